/* Facts about queues, registers and counts over a full register. */
#include "tests/unit/store_fixture.h"

#include <time.h>

#include "lib/store/db_internal.h"

#define TODAY 20778 /* 2026-11-21 */

/* COUNT complaints in one statement each, spread over days and states. */
static void fill_register(struct office *office, int count) {
    char sql[1100];
    (void)snprintf(sql, sizeof sql,
        "DROP TRIGGER case_starts_received; " /* as years of work left them */
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
        "INSERT INTO cases SELECT i, 'complaint', printf('PGD-2025-%%06d', i), zeroblob(32), CAST(printf('%%016d', i) AS BLOB), "
        "'web', '2025-03-01T00:00:00Z', date('2025-01-01', '+' || (i %% 365) || ' days'), '2025-03-01T00:00:00Z', NULL, "
        "'Perihal nomor ' || i, 'open', CASE WHEN i %% 20 = 0 THEN 'in_progress' ELSE 'closed_confirmed' END, "
        "NULL, 'confirm', date('2026-06-01', '+' || (i %% 365) || ' days'), date('2026-06-01', '+' || (i %% 365) || ' days'), CASE WHEN i %% 20 = 0 THEN NULL ELSE '2025-04-01T00:00:00Z' END, 1 FROM n",
        count);
    struct db *admin = office_db(office, DB_ADMIN);
    enum result result = db_execute(admin, sql);
    if (result != DONE) print_message("%s\n", db_failure(admin));
    assert_int_equal(result, DONE);
}

static void the_queue_pages_through_every_case_once_in_order_of_the_deadline(void **state) {
    struct office *office = *state;
    fill_register(office, 1000);
    struct case_filter filter = { .visitor = VISITOR, .kind = "complaint", .limit = 7 };
    struct case_list list = { .more = true };
    size_t seen = 0;
    day_number last = 0;
    while (list.more) {
        assert_int_equal(case_queue(office_db(office, DB_STAFF), office->arena, &filter, &list), DONE);
        for (size_t i = 0; i < list.count; i++, seen++) {
            assert_true(list.rows[i].step_due_on >= last);
            last = list.rows[i].step_due_on;
            filter.from.day = last;
            filter.from.id = list.rows[i].id;
        }
    }
    assert_int_equal(seen, 50);
}

/* Forwards to the end, then back: the same pages in the other order. */
static void pages_turn_back_as_they_turned(void **state) {
    struct office *office = *state;
    fill_register(office, 1000);
    enum result (*const LISTS[])(struct db *, struct arena *, const struct case_filter *, struct case_list *) = {
        case_queue, case_register };
    for (size_t which = 0; which < 2; which++) {
        struct case_filter filter = { .visitor = VISITOR, .kind = "complaint", .states = " in_progress ", .limit = 20 };
        struct case_list first, second, back;
        struct db *staff = office_db(office, DB_STAFF);
        assert_int_equal(LISTS[which](staff, office->arena, &filter, &first), DONE);
        struct case_row last = first.rows[first.count - 1];
        filter.from = (struct case_place){ which ? last.received_on : last.step_due_on, last.id };
        assert_int_equal(LISTS[which](staff, office->arena, &filter, &second), DONE);
        filter.from = (struct case_place){ which ? second.rows[0].received_on : second.rows[0].step_due_on, second.rows[0].id };
        filter.backwards = true;
        assert_int_equal(LISTS[which](staff, office->arena, &filter, &back), DONE);
        assert_int_equal(back.count, 20);
        assert_false(back.more);
        for (size_t i = 0; i < 20; i++) assert_int_equal(back.rows[i].id.value, first.rows[i].id.value);
    }
}

