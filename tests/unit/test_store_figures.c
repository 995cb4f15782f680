/* Facts about the survey, datasets, their approval, and what the builder sees. */
#include "tests/unit/store_fixture.h"

#include "lib/rules/dataset_states.h"
#include "lib/rules/skm_tally.h"
#include "lib/rules/survey_profile.h"
#include "lib/store/dataset_content.h"
#include "lib/store/db_internal.h"
#include "lib/store/public.h"
#include "lib/store/survey.h"

#define START 20726 /* 2026-09-30 */
#define END 20816

static struct survey_period_id open_period_of(struct office *office, struct survey_period period) {
    struct tx tx CLEANUP_TX = { 0 };
    struct survey_period_id id;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(survey_seed_skm(&tx, &COMMAND, NOW, &period.instrument), DONE);
    assert_int_equal(survey_period_open(&tx, &COMMAND, NOW, &period, &id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return id;
}

static struct survey_period_id open_period(struct office *office) {
    return open_period_of(office, (struct survey_period){ .label = "2026-Q4", .starts_on = START, .ends_on = END,
                                                          .population = { true, 1000 } });
}

static void close_period(struct office *office, struct survey_period_id id) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(survey_period_close(&tx, &COMMAND, NOW, id, 0), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static struct survey_response answer(struct survey_period_id period, uint8_t nonce, const char *answers) {
    return (struct survey_response){ .period = period, .nonce = nonce_of(nonce), .channel = "web", .answered_on = START,
                                     .sex = "female", .age_group = "30_39", .education = "s1", .occupation = "swasta",
                                     .answers = answers, .suggestion = "" };
}

static enum result submit(struct office *office, struct survey_response response) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(office_db(office, DB_INTAKE), &tx);
    if (result == DONE) result = survey_response_add(&tx, &response, NOW, NULL);
    return result == DONE ? tx_commit(&tx) : result;
}

static void the_official_questionnaire_is_seeded_once_in_form_order(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    struct db *intake = office_db(office, DB_INTAKE);
    struct survey_period period;
    struct instrument instrument;
    assert_int_equal(survey_period_current(intake, office->arena, START, &period), DONE);
    assert_int_equal(period.id.value, id.value);
    assert_int_equal(instrument_by_id(intake, office->arena, period.instrument, &instrument), DONE);
    assert_int_equal(instrument.item_count, 9);
    assert_int_equal(instrument.scale, 4);
    assert_true(instrument.frozen);
    assert_string_equal(instrument.items[7].code, "sarana"); /* question 8 is unsur 9 */
    assert_int_equal(instrument.items[7].regulation_position, 9);
    assert_string_equal(instrument.items[8].code, "pengaduan");
    assert_string_equal(instrument.items[3].labels[3], "Gratis");
    assert_null(instrument.items[3].labels[4]);
    struct tx tx CLEANUP_TX = { 0 };
    struct instrument_id again;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(survey_seed_skm(&tx, &COMMAND, NOW, &again), DONE);
    assert_int_equal(again.value, period.instrument.value);
}

static const char *const FROZEN_INSTRUMENT[] = {
    "UPDATE instrument_item SET question = 'lain'", "DELETE FROM instrument_label", "UPDATE instrument_label SET label = 'lain'",
    "INSERT INTO instrument_item SELECT instrument_id, 10, 10, 'baru', 'Baru', 'Baru?', '', 1 FROM instrument_item LIMIT 1",
    "UPDATE instrument SET title = 'lain'", "DELETE FROM survey_response", "UPDATE survey_response SET answers = '444444444'",
};

static void a_questionnaire_in_use_and_its_answers_do_not_change(void **state) {
    struct office *office = *state;
    assert_int_equal(submit(office, answer(open_period(office), 1, "111111111")), DONE);
    for (size_t i = 0; i < sizeof FROZEN_INSTRUMENT / sizeof *FROZEN_INSTRUMENT; i++) {
        assert_int_equal(db_execute(office_db(office, DB_ADMIN), FROZEN_INSTRUMENT[i]), REFUSED_STALE);
    }
}

/* The running totals of the answers FILTER keeps; a recount of the same must agree. */
static const char *tally_of(struct office *office, struct survey_period_id id, struct survey_filter filter) {
    struct skm totals, recount;
    struct db *staff = office_db(office, DB_STAFF);
    struct instrument_rules rules = instrument_rules_plain(9, 4);
    assert_int_equal(skm_begin(&totals, &rules, 0), DONE);
    assert_int_equal(skm_begin(&recount, &rules, 0), DONE);
    assert_int_equal(survey_tally(staff, id, filter, &totals), DONE);
    assert_int_equal(survey_recount(staff, id, filter, &recount), DONE);
    const char *text = skm_tally_write(office->arena, &totals);
    assert_string_equal(text, skm_tally_write(office->arena, &recount));
    return text;
}

static void one_form_is_one_answer_and_the_totals_agree_with_a_recount(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    assert_int_equal(submit(office, answer(id, 1, "444444444")), DONE);
    assert_int_equal(submit(office, answer(id, 1, "444444444")), DONE);
    assert_int_equal(submit(office, answer(id, 2, "340000001")), DONE);
    assert_int_equal(submit(office, answer(id, 3, "123412340")), DONE);
    assert_string_equal(tally_of(office, id, (struct survey_filter){ 0 }), "3 1|8/3 10/3 7/2 8/2 5/2 6/2 7/2 8/2 5/2|3:1:8:64 8:1:20:400 9:1:36:1296");
}

static void totals_are_kept_by_service_and_channel(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    assert_int_equal(db_execute(office_db(office, DB_ADMIN), "INSERT INTO service VALUES ('nib', 'NIB', 1, 1, '', '')"), DONE);
    struct survey_response slip = answer(id, 1, "444444444"), web = answer(id, 2, "333333333");
    slip.channel = "slip";
    slip.service_code = web.service_code = "nib";
    assert_int_equal(submit(office, slip), DONE);
    assert_int_equal(submit(office, web), DONE);
    assert_int_equal(submit(office, answer(id, 3, "222222222")), DONE);
    assert_string_equal(tally_of(office, id, (struct survey_filter){ "nib", NULL }), "2 1|7/2 7/2 7/2 7/2 7/2 7/2 7/2 7/2 7/2|9:2:63:2025");
    assert_string_equal(tally_of(office, id, (struct survey_filter){ "", NULL }), "1 0|2/1 2/1 2/1 2/1 2/1 2/1 2/1 2/1 2/1|9:1:18:324");
    assert_string_equal(tally_of(office, id, (struct survey_filter){ NULL, "slip" }), "1 1|4/1 4/1 4/1 4/1 4/1 4/1 4/1 4/1 4/1|9:1:36:1296");
    assert_string_equal(tally_of(office, id, (struct survey_filter){ "", "slip" }), "0 0|0/0 0/0 0/0 0/0 0/0 0/0 0/0 0/0 0/0|");
    struct survey_counts counts;
    assert_int_equal(survey_counts(office_db(office, DB_STAFF), office->arena, id, &counts), DONE);
    assert_int_equal(counts.count, 3);
    assert_string_equal(counts.rows[1].channel, "slip");
}

/* The rows of a query as "a,b c,d". */
static const char *rows_of(struct office *office, const char *column, struct survey_period_id id) {
    sqlite3_stmt *statement;
    const char *all = "";
    const char *sql = arena_format(office->arena, "SELECT %s FROM survey_response WHERE period_id = %lld ORDER BY nonce", column, (long long)id.value);
    assert_int_equal(sqlite3_prepare_v2(office_db(office, DB_ADMIN)->engine, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        all = arena_format(office->arena, "%s%s%s", all, *all ? " " : "", (const char *)sqlite3_column_text(statement, 0));
    }
    (void)sqlite3_finalize(statement);
    return all;
}

static enum result submit_at(struct office *office, struct survey_response response, instant now, bool *ret_new) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(office_db(office, DB_INTAKE), &tx);
    if (result == DONE) result = survey_response_add(&tx, &response, now, ret_new);
    return result == DONE ? tx_commit(&tx) : result;
}

static void an_answer_knows_how_many_before_it_were_the_same_and_came_in_its_ten_minutes(void **state) {
    static const struct { const char *channel, *device, *answers; int64_t after; } CAME[] = {
        { "web", "phone", "444444444", 0 },   { "web", "phone", "444444444", 60 },  { "web", "computer", "444444444", 60 },
        { "web", "phone", "444444443", 61 },  { "web", "phone", "444444443", 620 }, { "paper", "", "444444443", 621 },
        { "paper", "", "444444443", 621 },
    };
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    bool is_new = true;
    for (uint8_t i = 0; i < sizeof CAME / sizeof *CAME; i++) {
        struct survey_response response = answer(id, i, CAME[i].answers);
        response.channel = CAME[i].channel;
        response.device = CAME[i].device;
        assert_int_equal(submit_at(office, response, NOW / 600 * 600 + CAME[i].after, &is_new), DONE);
        assert_true(is_new);
        assert_int_equal(submit_at(office, response, NOW, &is_new), DONE); /* the repeat counts nowhere */
        assert_false(is_new);
    }
    assert_string_equal(rows_of(office, "run || ',' || crowd", id), "1,1 2,2 1,1 1,3 2,1 1,1 2,1");
}

static void an_answer_of_a_slip_is_dated_to_the_monday_of_its_week_and_seconds_to_fives(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    static const int SECONDS[] = { 0, 4, 64, 86400, 86401, -1, 59 };
    for (uint8_t i = 0; i < 7; i++) {
        struct survey_response response = answer(id, i, "444444444");
        response.channel = "slip";
        response.answered_on = START + 5 + i; /* 2026-10-05 is a Monday */
        response.seconds = (struct optional_number){ true, SECONDS[i] };
        assert_int_equal(submit(office, response), DONE);
    }
    close_period(office, id); /* the box is emptied */
    assert_string_equal(rows_of(office, "substr(answered_on, 6) || ',' || coalesce(seconds, '')", id),
                        "10-05,0 10-05,0 10-05,60 10-05,90 10-05, 10-05, 10-05,55");
}

static void a_suggestion_is_kept_apart_and_once(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    struct survey_response response = answer(id, 1, "444444444");
    response.suggestion = "Tambah kursi.";
    assert_int_equal(submit(office, response), DONE);
    assert_int_equal(submit(office, response), DONE);
    int64_t count = 0;
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), "SELECT count(*) FROM survey_suggestion WHERE text = 'Tambah kursi.'", &count), DONE);
    assert_int_equal(count, 1);
}

