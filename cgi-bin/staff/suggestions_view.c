/* Scope: filters, rows and counts of suggestions. */
#include "cgi-bin/staff/suggestions_view.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/suggestions.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/private_value.h"
#include "lib/rules/suggestion_tags.h"
#include "lib/web/app.h"

/* ---- what is asked for ---- */

static const char *from_address(const struct request *request, const char *name) {
    const char *value = parameters_first(&request->query, name);
    return value ? value : "";
}

static const struct survey_period *period_called(const struct survey_periods *periods, const char *key) {
    for (size_t i = 0; i < periods->count; i++) {
        if (strcmp(periods->rows[i].key, key) == 0) return &periods->rows[i];
    }
    return NULL;
}

enum result suggestions_asked(struct app *app, struct request *request, struct suggestions_asked *ret) {
    struct suggestions_asked asked = { .period_key = from_address(request, "periode"), .tag = from_address(request, "tentang"),
                                       .service = from_address(request, "layanan") };
    enum suggestion_tag tag;
    enum result result = survey_period_list(app->db, request->arena, &asked.periods);
    if (result != DONE) return result;
    const struct survey_period *period = period_called(&asked.periods, asked.period_key);
    if (*asked.period_key && !period) return REFUSED_ABSENT;
    if (period) asked.filter.period = period->id;
    bool is_unread = strcmp(asked.tag, SUGGESTIONS_UNREAD) == 0;
    if (*asked.tag && !is_unread && !suggestion_tag_parse(asked.tag, &tag)) return REFUSED_INVALID;
    if (*asked.tag) asked.filter.tag = is_unread ? "" : asked.tag;
    if (*asked.service) asked.filter.service_code = asked.service;
    (void)desk_id(from_address(request, "setelah"), &asked.after.value);
    *ret = asked;
    return DONE;
}

const char *suggestion_private(struct app *app, struct arena *arena, const char *text) {
    const char *const emails[] = { app->config->office.email, NULL }, *const phones[] = { app->config->office.phone, NULL };
    const struct private_values own = { .own_emails = emails, .own_phones = phones };
    enum private_kind kind = private_find(arena, &own, text, strlen(text));
    return kind == PRIVATE_NOTHING ? NULL : private_kind_name(kind);
}

/* ---- filters ---- */

static const char *address(struct arena *arena, const struct suggestions_asked *asked, const char *tag, int64_t after) {
    const char *next = after ? arena_format(arena, "&setelah=%lld", (long long)after) : "";
    return arena_format(arena, "?periode=%s&tentang=%s&layanan=%s%s", asked->period_key, tag, asked->service, next);
}

static json_t *option(const char *value, const char *label, const char *chosen) {
    return json_pack("{s:s, s:s, s:b}", "value", value, "label", label, "chosen", strcmp(value, chosen) == 0);
}

static json_t *periods_view(struct arena *arena, const struct suggestions_asked *asked) {
    json_t *list = json_array();
    for (size_t i = 0; i < asked->periods.count; i++) {
        const struct survey_period *period = &asked->periods.rows[i];
        (void)json_array_append_new(list, option(period->key, desk_period(arena, period), asked->period_key));
    }
    return list;
}

static int64_t count_of(const struct suggestion_counts *counts, const char *tag) {
    for (size_t i = 0; i < counts->count; i++) {
        if (strcmp(counts->rows[i].tag, tag) == 0) return counts->rows[i].count;
    }
    return 0;
}

static void add_tab(struct arena *arena, const struct suggestions_asked *asked, json_t *tabs, const char *tag, const char *label, int64_t count) {
    bool is_current = strcmp(tag, asked->tag) == 0;
    if (count == 0 && !is_current && *tag && strcmp(tag, SUGGESTIONS_UNREAD) != 0) return;
    (void)json_array_append_new(tabs, json_pack("{s:s, s:s, s:s, s:b}", "href", address(arena, asked, tag, 0), "label", label, "count_text",
                                                format_number(arena, count, 0), "current", is_current));
}

