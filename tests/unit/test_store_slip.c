/* Facts about one-time slips and the box their answers wait in. What a reader of the raw file can learn is tried in
 * tests/cgi/test-linkage.sh. */
#include "tests/unit/store_fixture.h"

#include "lib/rules/skm_tally.h"
#include "lib/store/db_internal.h"
#include "lib/store/slip.h"
#include "lib/store/slip_box.h"

#define MONDAY 20773 /* 2026-11-16 */
#define ALL_FOURS "444444444"

static struct survey_period_id open_period(struct office *office, const char *label) {
    struct survey_period period = { .label = label, .starts_on = MONDAY - 30, .ends_on = MONDAY + 30 };
    struct survey_period_id id;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(survey_seed_skm(&tx, &COMMAND, NOW, &period.instrument), DONE);
    assert_int_equal(survey_period_open(&tx, &COMMAND, NOW, &period, &id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return id;
}

static struct access_code code_of(uint8_t number) {
    const uint8_t bytes[ACCESS_CODE_BYTES] = { number };
    return access_code_from_bytes(bytes);
}

static enum result print_slips(struct office *office, struct survey_period_id period, uint8_t first, size_t count) {
    struct access_code codes[UINT8_MAX];
    for (size_t i = 0; i < count; i++) codes[i] = code_of((uint8_t)(first + i));
    struct slip_order sheet = { .period = period, .codes = codes, .count = count };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(office_db(office, DB_STAFF), &tx);
    if (result == DONE) result = slip_issue(&tx, office->keys, &COMMAND, NOW, &sheet);
    return result == DONE ? tx_commit(&tx) : result;
}

static struct survey_response answer(struct survey_period_id period, uint8_t nonce, day_number day, const char *channel) {
    return (struct survey_response){ .period = period, .nonce = nonce_of(nonce), .channel = channel, .answered_on = day,
                                     .sex = "female", .age_group = "", .education = "", .occupation = "",
                                     .answers = ALL_FOURS, .suggestion = "Tambah kursi" };
}

static enum result submit(struct office *office, struct survey_response response, bool *ret_new) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(office_db(office, DB_INTAKE), &tx);
    if (result == DONE) result = survey_response_add(&tx, &response, NOW, ret_new);
    return result == DONE ? tx_commit_traceless(&tx) : result;
}

static enum result spend(struct office *office, struct survey_period_id period, uint8_t number) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(office_db(office, DB_INTAKE), &tx);
    if (result == DONE) result = slip_spend(&tx, office->keys, code_of(number), period);
    return result == DONE ? tx_commit_traceless(&tx) : result;
}

static int64_t number_of(struct office *office, const char *sql) {
    int64_t number = -1;
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), sql, &number), DONE);
    return number;
}

static void a_slip_is_spent_once_and_only_in_its_period(void **state) {
    struct office *office = *state;
    struct survey_period_id now = open_period(office, "2026-Q4"), other = open_period(office, "2027-Q1");
    struct slip_counts counts;
    struct slip_known slip;
    assert_int_equal(print_slips(office, now, 1, 3), DONE);
    assert_int_equal(spend(office, other, 1), REFUSED_STALE);
    assert_int_equal(spend(office, now, 1), DONE);
    assert_int_equal(spend(office, now, 1), REFUSED_STALE);
    assert_int_equal(spend(office, now, 9), REFUSED_STALE);
    assert_int_equal(slip_find(office_db(office, DB_INTAKE), office->arena, office->keys, code_of(1), &slip), DONE);
    assert_true(slip.spent);
    assert_int_equal(slip.period.value, now.value);
    assert_int_equal(slip_find(office_db(office, DB_INTAKE), office->arena, office->keys, code_of(9), &slip), REFUSED_ABSENT);
    assert_int_equal(slip_counts(office_db(office, DB_STAFF), now, NULL, &counts), DONE);
    assert_int_equal(counts.issued, 3);
    assert_int_equal(counts.answered, 1);
}

static void a_sheet_printed_again_counts_once(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    assert_int_equal(print_slips(office, period, 1, 5), DONE);
    assert_int_equal(spend(office, period, 2), DONE);
    assert_int_equal(print_slips(office, period, 1, 5), DONE);
    assert_int_equal(number_of(office, "SELECT count(*) * 10 + sum(spent) FROM survey_slip"), 51);
    assert_int_equal(print_slips(office, period, 1, 0), REFUSED_INVALID);
}