static void a_closing_period_takes_what_was_begun_until_it_is_settled(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    struct db *staff = office_db(office, DB_STAFF);
    struct survey_period period;
    for (int step = 0; step < 3; step++) {
        struct tx tx CLEANUP_TX = { 0 };
        assert_int_equal(tx_begin(staff, &tx), DONE);
        if (step == 0) assert_int_equal(survey_period_close(&tx, &COMMAND, NOW, id, 1800), DONE);
        else assert_int_equal(survey_period_settle(&tx, NOW + (step == 1 ? 1799 : 1800)), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
        assert_int_equal(survey_period_by_key(staff, office->arena, "2026-Q4", &period), DONE);
        assert_int_equal(period.state, step < 2 ? SURVEY_CLOSING : SURVEY_CLOSED);
        assert_int_equal(period.closes_at, NOW + 1800);
        assert_int_equal(submit(office, answer(id, (uint8_t)step, "444444444")), step < 2 ? DONE : REFUSED_STALE);
        assert_int_equal(survey_period_current(staff, office->arena, START, &period), REFUSED_ABSENT);
    }
    int64_t pace = 1;
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), "SELECT count(*) FROM survey_pace", &pace), DONE);
    assert_int_equal(pace, 0);
}

/* How many answers there are after the form 1, answered in the first period, came on DAY of the next one. */
static int64_t answers_when_sent_again(struct office *office, day_number day) {
    struct survey_period_id first = open_period(office);
    struct survey_period_id next = open_period_of(office, (struct survey_period){ .label = "2027-Q1", .starts_on = END + 1,
                                                                                  .ends_on = END + 90 });
    struct survey_response response = answer(first, 1, "444444444");
    response.answered_on = END;
    assert_int_equal(submit(office, response), DONE);
    response.period = next;
    response.answered_on = day;
    assert_int_equal(submit(office, response), DONE);
    int64_t count = 0, counted = 0;
    struct db *admin = office_db(office, DB_ADMIN);
    assert_int_equal(db_pragma_number(admin, "SELECT count(*) FROM survey_response", &count), DONE);
    assert_int_equal(db_pragma_number(admin, "SELECT sum(count) FROM survey_total", &counted), DONE);
    assert_int_equal(count, counted);
    return count;
}