static void only_the_overdue_come_when_asked(void **state) {
    struct office *office = *state;
    fill_register(office, 1000);
    struct case_filter filter = { .visitor = VISITOR, .kind = "complaint", .due_before = { true, TODAY } };
    struct case_list list;
    assert_int_equal(case_queue(office_db(office, DB_STAFF), office->arena, &filter, &list), DONE);
    struct case_counts counts;
    struct case_counting counting = { .visitor = VISITOR, .kind = "complaint", .today = TODAY, .soon = TODAY + 7 };
    assert_int_equal(case_counts(office_db(office, DB_STAFF), office->arena, &counting, &counts), DONE);
    assert_int_equal(counts.totals.count, 2);
    assert_string_equal(counts.totals.rows[1].state, "in_progress");
    assert_int_equal(counts.totals.rows[1].count, 50);
    int64_t late = 0, soon = 0, open = 0;
    for (size_t i = 0; i < counts.open.count; i++) {
        assert_string_equal(counts.open.rows[i].state, "in_progress"); /* a closed case is never overdue */
        late += counts.open.rows[i].late ? counts.open.rows[i].count : 0;
        soon += counts.open.rows[i].soon ? counts.open.rows[i].count : 0;
        open += counts.open.rows[i].count;
    }
    assert_int_equal(open, 50);
    assert_int_equal(late, list.count);
    struct case_filter next = { .visitor = VISITOR, .kind = "complaint", .due_from = { true, TODAY }, .due_before = { true, TODAY + 8 } };
    struct case_list coming;
    assert_int_equal(case_queue(office_db(office, DB_STAFF), office->arena, &next, &coming), DONE);
    assert_int_equal(soon, coming.count);
    assert_true(soon > 0);
    assert_true(list.count > 0 && list.count < 50);
    for (size_t i = 0; i < list.count; i++) assert_true(list.rows[i].due_on < TODAY);
}

/* The case ID is assigned to unit A and officer 11, or to whatever SQL says. */
static void run_sql(struct office *office, const char *sql) {
    struct db *admin = office_db(office, DB_ADMIN);
    enum result result = db_execute(admin, sql);
    if (result != DONE) print_message("%s\n%s\n", sql, db_failure(admin));
    assert_int_equal(result, DONE);
}

#define HANDLER 11
#define OTHER 12
/* Two officers in two units; of 40 complaints in progress, three belong to one officer, four to the unit, the rest to nobody. */
static void fill_shared(struct office *office) {
    fill_register(office, 800);
    run_sql(office, "INSERT INTO unit VALUES ('perizinan', 'Bidang Perizinan', 1, 1), ('data', 'Bidang Data', 2, 1);"
                    "INSERT INTO staff (id, name, full_name, password_hash, must_change_password, totp_confirmed, totp_last_step, active, "
                    "created_at, version, unit_code) VALUES "
                    "(11, 'satu', 'Petugas Contoh 1', '01234567890123456789', 0, 0, 0, 1, '2026-01-01T00:00:00Z', 1, 'perizinan'),"
                    "(12, 'dua', 'Petugas Contoh 2', '01234567890123456789', 0, 0, 0, 1, '2026-01-01T00:00:00Z', 1, 'data');"
                    "INSERT INTO complaint (case_id, reporter_kind, class, oversight, narrative, happened_where, wanted) "
                    "SELECT id, 'individual', CASE WHEN id % 40 = 0 THEN 'direct' ELSE 'follow_up' END, id % 100 = 0, 'Cerita', '', '' FROM cases;"
                    "UPDATE complaint SET handler_id = 11 WHERE case_id IN (20, 40, 60);"
                    "UPDATE complaint SET unit_code = 'perizinan' WHERE case_id IN (40, 80, 100, 120)");
}

static size_t listed(struct office *office, struct case_filter filter) {
    struct case_list list;
    filter.kind = "complaint";
    filter.limit = CASE_PAGE_LIMIT;
    assert_int_equal(case_queue(office_db(office, DB_STAFF), office->arena, &filter, &list), DONE);
    return list.count;
}

static int64_t counted(struct office *office, int64_t visitor, enum case_share share) {
    struct case_counts counts;
    struct case_counting counting = { .visitor = { visitor }, .kind = "complaint", .today = TODAY, .soon = TODAY };
    assert_int_equal(case_counts(office_db(office, DB_STAFF), office->arena, &counting, &counts), DONE);
    int64_t count = 0;
    for (size_t i = 0; i < counts.open.count; i++) {
        const struct case_open *row = &counts.open.rows[i];
        const bool is_in[] = { [CASE_OF_ALL] = true, [CASE_OF_VISITOR] = row->of_visitor, [CASE_OF_UNIT] = row->of_unit,
                               [CASE_OF_NOBODY] = row->of_nobody };
        if (is_in[share]) count += row->count;
    }
    return count;
}

static const struct { int64_t visitor; enum case_share share; size_t cases; } SHARES[] = {
    { HANDLER, CASE_OF_ALL, 40 }, { HANDLER, CASE_OF_VISITOR, 3 }, { HANDLER, CASE_OF_UNIT, 4 }, { HANDLER, CASE_OF_NOBODY, 34 },
    { OTHER, CASE_OF_ALL, 40 }, { OTHER, CASE_OF_VISITOR, 0 }, { OTHER, CASE_OF_UNIT, 0 }, { OTHER, CASE_OF_NOBODY, 34 },
};

