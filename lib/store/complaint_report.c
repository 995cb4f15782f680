/* Scope: one walk through cases and their steps. A row is a step; the columns of the case are read at its first one only. */
#include "lib/store/complaint_report.h"

#include <string.h>

#include "lib/store/families.h"
#include "lib/store/holiday.h"
#include "lib/store/service.h"

#define STEPS_MOST 500 /* of one complaint; later ones change no figure of a report */

enum { READ, READ_IN_ORDER };

#define COLUMNS                                                                                                      \
    "SELECT c.id, e.type, e.at, c.number, c.subject, c.channel, c.received_at, c.received_on, c.service_code, "        \
    "c.confidentiality = 'anonymous', c.state, k.reporter_kind, k.class, k.oversight, k.forwarded_to "
#define STEPS                                                                                                        \
    "CROSS JOIN complaint AS k ON k.case_id = c.id LEFT JOIN case_event AS e ON e.case_id = c.id "                     \
    "WHERE NOT EXISTS (SELECT 1 FROM case_exclusion AS x WHERE x.case_id = c.id AND (x.staff_id = :viewer "            \
    "OR x.unit_code = (SELECT unit_code FROM staff WHERE id = :viewer))) "
#define ARRIVED "kind = 'complaint' AND received_on BETWEEN :first AND :last"

/* For figures any order will do, and that of the ids reads every page of three trees once instead of many times. */
static const struct statement ROWS[] = {
    [READ] = { "complaint_report_read", FOR_STAFF,
               COLUMNS "FROM cases AS c " STEPS "AND c.id IN (SELECT id FROM cases INDEXED BY case_by_arrival WHERE " ARRIVED ") "
               "ORDER BY c.id, e.sequence" },
    [READ_IN_ORDER] = { "complaint_report_in_order", FOR_STAFF,
                        COLUMNS "FROM cases AS c INDEXED BY case_by_arrival " STEPS "AND " ARRIVED " "
                        "ORDER BY c.received_on, c.id, e.sequence" },
};
const struct statement_table COMPLAINT_REPORT_STATEMENTS = STATEMENT_TABLE(FAMILY_COMPLAINT_REPORT, ROWS);

struct report_context {
    struct db *db;
    struct arena *arena;
    struct report_asked asked;
    struct services services;
};

struct reading {
    const struct report_context *context;
    struct arena *arena; /* of one complaint */
    int64_t id;          /* of the complaint under way; 0: none */
    struct report_row row;
    struct case_step steps[STEPS_MOST];
};

static size_t service_place(const struct services *services, const char *code) {
    size_t at = 0;
    while (code && at < services->count && strcmp(services->rows[at].code, code) != 0) at++;
    return code ? at : services->count;
}

static void begin_case(struct reading *reading, struct query *query) {
    struct arena *arena = reading->arena;
    struct report_case *about = &reading->row.about;
    reading->row.number = take_text(query, arena);
    reading->row.subject = take_text(query, arena);
    about->channel = take_text(query, arena);
    reading->row.received_at = take_instant(query);
    about->received = take_day(query);
    about->service = service_place(&reading->context->services, take_text(query, arena));
    reading->row.anonymous = take_flag(query);
    about->state = take_text(query, arena);
    about->reporter_kind = take_text(query, arena);
    about->class = take_text(query, arena);
    about->oversight = take_flag(query);
    reading->row.agency = take_text(query, arena);
    about->steps = (struct case_steps){ .rows = reading->steps };
}

static void add_step(struct reading *reading, const char *type, instant at) {
    size_t *count = &reading->row.about.steps.count;
    if (!type || *count == STEPS_MOST) return;
    reading->steps[(*count)++] = (struct case_step){ type, instant_day(at, reading->context->asked.zone_offset) };
}

/* Hands the finished complaint on. */
static bool end_case(struct reading *reading, report_each *each, void *user) {
    bool goes_on = reading->id == 0 || each(user, &reading->row);
    arena_reset(reading->arena);
    return goes_on;
}

static void walk(struct query *query, struct reading *reading, report_each *each, void *user) {
    bool goes_on = true;
    while (goes_on && query_row(query)) {
        int64_t id = take_number(query);
        bool is_next = id != reading->id;
        if (is_next) goes_on = end_case(reading, each, user);
        const char *type = take_text(query, reading->arena);
        instant at = take_instant(query);
        if (is_next) begin_case(reading, query);
        reading->id = id;
        add_step(reading, type, at);
    }
    if (goes_on && query->result == DONE) (void)end_case(reading, each, user);
}

static enum result read_all(const struct report_source *source, bool in_order, report_each *each, void *user) {
    const struct report_context *context = source->context;
    CLEANUP_QUERY struct query query = query_start(context->db, &COMPLAINT_REPORT_STATEMENTS, in_order ? READ_IN_ORDER : READ);
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct reading *reading = arena_alloc(context->arena, sizeof *reading);
    reading->context = context;
    reading->arena = arena;
    bind_day(&query, ":first", context->asked.first);
    bind_day(&query, ":last", context->asked.last);
    bind_number(&query, ":viewer", context->asked.viewer.value);
    walk(&query, reading, each, user);
    return query.result;
}

static enum result load_holidays(struct db *db, struct arena *arena, const struct report_asked *asked, struct workday_clock *ret) {
    struct holiday_rows stored;
    day_number last = asked->today > asked->last ? asked->today : asked->last;
    enum result result = holiday_list(db, arena, asked->first, last, &stored);
    if (result != DONE) return result;
    struct holiday *holidays = arena_array(arena, stored.count + 1, sizeof *holidays);
    for (size_t i = 0; i < stored.count; i++) holidays[i] = (struct holiday){ stored.rows[i].day, stored.rows[i].name };
    *ret = (struct workday_clock){ .holidays = holidays, .holiday_count = stored.count };
    return DONE;
}

static const char *const *names_of(struct arena *arena, const struct services *services) {
    const char **names = arena_array(arena, services->count + 1, sizeof *names);
    for (size_t i = 0; i < services->count; i++) names[i] = services->rows[i].name;
    return names;
}

enum result complaint_report_source(struct db *db, struct arena *arena, const struct report_asked *asked, struct report_source *ret) {
    struct report_context *context = arena_alloc(arena, sizeof *context);
    *context = (struct report_context){ .db = db, .arena = arena, .asked = *asked };
    struct workday_clock free;
    enum result result = load_holidays(db, arena, asked, &free);
    if (result == DONE) result = service_list(db, arena, false, &context->services);
    if (result != DONE) return result;
    *ret = (struct report_source){
        .frame = { .first = asked->first, .last = asked->last, .today = asked->today, .settle = asked->settle,
                   .settle_oversight = asked->settle_oversight, .free = free, .service_count = context->services.count },
        .services = names_of(arena, &context->services), .read = read_all, .context = context,
    };
    return DONE;
}