static void a_form_sent_again_after_its_period_ended_is_still_one_answer(void **state) {
    assert_int_equal(answers_when_sent_again(*state, END + 1), 1);
}

static void a_form_number_is_remembered_across_periods_only_as_long_as_a_form_lives(void **state) {
    assert_int_equal(answers_when_sent_again(*state, END + 2), 2);
}

static const struct { const char *answers; enum result expected; } ANSWERS[] = {
    { "444444444", DONE }, { "000000000", DONE }, { "44444444", REFUSED_STALE }, { "4444444444", REFUSED_STALE },
    { "", REFUSED_STALE }, { "444444445", REFUSED_STALE }, { "44444444x", REFUSED_INVALID }, { "44444444-", REFUSED_INVALID },
};

static void answers_fit_the_questionnaire_or_are_refused(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
        enum result result = submit(office, answer(id, (uint8_t)i, ANSWERS[i].answers));
        if (result != ANSWERS[i].expected) fail_msg("%s: %s", ANSWERS[i].answers, result_name(result));
    }
    struct survey_response wrong = answer(id, 99, "444444444");
    wrong.sex = "x";
    assert_int_equal(submit(office, wrong), REFUSED_INVALID);
}

static void every_profile_value_of_the_rules_is_one_of_the_schema(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    uint8_t nonce = 0;
    for (int i = 0; i < 8; i++) {
        struct survey_response response = answer(id, nonce++, "444444444");
        response.sex = sex_text((enum sex)(i % SEX_COUNT));
        response.age_group = age_group_text((enum age_group)(i % AGE_GROUP_COUNT));
        response.education = education_text((enum education)(i % EDUCATION_COUNT));
        response.occupation = occupation_text((enum occupation)(i % OCCUPATION_COUNT));
        assert_int_equal(submit(office, response), DONE);
    }
}

