/* Scope: files of a case.
 * GET /petugas/lampiran/NUMBER/ID  200 the file as a download, the look is in the audit trail; 403 such cases are not for
 *                                  the visitor; 404 no such case, or not a file of it */
#include "cgi-bin/staff/attachment.h"

#include <string.h>

#include "cgi-bin/staff/case_file.h"
#include "cgi-bin/staff/desk_view.h"

enum result attachment_page(struct app *app, struct request *request, struct response *response) {
    const char *slash = strchr(request->tail, '/');
    if (!slash) return REFUSED_ABSENT;
    const char *number = arena_copy(request->arena, request->tail, (size_t)(slash - request->tail));
    struct case_file file;
    struct attachment attachment;
    int64_t id = 0;
    (void)desk_id(slash + 1, &id);
    enum result result = case_file_open(app, request, number, &file);
    if (result != DONE) return result;
    struct attachment_of_case which = { .id = file.row.id, .attachment = { id } };
    result = attachment_of(app->db, request->arena, which, &attachment);
    if (result == DONE) result = case_file_note_look(app, request, file.row.id, "attachment.view");
    if (result != DONE) return result;
    int descriptor = upload_open(app->config->paths.uploads, attachment.file.stored_name);
    if (descriptor < 0) return FAILED_UNAVAILABLE;
    return response_attachment(response, descriptor, attachment.file.size, attachment.file.file_name,
                               attachment.file.media_type);
}
