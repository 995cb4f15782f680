/* Facts about finding cases by their words, about the index of these words, and about filters kept under a name. */
#include "tests/unit/store_fixture.h"

#include <time.h>

#include "lib/store/db_internal.h"
#include "lib/store/information_request.h"
#include "lib/store/saved_filter.h"
#include "lib/store/search.h"

#define TODAY 20778 /* 2026-11-21 */

static void run_sql(struct office *office, const char *sql) {
    struct db *admin = office_db(office, DB_ADMIN);
    enum result result = db_execute(admin, sql);
    if (result != DONE) print_message("%s\n%s\n", sql, db_failure(admin));
    assert_int_equal(result, DONE);
}

/* The index tells the same as the texts: FTS5's own check against the view. */
static void assert_index_is_right(struct office *office) {
    run_sql(office, "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)");
}

static void catch_up(struct office *office) {
    bool left = true;
    assert_int_equal(search_catch_up(office_db(office, DB_STAFF), office->arena, SEARCH_CATCH_UP, &left), DONE);
    assert_false(left);
}

struct told { const char *subject, *narrative; };

static struct case_id tell(struct office *office, uint8_t nonce, struct told told) {
    struct complaint_new new = sample_complaint(nonce);
    new.common.subject = told.subject;
    new.complaint.narrative = told.narrative;
    struct submission by = submission_of(office);
    struct case_receipt receipt = { 0 };
    assert_int_equal(complaint_submit(office_db(office, DB_INTAKE), office->arena, &by, &new, &receipt), DONE);
    return receipt.id;
}

