/* Facts about opening, settings, statements, rights and transactions. */
#include "tests/unit/store_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "lib/store/db_internal.h"

#define ROLES_OF(...) (const enum db_role[]){ __VA_ARGS__ }

static void every_statement_of_every_role_compiles(void **state) {
    struct office *office = *state;
    for (int role = 0; role < DB_ROLE_COUNT; role++) {
        struct db *db = office_db(office, (enum db_role)role);
        enum result result = db_self_test(db, office->arena, &office->message);
        if (result != DONE) print_message("role %d: %s\n", role, office->message);
        assert_int_equal(result, DONE);
    }
}

static const struct { const char *break_it, *named; } WRONG_SETTINGS[] = {
    { "PRAGMA synchronous = NORMAL", "synchronous" },
    { "PRAGMA foreign_keys = OFF", "foreign_keys" },
    { "PRAGMA secure_delete = OFF", "secure_delete" },
    { "PRAGMA trusted_schema = ON", "trusted_schema" },
    { "PRAGMA temp_store = FILE", "temp_store" },
    { "PRAGMA wal_autocheckpoint = 1000", "wal_autocheckpoint" },
    { "PRAGMA recursive_triggers = OFF", "recursive_triggers" },
};

static void the_self_test_refuses_each_setting_that_is_not_in_force(void **state) {
    struct office *office = *state;
    for (size_t i = 0; i < sizeof WRONG_SETTINGS / sizeof *WRONG_SETTINGS; i++) {
        CLEANUP_DB struct db *db = NULL;
        assert_int_equal(db_open(office->arena, office->path, DB_ADMIN, &db, &office->message), DONE);
        assert_int_equal(db_execute(db, WRONG_SETTINGS[i].break_it), DONE);
        assert_int_not_equal(db_self_test(db, office->arena, &office->message), DONE);
        assert_non_null(strstr(office->message, WRONG_SETTINGS[i].named));
    }
}