static bool count_response(void *user, const struct survey_response *response) {
    int *count = user;
    assert_int_equal(strlen(response->answers), 9);
    return ++*count < 2;
}

static void responses_stream_until_the_reader_has_enough(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    for (uint8_t i = 0; i < 5; i++) assert_int_equal(submit(office, answer(id, i, "444444444")), DONE);
    int count = 0;
    assert_int_equal(survey_responses(office_db(office, DB_STAFF), id, count_response, &count), DONE);
    assert_int_equal(count, 2);
}

static void a_closed_period_takes_no_answer_and_stays_closed(void **state) {
    struct office *office = *state;
    struct survey_period_id id = open_period(office);
    close_period(office, id);
    assert_int_equal(submit(office, answer(id, 1, "444444444")), REFUSED_STALE);
    assert_int_equal(db_execute(office_db(office, DB_ADMIN), "UPDATE survey_period SET state = 'open'"), REFUSED_STALE);
    struct survey_period period;
    assert_int_equal(survey_period_current(office_db(office, DB_INTAKE), office->arena, START, &period), REFUSED_ABSENT);
}

static struct dataset_id add_dataset(struct office *office, const char *kind) {
    struct tx tx CLEANUP_TX = { 0 };
    struct dataset new = { .kind = kind, .period = "2026-Q4", .title = "Contoh", .source = "contoh.csv",
                           .exchange_rate = { true, 15000 } };
    struct dataset_id id;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &new, &id), DONE);
    struct investment row = { 1, "pma", "total", "", "Kabupaten Contoh", { true, 313630500000 }, { true, 2090870000 },
                              { true, 88 }, { true, 541 }, { false, 0 } };
    struct permit permit = { .position = 1, .channel = "OSS-RBA", .permit_type = "NIB", .month = "2026-10", .issued = 12 };
    struct permit_total total = { "OSS-RBA", 13 };
    struct dataset_difference difference = { "parts_total", "OSS-RBA", "13", "12", "Diterima: laporan menghitung satu izin dua kali" };
    assert_int_equal(investment_add(&tx, id, &row), DONE);
    assert_int_equal(permit_add(&tx, id, &permit), DONE);
    assert_int_equal(permit_total_add(&tx, id, &total), DONE);
    assert_int_equal(difference_add(&tx, id, &difference), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return id;
}

