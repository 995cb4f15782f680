/* Scope: the first page of the desk: cases that wait for the visitor, and all the others one may look up.
 * GET /petugas/  200 the queue, every filter in the address, or as a file; staff who see no cases get their own first page */
#include "cgi-bin/staff/queue.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/bulk.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/queue_export.h"
#include "cgi-bin/staff/queue_fields.h"
#include "cgi-bin/staff/queue_row.h"
#include "cgi-bin/staff/queue_saved.h"
#include "cgi-bin/staff/start.h"
#include "cgi-bin/staff/subject_desk.h"
#include "lib/rules/format.h"
#include "lib/store/holiday.h"
#include "lib/store/search.h"
#include "lib/web/page.h"

/* Everything of one moment. */
struct queue {
    struct app *app;
    struct request *request;
    struct queue_filter filter;
    struct calendar calendar;
    struct case_counts counts[CASE_KIND_COUNT];
    struct case_list list; /* of both kinds, in order */
    int last_year;         /* the holiday table knows */
};

/* ---- reading ---- */

static struct case_place place_of(const struct queue *queue, const struct case_row *row) {
    bool is_register = queue_tab_is_register(queue->filter.tab);
    return (struct case_place){ is_register ? row->received_on : row->step_due_on, row->id };
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

static enum result read_counts(struct queue *queue, enum case_kind kind) {
    struct case_counting counting = { .visitor = queue->filter.visitor, .kind = case_kind_text(kind), .today = queue->calendar.today,
                                      .soon = calendar_soon(&queue->calendar) };
    if (!queue->filter.sees[kind]) return DONE;
    return case_counts(queue->app->db, queue->request->arena, &counting, &queue->counts[kind]);
}

static enum result read_kind(struct queue *queue, enum case_kind kind, struct case_list *ret) {
    if (!queue->filter.kinds[kind]) return DONE;
    struct case_filter filter = queue_store_filter(queue->request, &queue->filter, kind, &queue->calendar);
    if (queue_tab_is_register(queue->filter.tab)) return case_register(queue->app->db, queue->request->arena, &filter, ret);
    return case_queue(queue->app->db, queue->request->arena, &filter, ret);
}

static enum result read_found(struct queue *queue) {
    struct case_filter filter = queue_search_filter(queue->request, &queue->filter, &queue->calendar);
    return search_cases(queue->app->db, queue->request->arena, &filter, queue->filter.text, (size_t)queue->filter.position - 1,
                        &queue->list);
}

static enum result read_lists(struct queue *queue) {
    struct case_list lists[CASE_KIND_COUNT] = { 0 };
    enum result result = DONE;
    for (unsigned kind = 0; result == DONE && kind < CASE_KIND_COUNT; kind++) {
        result = read_kind(queue, (enum case_kind)kind, &lists[kind]);
    }
    if (result == DONE) merge(queue, lists);
    return result;
}

static enum result read_all(struct queue *queue) {
    enum result result = db_read_begin(queue->app->db);
    if (result != DONE) return result;
    result = calendar_load(queue->app, queue->request, &queue->calendar);
    if (result == DONE) result = holiday_last_year(queue->app->db, &queue->last_year);
    for (unsigned kind = 0; result == DONE && kind < CASE_KIND_COUNT; kind++) result = read_counts(queue, (enum case_kind)kind);
    if (result == DONE) result = queue->filter.text ? read_found(queue) : read_lists(queue);
    db_read_end(queue->app->db);
    return result;
}

/* ---- tabs ---- */

static int64_t count_of(const struct queue *queue, enum queue_tab tab) {
    int64_t count = 0;
    for (unsigned kind = 0; kind < CASE_KIND_COUNT; kind++) {
        if (queue->filter.kinds[kind]) count += queue_tab_count(tab, (enum case_kind)kind, &queue->counts[kind]);
    }
    return count;
}

static const char *href(const struct queue *queue, enum queue_tab tab, const struct queue_place *place) {
    return arena_format(queue->request->arena, "?%s", queue_query(queue->request, &queue->filter, tab, place));
}

static json_t *tabs_view(const struct queue *queue) {
    json_t *list = json_array();
    for (unsigned i = 0; i < TAB_COUNT; i++) {
        enum queue_tab tab = (enum queue_tab)i;
        int64_t count = count_of(queue, tab);
        bool is_current = tab == queue->filter.tab;
        if (count == 0 && !is_current && !queue_tab_stays(tab)) continue;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:b}", "href", href(queue, tab, NULL), "label", queue_tab_label(tab),
                                                    "count_text", format_number(queue->request->arena, count, 0), "current", is_current));
    }
    return list;
}

