/* Facts about drafts at rest and numbered paper forms. */
#include "tests/unit/store_fixture.h"

#include "lib/store/db_internal.h"
#include "lib/store/draft.h"
#include "lib/store/paper.h"

#define TODAY ((day_number)20778) /* 2026-11-21 */
#define SECRET_WORDS "Kepala loket meminta uang"
#define STORED "0123456789abcdef0123456789abcdef"

static struct draft_key key_of(const struct office *office, const char *code) {
    return (struct draft_key){ .keys = office->keys, .code = code };
}

static struct tx begin(struct office *office, enum db_role role) {
    struct tx tx = { 0 };
    assert_int_equal(tx_begin(office_db(office, role), &tx), DONE);
    return tx;
}

/* A draft of CODE that ends on TODAY + DRAFT_DAYS, with one file. */
static void add(struct office *office, const char *code) {
    struct draft_key key = key_of(office, code);
    struct draft draft = { .content = "{\"narrative\":\"" SECRET_WORDS "\"}", .expires_on = TODAY + DRAFT_DAYS };
    struct draft_file file = { STORED, 5 };
    struct tx tx = begin(office, DB_INTAKE);
    assert_int_equal(draft_add(&tx, office->arena, &key, &draft), DONE);
    assert_int_equal(draft_file_add(&tx, &key, &file), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static enum result find(struct office *office, const char *code, day_number today, struct draft *ret) {
    struct draft_key key = key_of(office, code);
    return draft_find(office_db(office, DB_INTAKE), office->arena, &key, today, ret);
}

static void a_draft_is_read_back_with_its_code_alone(void **state) {
    struct office *office = *state;
    struct draft draft;
    add(office, CODE);
    assert_int_equal(find(office, CODE, TODAY, &draft), DONE);
    assert_non_null(strstr(draft.content, SECRET_WORDS));
    assert_int_equal(draft.version, 1);
    assert_int_equal(find(office, "ABCDEFGHJKLMNPQS", TODAY, &draft), REFUSED_ABSENT);
}

static void a_draft_lives_through_its_last_day_and_no_longer(void **state) {
    struct office *office = *state;
    struct draft draft;
    add(office, CODE);
    assert_int_equal(find(office, CODE, TODAY + DRAFT_DAYS, &draft), DONE);
    assert_int_equal(find(office, CODE, TODAY + DRAFT_DAYS + 1, &draft), REFUSED_ABSENT);
}

static bool holds(const char *path, const char *words) {
    CLEANUP_FILE FILE *file = fopen(path, "re");
    static char bytes[1 << 22];
    size_t length = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    return memmem(bytes, length, words, strlen(words)) != NULL;
}

static void neither_words_nor_code_of_a_draft_stand_in_the_database_or_its_log(void **state) {
    struct office *office = *state;
    add(office, CODE);
    const char *log = arena_format(office->arena, "%s-wal", office->path);
    assert_true(holds(office->path, STORED) || holds(log, STORED)); /* the search itself finds what is there */
    static const char *const SECRETS[] = { SECRET_WORDS, CODE };
    for (size_t i = 0; i < sizeof SECRETS / sizeof *SECRETS; i++) {
        assert_false(holds(office->path, SECRETS[i]));
        assert_false(holds(log, SECRETS[i]));
    }
}

static void the_slower_of_two_saves_is_refused(void **state) {
    struct office *office = *state;
    struct draft draft;
    add(office, CODE);
    struct draft_key key = key_of(office, CODE);
    struct draft change = { .content = "{}", .version = 1, .expires_on = TODAY + DRAFT_DAYS };
    struct tx tx = begin(office, DB_INTAKE);
    assert_int_equal(draft_change(&tx, office->arena, &key, &change), DONE);
    assert_int_equal(draft_change(&tx, office->arena, &key, &change), REFUSED_STALE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(find(office, CODE, TODAY, &draft), DONE);
    assert_int_equal(draft.version, 2);
}

static void an_ended_draft_leaves_neither_row_nor_file(void **state) {
    struct office *office = *state;
    struct draft draft;
    add(office, CODE);
    struct draft_key key = key_of(office, CODE);
    assert_int_equal(draft_file_known(office_db(office, DB_ADMIN), STORED), DONE);
    struct tx tx = begin(office, DB_INTAKE);
    assert_int_equal(draft_end(&tx, &key, 1), DONE);
    assert_int_equal(draft_end(&tx, &key, 1), REFUSED_STALE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(find(office, CODE, TODAY, &draft), REFUSED_ABSENT);
    assert_int_equal(draft_file_known(office_db(office, DB_ADMIN), STORED), REFUSED_ABSENT);
}

static void the_night_forgets_what_expired_and_nothing_else(void **state) {
    struct office *office = *state;
    struct draft draft;
    add(office, CODE);
    for (day_number today = TODAY + DRAFT_DAYS; today <= TODAY + DRAFT_DAYS + 1; today++) {
        struct tx tx = begin(office, DB_ADMIN);
        assert_int_equal(draft_expire(&tx, today), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
        bool is_alive = today == TODAY + DRAFT_DAYS;
        assert_int_equal(find(office, CODE, TODAY, &draft), is_alive ? DONE : REFUSED_ABSENT);
        assert_int_equal(draft_file_known(office_db(office, DB_ADMIN), STORED), is_alive ? DONE : REFUSED_ABSENT);
    }
}

static void a_row_changed_from_outside_is_not_taken_for_a_draft(void **state) {
    struct office *office = *state;
    struct draft draft;
    add(office, CODE);
    sqlite3 *engine = office_db(office, DB_ADMIN)->engine;
    assert_int_equal(sqlite3_exec(engine, "UPDATE draft SET sealed = zeroblob(length(sealed))", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(find(office, CODE, TODAY, &draft), FAILED_INTERNAL);
}

/* ---- paper forms ---- */

static struct serials print(struct office *office, size_t count, enum result wanted) {
    struct serials serials = { 0 };
    struct paper_order order = { .year = 2026, .count = count };
    struct tx tx = begin(office, DB_ADMIN);
    assert_int_equal(paper_print(&tx, office->arena, NOW, order, &serials), wanted);
    if (wanted == DONE) assert_int_equal(tx_commit(&tx), DONE);
    else tx_rollback(&tx);
    return serials;
}

static void serials_go_on_where_the_last_printing_ended(void **state) {
    struct office *office = *state;
    assert_string_equal(print(office, 2, DONE).rows[1], "F2026-00002");
    assert_string_equal(print(office, 1, DONE).rows[0], "F2026-00003");
    (void)print(office, 0, REFUSED_INVALID);
    (void)print(office, PAPER_FORMS_MOST + 1, REFUSED_INVALID);
}

static void a_serial_is_understood_as_people_type_it(void **state) {
    struct office *office = *state;
    static const char *const RIGHT[] = { "F2026-00042", "f2026-00042", " F 2026 00042", "2026/42", "F2026-42", "F202642" };
    static const char *const WRONG[] = { "", "F", "F2026", "F2026-0", "G2026-00042", "F2026-00042x", "FF2026-42" };
    for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++)
        assert_string_equal(paper_serial(office->arena, RIGHT[i]), "F2026-00042");
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) assert_null(paper_serial(office->arena, WRONG[i]));
}

static void a_form_never_printed_is_absent_and_cannot_be_keyed_in(void **state) {
    struct office *office = *state;
    const char *number;
    (void)print(office, 1, DONE);
    assert_int_equal(paper_find(office_db(office, DB_STAFF), office->arena, "F2026-00001", &number), DONE);
    assert_null(number);
    assert_int_equal(paper_find(office_db(office, DB_STAFF), office->arena, "F2026-00002", &number), REFUSED_ABSENT);
    struct tx tx = begin(office, DB_STAFF);
    assert_int_equal(paper_key_in(&tx, "F2026-00002", (struct case_id){ 1 }), REFUSED_STALE);
    tx_rollback(&tx);
}

int main(void) {
    const struct CMUnitTest facts[] = {
        FACT(a_draft_is_read_back_with_its_code_alone),
        FACT(a_draft_lives_through_its_last_day_and_no_longer),
        FACT(neither_words_nor_code_of_a_draft_stand_in_the_database_or_its_log),
        FACT(the_slower_of_two_saves_is_refused),
        FACT(an_ended_draft_leaves_neither_row_nor_file),
        FACT(the_night_forgets_what_expired_and_nothing_else),
        FACT(a_row_changed_from_outside_is_not_taken_for_a_draft),
        FACT(serials_go_on_where_the_last_printing_ended),
        FACT(a_serial_is_understood_as_people_type_it),
        FACT(a_form_never_printed_is_absent_and_cannot_be_keyed_in),
    };
    return cmocka_run_group_tests(facts, NULL, NULL);
}