static void a_database_out_of_WAL_mode_is_not_opened(void **state) {
    struct office *office = *state;
    sqlite3 *engine;
    assert_int_equal(sqlite3_open(office->path, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(engine);
    struct db *db = NULL;
    assert_int_equal(db_open(office->arena, office->path, DB_INTAKE, &db, &office->message), FAILED_UNAVAILABLE);
    assert_non_null(strstr(office->message, "WAL"));
}

static void a_missing_a_foreign_and_a_damaged_file_are_three_answers(void **state) {
    struct office *office = *state;
    struct db *db = NULL;
    const char *missing = arena_format(office->arena, "%s/none.db", office->folder);
    assert_int_equal(db_open(office->arena, missing, DB_INTAKE, &db, &office->message), REFUSED_ABSENT);

    const char *foreign = arena_format(office->arena, "%s/foreign.db", office->folder);
    sqlite3 *engine;
    assert_int_equal(sqlite3_open(foreign, &engine), SQLITE_OK);
    assert_int_equal(sqlite3_exec(engine, "CREATE TABLE t(a)", NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(engine);
    assert_int_equal(db_open(office->arena, foreign, DB_INTAKE, &db, &office->message), REFUSED_INVALID);

    const char *damaged = arena_format(office->arena, "%s/damaged.db", office->folder);
    CLEANUP_FD int fd = open(damaged, O_WRONLY | O_CREAT, 0600);
    for (int i = 0; i < 4096; i++) assert_int_equal(write(fd, "x", 1), 1);
    assert_int_equal(db_open(office->arena, damaged, DB_INTAKE, &db, &office->message), FAILED_UNAVAILABLE);
    assert_null(db);
}

static void a_damaged_page_is_unavailable_and_ends_the_worker(void **state) {
    struct office *office = *state;
    (void)submit_sample(office, 1);
    struct db *admin = office_db(office, DB_ADMIN);
    assert_int_equal(db_execute(admin, "PRAGMA wal_checkpoint(TRUNCATE)"), DONE);
    int64_t page = 0;
    assert_int_equal(db_pragma_number(admin, "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_cases_1'", &page), DONE);
    assert_true(page > 1);
    office_close(office);
    CLEANUP_FD int fd = open(office->path, O_WRONLY);
    char rubbish[64];
    memset(rubbish, 0xff, sizeof rubbish);
    assert_int_equal(pwrite(fd, rubbish, sizeof rubbish, (page - 1) * 4096), (ssize_t)sizeof rubbish);
    struct case_row row;
    struct db *db = office_db(office, DB_STAFF);
    assert_false(db_must_exit(db));
    assert_int_equal(case_by_number(db, office->arena, "PGD-2026-000001", &row), FAILED_UNAVAILABLE);
    assert_true(db_must_exit(db));
}

/* Whether ROLE may run SQL, as the authorizer judges when it is compiled. */
static bool may(struct office *office, enum db_role role, const char *sql) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(office_db(office, role)->engine, sql, -1, &statement, NULL);
    const char *words = sqlite3_errmsg(office_db(office, role)->engine);
    bool is_denied = code == SQLITE_AUTH || strstr(words, "not authorized") || strstr(words, "prohibited") || strstr(words, "may not be modified") ||
                     strstr(words, "vtable constructor failed"); /* what the index itself reads is denied, so it does not open */
    if (code != SQLITE_OK && !is_denied) fail_msg("%s: %s", sql, words); /* the row itself is wrong */
    (void)sqlite3_finalize(statement);
    return code == SQLITE_OK;
}

enum { IN = 1 << DB_INTAKE, TR = 1 << DB_TRACK, ST = 1 << DB_STAFF, BU = 1 << DB_BUILDER, MA = 1 << DB_MAILER, AD = 1 << DB_ADMIN };

static const struct { const char *sql; unsigned allowed; } RIGHTS[] = {
    { "SELECT name FROM service", IN | TR | ST | AD },
    { "SELECT name FROM public_service", ST | BU | AD },
    { "SELECT narrative FROM complaint", TR | ST | AD },
    { "SELECT case_id FROM complaint", IN | TR | ST | AD },
    { "SELECT body FROM case_event", TR | ST | AD },
    { "SELECT sealed FROM identity", ST | MA | AD },
    { "INSERT INTO identity (case_id, sealed) VALUES (1, x'00')", IN | ST | AD },
    { "SELECT full_name FROM staff", ST | AD },
    { "SELECT password_hash FROM staff", ST | AD },
    { "SELECT token_hash FROM session", ST | AD },
    { "DELETE FROM session", ST | AD },
    { "SELECT answers FROM survey_response", ST | AD },
    { "SELECT text FROM survey_suggestion", ST | AD },
    { "SELECT answers FROM survey_pace", IN | ST | AD },
    { "INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state) VALUES (1, '2026', 1, '2026', '', '', 'open')", ST | AD },
    { "SELECT detail FROM audit", ST | AD },
    { "UPDATE audit SET detail = ''", AD },
    { "DELETE FROM audit", AD },
    { "DELETE FROM cases", AD },
    { "DELETE FROM case_event", AD },
    { "UPDATE case_event SET body = ''", AD },
    { "UPDATE cases SET state = 'answered'", TR | ST | AD },
    { "UPDATE complaint SET narrative = ''", ST | AD },
    { "SELECT body FROM outbox", ST | MA | AD },
    { "UPDATE outbox SET state = 'sent'", MA | AD },
    { "INSERT INTO outbox (id) VALUES (1)", IN | TR | ST | AD },
    { "DELETE FROM outbox", AD },
    { "SELECT subject FROM cases", IN | TR | ST | AD },
    { "SELECT count(*) FROM dataset", IN | ST | AD },
    { "SELECT * FROM public_dataset", IN | ST | BU | AD },
    { "SELECT * FROM public_case_count", ST | BU | AD },
    { "SELECT * FROM public_case_time", ST | BU | AD },
    { "SELECT * FROM public_case_change", ST | BU | AD },
    { "SELECT * FROM public_survey_answer", ST | BU | AD },
    { "SELECT number FROM cases", IN | TR | ST | MA | AD },
    { "SELECT title FROM dataset WHERE id IN (SELECT id FROM public_dataset)", ST | AD },
    { "SELECT name FROM sqlite_master", AD },
    { "SELECT sql FROM sqlite_master WHERE rowid = 1", AD },
    { "UPDATE sqlite_master SET sql = '' WHERE rowid = 1", 0 }, /* the staff program's index compiles one, none can run */
    { "SELECT rowid FROM case_search WHERE case_search MATCH 'a'", ST | AD },
    { "SELECT subject FROM case_text", ST | AD },
    { "SELECT block FROM case_search_data", ST | AD },
    { "UPDATE case_search_data SET block = NULL", 0 }, /* only the index itself writes there */
    { "SELECT term FROM case_word", ST | AD },
    { "INSERT INTO case_search (rowid, subject) VALUES (1, 'a')", ST | AD },
    { "INSERT INTO search_todo (case_id) VALUES (1)", IN | TR | ST | AD },
    { "DELETE FROM search_todo", ST | AD },
    { "SELECT query FROM saved_filter", ST | AD },
    { "CREATE TABLE t (a)", AD },
    { "DROP TABLE audit", AD },
    { "CREATE TEMP TABLE t (a)", AD },
    { "ATTACH ':memory:' AS other", AD },
    { "PRAGMA synchronous = OFF", AD },
    { "PRAGMA writable_schema = ON", AD },
    { "PRAGMA synchronous", IN | TR | ST | BU | MA | AD },
    { "SELECT load_extension('x')", 0 },
    { "SELECT randomblob(1000)", AD },
    { "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", AD },
};

static void each_role_reaches_exactly_what_the_table_says(void **state) {
    struct office *office = *state;
    for (size_t i = 0; i < sizeof RIGHTS / sizeof *RIGHTS; i++) {
        for (int role = 0; role < DB_ROLE_COUNT; role++) {
            bool expected = (RIGHTS[i].allowed & (1u << role)) != 0;
            bool found = may(office, (enum db_role)role, RIGHTS[i].sql);
            if (found != expected) print_message("role %d: %s\n", role, RIGHTS[i].sql);
            assert_int_equal(found, expected);
        }
    }
}

static void the_builder_cannot_write_even_what_it_sees(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_BUILDER);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_not_equal(tx_begin(db, &tx), DONE);
    assert_int_equal(sqlite3_db_readonly(db->engine, "main"), 1);
}

static double seconds_since(const struct timespec *start) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static void a_writer_that_cannot_get_the_lock_gives_up_in_bounded_time(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_INTAKE);
    CLEANUP_FD int fd = open(arena_format(office->arena, "%s.lock", office->path), O_RDWR);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    struct timespec start;
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(db, &tx), FAILED_UNAVAILABLE);
    assert_true(seconds_since(&start) < LOCK_WAIT_SECONDS + 1.5);
    assert_int_equal(flock(fd, LOCK_UN), 0);
    assert_int_equal(tx_begin(db, &tx), DONE);
}