static enum result act_as(struct office *office, struct actor actor, const struct dataset_act *step) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = dataset_act(&tx, &actor, NOW, step);
    return result == DONE ? tx_commit(&tx) : result;
}

/* The chain's four people; made on first use. */
static const struct { const char *action, *name, *note; enum role role; } CHAIN[] = {
    { "submit", "tim", "", ROLE_SURVEY_TEAM },
    { "analyse", "kasi", "Unsur waktu terlemah.", ROLE_SECTION_HEAD },
    { "correct", "kabid", "Tidak ada koreksi.", ROLE_DIVISION_HEAD },
    { "approve", "kadis", "", ROLE_HEAD },
};
#define CHAIN_LENGTH (sizeof CHAIN / sizeof *CHAIN)

static struct actor person(struct office *office, size_t link) {
    int64_t id = 0;
    const char *query = arena_format(office->arena, "SELECT coalesce((SELECT id FROM staff WHERE name = '%s'), 0)", CHAIN[link].name);
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), query, &id), DONE);
    struct staff_id staff = { id };
    if (id == 0) staff = add_staff(office, CHAIN[link].name, ROLE_BIT(CHAIN[link].role));
    return (struct actor){ ACTOR_STAFF, staff };
}

/* The first STEPS links of the chain from a draft of VERSION; gives the version after them. */
static int64_t walk(struct office *office, struct dataset_id id, int64_t version, size_t steps) {
    for (size_t i = 0; i < steps; i++, version++) {
        struct dataset_act step = { id, version, CHAIN[i].action, CHAIN[i].note };
        assert_int_equal(act_as(office, person(office, i), &step), DONE);
    }
    return version;
}