/* ---- pages ---- */

static const char *turn(const struct queue *queue, bool backwards) {
    const struct case_list *list = &queue->list;
    const struct queue_filter *filter = &queue->filter;
    bool is_there = filter->backwards == backwards ? list->more : filter->from.id.value != 0;
    if (filter->text) is_there = backwards ? filter->position > 1 : list->more;
    if (!is_there || list->count == 0) return NULL;
    int64_t step = backwards ? -QUEUE_PAGE_ROWS : (int64_t)list->count, position = filter->position + step;
    struct queue_place place = { .backwards = backwards, .position = position > 1 ? position : 1 };
    if (!filter->text) place.at = place_of(queue, &list->rows[backwards ? 0 : list->count - 1]);
    return href(queue, filter->tab, &place);
}

static const char *range_text(const struct queue *queue) {
    struct arena *arena = queue->request->arena;
    const struct queue_filter *filter = &queue->filter;
    int64_t first = filter->position, last = first + (int64_t)queue->list.count - 1;
    const char *range = arena_format(arena, "%s–%s", format_number(arena, first, 0), format_number(arena, last, 0));
    if (queue_is_sifted(filter)) return range;
    return arena_format(arena, "%s dari %s", range, format_number(arena, count_of(queue, filter->tab), 0));
}

static const char *empty_text(const struct queue_filter *filter) {
    if (queue_is_sifted(filter)) return "Tidak ada kasus untuk saringan ini.";
    return filter->tab == TAB_TO_DO || filter->tab == TAB_MINE ? "Tidak ada yang menunggu tindakan Anda. Terima kasih."
                                                               : "Belum ada kasus di sini.";
}

/* What the filter's form keeps besides its own fields. A search from the first tab looks everywhere. */
static json_t *kept_view(const struct queue_filter *filter) {
    if (filter->tab == TAB_TO_DO) return json_array();
    return json_pack("[{s:s, s:s}]", "name", "tab", "value", queue_tab_name(filter->tab));
}

/* A deadline counted past the last year of the table was counted without holidays; before that happens, somebody is told too. */
static const char *warning_text(const struct queue *queue) {
    struct arena *arena = queue->request->arena;
    struct workday_clock clock = queue->calendar.free;
    if (queue->last_year == 0) return "Tabel hari libur kosong: semua tenggat dihitung tanpa hari libur. Beri tahu administrator.";
    for (size_t i = 0; i < queue->list.count; i++) {
        const struct case_row *row = &queue->list.rows[i];
        if (row->closed || civil_from_day(row->due_on).year <= queue->last_year) continue;
        return arena_format(arena, "Hari libur setelah tahun %d belum diisi: tenggat yang jatuh sesudahnya dihitung tanpa "
                            "hari libur dan dapat bergeser. Beri tahu administrator.", queue->last_year);
    }
    clock.start = queue->calendar.today;
    int year = workday_year_to_enter(&clock, clock.start);
    if (year == 0) return NULL;
    return arena_format(arena, "Hari libur tahun %d belum diisi. Beri tahu administrator sebelum ada tenggat yang melewatinya.", year);
}

/* ---- the page ---- */

static json_t *rows_view(const struct queue *queue) {
    json_t *list = json_array();
    for (size_t i = 0; i < queue->list.count; i++) {
        (void)json_array_append_new(list, queue_row_view(queue->request, &queue->calendar, &queue->list.rows[i]));
    }
    return list;
}