static void a_database_locked_by_a_foreign_program_is_unavailable_and_recovers(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_INTAKE);
    sqlite3 *foreign;
    assert_int_equal(sqlite3_open(office->path, &foreign), SQLITE_OK);
    assert_int_equal(sqlite3_exec(foreign, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(db, &tx), FAILED_UNAVAILABLE);
    assert_int_equal(sqlite3_exec(foreign, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(foreign);
    assert_int_equal(tx_begin(db, &tx), DONE);
}

static void a_second_transaction_inside_the_first_is_a_defect(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_INTAKE);
    struct tx tx CLEANUP_TX = { 0 }, again CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(db, &tx), DONE);
    assert_int_equal(tx_begin(db, &again), FAILED_INTERNAL);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(tx_commit(&tx), FAILED_INTERNAL);
}

static void what_is_not_committed_is_gone(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_INTAKE);
    struct complaint_new new = sample_complaint(1);
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    {
        struct tx tx CLEANUP_TX = { 0 };
        assert_int_equal(tx_begin(db, &tx), DONE);
        assert_int_equal(complaint_add(&tx, office->arena, &by, &new, &receipt), DONE);
    }
    assert_int_equal(case_by_nonce(db, office->arena, &new.common.nonce, &receipt), REFUSED_ABSENT);
}