static void approval_goes_step_by_step_with_the_version_as_read(void **state) {
    struct office *office = *state;
    struct dataset_id id = add_dataset(office, "investment");
    struct actor head = person(office, 3);
    assert_int_equal(walk(office, id, 1, 3), 4);
    assert_int_equal(act_as(office, head, &(struct dataset_act){ id, 3, "approve", "" }), REFUSED_STALE);
    assert_int_equal(act_as(office, head, &(struct dataset_act){ id, 4, "send_back", "" }), REFUSED_INVALID);
    assert_int_equal(act_as(office, head, &(struct dataset_act){ id, 4, "send_back", "Jumlah belum cocok" }), DONE);
    assert_int_equal(walk(office, id, 5, 4), 9);
    assert_int_equal(act_as(office, head, &(struct dataset_act){ id, 9, "send_back", "Terlambat" }), REFUSED_STALE); /* frozen */
    struct dataset_steps steps;
    assert_int_equal(dataset_steps(office_db(office, DB_STAFF), office->arena, id, &steps), DONE);
    assert_int_equal(steps.count, 9);
    assert_string_equal(steps.rows[4].note, "Jumlah belum cocok");
}

static const char *const FROZEN_DATASET[] = {
    "UPDATE dataset SET title = 'lain'", "DELETE FROM dataset",
    "UPDATE investment_row SET amount_rupiah = 1", "DELETE FROM investment_row",
    "INSERT INTO investment_row SELECT dataset_id, 9, status, level, sector, name, 1, 1, 1, 1, 1 FROM investment_row",
    "UPDATE permit_row SET issued = 1", "DELETE FROM permit_row", "UPDATE permit_published_total SET published_total = 1",
    "DELETE FROM import_difference", "UPDATE dataset_step SET note = 'lain'", "DELETE FROM dataset_step",
    "INSERT INTO survey_answer_row SELECT id, '', '', '4', 1 FROM dataset",
};

static void an_approved_dataset_is_frozen_and_its_hash_is_of_its_rows(void **state) {
    struct office *office = *state;
    struct dataset_id id = add_dataset(office, "investment");
    uint8_t before[DATASET_HASH_BYTES], changed[DATASET_HASH_BYTES];
    struct db *staff = office_db(office, DB_STAFF), *admin = office_db(office, DB_ADMIN);
    assert_int_equal(dataset_content_hash(staff, id, before), DONE);
    assert_int_equal(db_execute(admin, "UPDATE investment_row SET projects = 89"), DONE); /* a draft may change */
    assert_int_equal(dataset_content_hash(staff, id, changed), DONE);
    assert_memory_not_equal(before, changed, DATASET_HASH_BYTES);
    (void)walk(office, id, 1, 3);
    assert_int_equal(db_execute(admin, "UPDATE investment_row SET projects = 90"), REFUSED_STALE); /* nor under the eyes of those who judge it */
    assert_int_equal(dataset_content_hash(staff, id, changed), DONE);
    assert_int_equal(act_as(office, person(office, 3), &(struct dataset_act){ id, 4, "approve", "" }), DONE);
    struct dataset dataset;
    assert_int_equal(dataset_by_id(staff, office->arena, id, &dataset), DONE);
    assert_true(dataset.approved);
    assert_string_equal(dataset.state, dataset_state_text(DATASET_APPROVED));
    assert_memory_equal(dataset.content_sha256, changed, DATASET_HASH_BYTES);
    for (size_t i = 0; i < sizeof FROZEN_DATASET / sizeof *FROZEN_DATASET; i++) {
        if (db_execute(admin, FROZEN_DATASET[i]) != REFUSED_STALE) fail_msg("%s", FROZEN_DATASET[i]);
    }
}

