/* Scope: the first page of the desk: cases that wait for the visitor, and all the others one may look up.
 * GET /petugas/  200 the queue, every filter in the address, or as a file; staff who see no cases get their own first page */
#include "cgi-bin/staff/queue.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/staff/calendar.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/queue_export.h"
#include "cgi-bin/staff/queue_filter.h"
#include "cgi-bin/staff/start.h"
#include "lib/rules/format.h"
#include "lib/web/page.h"

/* Everything of one moment. */
struct queue {
    struct app *app;
    struct request *request;
    struct queue_filter filter;
    struct calendar calendar;
    struct case_counts counts[CASE_KIND_COUNT];
    struct case_list list; /* of both kinds, in order */
};

/* ---- reading ---- */

static struct case_place place_of(const struct queue *queue, const struct case_row *row) {
    bool is_register = queue_tab_is_register(queue->filter.tab);
    return (struct case_place){ is_register ? row->received_on : row->due_on, row->id };
}

/* Whether A stands before B in the list. */
static bool is_before(const struct queue *queue, const struct case_row *a, const struct case_row *b) {
    struct case_place one = place_of(queue, a), other = place_of(queue, b);
    bool is_smaller = one.day < other.day || (one.day == other.day && one.id.value < other.id.value);
    return is_smaller != queue_tab_is_register(queue->filter.tab);
}

/* Two pages in order become one; of a page turned back the last rows count. */
static void merge(struct queue *queue, const struct case_list lists[CASE_KIND_COUNT]) {
    size_t total = lists[0].count + lists[1].count, at[2] = { 0, 0 };
    struct case_list merged = { .rows = arena_array(queue->request->arena, total + 1, sizeof *merged.rows) };
    for (; merged.count < total; merged.count++) {
        bool second = at[0] == lists[0].count ||
                      (at[1] < lists[1].count && is_before(queue, &lists[1].rows[at[1]], &lists[0].rows[at[0]]));
        merged.rows[merged.count] = lists[second].rows[at[second]++];
    }
    merged.more = lists[0].more || lists[1].more || total > QUEUE_PAGE_ROWS;
    if (total > QUEUE_PAGE_ROWS) {
        if (queue->filter.backwards) merged.rows += total - QUEUE_PAGE_ROWS;
        merged.count = QUEUE_PAGE_ROWS;
    }
    queue->list = merged;
}

static enum result read_kind(struct queue *queue, enum case_kind kind, struct case_list *ret) {
    struct db *db = queue->app->db;
    struct arena *arena = queue->request->arena;
    struct case_filter filter = queue_store_filter(&queue->filter, kind, queue->calendar.today);
    enum result result = DONE;
    if (queue->filter.sees[kind]) {
        result = case_counts(db, arena, filter.kind, queue->calendar.today, &queue->counts[kind]);
    }
    if (result != DONE || !queue->filter.kinds[kind]) return result;
    if (queue_tab_is_register(queue->filter.tab)) return case_register(db, arena, &filter, ret);
    return case_queue(db, arena, &filter, ret);
}

static enum result read_all(struct queue *queue) {
    struct case_list lists[CASE_KIND_COUNT] = { 0 };
    enum result result = db_read_begin(queue->app->db);
    if (result != DONE) return result;
    result = calendar_load(queue->app, queue->request, &queue->calendar);
    for (unsigned kind = 0; result == DONE && kind < CASE_KIND_COUNT; kind++) {
        result = read_kind(queue, (enum case_kind)kind, &lists[kind]);
    }
    db_read_end(queue->app->db);
    if (result == DONE) merge(queue, lists);
    return result;
}

/* ---- tabs ---- */

static int64_t count_of(const struct queue *queue, enum queue_tab tab) {
    int64_t count = 0;
    for (unsigned kind = 0; kind < CASE_KIND_COUNT; kind++) {
        if (!queue->filter.kinds[kind]) continue;
        for (size_t i = 0; i < queue->counts[kind].count; i++) {
            const struct case_count *row = &queue->counts[kind].rows[i];
            if (!queue_tab_holds(tab, (enum case_kind)kind, row->state)) continue;
            count += tab == TAB_OVERDUE ? row->overdue : row->count;
        }
    }
    return count;
}

static json_t *tabs_view(const struct queue *queue) {
    json_t *list = json_array();
    for (unsigned tab = 0; tab < TAB_COUNT; tab++) {
        const char *count = format_number(queue->request->arena, count_of(queue, (enum queue_tab)tab), 0);
        const char *href = queue_href(queue->request, &queue->filter, (enum queue_tab)tab, NULL);
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:b}", "href", href, "label",
                                                    queue_tab_label((enum queue_tab)tab), "count_text", count, "current",
                                                    tab == (unsigned)queue->filter.tab));
    }
    return list;
}

