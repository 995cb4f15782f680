/* Facts about the follow-up plan in the database: it may be rewritten until its result is approved, then it is a promise. */
#include "tests/unit/store_fixture.h"

#include "lib/store/dataset.h"
#include "lib/store/followup.h"

static const struct followup PROMISE = { .period_label = "2026-Q4", .scope = "", .item_code = "waktu",
                                         .action = "Menambah satu loket pada jam sibuk", .due_month = "2027-03",
                                         .responsible = "Seksi pelayanan" };

static struct followup_id add(struct office *office, const struct followup *followup) {
    struct followup_id id = { 0 };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(followup_add(&tx, &COMMAND, NOW, followup, &id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return id;
}

typedef enum result change(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup);

static enum result run(struct office *office, change *does, struct followup followup) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = does(&tx, &COMMAND, NOW, &followup);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result remove_it(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup) {
    return followup_remove(tx, actor, now, followup->id, followup->version);
}

static struct followups list(struct office *office) {
    struct followups rows = { 0 };
    assert_int_equal(followup_list(office_db(office, DB_STAFF), office->arena, "2026-Q4", "", &rows), DONE);
    return rows;
}

static struct actor person(struct office *office, const char *name, enum role role) {
    return (struct actor){ ACTOR_STAFF, add_staff(office, name, ROLE_BIT(role)) };
}

static struct dataset_id approve(struct office *office) {
    const struct { struct actor who; const char *action, *note; } WAY[] = {
        { person(office, "tim", ROLE_SURVEY_TEAM), "submit", "" }, { person(office, "kasi", ROLE_SECTION_HEAD), "analyse", "Baik" },
        { person(office, "kabid", ROLE_DIVISION_HEAD), "correct", "Tidak ada" }, { person(office, "kadis", ROLE_HEAD), "approve", "" },
    };
    struct dataset new = { .kind = "survey", .period = "2026-Q4", .title = "IKM", .source = "uji" };
    struct dataset_id id;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &new, &id), DONE);
    for (size_t i = 0; i < sizeof WAY / sizeof *WAY; i++) {
        struct dataset_act step = { id, (int64_t)i + 1, WAY[i].action, WAY[i].note };
        assert_int_equal(dataset_act(&tx, &WAY[i].who, NOW, &step), DONE);
    }
    assert_int_equal(tx_commit(&tx), DONE);
    return id;
}

static void a_plan_is_rewritten_freely_before_it_is_approved(void **state) {
    struct office *office = *state;
    struct followup row = PROMISE;
    row.id = add(office, &PROMISE);
    row.version = 1;
    row.due_month = "2027-06";
    assert_int_equal(run(office, followup_change, row), DONE);
    assert_int_equal(run(office, followup_change, row), REFUSED_STALE);
    struct followups rows = list(office);
    assert_int_equal(rows.count, 1);
    assert_string_equal(rows.rows[0].due_month, "2027-06");
    assert_string_equal(rows.rows[0].state, "planned");
    assert_int_equal(rows.rows[0].version, 2);
    assert_int_equal(run(office, remove_it, row), REFUSED_STALE);
    row.version = 2;
    assert_int_equal(run(office, remove_it, row), DONE);
    assert_int_equal(list(office).count, 0);
}

static void an_approved_plan_is_a_promise_whose_outcome_is_told(void **state) {
    struct office *office = *state;
    struct followup row = PROMISE;
    row.id = add(office, &PROMISE);
    row.version = 1;
    struct dataset_id dataset = approve(office);
    struct followup changed = row;
    changed.due_month = "2029-01";
    assert_int_equal(run(office, followup_change, changed), REFUSED_STALE);
    assert_int_equal(run(office, remove_it, row), REFUSED_STALE);
    row.state = "done";
    row.done_on = (struct optional_day){ true, 20900 };
    row.note = "Loket ketiga dibuka.";
    assert_int_equal(run(office, followup_mark, row), DONE);
    assert_int_equal(run(office, followup_mark, row), REFUSED_STALE);
    struct followups rows = { 0 };
    assert_int_equal(followup_list_public(office_db(office, DB_BUILDER), office->arena, dataset, &rows), DONE);
    assert_int_equal(rows.count, 1);
    assert_string_equal(rows.rows[0].due_month, "2027-03");
    assert_string_equal(rows.rows[0].state, "done");
    assert_true(rows.rows[0].done_on.known);
}

static void nothing_of_a_plan_is_public_before_its_result_is_approved(void **state) {
    struct office *office = *state;
    struct dataset new = { .kind = "survey", .period = "2026-Q4", .title = "IKM", .source = "uji" };
    struct dataset_id id;
    struct followups rows = { 0 };
    (void)add(office, &PROMISE);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &new, &id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(followup_list_public(office_db(office, DB_BUILDER), office->arena, id, &rows), DONE);
    assert_int_equal(rows.count, 0);
}

static void a_promise_is_dropped_with_a_reason_and_done_on_a_day(void **state) {
    struct office *office = *state;
    struct followup row = PROMISE;
    row.id = add(office, &PROMISE);
    row.version = 1;
    row.state = "dropped";
    row.note = "";
    assert_int_equal(run(office, followup_mark, row), REFUSED_INVALID);
    row.state = "done";
    assert_int_equal(run(office, followup_mark, row), REFUSED_INVALID);
    row.state = "dropped";
    row.note = "Anggaran tidak tersedia.";
    assert_int_equal(run(office, followup_mark, row), DONE);
}

static void a_plan_has_an_end_and_gives_no_number_twice(void **state) {
    struct office *office = *state;
    struct followup row = PROMISE;
    for (int i = 0; i < FOLLOWUPS_MOST; i++) row.id = add(office, &PROMISE);
    struct tx tx CLEANUP_TX = { 0 };
    struct followup_id id;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(followup_add(&tx, &COMMAND, NOW, &PROMISE, &id), REFUSED_TOO_LARGE);
    tx_rollback(&tx);
    row.id = list(office).rows[3].id;
    row.version = 1;
    assert_int_equal(run(office, remove_it, row), DONE);
    (void)add(office, &PROMISE);
    assert_int_equal(list(office).rows[FOLLOWUPS_MOST - 1].position, FOLLOWUPS_MOST + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(a_plan_is_rewritten_freely_before_it_is_approved),
        FACT(an_approved_plan_is_a_promise_whose_outcome_is_told),
        FACT(nothing_of_a_plan_is_public_before_its_result_is_approved),
        FACT(a_promise_is_dropped_with_a_reason_and_done_on_a_day),
        FACT(a_plan_has_an_end_and_gives_no_number_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