static void a_correction_is_a_new_revision_after_the_approved_one(void **state) {
    struct office *office = *state;
    struct dataset_id id = add_dataset(office, "permits");
    struct dataset again = { .kind = "permits", .period = "2026-Q4", .title = "Contoh", .source = "contoh.csv" };
    struct dataset_id second;
    struct db *staff = office_db(office, DB_STAFF), *builder = office_db(office, DB_BUILDER);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &again, &second), REFUSED_STALE);
    tx_rollback(&tx);
    (void)walk(office, id, 1, CHAIN_LENGTH);
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &again, &second), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct dataset dataset;
    assert_int_equal(dataset_by_period(staff, office->arena, &(struct dataset_about){ "permits", "2026-Q4", NULL }, &dataset), DONE);
    assert_int_equal(dataset.revision, 2);
    struct datasets published;
    assert_int_equal(public_datasets(builder, office->arena, &published), DONE);
    assert_int_equal(published.count, 1);
    assert_int_equal(published.rows[0].revision, 1); /* until the correction is approved */
    assert_int_equal(act_as(office, person(office, 0), &(struct dataset_act){ second, 1, "submit", "" }), REFUSED_STALE); /* what is corrected? */
    assert_int_equal(db_execute(office_db(office, DB_ADMIN), "INSERT INTO dataset_erratum SELECT id, 1, 'Kurs', '15000', '', 'Salah ketik', 1 FROM "
                                                             "dataset WHERE revision = 2"), DONE);
    (void)walk(office, second, 1, CHAIN_LENGTH);
    assert_int_equal(public_datasets(builder, office->arena, &published), DONE);
    assert_int_equal(published.count, 1);
    assert_int_equal(published.rows[0].revision, 2);
}

