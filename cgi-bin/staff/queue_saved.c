/* Scope: filters an officer keeps under a name.
 * POST /petugas/saringan  303 to the list, kept or dropped; 400 no name, no filter of ours, or too many of them */
#include "cgi-bin/staff/queue_saved.h"

#include <string.h>

#include "cgi-bin/staff/visitor.h"
#include "lib/store/saved_filter.h"
#include "lib/web/response.h"

#define DROP "hapus"

const struct field SAVED_FIELDS[SAVED_FIELD_COUNT] = {
    { .name = "action", .label = "", .kind = FIELD_HIDDEN, .max_length = 10 },
    { .name = "name", .label = "Nama saringan", .kind = FIELD_TEXT, .required = true, .max_length = SAVED_FILTER_NAME_LONGEST },
    { .name = "query", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = SAVED_FILTER_QUERY_LONGEST },
};

enum result queue_saved_view(struct app *app, struct request *request, json_t **ret) {
    struct saved_filters filters;
    enum result result = saved_filter_list(app->db, request->arena, (struct staff_id){ request->visitor->staff_id }, &filters);
    if (result != DONE) return result;
    *ret = json_array();
    for (size_t i = 0; i < filters.count; i++) {
        const char *href = arena_format(request->arena, "/petugas/?%s", filters.rows[i].query);
        (void)json_array_append_new(*ret, json_pack("{s:s, s:s, s:s}", "name", filters.rows[i].name, "query", filters.rows[i].query, "href",
                                                    href));
    }
    return DONE;
}

/* As queue_query writes it: pairs, percent-encoded. Anything else did not come from our page. */
static bool is_query(const char *text) {
    static const char ALLOWED[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%=&._~-";
    return strncmp(text, "tab=", 4) == 0 && text[strspn(text, ALLOWED)] == '\0';
}

static enum result change(struct app *app, struct request *request, const struct saved_filter *filter, bool drops) {
    struct staff_id staff = { request->visitor->staff_id };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = drops ? saved_filter_drop(&tx, staff, filter->name) : saved_filter_keep(&tx, request->arena, staff, filter);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result queue_saved_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, SAVED_FIELDS, SAVED_FIELD_COUNT);
    if (form_read(&form) != DONE || !is_query(form_text(&form, "query"))) return REFUSED_INVALID;
    struct saved_filter filter = { form_text(&form, "name"), form_text(&form, "query") };
    enum result result = change(app, request, &filter, strcmp(form_text(&form, "action"), DROP) == 0);
    if (result == REFUSED_TOO_LARGE) return response_redirect(response, "/petugas/?selesai=" QUEUE_SAVED_FULL);
    if (result != DONE) return result;
    return response_redirect(response, arena_format(request->arena, "/petugas/?%s&selesai=saringan", filter.query));
}