static void add_event(struct office *office, struct case_id id, int64_t version, const char *type, const char *body) {
    struct tx tx CLEANUP_TX = { 0 };
    struct case_change step = { .id = id, .version = version, .type = type, .body = body };
    struct case_event_id event;
    struct db *db = office_db(office, strcmp(type, "reply") == 0 ? DB_TRACK : DB_ADMIN);
    assert_int_equal(tx_begin(db, &tx), DONE);
    const struct actor *actor = strcmp(type, "reply") == 0 ? &CITIZEN : &COMMAND;
    assert_int_equal(case_change(&tx, actor, NOW, &step, &event), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static struct case_list search(struct office *office, const char *text) {
    struct case_filter filter = { .visitor = VISITOR };
    struct case_list list = { 0 };
    catch_up(office);
    struct db *staff = office_db(office, DB_STAFF);
    enum result result = search_cases(staff, office->arena, &filter, text, 0, &list);
    if (result != DONE) print_message("%s: %s\n", text, db_failure(staff));
    assert_int_equal(result, DONE);
    return list;
}

static size_t found(struct office *office, const char *text) {
    return search(office, text).count;
}

static const struct { const char *text; size_t found; } SEARCHES[] = {
    { "lampu", 2 }, { "LAMPU", 2 }, { "lam", 2 }, { "la", 0 }, { "kafe", 1 }, { "Kaf\xC3\xA9", 1 }, { "lampu padam", 1 }, { "padam lampu", 1 },
    { "lampu retribusi", 0 }, { "retribusinya", 1 }, { "Loket 2", 3 }, { "Diperbaiki", 3 }, { "tidak ada", 0 }, { "100%", 0 }, { "\\", 0 },
    { "PGD-2026-000002", 1 }, { "PGD-2026-00000", 3 }, { "PGD-2026-9", 0 }, { "PMI-", 0 },
    { "lampu OR retribusi", 0 }, { "subject:lampu", 0 }, { "\"lampu", 2 }, { "lampu*", 2 }, { "NEAR(lampu", 0 }, { "^lampu", 2 }, { "\xE2\x80\xA6", 0 },
    { "lampu \xE2\x80\xA6", 2 }, { "' OR 1=1 --", 0 },
};

static void search_finds_words_wherever_they_stand_and_takes_signs_literally(void **state) {
    struct office *office = *state;
    (void)tell(office, 1, (struct told){ "Lampu loket mati", "Sudah dua hari padam." });
    (void)tell(office, 2, (struct told){ "Retribusi", "Retribusinya tidak jelas, katanya di kaf\xC3\xA9." });
    (void)tell(office, 3, (struct told){ "Antrean", "Lampu nomor antrean terlalu gelap." });
    for (size_t i = 0; i < sizeof SEARCHES / sizeof *SEARCHES; i++) {
        size_t count = found(office, SEARCHES[i].text);
        if (count != SEARCHES[i].found) print_message("%s: %zu\n", SEARCHES[i].text, count);
        assert_int_equal(count, SEARCHES[i].found);
    }
}

static void what_fits_best_comes_first(void **state) {
    struct office *office = *state;
    (void)tell(office, 1, (struct told){ "Antrean panjang", "Kursi kurang, dan dekat pintu ada satu lampu." });
    (void)tell(office, 2, (struct told){ "Lampu", "Mati." });
    struct case_list list = search(office, "lampu");
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[0].subject, "Lampu");
}

static void an_excerpt_marks_the_words_and_carries_no_markup_of_its_own(void **state) {
    struct office *office = *state;
    (void)tell(office, 1, (struct told){ "Perihal", "<b>Lampu</b> & <script>alert(1)</script> di pintu." });
    struct case_list list = search(office, "lampu pintu");
    assert_string_equal(list.rows[0].excerpt, "<b>\x02Lampu\x03</b> & <script>alert(1)</script> di \x02pintu\x03. Loket 2 Diperbaiki");
}

static void replies_and_notes_are_found_as_soon_as_they_are_written(void **state) {
    struct office *office = *state;
    struct case_id id = tell(office, 1, (struct told){ "Perihal", "Cerita." });
    assert_int_equal(found(office, "kuitansi"), 0);
    add_event(office, id, 1, "reply", "Ini nomor kuitansi saya.");
    assert_int_equal(found(office, "kuitansi"), 1);
    add_event(office, id, 2, "note", "Arsiparis sudah ditelepon.");
    assert_int_equal(found(office, "arsiparis"), 1);
    assert_int_equal(found(office, "kuitansi arsiparis cerita"), 1); /* one case, whichever text says it */
    assert_index_is_right(office);
}

static void a_request_is_found_by_what_it_asks_for(void **state) {
    struct office *office = *state;
    struct information_request_new new = { .common = sample_complaint(1).common,
                               .request = { .kind = "citizen", .agency = "", .information = "Daftar izin tambang", .purpose = "Penelitian",
                                            .obtain_way = "soft_copy", .delivery_way = "track_page", .letter_number = "" },
                               .identity = &SAMPLE_PERSON };
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    assert_int_equal(request_submit(office_db(office, DB_INTAKE), office->arena, &by, &new, &receipt), DONE);
    assert_int_equal(found(office, "tambang penelitian"), 1);
}

static const char *const NEVER[] = { "Pelapor", "pelapor@contoh.invalid", "Jalan", "rahasiapembukaan" };

static void the_reporter_and_why_an_identity_was_opened_are_not_in_the_index(void **state) {
    struct office *office = *state;
    struct case_id id = tell(office, 1, (struct told){ "Perihal", "Cerita." });
    run_sql(office, arena_format(office->arena, "INSERT INTO case_event (id, case_id, sequence, at, actor_kind, type, visible_to_reporter, body) "
                                 "VALUES (99, %lld, 2, '2026-11-21T03:00:00Z', 'command', 'reveal_identity', 0, 'Rahasiapembukaan saudara Pelapor Contoh')",
                                 (long long)id.value));
    add_event(office, id, 1, "note", "Ditelepon.");
    for (size_t i = 0; i < sizeof NEVER / sizeof *NEVER; i++) assert_int_equal(found(office, NEVER[i]), 0);
    assert_int_equal(found(office, "ditelepon"), 1); /* the twin: what comes after is */
    assert_index_is_right(office);
}

static const char *const HIDDEN_FROM[] = { "11, NULL", "NULL, 'perizinan'" };

static void whom_a_case_is_about_finds_neither_it_nor_that_another_is_like_it(void **state) {
    for (size_t i = 0; i < sizeof HIDDEN_FROM / sizeof *HIDDEN_FROM; i++) {
        if (i > 0) assert_int_equal(office_setup(state), 0);
        struct office *office = *state;
        run_sql(office, "INSERT INTO unit VALUES ('perizinan', 'Bidang Perizinan', 1, 1);"
                        "INSERT INTO staff (id, name, full_name, password_hash, must_change_password, totp_confirmed, totp_last_step, active, "
                        "created_at, version, unit_code) VALUES "
                        "(11, 'satu', 'Petugas Contoh 1', '01234567890123456789', 0, 0, 0, 1, '2026-01-01T00:00:00Z', 1, 'perizinan')");
        struct case_id about = tell(office, 1, (struct told){ "Pungutan pelabuhan", "Petugas meminta pungutan di pelabuhan." });
        struct case_id other = tell(office, 2, (struct told){ "Pungutan", "Ada pungutan lagi di pelabuhan." });
        const char *id = arena_format(office->arena, "%lld", (long long)about.value);
        run_sql(office, arena_format(office->arena, "INSERT INTO case_exclusion (id, case_id, staff_id, unit_code) VALUES (1, %s, %s)", id, HIDDEN_FROM[i]));
        catch_up(office);
        struct db *staff = office_db(office, DB_STAFF);
        for (int64_t visitor = 11; visitor <= 12; visitor++) {
            size_t expected = visitor == 11 ? 0 : 1;
            struct case_filter filter = { .visitor = { visitor } };
            struct case_list list;
            assert_int_equal(search_cases(staff, office->arena, &filter, "pungutan", 0, &list), DONE);
            assert_int_equal(list.count, 1 + expected);
            assert_int_equal(search_cases(staff, office->arena, &filter, "PGD-2026-000001", 0, &list), DONE);
            assert_int_equal(list.count, expected);
            struct case_row row;
            assert_int_equal(case_by_id(staff, office->arena, other, &row), DONE);
            struct similar_to to = { { visitor }, &row, "Ada pungutan lagi di pelabuhan.", TODAY };
            assert_int_equal(search_similar(staff, office->arena, &to, &list), DONE);
            assert_int_equal(list.count, expected);
        }
        struct case_filter nobody = { .kind = "complaint" };
        struct case_list list;
        assert_int_equal(search_cases(staff, office->arena, &nobody, "pungutan", 0, &list), FAILED_INTERNAL);
        if (i == 0) assert_int_equal(office_teardown(state), 0);
    }
}

static void similar_cases_share_two_rare_words_and_are_not_older_than_a_year(void **state) {
    struct office *office = *state;
    struct case_id mine = tell(office, 1, (struct told){ "Retribusi parkir", "Juru parkir di pelabuhan menarik retribusi dua kali." });
    (void)tell(office, 2, (struct told){ "Pelabuhan", "Retribusi di pelabuhan mahal." });
    (void)tell(office, 3, (struct told){ "Parkir penuh", "Tempat untuk mobil penuh sekali." }); /* one word alone */
    catch_up(office);
    struct db *staff = office_db(office, DB_STAFF);
    struct case_row row;
    assert_int_equal(case_by_id(staff, office->arena, mine, &row), DONE);
    struct similar_to to = { VISITOR, &row, "Juru parkir di pelabuhan menarik retribusi dua kali.", TODAY };
    struct case_list list;
    assert_int_equal(search_similar(staff, office->arena, &to, &list), DONE);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].subject, "Pelabuhan");
    to.today = TODAY + SIMILAR_DAYS;
    assert_int_equal(search_similar(staff, office->arena, &to, &list), DONE);
    assert_int_equal(list.count, 1);
    to.today++;
    assert_int_equal(search_similar(staff, office->arena, &to, &list), DONE);
    assert_int_equal(list.count, 0);
}

