/* Facts about new databases and the way older ones come to today's schema. tests/unit/fixtures/schema-N.sql is the schema as
 * version N was delivered; each later change is a step in deploy/migrations, and both ways must end in the same schema. */
#include "tests/unit/store_fixture.h"

#include <ctype.h>
#include <fcntl.h>

#include "lib/store/dataset_content.h"
#include "lib/store/db_internal.h"
#include "lib/store/instrument_file.h"
#include "lib/store/search.h"
#include "lib/rules/skm_tally.h"
#include "lib/store/survey.h"

#define OLDEST "tests/unit/fixtures/schema-1.sql"

static char *read_text(struct arena *arena, const char *path) {
    CLEANUP_FILE FILE *file = fopen(path, "re");
    if (!file) fail_msg("%s is missing", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = arena_alloc(arena, size + 1);
    assert_int_equal(fread(text, 1, size, file), size);
    return text;
}

static const char OLD_ROWS[] =
    "INSERT INTO staff VALUES (7, 'petugas', 'Petugas Contoh', '01234567890123456789', 0, NULL, 0, 0, 1, '2026-01-01T00:00:00Z', 1);"
    "INSERT INTO service VALUES ('nib', 'NIB', 1, 1);"
    "INSERT INTO cases VALUES (9, 'complaint', 'PGD-2025-000001', zeroblob(32), zeroblob(16), 'web', '2025-03-01T00:00:00Z', '2025-03-01', "
    "'2025-03-01T00:00:00Z', NULL, 'Lampu loket', 'open', 'received', '2025-03-20', NULL, 1);"
    "INSERT INTO complaint VALUES (9, 'individual', 'unclassified', 0, 'Padam sejak pagi.', NULL, '', '');"
    "INSERT INTO case_event VALUES (8, 9, 1, '2025-03-01T00:00:00Z', 'citizen', NULL, 'submit', 1, ''), "
    "(10, 9, 2, '2025-03-02T00:00:00Z', 'citizen', NULL, 'reply', 1, 'Kuitansi terlampir.');"
    "INSERT INTO instrument VALUES (1, 'skm-2017', 'SKM', 'Permenpan RB 14/2017', 4, NULL);"
    "INSERT INTO instrument_item VALUES (1, 1, 1, 'persyaratan', 'Persyaratan', 'Bagaimana persyaratannya?');"
    "INSERT INTO survey_period VALUES (1, 1, '2026-Q1', '2026-01-01', '2026-03-31', 'open', NULL);"
    "INSERT INTO survey_response VALUES (5, 1, zeroblob(16), 'web', '2026-01-02', 'nib', 'female', '', 's1', '', '3', 'Tambah kursi');"
    "UPDATE survey_period SET state = 'closed';"
    "INSERT INTO dataset VALUES (20, 'survey', '2025-Q1', 1, 'Indeks', 'uji', 'draft', '2025-04-01T00:00:00Z', NULL, NULL, 3, 10000, NULL, 'A', NULL, "
    "NULL, NULL, NULL, NULL, 1), "
    "(21, 'permits', '2025-Q1', 1, 'Izin', 'uji', 'submitted', '2025-04-01T00:00:00Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2);"
    "INSERT INTO survey_answer_row VALUES (20, '444444444', 3);"
    "INSERT INTO dataset_step VALUES (30, 20, 1, '2025-04-01T00:00:00Z', 'command', NULL, 'import', ''), "
    "(31, 20, 2, '2025-04-02T00:00:00Z', 'command', NULL, 'submit', ''), (32, 20, 3, '2025-04-03T00:00:00Z', 'staff', 7, 'approve', ''), "
    "(33, 21, 1, '2025-04-01T00:00:00Z', 'command', NULL, 'import', ''), (34, 21, 2, '2025-04-02T00:00:00Z', 'command', NULL, 'submit', '');"
    "UPDATE dataset SET state = 'approved', version = 3, approved_at = '2025-04-03T00:00:00Z', content_sha256 = "
    "x'7aa860806d1ff540fc56a69e559a4a1efbcd09a0405178f7c555bc65e99fdd14' WHERE id = 20"; /* SHA-256 of the lines as version 1 wrote them */

/* A database as version 1 made it, with one account and one survey answer of a closed period. */
static const char *make_old(struct office *office) {
    const char *path = arena_format(office->arena, "%s/old.db", office->folder);
    sqlite3 *engine;
    assert_int_equal(sqlite3_open(path, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, read_text(office->arena, OLDEST), NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, OLD_ROWS, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(engine), SQLITE_OK);
    return path;
}

/* SQL without comments, with one space for any white space, and none beside brackets and commas. */
static char *normal(struct arena *arena, const char *sql) {
    char *out = arena_alloc(arena, strlen(sql) + 1), *end = out;
    for (; *sql; sql++) {
        if (sql[0] == '-' && sql[1] == '-') sql += strcspn(sql, "\n");
        bool is_space = *sql == '\0' || isspace((unsigned char)*sql);
        bool is_mark = strchr("(),", *sql) != NULL;
        if (is_mark && end > out && end[-1] == ' ') end--;
        bool is_needed = !is_space || (end > out && !strchr(" (,)", end[-1]));
        if (is_needed) *end++ = is_space ? ' ' : *sql;
        if (*sql == '\0') break;
    }
    return out;
}

static char *schema_of(struct office *office, const char *path) {
    sqlite3 *engine;
    sqlite3_stmt *statement;
    char *all = arena_string(office->arena, "");
    assert_int_equal(sqlite3_open(path, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(engine, "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name",
                                        -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        all = arena_format(office->arena, "%s%s\n", all, normal(office->arena, (const char *)sqlite3_column_text(statement, 0)));
    }
    (void)sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(engine), SQLITE_OK);
    return all;
}

static void an_older_database_becomes_exactly_a_new_one(void **state) {
    struct office *office = *state;
    const char *old = make_old(office);
    assert_string_not_equal(schema_of(office, old), schema_of(office, office->path));
    int from = 0;
    enum result result = db_migrate(office->arena, old, &from, &office->message);
    if (result != DONE) fail_msg("%s", office->message);
    assert_int_equal(from, 1);
    assert_string_equal(schema_of(office, old), schema_of(office, office->path));
}

static bool is_the_old_answer(void *user, const struct survey_response *response) {
    assert_string_equal(response->answers, "3");
    assert_string_equal(response->service_code, "nib");
    ++*(int *)user;
    return true;
}

static void what_was_in_an_older_database_is_still_there(void **state) {
    struct office *office = *state;
    int answers = 0;
    const char *old = make_old(office);
    int from;
    assert_int_equal(db_migrate(office->arena, old, &from, &office->message), DONE);
    CLEANUP_DB struct db *db = NULL;
    struct staff staff;
    assert_int_equal(db_open(office->arena, old, DB_STAFF, &db, &office->message), DONE);
    assert_int_equal(db_self_test(db, office->arena, &office->message), DONE);
    assert_int_equal(staff_by_id(db, office->arena, (struct staff_id){ 7 }, &staff), DONE);
    assert_string_equal(staff.full_name, "Petugas Contoh");
    assert_int_equal(staff.last_login_at, 0);
    assert_int_equal(survey_responses(db, (struct survey_period_id){ 1 }, is_the_old_answer, &answers), DONE);
    assert_int_equal(answers, 1);
    struct skm totals, recount;
    struct survey_period_id period = { 1 };
    struct instrument_rules rules = instrument_rules_plain(1, 4);
    assert_int_equal(skm_begin(&totals, &rules, 0), DONE);
    assert_int_equal(skm_begin(&recount, &rules, 0), DONE);
    assert_int_equal(survey_tally(db, period, (struct survey_filter){ "nib", NULL }, &totals), DONE);
    assert_int_equal(survey_recount(db, period, (struct survey_filter){ "nib", NULL }, &recount), DONE);
    assert_int_equal(totals.n, 1); /* counted once, not again by the move */
    assert_int_equal(totals.all.sum[0], 3);
    assert_string_equal(skm_tally_write(office->arena, &totals), skm_tally_write(office->arena, &recount));
    int64_t suggestions = 0;
    assert_int_equal(db_pragma_number(db, "SELECT count(*) FROM survey_suggestion WHERE text = 'Tambah kursi' AND tag = ''", &suggestions), DONE);
    assert_int_equal(suggestions, 1);
}

/* The wording of the shipped SKM as version 1 stored it. */
static void add_old_items(struct arena *arena, sqlite3 *engine, const struct instrument *skm) {
    for (size_t i = 0; i < skm->item_count; i++) {
        const struct survey_item *item = &skm->items[i];
        const char *sql = arena_format(arena, "INSERT INTO instrument_item VALUES (2, %d, %d, '%s', '%s', '%s')", item->position,
                                       item->regulation_position, item->code, item->name, item->question);
        assert_int_equal(sqlite3_exec(engine, sql, NULL, NULL, NULL), SQLITE_OK);
        for (int value = 1; value <= item->choices; value++) {
            sql = arena_format(arena, "INSERT INTO instrument_label VALUES (2, %d, %d, '%s')", item->position, value, item->labels[value - 1]);
            assert_int_equal(sqlite3_exec(engine, sql, NULL, NULL, NULL), SQLITE_OK);
        }
    }
}

static void the_official_questionnaire_of_an_older_database_becomes_the_shipped_one(void **state) {
    struct office *office = *state;
    struct instrument skm, stored;
    sqlite3 *engine;
    int from;
    const char *old = arena_format(office->arena, "%s/questions.db", office->folder);
    assert_int_equal(instrument_read_shipped(office->arena, &INSTRUMENTS_SHIPPED[0], &skm), DONE);
    assert_int_equal(sqlite3_open(old, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, read_text(office->arena, OLDEST), NULL, NULL, NULL), SQLITE_OK);
    const char *row = arena_format(office->arena, "INSERT INTO instrument VALUES (2, 'skm-2017', '%s', '%s', 4, NULL)", skm.title, skm.basis);
    assert_int_equal(sqlite3_exec(engine, row, NULL, NULL, NULL), SQLITE_OK);
    add_old_items(office->arena, engine, &skm);
    const char *period = "INSERT INTO survey_period VALUES (1, 2, '2026-Q1', '2026-01-01', '2026-03-31', 'open', NULL)"; /* freezes it */
    assert_int_equal(sqlite3_exec(engine, period, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(engine), SQLITE_OK);
    assert_int_equal(db_migrate(office->arena, old, &from, &office->message), DONE);
    CLEANUP_DB struct db *db = NULL;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(db_open(office->arena, old, DB_STAFF, &db, &office->message), DONE);
    assert_int_equal(tx_begin(db, &tx), DONE);
    assert_int_equal(instrument_seal(&tx, office->arena, (struct instrument_id){ 2 }), DONE);
    assert_int_equal(instrument_by_id(db, office->arena, (struct instrument_id){ 2 }, &stored), DONE);
    assert_true(stored.frozen);
    assert_string_equal(stored.sha256, instrument_hash(office->arena, &skm));
    assert_string_equal(instrument_json(office->arena, &stored), INSTRUMENTS_SHIPPED[0].text);
}

/* "dataset|survey|2025-Q1|1|Indeks|uji|||3|10000||A|||" and "answers|444444444|3", a line feed after each. */
static void what_an_older_database_approved_stays_approved_with_the_same_hash(void **state) {
    struct office *office = *state;
    const char *old = make_old(office);
    int from;
    assert_int_equal(db_migrate(office->arena, old, &from, &office->message), DONE);
    CLEANUP_DB struct db *db = NULL;
    struct dataset approved, waiting;
    struct dataset_check check;
    assert_int_equal(db_open(office->arena, old, DB_STAFF, &db, &office->message), DONE);
    assert_int_equal(dataset_by_id(db, office->arena, (struct dataset_id){ 20 }, &approved), DONE);
    assert_string_equal(approved.state, "approved");
    assert_string_equal(approved.scope, "");
    assert_int_equal(dataset_verify(db, office->arena, &approved, &check), DONE);
    assert_true(check.same);
    assert_int_equal(dataset_by_id(db, office->arena, (struct dataset_id){ 21 }, &waiting), DONE);
    assert_string_equal(waiting.state, "submitted");
    struct tx tx CLEANUP_TX = { 0 }; /* and goes on from there */
    struct actor officer = { ACTOR_STAFF, { 7 } };
    assert_int_equal(tx_begin(db, &tx), DONE);
    assert_int_equal(dataset_act(&tx, &officer, NOW, &(struct dataset_act){ { 21 }, 2, "analyse", "Baik" }), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static void cases_of_an_older_database_are_searchable_at_once(void **state) {
    struct office *office = *state;
    const char *old = make_old(office);
    int from;
    assert_int_equal(db_migrate(office->arena, old, &from, &office->message), DONE);
    CLEANUP_DB struct db *db = NULL;
    assert_int_equal(db_open(office->arena, old, DB_STAFF, &db, &office->message), DONE);
    struct case_filter filter = { .visitor = VISITOR };
    struct case_list list;
    assert_int_equal(search_cases(db, office->arena, &filter, "lampu padam kuitansi", 0, &list), DONE);
    assert_int_equal(list.count, 1);
}

static void an_older_database_is_not_served_before_it_is_migrated(void **state) {
    struct office *office = *state;
    struct db *db = NULL;
    assert_int_equal(db_open(office->arena, make_old(office), DB_INTAKE, &db, &office->message), REFUSED_STALE);
    assert_non_null(strstr(office->message, "schema 1"));
}

static void migrating_twice_does_nothing_more(void **state) {
    struct office *office = *state;
    int from = 0;
    assert_int_equal(db_migrate(office->arena, office->path, &from, &office->message), DONE);
    assert_int_equal(from, schema_version());
}

static void a_newer_or_foreign_database_is_left_alone(void **state) {
    struct office *office = *state;
    int from = 0;
    sqlite3 *engine;
    assert_int_equal(sqlite3_open(office->path, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, "PRAGMA user_version = 999", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(db_migrate(office->arena, office->path, &from, &office->message), REFUSED_STALE);
    assert_int_equal(sqlite3_exec(engine, "PRAGMA application_id = 5", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(db_migrate(office->arena, office->path, &from, &office->message), REFUSED_INVALID);
    assert_int_equal(sqlite3_close(engine), SQLITE_OK);
}

static void a_step_that_fails_changes_nothing(void **state) {
    struct office *office = *state;
    const char *old = make_old(office);
    sqlite3 *engine;
    assert_int_equal(sqlite3_open(old, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, "ALTER TABLE staff ADD COLUMN last_login_at TEXT", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(engine), SQLITE_OK);
    char *before = schema_of(office, old);
    int from = 0;
    assert_int_not_equal(db_migrate(office->arena, old, &from, &office->message), DONE);
    assert_string_equal(schema_of(office, old), before);
}

static void a_new_database_is_private_and_never_replaces_another(void **state) {
    struct office *office = *state;
    struct stat status;
    assert_int_equal(stat(office->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(db_create(office->arena, office->path, &office->message), REFUSED_STALE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(an_older_database_becomes_exactly_a_new_one),
        FACT(what_was_in_an_older_database_is_still_there),
        FACT(the_official_questionnaire_of_an_older_database_becomes_the_shipped_one),
        FACT(what_an_older_database_approved_stays_approved_with_the_same_hash),
        FACT(cases_of_an_older_database_are_searchable_at_once),
        FACT(an_older_database_is_not_served_before_it_is_migrated),
        FACT(migrating_twice_does_nothing_more),
        FACT(a_newer_or_foreign_database_is_left_alone),
        FACT(a_step_that_fails_changes_nothing),
        FACT(a_new_database_is_private_and_never_replaces_another),
    };
    return cmocka_run_group_tests_name("store_migrate", tests, NULL, NULL);
}