static void no_slip_is_printed_for_a_closed_period(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(survey_period_close(&tx, &COMMAND, NOW, period, 0), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(print_slips(office, period, 1, 5), REFUSED_STALE);
}

static void a_spent_slip_and_the_table_of_slips_do_not_change_back(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    struct db *admin = office_db(office, DB_ADMIN);
    assert_int_equal(print_slips(office, period, 1, 1), DONE);
    assert_int_equal(spend(office, period, 1), DONE);
    assert_int_equal(db_execute(admin, "UPDATE survey_slip SET spent = 0"), REFUSED_STALE);
    assert_int_equal(db_execute(admin, "DELETE FROM survey_slip"), REFUSED_STALE);
}

/* The running totals, and the same counted from box and table. */
static void assert_totals(struct office *office, struct survey_period_id period, const char *expected) {
    struct skm totals, recount;
    struct instrument_rules rules = instrument_rules_plain(9, 4);
    assert_int_equal(skm_begin(&totals, &rules, 0), DONE);
    assert_int_equal(skm_begin(&recount, &rules, 0), DONE);
    assert_int_equal(survey_tally(office_db(office, DB_STAFF), period, (struct survey_filter){ 0 }, &totals), DONE);
    assert_int_equal(survey_recount(office_db(office, DB_STAFF), period, (struct survey_filter){ 0 }, &recount), DONE);
    const char *text = skm_tally_write(office->arena, &totals);
    assert_string_equal(text, skm_tally_write(office->arena, &recount));
    assert_memory_equal(text, expected, strlen(expected));
}

#define IN_BOX "SELECT count(*) FROM survey_slip_box"
#define IN_TABLE "SELECT count(*) FROM survey_response WHERE channel = 'slip' AND run = 1 AND crowd = 1"
#define WORDS "SELECT count(*) FROM survey_suggestion"

static void answers_wait_until_their_week_is_over_and_count_at_once(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    bool is_new;
    for (uint8_t i = 1; i <= 4; i++) assert_int_equal(submit(office, answer(period, i, MONDAY + i, "slip"), &is_new), DONE);
    assert_int_equal(number_of(office, IN_BOX), 4);
    assert_int_equal(number_of(office, IN_TABLE) + number_of(office, WORDS), 0);
    assert_totals(office, period, "4 4|16/4");
    assert_int_equal(submit(office, answer(period, 5, MONDAY + 7, "slip"), &is_new), DONE);
    assert_int_equal(number_of(office, IN_BOX), 1);
    assert_int_equal(number_of(office, IN_TABLE), 4);
    assert_int_equal(number_of(office, WORDS), 4);
    assert_int_equal(number_of(office, "SELECT count(DISTINCT answered_on) FROM survey_response"), 1);
    assert_int_equal(number_of(office, "SELECT count(*) FROM survey_slip_tray"), 0);
    assert_totals(office, period, "5 5|20/5");
}

static void a_box_that_is_full_is_emptied_before_its_week_is_over(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_INTAKE), &tx), DONE);
    for (unsigned i = 0; i <= SLIP_BOX_MOST; i++) {
        struct survey_response response = answer(period, 0, MONDAY, "slip");
        response.nonce.bytes[2] = (uint8_t)i;
        response.nonce.bytes[3] = (uint8_t)(i >> 8);
        assert_int_equal(survey_response_add(&tx, &response, NOW, NULL), DONE);
    }
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(number_of(office, IN_BOX), 1);
    assert_int_equal(number_of(office, IN_TABLE), SLIP_BOX_MOST);
}