static void pages_of_a_search_hold_every_case_once(void **state) {
    struct office *office = *state;
    for (uint8_t i = 1; i <= 25; i++) (void)tell(office, i, (struct told){ "Lampu", "Lampu mati." });
    catch_up(office);
    struct case_filter filter = { .visitor = VISITOR, .limit = 10 };
    struct case_list list = { .more = true };
    int64_t sum = 0;
    size_t seen = 0;
    for (; list.more; seen += list.count) {
        assert_int_equal(search_cases(office_db(office, DB_STAFF), office->arena, &filter, "lampu", seen, &list), DONE);
        for (size_t i = 0; i < list.count; i++) sum += strtoll(list.rows[i].number + 9, NULL, 10);
    }
    assert_int_equal(seen, 25);
    assert_int_equal(sum, 25 * 26 / 2);
}

static void a_search_keeps_to_the_filters(void **state) {
    struct office *office = *state;
    (void)tell(office, 1, (struct told){ "Lampu", "Lampu mati." });
    catch_up(office);
    const struct { struct case_filter filter; size_t cases; } FILTERS[] = {
        { { .kind = "complaint" }, 1 }, { { .kind = "request" }, 0 }, { { .states = " received " }, 1 }, { { .states = " verified " }, 0 },
        { { .share = CASE_OF_NOBODY }, 1 }, { { .share = CASE_OF_VISITOR }, 0 }, { { .channel = "letter" }, 0 },
        { { .due_before = { true, 20782 } }, 1 }, { { .due_before = { true, 20781 } }, 0 }, { { .due_from = { true, 20782 } }, 0 },
        { { .until = { true, 20777 } }, 0 },
    };
    for (size_t i = 0; i < sizeof FILTERS / sizeof *FILTERS; i++) {
        struct case_filter filter = FILTERS[i].filter;
        struct case_list list;
        filter.visitor = VISITOR;
        assert_int_equal(search_cases(office_db(office, DB_STAFF), office->arena, &filter, "lampu", 0, &list), DONE);
        assert_int_equal(list.count, FILTERS[i].cases);
    }
}

