/* Scope: files of a case.
 * GET /petugas/lampiran/NUMBER/ID  200 the file as a download, the look is in the audit trail; 403 such cases are not for
 *                                  the visitor; 404 no such case, or not a file of it */
#include "cgi-bin/staff/attachment.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/case_file.h"

#define ID_LONGEST 16 /* digits of a 53-bit number */

/* Reads the decimal id of an attachment; 0 when it is none. */
static int64_t id_of(const char *text) {
    size_t length = strspn(text, "0123456789");
    if (length == 0 || length > ID_LONGEST || text[length] != '\0') return 0;
    return strtoll(text, NULL, 10);
}

enum result attachment_page(struct app *app, struct request *request, struct response *response) {
    const char *slash = strchr(request->tail, '/');
    if (!slash) return REFUSED_ABSENT;
    const char *number = arena_copy(request->arena, request->tail, (size_t)(slash - request->tail));
    struct case_file file;
    struct attachment attachment;
    enum result result = case_file_open(app, request, number, &file);
    if (result != DONE) return result;
    struct attachment_of_case which = { .id = file.row.id, .attachment = { id_of(slash + 1) } };
    result = attachment_of(app->db, request->arena, which, &attachment);
    if (result == DONE) result = case_file_note_look(app, request, file.row.id, "attachment.view");
    if (result != DONE) return result;
    int descriptor = upload_open(app->config->paths.uploads, attachment.file.stored_name);
    if (descriptor < 0) return FAILED_UNAVAILABLE;
    return response_attachment(response, descriptor, attachment.file.size, attachment.file.file_name,
                               attachment.file.media_type);
}