static void a_queue_is_mine_my_units_or_nobodys_and_counts_as_many_as_it_lists(void **state) {
    struct office *office = *state;
    fill_shared(office);
    for (size_t i = 0; i < sizeof SHARES / sizeof *SHARES; i++) {
        struct case_filter filter = { .visitor = { SHARES[i].visitor }, .share = SHARES[i].share };
        assert_int_equal(listed(office, filter), SHARES[i].cases);
        assert_int_equal(counted(office, SHARES[i].visitor, SHARES[i].share), SHARES[i].cases);
    }
}

static void who_handles_the_appeal_has_it_in_the_own_queue(void **state) {
    struct office *office = *state;
    fill_shared(office);
    run_sql(office, "UPDATE complaint SET appeal_handler_id = 12 WHERE case_id = 20");
    assert_int_equal(listed(office, (struct case_filter){ .visitor = { OTHER }, .share = CASE_OF_VISITOR }), 1);
    assert_int_equal(counted(office, OTHER, CASE_OF_VISITOR), 1);
}

static void every_filter_narrows_alone_and_together(void **state) {
    struct office *office = *state;
    fill_shared(office);
    const struct { struct case_filter filter; size_t cases; } FILTERS[] = {
        { { .class = "direct" }, 20 }, { { .class = "unsuitable" }, 0 }, { { .oversight = { true, 1 } }, 8 },
        { { .class = "follow_up", .oversight = { true, 1 } }, 4 }, { { .unit_code = "perizinan" }, 4 }, { { .unit_code = "data" }, 0 },
        { { .handler = { HANDLER } }, 3 }, { { .handler = { HANDLER }, .unit_code = "perizinan" }, 1 }, { { .channel = "web" }, 40 },
        { { .channel = "letter" }, 0 }, { { .confidentiality = "open" }, 40 }, { { .confidentiality = "anonymous" }, 0 },
        { { .service_code = "nib" }, 0 }, { { .states = " in_progress " }, 40 }, { { .states = " progress " }, 0 },
        { { .states = " received in_progress " }, 40 },
    };
    for (size_t i = 0; i < sizeof FILTERS / sizeof *FILTERS; i++) {
        struct case_filter filter = FILTERS[i].filter;
        filter.visitor = VISITOR;
        assert_int_equal(listed(office, filter), FILTERS[i].cases);
    }
}

static void a_period_takes_both_its_ends(void **state) {
    struct office *office = *state;
    fill_shared(office);
    struct case_list list;
    struct case_filter filter = { .visitor = VISITOR, .kind = "complaint", .since = { true, 20091 }, .until = { true, 20093 } };
    assert_int_equal(case_register(office_db(office, DB_STAFF), office->arena, &filter, &list), DONE);
    assert_int_equal(list.rows[0].received_on, 20093);
    assert_int_equal(list.rows[list.count - 1].received_on, 20091);
    assert_int_equal(list.count, 3 * 3); /* 800 cases over 365 days: the first days have three each */
}

static const char *const EXCLUSIONS[] = {
    "INSERT INTO case_exclusion (id, case_id, staff_id) VALUES (1, 40, 11), (2, 400, 11), (3, 401, 11)",
    "INSERT INTO case_exclusion (id, case_id, unit_code) VALUES (1, 40, 'perizinan'), (2, 400, 'perizinan'), (3, 401, 'perizinan')",
};

static size_t registered(struct office *office, int64_t visitor) {
    struct case_filter filter = { .visitor = { visitor }, .kind = "complaint", .since = { true, 20119 + 5 }, .until = { true, 20119 + 6 } };
    struct case_list list;
    assert_int_equal(case_register(office_db(office, DB_STAFF), office->arena, &filter, &list), DONE);
    return list.count;
}

static int64_t in_total(struct office *office, int64_t visitor) {
    struct case_counts counts;
    struct case_counting counting = { .visitor = { visitor }, .kind = "complaint", .today = TODAY, .soon = TODAY };
    assert_int_equal(case_counts(office_db(office, DB_STAFF), office->arena, &counting, &counts), DONE);
    int64_t count = 0;
    for (size_t i = 0; i < counts.totals.count; i++) count += counts.totals.rows[i].count;
    return count;
}

