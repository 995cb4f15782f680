/* Facts about the audit trail. */
#include "tests/unit/store_fixture.h"

#include "lib/store/audit.h"
#include "lib/store/db_internal.h"

#define ROWS_WRITTEN 8

static void write_rows(struct office *office) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_INTAKE), &tx), DONE);
    for (int i = 1; i <= ROWS_WRITTEN; i++) {
        struct audit_entry entry = { .action = "test.step", .subject = "case", .subject_id = i, .detail = "keterangan" };
        assert_int_equal(audit_add(&tx, &CITIZEN, NOW + i, &entry), DONE);
    }
    assert_int_equal(tx_commit(&tx), DONE);
}

static struct audit_report verify(struct office *office, const struct audit_head *known) {
    struct audit_report report = { .bad_row = -1 };
    assert_int_equal(audit_verify(office_db(office, DB_ADMIN), office->arena, known, &report), DONE);
    return report;
}

static void an_untouched_trail_is_whole(void **state) {
    struct office *office = *state;
    assert_null(verify(office, NULL).fault); /* also an empty one */
    write_rows(office);
    struct audit_report report = verify(office, NULL);
    assert_null(report.fault);
    assert_int_equal(report.bad_row, 0);
    assert_int_equal(report.rows, ROWS_WRITTEN);
    assert_int_equal(report.head.sequence, ROWS_WRITTEN);
    assert_null(verify(office, &report.head).fault);
}

/* What somebody with the file in hand could do, and where verification points. */
static const struct { const char *what, *sql; int64_t bad_row; } TAMPERINGS[] = {
    { "edit detail", "UPDATE audit SET detail = 'lain' WHERE sequence = 4", 4 },
    { "edit time", "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE sequence = 1", 1 },
    { "edit action", "UPDATE audit SET action = 'x' WHERE sequence = 8", 8 },
    { "edit actor", "UPDATE audit SET actor_kind = 'system' WHERE sequence = 3", 3 },
    { "edit staff", "UPDATE audit SET staff_id = 5 WHERE sequence = 3", 3 },
    { "edit subject", "UPDATE audit SET subject_id = 99 WHERE sequence = 5", 5 },
    { "move a border between fields", "UPDATE audit SET action = 'test.stepcase', subject = '' WHERE sequence = 2", 2 },
    { "edit hash", "UPDATE audit SET hash = zeroblob(32) WHERE sequence = 6", 6 },
    { "delete first", "DELETE FROM audit WHERE sequence = 1", 2 },
    { "delete inside", "DELETE FROM audit WHERE sequence = 4", 5 },
    { "delete and close the gap", "DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 4", 4 },
    { "insert a copy", "UPDATE audit SET sequence = sequence + 100 WHERE sequence > 4; "
      "INSERT INTO audit SELECT 5, at, actor_kind, staff_id, action, subject, subject_id, detail, previous, hash FROM audit WHERE sequence = 4; "
      "UPDATE audit SET sequence = sequence - 99 WHERE sequence > 100", 5 },
    { "swap two", "UPDATE audit SET sequence = 100 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 4; "
      "UPDATE audit SET sequence = 4 WHERE sequence = 100", 3 },
    { "cut the tail", "DELETE FROM audit WHERE sequence > 6", 7 },
    { "cut all", "DELETE FROM audit", 1 },
};

static void every_tampering_is_found_where_it_stands(void **state) {
    struct office *office = *state;
    write_rows(office);
    struct db *db = office_db(office, DB_ADMIN);
    assert_int_equal(db_execute(db, "DROP TRIGGER audit_is_final; DROP TRIGGER audit_stays"), DONE);
    for (size_t i = 0; i < sizeof TAMPERINGS / sizeof *TAMPERINGS; i++) {
        assert_int_equal(db_execute(db, "BEGIN"), DONE);
        enum result result = db_execute(db, TAMPERINGS[i].sql);
        if (result != DONE) fail_msg("%s: %s", TAMPERINGS[i].what, db_failure(db));
        struct audit_report report = verify(office, NULL);
        if (!report.fault || report.bad_row != TAMPERINGS[i].bad_row) {
            fail_msg("%s: row %lld, %s", TAMPERINGS[i].what, (long long)report.bad_row, report.fault ? report.fault : "-");
        }
        assert_int_equal(db_execute(db, "ROLLBACK"), DONE);
        assert_null(verify(office, NULL).fault);
    }
}

static void a_tail_cut_with_its_head_shows_only_against_a_noted_head(void **state) {
    struct office *office = *state;
    write_rows(office);
    struct audit_head noted = verify(office, NULL).head;
    struct db *db = office_db(office, DB_ADMIN);
    assert_int_equal(db_execute(db, "DROP TRIGGER audit_is_final; DROP TRIGGER audit_stays; "
                                    "UPDATE audit_head SET sequence = 6, hash = (SELECT hash FROM audit WHERE sequence = 6); "
                                    "DELETE FROM audit WHERE sequence > 6"), DONE);
    assert_null(verify(office, NULL).fault);
    assert_non_null(verify(office, &noted).fault);
}

