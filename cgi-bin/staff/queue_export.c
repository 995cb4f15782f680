/* Scope: rows of the queue as cells. */
#include "cgi-bin/staff/queue_export.h"

#include "cgi-bin/staff/calendar.h"
#include "cgi-bin/staff/list_export.h"
#include "lib/store/search.h"

static const struct sheet_column COLUMNS[] = {
    { "Nomor", SHEET_TEXT, 0, 17 },          { "Jenis", SHEET_TEXT, 0, 14 },      { "Judul", SHEET_TEXT, 0, 44 },
    { "Layanan", SHEET_TEXT, 0, 0 },         { "Saluran", SHEET_TEXT, 0, 10 },    { "Kerahasiaan", SHEET_TEXT, 0, 12 },
    { "Diterima", SHEET_DAY, 0, 0 },         { "Keadaan", SHEET_TEXT, 0, 24 },    { "Tenggat langkah", SHEET_DAY, 0, 0 },
    { "Tenggat selesai", SHEET_DAY, 0, 0 },  { "Lewat (hari kerja)", SHEET_NUMBER, 0, 0 },
};
#define COLUMN_COUNT (sizeof COLUMNS / sizeof *COLUMNS)

struct queue_rows {
    const struct queue_filter *filter;
    struct calendar calendar;
};

static const char *channel_words(const char *text) {
    enum channel channel;
    return channel_parse(text, &channel) ? channel_label(channel) : text;
}

static const char *confidentiality_words(const char *text) {
    enum confidentiality choice;
    return confidentiality_parse(text, &choice) ? confidentiality_label(choice) : text;
}

/* Only where the clock runs there is a deadline, and only what is late has a number. */
static bool add(struct list_sink *sink, const struct queue_rows *rows, const struct case_row *row) {
    enum case_kind kind = case_kind_of(row);
    struct state_words words = case_state_words(kind, row->state);
    struct workday_clock clock = rows->calendar.free;
    clock.start = row->step_due_on;
    bool is_late = words.clock_runs && row->step_due_on < rows->calendar.today;
    struct sheet_cell cells[COLUMN_COUNT] = {
        sheet_text_cell(row->number),
        sheet_text_cell(case_kind_label(kind)),
        sheet_text_cell(row->subject),
        sheet_text_cell(row->service_name),
        sheet_text_cell(channel_words(row->channel)),
        sheet_text_cell(confidentiality_words(row->confidentiality)),
        sheet_number_cell(row->received_on),
        sheet_text_cell(words.label),
        words.clock_runs ? sheet_number_cell(row->step_due_on) : SHEET_NOTHING,
        words.clock_runs ? sheet_number_cell(row->due_on) : SHEET_NOTHING,
        is_late ? sheet_number_cell(workday_used(&clock, rows->calendar.today)) : SHEET_NOTHING,
    };
    return list_add(sink, cells);
}

struct kind_pages {
    enum case_kind kind;
    bool is_register;
};

static enum result write_kind(struct list_sink *sink, const struct queue_rows *rows, struct kind_pages pages) {
    struct case_place from = { 0 };
    for (bool goes_on = true; goes_on;) {
        /* its texts lie in the arena that list_turn empties */
        struct case_filter filter = queue_store_filter(sink->request, rows->filter, pages.kind, &rows->calendar);
        struct case_list list;
        filter.from = from;
        filter.backwards = false;
        filter.limit = CASE_PAGE_LIMIT;
        enum result result = pages.is_register ? case_register(sink->app->db, sink->request->arena, &filter, &list)
                                               : case_queue(sink->app->db, sink->request->arena, &filter, &list);
        if (result != DONE) return result;
        goes_on = list.more;
        for (size_t i = 0; i < list.count; i++) goes_on = add(sink, rows, &list.rows[i]) && goes_on;
        if (list.count == 0) return DONE;
        const struct case_row *last = &list.rows[list.count - 1];
        from = (struct case_place){ pages.is_register ? last->received_on : last->step_due_on, last->id };
        list_turn(sink);
    }
    return DONE;
}

static enum result write_found(struct list_sink *sink, const struct queue_rows *rows) {
    size_t skip = 0;
    for (bool goes_on = true; goes_on;) {
        struct case_filter filter = queue_search_filter(sink->request, rows->filter, &rows->calendar);
        struct case_list list;
        filter.limit = CASE_PAGE_LIMIT;
        enum result result = search_cases(sink->app->db, sink->request->arena, &filter, rows->filter->text, skip, &list);
        if (result != DONE) return result;
        skip += list.count;
        goes_on = list.more;
        for (size_t i = 0; i < list.count; i++) goes_on = add(sink, rows, &list.rows[i]) && goes_on;
        list_turn(sink);
    }
    return DONE;
}

static enum result write_cases(struct list_sink *sink) {
    const struct queue_rows *rows = sink->user;
    if (rows->filter->text) return write_found(sink, rows);
    enum result result = DONE;
    for (unsigned kind = 0; result == DONE && kind < CASE_KIND_COUNT; kind++) {
        struct kind_pages pages = { (enum case_kind)kind, queue_tab_is_register(rows->filter->tab) };
        if (rows->filter->kinds[kind]) result = write_kind(sink, rows, pages);
    }
    return result;
}

enum result queue_export(struct app *app, struct request *request, struct response *response, const struct queue_filter *filter) {
    struct queue_rows rows = { .filter = filter };
    enum result result = calendar_load(app, request, &rows.calendar);
    if (result != DONE) return result;
    struct list_export list = { .stem = "antrean",
                                .title = arena_format(request->arena, "Antrean: %s", queue_tab_label(filter->tab)),
                                .columns = COLUMNS, .column_count = COLUMN_COUNT, .write = write_cases, .user = &rows };
    return list_export(app, request, response, &list);
}