static void a_case_does_not_exist_for_the_officer_or_unit_it_is_about(void **state) {
    for (size_t i = 0; i < sizeof EXCLUSIONS / sizeof *EXCLUSIONS; i++) {
        if (i > 0) assert_int_equal(office_setup(state), 0);
        struct office *office = *state;
        fill_shared(office);
        size_t before = registered(office, HANDLER); /* cases 400 and 401 arrived on these days */
        run_sql(office, EXCLUSIONS[i]);
        assert_int_equal(listed(office, (struct case_filter){ .visitor = { HANDLER } }), 38);
        assert_int_equal(counted(office, HANDLER, CASE_OF_ALL), 38);
        assert_int_equal(listed(office, (struct case_filter){ .visitor = { HANDLER }, .share = CASE_OF_VISITOR }), 2);
        assert_int_equal(counted(office, HANDLER, CASE_OF_VISITOR), 2);
        assert_int_equal(registered(office, HANDLER), before - 2);
        assert_int_equal(in_total(office, HANDLER), 797);
        assert_int_equal(listed(office, (struct case_filter){ .visitor = { OTHER } }), 40); /* for everybody else it does */
        assert_int_equal(counted(office, OTHER, CASE_OF_ALL), 40);
        assert_int_equal(registered(office, OTHER), before);
        assert_int_equal(in_total(office, OTHER), 800);
        if (i == 0) assert_int_equal(office_teardown(state), 0);
    }
}

static void a_list_for_nobody_in_particular_is_refused(void **state) {
    struct office *office = *state;
    struct db *staff = office_db(office, DB_STAFF);
    struct case_filter filter = { .kind = "complaint" };
    struct case_counting counting = { .kind = "complaint", .today = TODAY, .soon = TODAY };
    struct case_list list;
    struct case_counts counts;
    assert_int_equal(case_queue(staff, office->arena, &filter, &list), FAILED_INTERNAL);
    assert_int_equal(case_register(staff, office->arena, &filter, &list), FAILED_INTERNAL);
    assert_int_equal(case_counts(staff, office->arena, &counting, &counts), FAILED_INTERNAL);
    filter.visitor = counting.visitor = VISITOR;
    assert_int_equal(case_queue(staff, office->arena, &filter, &list), DONE);
    assert_int_equal(case_counts(staff, office->arena, &counting, &counts), DONE);
}

static double milliseconds(const struct timespec *start) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) * 1e3 + (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

static void a_hundred_thousand_cases_keep_the_queue_quick(void **state) {
    struct office *office = *state;
    fill_register(office, 100000);
    struct db *staff = office_db(office, DB_STAFF);
    struct case_filter filter = { .visitor = VISITOR, .kind = "complaint", .limit = 50 };
    struct case_counting counting = { .visitor = VISITOR, .kind = "complaint", .today = TODAY, .soon = TODAY + 4 };
    struct case_list list;
    struct case_counts counts;
    struct timespec start;
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    assert_int_equal(case_queue(staff, office->arena, &filter, &list), DONE);
    double queue = milliseconds(&start);
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    assert_int_equal(case_counts(staff, office->arena, &counting, &counts), DONE);
    double count = milliseconds(&start);
    filter.class = "unsuitable"; /* the worst there is: the whole register is sifted and nothing found */
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    assert_int_equal(case_register(staff, office->arena, &filter, &list), DONE);
    print_message("queue %.1f ms, counts %.1f ms, sifted register %.1f ms\n", queue, count, milliseconds(&start));
    assert_int_equal(list.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(the_queue_pages_through_every_case_once_in_order_of_the_deadline),
        FACT(pages_turn_back_as_they_turned),
        FACT(only_the_overdue_come_when_asked),
        FACT(a_queue_is_mine_my_units_or_nobodys_and_counts_as_many_as_it_lists),
        FACT(who_handles_the_appeal_has_it_in_the_own_queue),
        FACT(every_filter_narrows_alone_and_together),
        FACT(a_period_takes_both_its_ends),
        FACT(a_case_does_not_exist_for_the_officer_or_unit_it_is_about),
        FACT(a_list_for_nobody_in_particular_is_refused),
        FACT(a_hundred_thousand_cases_keep_the_queue_quick),
    };
    return cmocka_run_group_tests_name("store_queue", tests, NULL, NULL);
}