static void a_period_closes_with_all_its_answers(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4"), other = open_period(office, "2026");
    struct db *staff = office_db(office, DB_STAFF);
    bool is_new;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(submit(office, answer(period, 1, MONDAY, "slip"), &is_new), DONE);
    assert_int_equal(submit(office, answer(other, 2, MONDAY, "slip"), &is_new), DONE);
    assert_int_equal(db_execute(office_db(office, DB_ADMIN), "UPDATE survey_period SET state = 'closed', closes_at = '2026-11-21T00:00:00Z'"), REFUSED_STALE);
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(survey_period_close(&tx, &COMMAND, NOW, period, 600), DONE);
    assert_int_equal(survey_period_settle(&tx, NOW + 599), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(number_of(office, IN_BOX), 2);
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(survey_period_settle(&tx, NOW + 600), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(number_of(office, IN_BOX), 1);
    assert_int_equal(number_of(office, IN_TABLE), 1);
    assert_totals(office, period, "1 1|4/1");
}

static const struct { const char *first, *second; } WAYS[] = { { "slip", "slip" }, { "slip", "web" }, { "web", "slip" } };

static void one_form_is_one_answer_whichever_way_it_comes_again(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    for (uint8_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        bool is_new;
        assert_int_equal(submit(office, answer(period, i, MONDAY, WAYS[i].first), &is_new), DONE);
        assert_true(is_new);
        assert_int_equal(submit(office, answer(period, i, MONDAY, WAYS[i].second), &is_new), DONE);
        assert_false(is_new);
    }
    assert_totals(office, period, "3 3|12/3");
}

static void what_does_not_fit_the_questionnaire_stays_out_of_the_box(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    static const char *const WRONG[] = { "44444444", "4444444444", "544444444", "" };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct survey_response response = answer(period, (uint8_t)i, MONDAY, "slip");
        response.answers = WRONG[i];
        assert_int_not_equal(submit(office, response, &(bool){ false }), DONE);
    }
    assert_int_equal(number_of(office, IN_BOX), 0);
}

static void how_long_somebody_took_is_kept_only_as_far_as_haste_is_judged_by(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    static const int64_t SECONDS[][2] = { { 17, 15 }, { 89, 85 }, { 97, 90 }, { 3600, 90 } };
    for (uint8_t i = 0; i < sizeof SECONDS / sizeof *SECONDS; i++) {
        struct survey_response response = answer(period, i, MONDAY, "slip");
        response.seconds = (struct optional_number){ true, SECONDS[i][0] };
        const char *stored = arena_format(office->arena, "SELECT seconds FROM survey_slip_box WHERE hex(substr(nonce, 1, 1)) = '%02X'", i);
        assert_int_equal(submit(office, response, &(bool){ false }), DONE);
        assert_int_equal(number_of(office, stored), SECONDS[i][1]);
    }
}

static int64_t log_bytes(struct office *office) {
    struct stat status;
    assert_int_equal(stat(arena_format(office->arena, "%s-wal", office->path), &status), 0);
    return status.st_size;
}

static void a_traceless_commit_leaves_an_empty_log_even_after_a_reader_was_in_the_way(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office, "2026-Q4");
    struct db *reader = office_db(office, DB_ADMIN);
    bool is_new;
    assert_int_equal(submit(office, answer(period, 1, MONDAY, "slip"), &is_new), DONE);
    assert_int_equal(log_bytes(office), 0);
    assert_int_equal(db_read_begin(reader), DONE);
    assert_int_equal(number_of(office, IN_BOX), 1);
    assert_int_equal(submit(office, answer(period, 2, MONDAY, "slip"), &is_new), DONE);
    assert_true(log_bytes(office) > 0);
    db_read_end(reader);
    tx_tidy(office_db(office, DB_INTAKE));
    assert_int_equal(log_bytes(office), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(a_slip_is_spent_once_and_only_in_its_period),
        FACT(a_sheet_printed_again_counts_once),
        FACT(no_slip_is_printed_for_a_closed_period),
        FACT(a_spent_slip_and_the_table_of_slips_do_not_change_back),
        FACT(answers_wait_until_their_week_is_over_and_count_at_once),
        FACT(a_box_that_is_full_is_emptied_before_its_week_is_over),
        FACT(a_period_closes_with_all_its_answers),
        FACT(one_form_is_one_answer_whichever_way_it_comes_again),
        FACT(what_does_not_fit_the_questionnaire_stays_out_of_the_box),
        FACT(how_long_somebody_took_is_kept_only_as_far_as_haste_is_judged_by),
        FACT(a_traceless_commit_leaves_an_empty_log_even_after_a_reader_was_in_the_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