/* Tags that have something, besides everything and what nobody has read. */
static json_t *tabs_view(struct arena *arena, const struct suggestions_asked *asked, const struct suggestion_counts *counts) {
    json_t *tabs = json_array();
    int64_t all = 0;
    for (size_t i = 0; i < counts->count; i++) all += counts->rows[i].count;
    add_tab(arena, asked, tabs, "", "Semua", all);
    add_tab(arena, asked, tabs, SUGGESTIONS_UNREAD, "Belum dibaca", count_of(counts, ""));
    for (unsigned i = 0; i < SUGGESTION_TAG_COUNT; i++) {
        enum suggestion_tag tag = (enum suggestion_tag)i;
        add_tab(arena, asked, tabs, suggestion_tag_text(tag), suggestion_tag_label(tag), count_of(counts, suggestion_tag_text(tag)));
    }
    return tabs;
}

/* ---- rows ---- */

/* Ticked in the form that came back. */
static bool was_chosen(const struct request *request, const char *value) {
    for (size_t i = 0; i < request->form.count; i++) {
        const struct parameter *pair = &request->form.items[i];
        if (strcmp(pair->name, SUGGESTIONS_CHOSEN) == 0 && strcmp(pair->value, value) == 0) return true;
    }
    return false;
}

static json_t *row_view(struct app *app, struct request *request, const struct suggestion *row) {
    struct arena *arena = request->arena;
    enum suggestion_tag tag;
    bool is_read = suggestion_tag_parse(row->tag, &tag);
    const char *value = arena_format(arena, "%lld-%s", (long long)row->id.value, row->tag);
    const char *period = period_label(arena, row->period_label);
    return json_pack("{s:s, s:s, s:s?, s:b, s:s, s:s, s:s, s:s?}", "value", value, "text", row->text, "private_text",
                     suggestion_private(app, arena, row->text), "chosen", was_chosen(request, value), "where_text",
                     row->service ? arena_format(arena, "%s, %s", row->service, period) : period, "state_label",
                     is_read ? suggestion_tag_label(tag) : "Belum dibaca", "state_tone", is_read ? "positive" : "waiting", "read_text",
                     row->read_by ? arena_format(arena, "dibaca %s, %s", row->read_by, desk_day(app, request, row->read_at)) : NULL);
}

static json_t *rows_view(struct app *app, struct request *request, const struct suggestions *rows, size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) (void)json_array_append_new(list, row_view(app, request, &rows->rows[i]));
    return list;
}

/* ---- the page ---- */

static json_t *tag_field(struct app *app, struct form *form) {
    json_auto_t *fields = form_view(app, form);
    return action_field(form, fields, "tag");
}

enum result suggestions_view(struct app *app, struct form *form, const struct suggestions_asked *asked, json_t **ret) {
    struct request *request = form->request;
    struct arena *arena = request->arena;
    struct suggestions rows;
    struct suggestion_counts counts;
    enum result result = suggestion_list(app->db, arena, &asked->filter, asked->after, SUGGESTIONS_PAGE + 1, &rows);
    if (result == DONE) result = suggestion_counts(app->db, arena, &asked->filter, &counts);
    if (result != DONE) return result;
    bool has_more = rows.count > SUGGESTIONS_PAGE;
    size_t shown = has_more ? SUGGESTIONS_PAGE : rows.count;
    const char *next = has_more ? address(arena, asked, asked->tag, rows.rows[shown - 1].id.value) : NULL;
    const char *first = asked->after.value ? address(arena, asked, asked->tag, 0) : NULL;
    json_t *view = desk_view("survey");
    json_t *own = json_pack("{s:o, s:o, s:s, s:s, s:s, s:b, s:o, s:o, s:s?, s:s?}", "tabs", tabs_view(arena, asked, &counts), "periods",
                            periods_view(arena, asked), "tag_now", asked->tag, "service_now", asked->service, "post_to",
                            arena_format(arena, "%s%s", &SUGGESTIONS_PATH[1], address(arena, asked, asked->tag, asked->after.value)),
                            "has_rows", shown > 0, "rows", rows_view(app, request, &rows, shown), "tag", tag_field(app, form), "next_href",
                            next, "first_href", first);
    (void)json_object_update(view, own);
    json_decref(own);
    *ret = view;
    return DONE;
}