static void a_head_noted_earlier_is_still_found_in_a_longer_trail(void **state) {
    struct office *office = *state;
    write_rows(office);
    struct audit_head noted = verify(office, NULL).head;
    write_rows(office);
    assert_null(verify(office, &noted).fault);
    noted.hash[0] ^= 1;
    assert_non_null(verify(office, &noted).fault);
}

static const char *const WRONG_HEADS[] = { "", ":", "8", "8:", "x:00", "-1:00", "8:zz",
    "8:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e", "8:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00" };

static void a_head_reads_as_it_prints_and_nothing_else_reads(void **state) {
    struct office *office = *state;
    write_rows(office);
    struct audit_head head = verify(office, NULL).head, again = { 0 };
    assert_true(audit_head_parse(audit_head_text(office->arena, &head), &again));
    assert_int_equal(again.sequence, head.sequence);
    assert_memory_equal(again.hash, head.hash, AUDIT_HASH_BYTES);
    for (size_t i = 0; i < sizeof WRONG_HEADS / sizeof *WRONG_HEADS; i++) {
        again.sequence = 77;
        assert_false(audit_head_parse(WRONG_HEADS[i], &again));
        assert_int_equal(again.sequence, 77);
    }
}

static void a_change_that_is_rolled_back_leaves_no_audit_row(void **state) {
    struct office *office = *state;
    {
        struct tx tx CLEANUP_TX = { 0 };
        struct audit_entry entry = { .action = "test.step", .subject = "", .detail = "" };
        assert_int_equal(tx_begin(office_db(office, DB_INTAKE), &tx), DONE);
        assert_int_equal(audit_add(&tx, &CITIZEN, NOW, &entry), DONE);
    }
    assert_int_equal(verify(office, NULL).rows, 0);
}

static void the_list_pages_backwards(void **state) {
    struct office *office = *state;
    write_rows(office);
    struct audit_filter filter = { .limit = 5 };
    struct audit_rows rows;
    assert_int_equal(audit_list(office_db(office, DB_STAFF), office->arena, &filter, &rows), DONE);
    assert_int_equal(rows.count, 5);
    assert_int_equal(rows.rows[0].sequence, 8);
    filter.before = rows.rows[4].sequence;
    assert_int_equal(audit_list(office_db(office, DB_STAFF), office->arena, &filter, &rows), DONE);
    assert_int_equal(rows.count, 3);
    assert_int_equal(rows.rows[2].sequence, 1);
}

static struct audit_rows list(struct office *office, struct audit_filter filter) {
    struct audit_rows rows = { 0 };
    assert_int_equal(audit_list(office_db(office, DB_STAFF), office->arena, &filter, &rows), DONE);
    return rows;
}

static void rows_can_be_asked_for_by_kind_and_by_one_of_it(void **state) {
    struct office *office = *state;
    write_rows(office);
    (void)add_staff(office, "petugas", ROLE_BIT(ROLE_AUDITOR));
    assert_int_equal(list(office, (struct audit_filter){ .limit = 50 }).count, ROWS_WRITTEN + 1);
    assert_int_equal(list(office, (struct audit_filter){ .subject = "staff", .limit = 50 }).count, 1);
    assert_int_equal(list(office, (struct audit_filter){ .subject = "case", .limit = 50 }).count, ROWS_WRITTEN);
    assert_int_equal(list(office, (struct audit_filter){ .subject = "case", .before = 4, .limit = 50 }).count, 3);
    struct audit_rows one = list(office, (struct audit_filter){ .subject = "case", .subject_id = 5, .limit = 50 });
    assert_int_equal(one.count, 1);
    assert_int_equal(one.rows[0].sequence, 5);
    assert_int_equal(list(office, (struct audit_filter){ .subject = "lain", .limit = 50 }).count, 0);
}

static void the_newest_row_carries_the_hash_of_the_head(void **state) {
    struct office *office = *state;
    write_rows(office);
    struct audit_head head;
    assert_int_equal(audit_head(office_db(office, DB_STAFF), &head), DONE);
    struct audit_rows rows = list(office, (struct audit_filter){ .limit = 2 });
    assert_memory_equal(rows.rows[0].hash, head.hash, AUDIT_HASH_BYTES);
    assert_memory_not_equal(rows.rows[1].hash, head.hash, AUDIT_HASH_BYTES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(an_untouched_trail_is_whole),
        FACT(every_tampering_is_found_where_it_stands),
        FACT(a_tail_cut_with_its_head_shows_only_against_a_noted_head),
        FACT(a_head_noted_earlier_is_still_found_in_a_longer_trail),
        FACT(a_head_reads_as_it_prints_and_nothing_else_reads),
        FACT(a_change_that_is_rolled_back_leaves_no_audit_row),
        FACT(the_list_pages_backwards),
        FACT(rows_can_be_asked_for_by_kind_and_by_one_of_it),
        FACT(the_newest_row_carries_the_hash_of_the_head),
    };
    return cmocka_run_group_tests_name("store_audit", tests, NULL, NULL);
}
