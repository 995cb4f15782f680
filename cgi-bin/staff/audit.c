/* Scope: the audit trail, newest first.
 * GET /petugas/jejak?jenis=case&nomor=PGD-2026-000123&sebelum=8213&periksa=1
 * jenis: kind of thing; nomor: one case; sebelum: rows before this one; periksa: verify the whole chain now;
 * bentuk: all these rows as csv or xlsx */
#include "cgi-bin/staff/audit.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/audit_export.h"
#include "cgi-bin/staff/audit_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "lib/rules/format.h"
#include "lib/store/case.h"
#include "lib/store/exclusion.h"
#include "lib/web/page.h"
#include "lib/web/urlencoded.h"

#define PAGE_ROWS 50
#define VERIFY_ALWAYS 2000   /* rows: verified with each look, a few milliseconds */
#define VERIFY_LARGEST 50000 /* rows verified on request; a longer chain is for `loket audit verify`: a worker must not be held */
#define HASH_SHOWN 12        /* hexadecimal digits */

const char *const AUDIT_QUERY[] = { "jenis", "nomor", "sebelum", "periksa", LIST_EXPORT_QUERY, NULL };

static const struct choice SUBJECTS[] = {
    { "case", "Kasus", NULL }, { "dataset", "Data", NULL }, { "period", "Periode survei", NULL }, { "staff", "Akun dan masuk", NULL },
};
#define FILTER_COUNT 2
static const struct field FILTERS[FILTER_COUNT] = {
    { .name = "jenis", .label = "Tentang", .kind = FIELD_CHOICE, .choices = SUBJECTS, .choice_count = sizeof SUBJECTS / sizeof *SUBJECTS },
    { .name = "nomor", .label = "Nomor kasus", .kind = FIELD_TEXT, .max_length = 20, .input_class = "input-short" },
};

/* ---- filters ---- */

static bool is_subject(const char *text) {
    for (size_t i = 0; i < sizeof SUBJECTS / sizeof *SUBJECTS; i++) {
        if (strcmp(SUBJECTS[i].value, text) == 0) return true;
    }
    return false;
}

/* Reads the query; a number nobody has is a fault of the form and shows no rows. */
static enum result read_filter(struct app *app, struct form *form, struct audit_filter *filter) {
    struct request *request = form->request;
    const char *subject = parameters_first(&request->query, "jenis"), *number = parameters_first(&request->query, "nomor");
    const char *before = parameters_first(&request->query, "sebelum");
    *filter = (struct audit_filter){ .limit = PAGE_ROWS + 1 };
    if (before && !desk_id(before, &filter->before)) return REFUSED_INVALID;
    if (subject && *subject && !is_subject(subject)) return REFUSED_INVALID;
    if (subject && *subject) {
        form_set(form, "jenis", subject);
        filter->subject = subject;
    }
    if (!number || !*number) return DONE;
    form_set(form, "nomor", number);
    struct case_row row;
    bool is_hidden = false;
    enum result result = case_by_number(app->db, request->arena, form_text(form, "nomor"), &row);
    if (result == DONE) result = exclusion_hides(app->db, (struct exclusion_question){ row.id, { request->visitor->staff_id } }, &is_hidden);
    if (result == DONE && is_hidden) result = REFUSED_ABSENT;
    if (result == DONE) {
        filter->subject = "case";
        filter->subject_id = row.id.value;
    }
    if (result != REFUSED_ABSENT) return result;
    form_fault(form, "nomor", "Tidak ada kasus dengan nomor ini.");
    return DONE;
}

static json_t *filters_view(struct app *app, struct form *form) {
    json_t *fields = form_view(app, form), *list = json_array();
    for (size_t i = 0; i < FILTER_COUNT; i++) {
        json_t *field = action_field(form, fields, FILTERS[i].name);
        if (FILTERS[i].kind == FIELD_CHOICE) (void)json_object_set_new(field, "partial", json_string("partials/field_select"));
        (void)json_array_append_new(list, field);
    }
    json_decref(fields);
    return list;
}

/* ---- the chain ---- */

static json_t *chain_view(const char *sentence, const char *tone, bool offers_check) {
    return json_pack("{s:s, s:s, s:b}", "sentence", sentence, "tone", tone, "offers_check", offers_check);
}

static const char *hash_text(struct arena *arena, const uint8_t *hash) {
    char text[AUDIT_HASH_BYTES * 2 + 1];
    (void)sodium_bin2hex(text, sizeof text, hash, AUDIT_HASH_BYTES);
    return arena_copy(arena, text, HASH_SHOWN);
}

static enum result verify(struct app *app, struct request *request, json_t **ret) {
    struct arena *arena = request->arena;
    struct audit_report report;
    enum result result = audit_verify(app->db, arena, NULL, &report);
    if (result != DONE) return result;
    const char *rows = format_number(arena, report.rows, 0);
    if (report.fault) {
        *ret = chain_view(arena_format(arena, "Rantai putus pada catatan no. %s: %s.", format_number(arena, report.bad_row, 0),
                                       report.fault), "negative", false);
    } else {
        *ret = chain_view(arena_format(arena, "Rantai utuh: %s catatan diperiksa, sidik terakhir %s.", rows,
                                       hash_text(arena, report.head.hash)), "positive", false);
    }
    return DONE;
}