static void catching_up_takes_a_few_at_a_time_and_says_when_some_are_left(void **state) {
    struct office *office = *state;
    for (uint8_t i = 1; i <= 5; i++) (void)tell(office, i, (struct told){ "Lampu", "Lampu mati." });
    bool left;
    struct db *staff = office_db(office, DB_STAFF);
    assert_int_equal(search_catch_up(staff, office->arena, 3, &left), DONE);
    assert_true(left);
    assert_int_equal(search_catch_up(staff, office->arena, 3, &left), DONE);
    assert_false(left);
    assert_int_equal(found(office, "lampu"), 5);
    assert_index_is_right(office);
}

/* ---- forgetting ---- */

static bool holds(struct office *office, const char *path, const char *word) {
    CLEANUP_FILE FILE *file = fopen(path, "re");
    if (!file) return false;
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(office->arena, size + 1);
    assert_int_equal(fread(bytes, 1, size, file), size);
    return memmem(bytes, size, word, strlen(word)) != NULL;
}

/* The texts themselves go by an erasure that is not part of this: here by hand, past the triggers that keep them. */
static void erase_texts(struct office *office, struct case_id id) {
    run_sql(office, arena_format(office->arena, "DROP TRIGGER complaint_text_is_final; DROP TRIGGER case_event_is_final; "
                                 "UPDATE complaint SET narrative = '-' WHERE case_id = %lld; UPDATE case_event SET body = '' WHERE case_id = %lld",
                                 (long long)id.value, (long long)id.value));
}

static void forget_and_erase(struct office *office, struct case_id id, bool from_index) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_ADMIN), &tx), DONE);
    if (from_index) assert_int_equal(search_forget(&tx, id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    erase_texts(office, id);
    run_sql(office, "PRAGMA wal_checkpoint(TRUNCATE)");
    office_close(office);
}

static bool disk_holds(struct office *office, const char *word) {
    return holds(office, office->path, word) || holds(office, arena_format(office->arena, "%s-wal", office->path), word);
}

static struct case_id tell_canary(struct office *office) {
    (void)tell(office, 1, (struct told){ "Lain", "Cerita lain tentang pelabuhan." });
    struct case_id id = tell(office, 2, (struct told){ "Perihal", "Kenarikuning di pelabuhan." });
    catch_up(office);
    add_event(office, id, 1, "note", "Burungmerah terlihat.");
    (void)tell(office, 3, (struct told){ "Lain", "Sesudahnya." });
    catch_up(office);
    return id;
}

static void a_forgotten_case_leaves_no_word_in_the_file_or_its_log(void **state) {
    struct office *office = *state;
    struct case_id id = tell_canary(office);
    forget_and_erase(office, id, true);
    assert_false(disk_holds(office, "kenarikuning")); /* as the index had it, in small letters */
    assert_false(disk_holds(office, "Kenarikuning"));
    assert_false(disk_holds(office, "burungmerah"));
    assert_true(disk_holds(office, "sesudahnya")); /* the search does find what is there */
    assert_int_equal(found(office, "pelabuhan"), 1);
    assert_index_is_right(office);
}

static void erasing_the_texts_alone_would_leave_the_words_in_the_index(void **state) {
    struct office *office = *state;
    forget_and_erase(office, tell_canary(office), false);
    assert_true(disk_holds(office, "kenarikuning"));
}

static void a_forgotten_case_is_not_indexed_again(void **state) {
    struct office *office = *state;
    struct case_id id = tell(office, 1, (struct told){ "Perihal", "Kenarikuning." });
    catch_up(office);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_ADMIN), &tx), DONE);
    assert_int_equal(search_forget(&tx, id), DONE);
    assert_int_equal(search_forget(&tx, id), DONE); /* once more changes nothing */
    assert_int_equal(tx_commit(&tx), DONE);
    add_event(office, id, 1, "note", "Burungmerah.");
    assert_int_equal(found(office, "burungmerah"), 0);
    assert_int_equal(found(office, "kenarikuning"), 0);
    run_sql(office, "INSERT INTO case_search (case_search) VALUES ('rebuild')");
    assert_int_equal(found(office, "kenarikuning"), 0);
    assert_index_is_right(office);
}

