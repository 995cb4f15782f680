/* Facts about the approval as the database holds it: the same table as the rules, and no door past it. */
#include "tests/unit/store_fixture.h"

#include "lib/base/buffer.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/dataset_content.h"
#include "lib/store/db_internal.h"
#include "lib/store/permits.h"

/* One dataset, and the four people of its chain; team is the one who also holds every other role. */
struct chain {
    struct dataset_id id;
    struct actor team, section, division, head;
};

static struct actor person(struct office *office, const char *name, enum role role) {
    return (struct actor){ ACTOR_STAFF, add_staff(office, name, ROLE_BIT(role)) };
}

static struct chain chain_of(struct office *office) {
    struct chain chain = { .team = person(office, "tim", ROLE_SURVEY_TEAM), .section = person(office, "kasi", ROLE_SECTION_HEAD),
                           .division = person(office, "kabid", ROLE_DIVISION_HEAD), .head = person(office, "kadis", ROLE_HEAD) };
    struct tx tx CLEANUP_TX = { 0 };
    struct dataset new = { .kind = "permits", .period = "2026-Q4", .title = "Contoh", .source = "contoh.csv" };
    struct permit permit = { .position = 1, .channel = "OSS-RBA", .permit_type = "NIB", .month = "2026-10", .issued = 12 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(dataset_add(&tx, &COMMAND, NOW, &new, &chain.id), DONE);
    assert_int_equal(permit_add(&tx, chain.id, &permit), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return chain;
}

static enum result act(struct office *office, struct actor actor, const struct dataset_act *step) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = dataset_act(&tx, &actor, NOW, step);
    return result == DONE ? tx_commit(&tx) : result;
}

/* Takes the first STEPS steps of the chain, from version 1. */
static void walk(struct office *office, const struct chain *chain, size_t steps) {
    const struct { struct actor actor; const char *action, *note; } WAY[] = {
        { chain->team, "submit", "" }, { chain->section, "analyse", "Baik" }, { chain->division, "correct", "Tidak ada" }, { chain->head, "approve", "" },
    };
    for (size_t i = 0; i < steps; i++) {
        assert_int_equal(act(office, WAY[i].actor, &(struct dataset_act){ chain->id, (int64_t)i + 1, WAY[i].action, WAY[i].note }), DONE);
    }
}

static void a_difference_is_accepted_only_in_words(void **state) {
    struct office *office = *state;
    struct chain chain = chain_of(office);
    struct dataset_difference difference = { "parts_total", "OSS-RBA", "12", "13", "" };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(difference_add(&tx, chain.id, &difference), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct dataset_act submit = { chain.id, 1, "submit", "" };
    assert_int_equal(act(office, chain.team, &submit), REFUSED_STALE);
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(difference_explain(&tx, chain.id, 2, "Tidak ada yang kedua"), REFUSED_STALE);
    assert_int_equal(difference_explain(&tx, chain.id, 1, "Satu izin dicatat dua kali di laporan"), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(act(office, chain.team, &submit), DONE);
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(difference_explain(&tx, chain.id, 1, "Lain"), REFUSED_STALE);
}

static const char *rules_of_the_code(struct arena *arena) {
    struct buffer lines = buffer_in(arena);
    size_t count;
    const struct dataset_rule *rules = dataset_rules(&count);
    for (unsigned state = 0; state < DATASET_STATE_COUNT; state++) {
        for (unsigned action = 0; action < DATASET_ACTION_COUNT; action++) {
            for (size_t i = 0; i < count; i++) {
                if (rules[i].from != (enum dataset_state)state || rules[i].action != (enum dataset_action)action) continue;
                buffer_format(&lines, "%s %s %s\n", dataset_state_text(rules[i].from), dataset_action_text(rules[i].action),
                              dataset_state_text(rules[i].to));
            }
        }
    }
    return buffer_string(&lines);
}

/* The order of an enumeration, so that both sides are listed alike. */
static int place(const char *state, const char *action) {
    enum dataset_state known;
    enum dataset_action done;
    if (!dataset_state_parse(state, &known) || !dataset_action_parse(action, &done)) fail_msg("the rules do not know %s %s", state, action);
    return (int)known * DATASET_ACTION_COUNT + (int)done;
}

static void the_database_knows_the_same_steps_of_a_dataset_as_the_rules(void **state) {
    struct office *office = *state;
    const char *lines[DATASET_STATE_COUNT * DATASET_ACTION_COUNT] = { 0 };
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(office_db(office, DB_ADMIN)->engine, "SELECT state, action, next_state FROM dataset_rule", -1, &statement,
                                        NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *from = (const char *)sqlite3_column_text(statement, 0), *action = (const char *)sqlite3_column_text(statement, 1);
        lines[place(from, action)] = arena_format(office->arena, "%s %s %s\n", from, action, (const char *)sqlite3_column_text(statement, 2));
    }
    (void)sqlite3_finalize(statement);
    struct buffer found = buffer_in(office->arena);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) buffer_text(&found, lines[i] ? lines[i] : "");
    assert_string_equal(buffer_string(&found), rules_of_the_code(office->arena));
}

/* Every state with every action through the store: what the rules allow happens, anything else changes nothing. */
static void every_step_in_every_state_does_what_the_rules_say(void **state) {
    struct office *office = *state;
    struct chain chain = chain_of(office);
    for (size_t done = 0; done <= 4; done++) {
        struct dataset dataset;
        enum dataset_state from, next;
        if (done > 0) {
            static const struct { const char *action, *note; } WAY[] = { { "submit", "" }, { "analyse", "a" }, { "correct", "k" }, { "approve", "" } };
            const struct actor who[] = { chain.team, chain.section, chain.division, chain.head };
            struct dataset_act step = { chain.id, (int64_t)done, WAY[done - 1].action, WAY[done - 1].note };
            assert_int_equal(act(office, who[done - 1], &step), DONE);
        }
        assert_int_equal(dataset_by_id(office_db(office, DB_STAFF), office->arena, chain.id, &dataset), DONE);
        assert_true(dataset_state_parse(dataset.state, &from));
        for (unsigned action = 0; action < DATASET_ACTION_COUNT; action++) {
            if (dataset_action_allowed(DATASET_SURVEY, from, (enum dataset_action)action, ~ROLES_NONE, &next) == DONE) continue;
            struct dataset_act step = { chain.id, dataset.version, dataset_action_text((enum dataset_action)action), "kata" };
            enum result result = act(office, chain.head, &step);
            if (result != REFUSED_STALE) fail_msg("%s in %s: %s", step.action, dataset.state, result_name(result));
        }
    }
}

static const char *const DOORS[] = { /* of a dataset that waits to be analysed; 4 is its id in the text below */
    "UPDATE dataset SET state = 'approved', content_sha256 = zeroblob(32), approved_at = '2026-11-21T03:00:00Z'",
    "UPDATE dataset SET state = 'approved', last_action = 'approve', version = version + 1, content_sha256 = zeroblob(32), approved_at = '2026-11-21T03:00:00Z'",
    "UPDATE dataset SET state = 'analysed', last_action = 'analyse', version = version + 1", /* without a step behind it */
    "UPDATE dataset SET version = version + 1",
    "UPDATE dataset SET title = 'lain'",
    "UPDATE dataset SET scope = 'spkp', kind = 'survey'",
    "UPDATE dataset SET id = 7",
    "DELETE FROM dataset",
    "INSERT INTO dataset_step SELECT 9, id, version + 1, imported_at, 'command', NULL, 'analyse', 'x' FROM dataset", /* nobody's decision */
    "INSERT INTO dataset_step SELECT 9, d.id, d.version + 1, d.imported_at, 'staff', s.id, 'analyse', '' FROM dataset AS d, staff AS s WHERE s.name = 'kasi'",
    "INSERT INTO dataset_step SELECT 9, d.id, d.version + 1, d.imported_at, 'staff', s.id, 'analyse', 'x' FROM dataset AS d, staff AS s WHERE s.name = 'tim'",
    "INSERT INTO dataset_step SELECT 9, d.id, d.version + 1, d.imported_at, 'staff', s.id, 'approve', '' FROM dataset AS d, staff AS s WHERE s.name = 'kadis'",
    "INSERT INTO dataset_step SELECT 9, d.id, d.version + 2, d.imported_at, 'staff', s.id, 'analyse', 'x' FROM dataset AS d, staff AS s WHERE s.name = 'kasi'",
    "INSERT INTO dataset_step SELECT 9, id, version + 1, imported_at, 'command', NULL, 'import', '' FROM dataset",
    "UPDATE permit_row SET issued = 13", "DELETE FROM permit_row",
    "INSERT INTO permit_row SELECT dataset_id, 2, channel, 'lain', month, 1, NULL FROM permit_row",
    "INSERT INTO investment_part SELECT id, 'pma', 'country', 1, 'Singapura', 1, 1, 1, 1, 1 FROM dataset",
    "INSERT INTO indicator_row SELECT id, 1, '', 'SKM', 'index', 'higher', '84', '84.59', '', NULL, '', '' FROM dataset",
    "INSERT INTO budget_row SELECT id, 1, 'total', 'x', 1, 1, '' FROM dataset",
    "INSERT INTO target_row SELECT id, 1, 2026, 'target_renstra', 1, '' FROM dataset",
    "INSERT INTO dataset_erratum SELECT id, 1, 'NIB', '12', '13', 'x', 1 FROM dataset",
    "INSERT INTO dataset_digest SELECT id, 'permit', zeroblob(32) FROM dataset",
    "INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, version) VALUES "
    "(8, 'permits', '2027-Q1', '', 1, 'x', 'x', 'corrected', 'correct', '2026-11-21T03:00:00Z', 4)",
};

static void no_door_leads_past_the_chain(void **state) {
    struct office *office = *state;
    struct chain chain = chain_of(office);
    walk(office, &chain, 1);
    for (size_t i = 0; i < sizeof DOORS / sizeof *DOORS; i++) {
        if (db_execute(office_db(office, DB_ADMIN), DOORS[i]) != REFUSED_STALE) fail_msg("%s", DOORS[i]);
    }
    assert_int_equal(act(office, chain.section, &(struct dataset_act){ chain.id, 2, "analyse", "Baik" }), DONE); /* the twin: the proper way */
}

static void rows_do_not_move_into_a_frozen_dataset(void **state) {
    struct office *office = *state;
    struct chain chain = chain_of(office);
    walk(office, &chain, 4);
    struct db *admin = office_db(office, DB_ADMIN);
    assert_int_equal(db_execute(admin, "INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, version) "
                                       "VALUES (8, 'permits', '2027-Q1', '', 1, 'x', 'x', 'draft', 'import', '2026-11-21T03:00:00Z', 1);"
                                       "INSERT INTO permit_row VALUES (8, 2, 'OSS-RBA', 'PBG', '2026-11', 5, NULL)"), DONE);
    assert_int_equal(db_execute(admin, "UPDATE permit_row SET dataset_id = (SELECT id FROM dataset WHERE state = 'approved') WHERE dataset_id = 8"),
                     REFUSED_STALE);
}

/* The same person may take the same step again after a return, and no other of it. */
static void one_person_takes_one_kind_of_step_of_a_revision(void **state) {
    struct office *office = *state;
    struct chain chain = chain_of(office);
    walk(office, &chain, 1);
    assert_int_equal(act(office, chain.section, &(struct dataset_act){ chain.id, 2, "send_back", "Belum" }), DONE);
    assert_int_equal(act(office, chain.team, &(struct dataset_act){ chain.id, 3, "submit", "" }), DONE);
    assert_int_equal(act(office, chain.team, &(struct dataset_act){ chain.id, 4, "analyse", "Saya" }), REFUSED_STALE);
    assert_int_equal(act(office, chain.section, &(struct dataset_act){ chain.id, 4, "analyse", "Baik" }), DONE);
    assert_int_equal(act(office, chain.section, &(struct dataset_act){ chain.id, 5, "correct", "Saya" }), REFUSED_STALE);
    assert_int_equal(act(office, COMMAND, &(struct dataset_act){ chain.id, 5, "correct", "Perintah" }), REFUSED_STALE);
    assert_int_equal(act(office, chain.division, &(struct dataset_act){ chain.id, 5, "correct", "Tidak ada" }), DONE);
}

static void a_check_says_same_or_where_it_differs(void **state) {
    struct office *office = *state;
    struct chain chain = chain_of(office);
    struct db *staff = office_db(office, DB_STAFF), *admin = office_db(office, DB_ADMIN);
    struct dataset dataset;
    struct dataset_check check;
    assert_int_equal(dataset_by_id(staff, office->arena, chain.id, &dataset), DONE);
    assert_int_equal(dataset_verify(staff, office->arena, &dataset, &check), REFUSED_STALE); /* not approved */
    walk(office, &chain, 4);
    assert_int_equal(dataset_by_id(staff, office->arena, chain.id, &dataset), DONE);
    assert_int_equal(dataset_verify(staff, office->arena, &dataset, &check), DONE);
    assert_true(check.same);
    assert_int_equal(db_execute(admin, "DROP TRIGGER permit_row_frozen_changed; UPDATE permit_row SET issued = 13"), DONE);
    assert_int_equal(dataset_verify(staff, office->arena, &dataset, &check), DONE);
    assert_false(check.same);
    assert_string_equal(check.parts, "permit");
    assert_int_equal(db_execute(admin, "DROP TRIGGER permit_row_frozen_deleted; DELETE FROM permit_row"), DONE);
    assert_int_equal(dataset_verify(staff, office->arena, &dataset, &check), DONE);
    assert_string_equal(check.parts, "permit"); /* gone altogether */
}

static char *architecture(struct arena *arena) {
    CLEANUP_FILE FILE *file = fopen("ARCHITECTURE.md", "re");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = arena_alloc(arena, size + 1);
    assert_int_equal(fread(text, 1, size, file), size);
    return text;
}

static void the_diagram_of_the_chain_in_architecture_is_what_the_rules_say(void **state) {
    struct office *office = *state;
    const char *drawn = dataset_diagram(office->arena);
    if (!strstr(architecture(office->arena), arena_format(office->arena, "```mermaid\n%s```", drawn))) {
        fail_msg("put this into ARCHITECTURE.md:\n%s", drawn);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(the_database_knows_the_same_steps_of_a_dataset_as_the_rules),
        FACT(every_step_in_every_state_does_what_the_rules_say),
        FACT(no_door_leads_past_the_chain),
        FACT(rows_do_not_move_into_a_frozen_dataset),
        FACT(one_person_takes_one_kind_of_step_of_a_revision),
        FACT(a_difference_is_accepted_only_in_words),
        FACT(a_check_says_same_or_where_it_differs),
        FACT(the_diagram_of_the_chain_in_architecture_is_what_the_rules_say),
    };
    return cmocka_run_group_tests_name("store_dataset", tests, NULL, NULL);
}