static void a_survey_dataset_carries_answers_without_persons_and_figures_side_by_side(void **state) {
    struct office *office = *state;
    struct survey_period_id period = open_period(office);
    for (uint8_t i = 0; i < 5; i++) assert_int_equal(submit(office, answer(period, i, i < 3 ? "444444444" : "333333330")), DONE);
    struct dataset_id id = add_dataset(office, "survey");
    struct skm_figure_row figure = { .position = 1, .item_code = "persyaratan", .name = "Persyaratan", .answered = { true, 5 },
                                     .sum = { true, 18 }, .nrr_milli = { true, 3600 }, .published_nrr_milli = { true, 3512 } };
    struct dataset_index index = { { true, 5 }, { true, 9000 }, "A" };
    struct db *staff = office_db(office, DB_STAFF), *builder = office_db(office, DB_BUILDER);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(skm_copy_answers(&tx, id, period), REFUSED_STALE);
    tx_rollback(&tx);
    close_period(office, period);
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(skm_copy_answers(&tx, id, period), DONE);
    assert_int_equal(skm_figure_add(&tx, id, &figure), DONE);
    assert_int_equal(dataset_set_index(&tx, id, &index), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct skm_answers answers;
    assert_int_equal(public_skm_answers(builder, office->arena, id, &answers), DONE);
    assert_int_equal(answers.count, 0); /* not approved yet */
    (void)walk(office, id, 1, CHAIN_LENGTH);
    struct skm_figure_rows figures;
    struct skm_profiles profiles;
    struct public_items items;
    assert_int_equal(public_skm_answers(builder, office->arena, id, &answers), DONE);
    assert_int_equal(public_skm_figures(builder, office->arena, id, &figures), DONE);
    assert_int_equal(public_skm_profiles(builder, office->arena, id, &profiles), DONE);
    assert_int_equal(public_survey_items(builder, office->arena, "skm-2017", &items), DONE);
    assert_int_equal(answers.count, 2);
    assert_int_equal(answers.rows[1].count, 3);
    assert_int_equal(figures.rows[0].nrr_milli.value, 3600);
    assert_int_equal(figures.rows[0].published_nrr_milli.value, 3512);
    assert_false(figures.rows[0].published_sum.known);
    assert_int_equal(profiles.count, 6);
    assert_int_equal(items.count, 9);
}

static void the_builder_reads_every_public_table_of_an_approved_dataset(void **state) {
    struct office *office = *state;
    (void)submit_sample(office, 1);
    (void)submit_sample(office, 2);
    struct dataset_id id = add_dataset(office, "investment");
    (void)walk(office, id, 1, CHAIN_LENGTH);
    struct db *builder = office_db(office, DB_BUILDER);
    struct investments investments;
    struct permits permits;
    struct permit_totals totals;
    struct dataset_differences differences;
    struct dataset_steps steps;
    struct public_case_counts counts;
    struct services services;
    struct holiday_rows holidays;
    assert_int_equal(db_read_begin(builder), DONE);
    assert_int_equal(public_investments(builder, office->arena, id, &investments), DONE);
    assert_int_equal(public_permits(builder, office->arena, id, &permits), DONE);
    assert_int_equal(public_permit_totals(builder, office->arena, id, &totals), DONE);
    assert_int_equal(public_differences(builder, office->arena, id, &differences), DONE);
    assert_int_equal(public_approvals(builder, office->arena, id, &steps), DONE);
    assert_int_equal(public_case_counts(builder, office->arena, &counts), DONE);
    assert_int_equal(public_services(builder, office->arena, &services), DONE);
    assert_int_equal(public_holidays(builder, office->arena, &holidays), DONE);
    db_read_end(builder);
    assert_int_equal(investments.rows[0].amount_rupiah.value, 313630500000);
    assert_false(investments.rows[0].foreign_workers.known);
    assert_string_equal(permits.rows[0].month, "2026-10");
    assert_int_equal(totals.rows[0].published_total, 13);
    assert_string_equal(differences.rows[0].computed, "12");
    assert_int_equal(steps.count, 5);
    assert_null(steps.rows[0].staff_name);
    assert_int_equal(counts.count, 1);
    assert_int_equal(counts.rows[0].count, 2);
    assert_string_equal(counts.rows[0].month, "2026-11");
}

static void the_tally_follows_every_case_from_state_to_state(void **state) {
    struct office *office = *state;
    (void)submit_sample(office, 1);
    (void)submit_sample(office, 2);
    struct db *admin = office_db(office, DB_ADMIN);
    assert_int_equal(db_execute(admin, "UPDATE cases SET state = 'verified', last_action = 'verify'"), DONE);
    int64_t differing = -1;
    assert_int_equal(db_pragma_number(admin, "SELECT count(*) FROM (SELECT kind, month, state, count FROM case_tally WHERE count > 0 "
                                             "EXCEPT SELECT kind, substr(received_on, 1, 7), state, count(*) FROM cases GROUP BY 1, 2, 3)",
                                      &differing), DONE);
    assert_int_equal(differing, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(the_official_questionnaire_is_seeded_once_in_form_order),
        FACT(a_questionnaire_in_use_and_its_answers_do_not_change),
        FACT(one_form_is_one_answer_and_the_totals_agree_with_a_recount),
        FACT(totals_are_kept_by_service_and_channel),
        FACT(an_answer_knows_how_many_before_it_were_the_same_and_came_in_its_ten_minutes),
        FACT(an_answer_of_a_slip_is_dated_to_the_monday_of_its_week_and_seconds_to_fives),
        FACT(a_suggestion_is_kept_apart_and_once),
        FACT(a_closing_period_takes_what_was_begun_until_it_is_settled),
        FACT(a_form_sent_again_after_its_period_ended_is_still_one_answer),
        FACT(a_form_number_is_remembered_across_periods_only_as_long_as_a_form_lives),
        FACT(answers_fit_the_questionnaire_or_are_refused),
        FACT(every_profile_value_of_the_rules_is_one_of_the_schema),
        FACT(responses_stream_until_the_reader_has_enough),
        FACT(a_closed_period_takes_no_answer_and_stays_closed),
        FACT(approval_goes_step_by_step_with_the_version_as_read),
        FACT(an_approved_dataset_is_frozen_and_its_hash_is_of_its_rows),
        FACT(a_correction_is_a_new_revision_after_the_approved_one),
        FACT(a_survey_dataset_carries_answers_without_persons_and_figures_side_by_side),
        FACT(the_builder_reads_every_public_table_of_an_approved_dataset),
        FACT(the_tally_follows_every_case_from_state_to_state),
    };
    return cmocka_run_group_tests_name("store_figures", tests, NULL, NULL);
}