#define CHILD_CASES 40

/* Submits CHILD_CASES complaints in a process of its own; exit status 0 when all were taken. */
static pid_t child_writer(struct office *office, uint8_t family) {
    pid_t child = fork();
    if (child != 0) return child;
    struct db *db = NULL;
    const char *message;
    int failures = db_open(office->arena, office->path, DB_INTAKE, &db, &message) != DONE;
    for (uint8_t i = 0; failures == 0 && i < CHILD_CASES; i++) {
        struct complaint_new new = sample_complaint(i);
        new.common.nonce.bytes[2] = family;
        struct submission by = submission_of(office);
        struct case_receipt receipt;
        failures += complaint_submit(db, office->arena, &by, &new, &receipt) != DONE;
    }
    db_close(db);
    _exit(failures);
}

static void two_processes_write_at_once_and_lose_nothing(void **state) {
    struct office *office = *state;
    pid_t one = child_writer(office, 1), other = child_writer(office, 2);
    int status;
    assert_int_equal(waitpid(one, &status, 0), one);
    assert_int_equal(status, 0);
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(status, 0);
    struct db *db = office_db(office, DB_ADMIN);
    int64_t count = 0;
    assert_int_equal(db_pragma_number(db, "SELECT count(DISTINCT number) FROM cases", &count), DONE);
    assert_int_equal(count, 2 * CHILD_CASES);
    assert_int_equal(db_pragma_number(db, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'", &count), DONE);
    assert_int_equal(count, 1);
}

static void a_full_disk_refuses_and_nothing_half_stays(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_INTAKE);
    (void)submit_sample(office, 1);
    char limit[64];
    int64_t pages = 0;
    struct db *admin = office_db(office, DB_ADMIN);
    assert_int_equal(db_pragma_number(admin, "PRAGMA page_count", &pages), DONE);
    (void)snprintf(limit, sizeof limit, "PRAGMA max_page_count = %d", (int)pages);
    assert_int_equal(sqlite3_set_authorizer(db->engine, NULL, NULL), SQLITE_OK);
    assert_int_equal(db_execute(db, limit), DONE);
    struct submission by = submission_of(office);
    enum result result = DONE;
    uint8_t nonce = 2;
    for (; result == DONE && nonce < 250; nonce++) {
        struct complaint_new new = sample_complaint(nonce);
        struct case_receipt receipt;
        result = complaint_submit(db, office->arena, &by, &new, &receipt);
    }
    assert_int_equal(result, FAILED_UNAVAILABLE);
    int64_t cases = 0, complaints = 0, events = 0;
    assert_int_equal(db_pragma_number(admin, "SELECT count(*) FROM cases", &cases), DONE);
    assert_int_equal(db_pragma_number(admin, "SELECT count(*) FROM complaint", &complaints), DONE);
    assert_int_equal(db_pragma_number(admin, "SELECT count(*) FROM case_event", &events), DONE);
    assert_int_equal(cases, nonce - 2);
    assert_int_equal(complaints, cases);
    assert_int_equal(events, cases);
    assert_int_equal(db_execute(db, "PRAGMA max_page_count = 1000000"), DONE);
    (void)submit_sample(office, 251);
}

static void a_file_size_limit_is_an_io_error_that_ends_the_worker(void **state) {
    struct office *office = *state;
    pid_t child = fork();
    if (child == 0) {
        struct db *db = NULL;
        const char *message;
        if (db_open(office->arena, office->path, DB_INTAKE, &db, &message) != DONE) _exit(10);
        (void)signal(SIGXFSZ, SIG_IGN);
        struct rlimit limit = { 64 << 10, 64 << 10 };
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(11);
        struct submission by = submission_of(office);
        enum result result = DONE;
        for (uint8_t nonce = 1; result == DONE && nonce < 100; nonce++) {
            struct complaint_new new = sample_complaint(nonce);
            struct case_receipt receipt;
            result = complaint_submit(db, office->arena, &by, &new, &receipt);
        }
        _exit(result == FAILED_UNAVAILABLE && db_must_exit(db) ? 0 : 12);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    (void)submit_sample(office, 200);
}

static void deleted_text_does_not_stay_in_the_file(void **state) {
    struct office *office = *state;
    struct db *db = office_db(office, DB_ADMIN);
    assert_int_equal(db_execute(db, "INSERT INTO holiday VALUES ('2026-12-25', 'KENARI-RAHASIA', 'national', 'SKB')"), DONE);
    assert_int_equal(db_execute(db, "DELETE FROM holiday"), DONE);
    assert_int_equal(db_execute(db, "PRAGMA wal_checkpoint(TRUNCATE)"), DONE);
    office_close(office);
    CLEANUP_FILE FILE *file = fopen(office->path, "re");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(office->arena, size);
    assert_int_equal(fread(bytes, 1, size, file), size);
    assert_null(memmem(bytes, size, "KENARI", 6));
    assert_non_null(memmem(bytes, size, "CREATE TABLE holiday", 20)); /* the search does find what is there */
}

static void a_reader_sees_one_state_until_it_ends(void **state) {
    struct office *office = *state;
    struct db *staff = office_db(office, DB_STAFF);
    struct case_list before = { 0 }, during = { 0 }, after = { 0 };
    struct case_filter filter = { .visitor = VISITOR, .kind = "complaint" };
    (void)submit_sample(office, 1);
    assert_int_equal(db_read_begin(staff), DONE);
    assert_int_equal(case_queue(staff, office->arena, &filter, &before), DONE);
    (void)submit_sample(office, 2);
    assert_int_equal(case_queue(staff, office->arena, &filter, &during), DONE);
    db_read_end(staff);
    assert_int_equal(case_queue(staff, office->arena, &filter, &after), DONE);
    assert_int_equal(before.count, 1);
    assert_int_equal(during.count, 1);
    assert_int_equal(after.count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(every_statement_of_every_role_compiles),
        FACT(the_self_test_refuses_each_setting_that_is_not_in_force),
        FACT(a_database_out_of_WAL_mode_is_not_opened),
        FACT(a_missing_a_foreign_and_a_damaged_file_are_three_answers),
        FACT(a_damaged_page_is_unavailable_and_ends_the_worker),
        FACT(each_role_reaches_exactly_what_the_table_says),
        FACT(the_builder_cannot_write_even_what_it_sees),
        FACT(a_writer_that_cannot_get_the_lock_gives_up_in_bounded_time),
        FACT(a_database_locked_by_a_foreign_program_is_unavailable_and_recovers),
        FACT(a_second_transaction_inside_the_first_is_a_defect),
        FACT(what_is_not_committed_is_gone),
        FACT(two_processes_write_at_once_and_lose_nothing),
        FACT(a_full_disk_refuses_and_nothing_half_stays),
        FACT(a_file_size_limit_is_an_io_error_that_ends_the_worker),
        FACT(deleted_text_does_not_stay_in_the_file),
        FACT(a_reader_sees_one_state_until_it_ends),
    };
    return cmocka_run_group_tests_name("store_db", tests, NULL, NULL);
}