static void a_staff_program_cannot_forget(void **state) {
    struct office *office = *state;
    struct case_id id = tell(office, 1, (struct told){ "Perihal", "Kenarikuning." });
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(search_forget(&tx, id), FAILED_INTERNAL);
}

/* ---- filters under a name ---- */

static enum result keep(struct office *office, struct staff_id staff, const char *name, const char *query) {
    struct tx tx CLEANUP_TX = { 0 };
    struct saved_filter filter = { name, query };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = saved_filter_keep(&tx, office->arena, staff, &filter);
    return result == DONE ? tx_commit(&tx) : result;
}

static void a_filter_is_kept_by_name_for_one_officer(void **state) {
    struct office *office = *state;
    struct staff_id one = add_staff(office, "satu", ROLE_BIT(ROLE_COMPLAINT_OFFICER)), other = add_staff(office, "dua", ROLE_BIT(ROLE_HEAD));
    assert_int_equal(keep(office, one, "Surat", "tab=semua&saluran=letter"), DONE);
    assert_int_equal(keep(office, one, "Banding", "tab=banding"), DONE);
    assert_int_equal(keep(office, one, "Surat", "tab=semua&saluran=box"), DONE);
    struct saved_filters filters;
    struct db *staff = office_db(office, DB_STAFF);
    assert_int_equal(saved_filter_list(staff, office->arena, one, &filters), DONE);
    assert_int_equal(filters.count, 2);
    assert_string_equal(filters.rows[0].name, "Banding");
    assert_string_equal(filters.rows[1].query, "tab=semua&saluran=box");
    assert_int_equal(saved_filter_list(staff, office->arena, other, &filters), DONE);
    assert_int_equal(filters.count, 0);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(saved_filter_drop(&tx, other, "Surat"), DONE); /* nobody drops another's */
    assert_int_equal(saved_filter_drop(&tx, one, "Banding"), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(saved_filter_list(staff, office->arena, one, &filters), DONE);
    assert_int_equal(filters.count, 1);
}

static void an_eleventh_filter_is_refused_but_a_change_of_one_is_not(void **state) {
    struct office *office = *state;
    struct staff_id one = add_staff(office, "satu", ROLE_BIT(ROLE_COMPLAINT_OFFICER));
    for (int i = 0; i < SAVED_FILTERS_MOST; i++) assert_int_equal(keep(office, one, arena_format(office->arena, "Nomor %d", i), "tab=semua"), DONE);
    assert_int_equal(keep(office, one, "Lagi", "tab=semua"), REFUSED_TOO_LARGE);
    assert_int_equal(keep(office, one, "Nomor 3", "tab=lewat"), DONE);
}

/* ---- many ---- */

static double milliseconds(const struct timespec *start) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) * 1e3 + (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

/* 100,000 complaints of 60 words each, of a vocabulary in which word N is N times rarer than the first. */
static void fill_many(struct office *office) {
    run_sql(office,
        "DROP TRIGGER case_is_to_be_indexed; CREATE TEMP TABLE word (n INTEGER PRIMARY KEY, w TEXT);"
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999) "
        "INSERT INTO word SELECT i, substr('bacadafagahajakalamanaparasatawaya', 1 + (i % 17) * 2, 2) || substr('licokutemosiruneda', 1 + (i / 17 % 9) * 2, 2) "
        "|| substr('ranglengkumpasdah', 1 + (i / 153) % 14, 3) || i FROM n;"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
        "INSERT INTO cases SELECT i, 'complaint', printf('PGD-2025-%06d', i), zeroblob(32), CAST(printf('%016d', i) AS BLOB), "
        "'web', '2025-03-01T00:00:00Z', date('2025-01-01', '+' || (i % 700) || ' days'), '2025-03-01T00:00:00Z', NULL, "
        "'Perihal ' || (SELECT w FROM word WHERE n = i * 7919 % 20000), 'open', 'received', NULL, 'submit', "
        "date('2026-06-01', '+' || (i % 365) || ' days'), date('2026-06-01', '+' || (i % 365) || ' days'), NULL, 1 FROM n;"
        "INSERT INTO complaint (case_id, reporter_kind, class, oversight, narrative, happened_where, wanted) "
        "SELECT c.id, 'individual', 'unclassified', 0, (WITH RECURSIVE k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < 59) "
        "SELECT group_concat(w, ' ') FROM k CROSS JOIN word WHERE n = abs(c.id * 48271 * (j + 3) % 2147483647) % (1 + abs(c.id * (j + 7) * 69621 % 2147483647) % 20000)), '', '' FROM cases AS c;"
        "INSERT INTO search_entry SELECT id, 0 FROM cases; INSERT INTO case_search (case_search) VALUES ('rebuild')");
}