/* ---- rows ---- */

static const char *channel_text_of(const char *text) {
    enum channel channel;
    return channel_parse(text, &channel) ? channel_label(channel) : text;
}

static json_t *row_view(const struct queue *queue, const struct case_row *row) {
    struct arena *arena = queue->request->arena;
    enum case_kind kind = case_kind_of(row);
    struct state_words words = case_state_words(kind, row->state);
    struct due_words due = { NULL, "" };
    if (words.clock_runs) due = calendar_due(arena, &queue->calendar, row->due_on);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:s?, s:s}", "href",
                     arena_format(arena, "/petugas/kasus/%s", row->number), "number", row->number, "subject", row->subject,
                     "kind_text", case_kind_label(kind), "service_text",
                     row->service_name ? row->service_name : case_kind_label(kind), "channel_text",
                     channel_text_of(row->channel), "received_text", format_day_short(arena, row->received_on),
                     "state_label", words.label, "state_tone", words.tone, "due_text",
                     words.clock_runs ? format_day_short(arena, row->due_on) : NULL, "due_note", due.note, "due_class",
                     due.class);
}

static json_t *rows_view(const struct queue *queue) {
    json_t *list = json_array();
    for (size_t i = 0; i < queue->list.count; i++) {
        (void)json_array_append_new(list, row_view(queue, &queue->list.rows[i]));
    }
    return list;
}

/* ---- pages ---- */

static const char *turn(const struct queue *queue, bool backwards) {
    const struct case_list *list = &queue->list;
    bool is_there = queue->filter.backwards == backwards ? list->more : queue->filter.from.id.value != 0;
    if (!is_there || list->count == 0) return NULL;
    int64_t step = backwards ? -QUEUE_PAGE_ROWS : (int64_t)list->count, position = queue->filter.position + step;
    struct queue_place place = { place_of(queue, &list->rows[backwards ? 0 : list->count - 1]), backwards,
                                 position > 1 ? position : 1 };
    return queue_href(queue->request, &queue->filter, queue->filter.tab, &place);
}

static const char *range_text(const struct queue *queue) {
    struct arena *arena = queue->request->arena;
    const struct queue_filter *filter = &queue->filter;
    int64_t first = filter->position, last = first + (int64_t)queue->list.count - 1;
    bool is_sifted = filter->text || filter->service || filter->state;
    const char *range = arena_format(arena, "%s–%s", format_number(arena, first, 0), format_number(arena, last, 0));
    if (is_sifted) return range;
    return arena_format(arena, "%s dari %s", range, format_number(arena, count_of(queue, filter->tab), 0));
}

static const char *empty_text(const struct queue_filter *filter) {
    if (filter->text || filter->service || filter->state || filter->kind) return "Tidak ada kasus untuk saringan ini.";
    return filter->tab == TAB_TO_DO ? "Tidak ada yang menunggu tindakan Anda. Terima kasih."
                                    : "Belum ada kasus di sini.";
}

/* What the filter's form keeps besides its own fields. A search from the first tab looks everywhere. */
static json_t *kept_view(const struct queue_filter *filter) {
    if (filter->tab == TAB_TO_DO) return json_array();
    return json_pack("[{s:s, s:s}]", "name", "tab", "value", queue_tab_name(filter->tab));
}

static enum result show(struct queue *queue, struct response *response) {
    json_t *fields;
    enum result result = queue_fields_view(queue->app, queue->request, &queue->filter, &fields);
    if (result != DONE) return result;
    json_t *view = json_pack("{s:{s:b}, s:n, s:o, s:o, s:o, s:b, s:o, s:s, s:s?, s:s?, s:s}", "here", "queue", 1, "notice",
                             "tabs", tabs_view(queue), "filters", fields, "query", kept_view(&queue->filter), "has_cases",
                             queue->list.count > 0, "cases", rows_view(queue), "empty_text", empty_text(&queue->filter),
                             "previous_href", turn(queue, true), "next_href", turn(queue, false), "range_text",
                             range_text(queue));
    list_export_links(queue->request, view);
    return page_render(queue->app, queue->request, response, "pages/staff_queue", view);
}

enum result queue_page(struct app *app, struct request *request, struct response *response) {
    struct queue queue = { .app = app, .request = request };
    queue_filter_read(request, &queue.filter);
    if (!queue.filter.sees[CASE_COMPLAINT] && !queue.filter.sees[CASE_REQUEST]) return start_page(app, request, response);
    if (list_export_asked(request)) return queue_export(app, request, response, &queue.filter);
    enum result result = read_all(&queue);
    return result == DONE ? show(&queue, response) : result;
}