/* Steps for several cases, and lists under a name. */
static enum result add_tools(struct queue *queue, const struct office_choices *office, json_t *view) {
    static const struct desk_done DONE_WORDS[] = { { "saringan", "Saringan tersimpan." } };
    json_t *saved;
    const char *privacy;
    enum result result = queue_saved_view(queue->app, queue->request, &saved);
    if (result == DONE) result = subject_desk_waiting(queue->app, queue->request, &privacy);
    if (result != DONE) return result;
    bool can_act = queue->list.count > 0 && (case_may_handle(queue->request, CASE_COMPLAINT) || case_may_handle(queue->request, CASE_REQUEST));
    (void)json_object_update_new(view, json_pack("{s:s?, s:b, s:o, s:b, s:o, s:s}", "privacy_text", privacy, "can_act", can_act, "bulk_fields",
                                                 bulk_fields_view(queue->app, queue->request, office), "has_saved",
                                                 json_array_size(saved) > 0, "saved", saved, "this_query",
                                                 queue_query(queue->request, &queue->filter, queue->filter.tab, NULL)));
    desk_notice_done(queue->request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    const char *done = parameters_first(&queue->request->query, DESK_DONE);
    if (done && strcmp(done, QUEUE_SAVED_FULL) == 0) {
        desk_notice(view, "Paling banyak 10 saringan. Hapus salah satu, lalu simpan lagi.", "caution");
    }
    return DONE;
}

static enum result show(struct queue *queue, struct response *response) {
    struct queue_fields fields;
    struct office_choices office;
    enum result result = office_choices_load(queue->app, queue->request, &office);
    if (result == DONE) result = queue_fields_view(queue->app, queue->request, &queue->filter, &office, &fields);
    if (result != DONE) return result;
    json_t *view = json_pack("{s:{s:b}, s:n, s:o, s:o, s:o, s:s?, s:s, s:b, s:o, s:b, s:o, s:s, s:s?, s:s?, s:s, s:b, s:s?}", "here", "queue", 1,
                             "notice", "tabs", tabs_view(queue), "search", fields.search, "sieves", fields.sieves, "sieved_text", fields.words,
                             "clear_href", arena_format(queue->request->arena, "?tab=%s", queue_tab_name(queue->filter.tab)), "is_searched",
                             queue->filter.text != NULL, "query", kept_view(&queue->filter), "has_cases", queue->list.count > 0, "cases",
                             rows_view(queue), "empty_text", empty_text(&queue->filter), "previous_href", turn(queue, true), "next_href",
                             turn(queue, false), "range_text", range_text(queue), "is_unranked", queue->list.is_unranked, "warning_text",
                             warning_text(queue));
    list_export_links(queue->request, view);
    result = add_tools(queue, &office, view);
    if (result != DONE) {
        json_decref(view);
        return result;
    }
    return page_render(queue->app, queue->request, response, "pages/staff_queue", view);
}

/* What is new is indexed first. A disk that takes nothing now does not keep anybody from what was indexed before. */
static enum result catch_up(struct app *app, struct request *request) {
    bool left;
    enum result result = search_catch_up(app->db, request->arena, SEARCH_CATCH_UP, &left);
    return result == FAILED_UNAVAILABLE ? DONE : result;
}

enum result queue_page(struct app *app, struct request *request, struct response *response) {
    struct queue queue = { .app = app, .request = request };
    queue_filter_read(request, &queue.filter);
    if (!queue.filter.sees[CASE_COMPLAINT] && !queue.filter.sees[CASE_REQUEST]) return start_page(app, request, response);
    enum result result = queue.filter.text ? catch_up(app, request) : DONE;
    if (result != DONE) return result;
    if (list_export_asked(request)) return queue_export(app, request, response, &queue.filter);
    result = read_all(&queue);
    return result == DONE ? show(&queue, response) : result;
}