static const char *const TIMED[] = { "perihal", "per", "bali", "balikum200", "perihal bali cali", "PGD-2025-00", "tidakada" };

static void a_hundred_thousand_cases_are_searched_completely(void **state) {
    struct office *office = *state;
    struct timespec start;
    fill_many(office);
    struct db *staff = office_db(office, DB_STAFF);
    struct case_filter filter = { .visitor = VISITOR, .limit = 50 };
    struct case_list list;
    for (size_t i = 0; i < sizeof TIMED / sizeof *TIMED; i++) {
        (void)clock_gettime(CLOCK_MONOTONIC, &start);
        assert_int_equal(search_cases(staff, office->arena, &filter, TIMED[i], 0, &list), DONE);
        print_message("%s: %zu rows, %.1f ms\n", TIMED[i], list.count, milliseconds(&start));
    }
    assert_int_equal(list.count, 0);
    assert_int_equal(search_cases(staff, office->arena, &filter, "perihal", 99950, &list), DONE);
    assert_int_equal(list.count, 50);
    assert_false(list.more);
    struct case_row row;
    struct complaint complaint;
    assert_int_equal(case_by_id(staff, office->arena, (struct case_id){ 5000 }, &row), DONE);
    assert_int_equal(complaint_of(staff, office->arena, row.id, &complaint), DONE);
    struct similar_to to = { VISITOR, &row, complaint.narrative, TODAY };
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    assert_int_equal(search_similar(staff, office->arena, &to, &list), DONE);
    print_message("similar: %zu rows, %.1f ms\n", list.count, milliseconds(&start));
    int64_t index = 0, pages = 0;
    struct db *admin = office_db(office, DB_ADMIN);
    assert_int_equal(db_pragma_number(admin, "SELECT sum(length(block)) FROM case_search_data", &index), DONE);
    assert_int_equal(db_pragma_number(admin, "PRAGMA page_count", &pages), DONE);
    print_message("index %lld KB of %lld KB\n", (long long)index / 1024, (long long)pages * 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(search_finds_words_wherever_they_stand_and_takes_signs_literally),
        FACT(what_fits_best_comes_first),
        FACT(an_excerpt_marks_the_words_and_carries_no_markup_of_its_own),
        FACT(replies_and_notes_are_found_as_soon_as_they_are_written),
        FACT(a_request_is_found_by_what_it_asks_for),
        FACT(the_reporter_and_why_an_identity_was_opened_are_not_in_the_index),
        FACT(whom_a_case_is_about_finds_neither_it_nor_that_another_is_like_it),
        FACT(similar_cases_share_two_rare_words_and_are_not_older_than_a_year),
        FACT(pages_of_a_search_hold_every_case_once),
        FACT(a_search_keeps_to_the_filters),
        FACT(catching_up_takes_a_few_at_a_time_and_says_when_some_are_left),
        FACT(a_forgotten_case_leaves_no_word_in_the_file_or_its_log),
        FACT(erasing_the_texts_alone_would_leave_the_words_in_the_index),
        FACT(a_forgotten_case_is_not_indexed_again),
        FACT(a_staff_program_cannot_forget),
        FACT(a_filter_is_kept_by_name_for_one_officer),
        FACT(an_eleventh_filter_is_refused_but_a_change_of_one_is_not),
        FACT(a_hundred_thousand_cases_are_searched_completely),
    };
    return cmocka_run_group_tests_name("store_search", tests, NULL, NULL);
}
