/* Facts about stored reply templates. */
#include "tests/unit/store_fixture.h"

#include "lib/rules/reply_template.h"
#include "lib/store/reply_template.h"

#define BEGIN(tx) struct tx tx CLEANUP_TX = { 0 }; assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE)

static struct reply_template sample(const char *title, const char *action) {
    return (struct reply_template){ .title = title, .action = action, .body = "Pengaduan {nomor} sudah kami periksa.", .active = true };
}

static size_t count(struct office *office, const char *action) {
    struct reply_templates templates = { 0 };
    assert_int_equal(reply_template_list(office_db(office, DB_STAFF), office->arena, action, &templates), DONE);
    return templates.count;
}

static void a_template_is_offered_for_its_action_while_it_is_active(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_COMPLAINT_OFFICER));
    struct actor officer = { ACTOR_STAFF, id };
    struct reply_template new = sample("Selesai", "answer"), found;
    BEGIN(tx);
    assert_int_equal(reply_template_add(&tx, &officer, NOW, &new, &new.id), DONE);
    assert_int_equal(count(office, "answer"), 1);
    assert_int_equal(count(office, "ask_reporter"), 0);
    assert_int_equal(reply_template_by_id(office_db(office, DB_STAFF), office->arena, new.id, &found), DONE);
    assert_string_equal(found.changed_by, "Petugas Contoh");
    found.active = false;
    assert_int_equal(reply_template_change(&tx, &COMMAND, NOW, &found), DONE);
    assert_int_equal(count(office, "answer"), 0);
    assert_int_equal(count(office, NULL), 1);
    assert_int_equal(reply_template_change(&tx, &COMMAND, NOW, &found), REFUSED_STALE); /* the version went on */
    assert_int_equal(reply_template_by_id(office_db(office, DB_STAFF), office->arena, new.id, &found), DONE);
    assert_null(found.changed_by);
}

static void a_title_stands_once_for_an_action(void **state) {
    struct office *office = *state;
    struct reply_template one = sample("Selesai", "answer"), same = sample("SELESAI", "answer"), elsewhere = sample("Selesai", "ask_reporter");
    BEGIN(tx);
    assert_int_equal(reply_template_add(&tx, &COMMAND, NOW, &one, &one.id), DONE);
    assert_int_equal(reply_template_add(&tx, &COMMAND, NOW, &same, &same.id), REFUSED_STALE);
    assert_int_equal(reply_template_add(&tx, &COMMAND, NOW, &elsewhere, &elsewhere.id), DONE);
}

static void every_action_of_the_rules_is_one_of_the_schema_and_no_other(void **state) {
    struct office *office = *state;
    BEGIN(tx);
    for (unsigned action = 0; action < TEMPLATE_ACTION_COUNT; action++) {
        struct reply_template new = sample("Selesai", template_action_text((enum template_action)action));
        assert_int_equal(reply_template_add(&tx, &COMMAND, NOW, &new, &new.id), DONE);
    }
    struct reply_template other = sample("Selesai", "note");
    assert_int_equal(reply_template_add(&tx, &COMMAND, NOW, &other, &other.id), REFUSED_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(a_template_is_offered_for_its_action_while_it_is_active),
        FACT(a_title_stands_once_for_an_action),
        FACT(every_action_of_the_rules_is_one_of_the_schema_and_no_other),
    };
    return cmocka_run_group_tests_name("store_reply_template", tests, NULL, NULL);
}