static enum result check_chain(struct app *app, struct request *request, json_t **ret) {
    struct audit_head head;
    enum result result = audit_head(app->db, &head);
    if (result != DONE) return result;
    bool is_asked = parameters_first(&request->query, "periksa") != NULL;
    if (head.sequence <= VERIFY_ALWAYS || (is_asked && head.sequence <= VERIFY_LARGEST)) return verify(app, request, ret);
    const char *advice = head.sequence > VERIFY_LARGEST ? " Rantai sepanjang ini diperiksa dengan perintah loket audit verify." : "";
    *ret = chain_view(arena_format(request->arena, "%s catatan, sidik terakhir %s.%s", format_number(request->arena, head.sequence, 0),
                                   hash_text(request->arena, head.hash), advice), "caution", head.sequence <= VERIFY_LARGEST);
    return DONE;
}

/* ---- rows ---- */

static enum result add_row(struct app *app, struct request *request, const struct audit_row *row, json_t *list) {
    struct audit_about about;
    enum result result = audit_about(app, request, &row->entry, &about);
    if (result != DONE) return result;
    (void)json_array_append_new(
        list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s}", "sequence_text", format_number(request->arena, row->sequence, 0),
                        "at_text", desk_moment_short(app, request, row->at), "who", audit_who(row), "what",
                        audit_what(request->arena, &row->entry, &about), "about", about.text, "about_href", about.href, "hash_text",
                        hash_text(request->arena, row->hash)));
    return DONE;
}

/* The address of the page that begins before SEQUENCE (0: the newest) with the same filters. */
static const char *page_href(const struct request *request, int64_t sequence) {
    const char *subject = parameters_first(&request->query, "jenis"), *number = parameters_first(&request->query, "nomor");
    struct buffer href = buffer_in(request->arena);
    buffer_format(&href, "?jenis=%s&nomor=", subject ? subject : "");
    if (number) percent_encode(&href, number);
    if (sequence) buffer_format(&href, "&sebelum=%" PRId64, sequence);
    return buffer_string(&href);
}

static enum result add_rows(struct app *app, struct request *request, const struct audit_filter *filter, json_t *view) {
    struct audit_rows rows;
    enum result result = audit_list(app->db, request->arena, filter, &rows);
    if (result != DONE) return result;
    size_t shown = rows.count > PAGE_ROWS ? PAGE_ROWS : rows.count;
    json_t *list = json_array();
    (void)json_object_set_new(view, "rows", list);
    for (size_t i = 0; result == DONE && i < shown; i++) result = add_row(app, request, &rows.rows[i], list);
    if (shown == 0) return result;
    const char *next = rows.count > PAGE_ROWS ? page_href(request, rows.rows[shown - 1].sequence) : NULL;
    const char *range = arena_format(request->arena, "no. %s sampai %s", format_number(request->arena, rows.rows[0].sequence, 0),
                                     format_number(request->arena, rows.rows[shown - 1].sequence, 0));
    (void)json_object_set_new(view, "next_href", next ? json_string(next) : json_null());
    (void)json_object_set_new(view, "range_text", json_string(range));
    return result;
}

static enum result fill(struct app *app, struct form *form, json_t *view) {
    struct request *request = form->request;
    struct audit_filter filter;
    json_t *chain;
    enum result result = read_filter(app, form, &filter);
    if (result == DONE) result = check_chain(app, request, &chain);
    if (result != DONE) return result;
    (void)json_object_set_new(view, "chain", chain);
    (void)json_object_set_new(view, "filters", filters_view(app, form));
    const char *newest = filter.before ? page_href(request, 0) : NULL;
    (void)json_object_set_new(view, "newest_href", newest ? json_string(newest) : json_null());
    if (!form->is_faulty) result = add_rows(app, request, &filter, view);
    list_export_links(request, view);
    (void)json_object_set_new(view, "has_rows", json_boolean(json_array_size(json_object_get(view, "rows")) > 0));
    return result;
}

static enum result download(struct app *app, struct form *form, struct response *response) {
    struct audit_filter filter;
    enum result result = read_filter(app, form, &filter);
    if (result != DONE) return result;
    return form->is_faulty ? REFUSED_ABSENT : audit_export(app, form->request, response, &filter);
}

enum result audit_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, FILTERS, FILTER_COUNT);
    if (list_export_asked(request)) return download(app, &form, response);
    json_t *view = desk_view("audit");
    enum result result = fill(app, &form, view);
    if (result != DONE) {
        json_decref(view);
        return result;
    }
    result = page_form(app, request, response, "pages/staff_audit", &form, NULL, view);
    response->status = response_status_of(result); /* looking for what is not there is no fault of the request */
    return result;
}
