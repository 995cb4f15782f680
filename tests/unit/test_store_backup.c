/* Facts about backups, their proof and their way back, and about keys. */
#include "tests/unit/store_fixture.h"

#include <fcntl.h>
#include <sodium.h>

#include "lib/store/backup.h"
#include "lib/store/db_internal.h"

static const char NAME[] = "0123456789abcdef0123456789abcdef";

static void write_text(const char *path, const char *text) {
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static struct config config_of(struct office *office, const char *folder) {
    struct config config = { 0 };
    config.paths.database = arena_format(office->arena, "%s/loket.db", folder);
    config.paths.uploads = arena_format(office->arena, "%s/uploads", folder);
    return config;
}

/* An office with one complaint that has one file. */
static void fill_office(struct office *office) {
    (void)mkdir(office->uploads, 0700);
    (void)mkdir(arena_format(office->arena, "%s/01", office->uploads), 0700);
    (void)mkdir(arena_format(office->arena, "%s/01/23", office->uploads), 0700);
    write_text(arena_format(office->arena, "%s/01/23/%s", office->uploads, NAME), "isi lampiran");
    struct stored_file file = { .file_name = "foto.jpg", .media_type = "image/jpeg", .size = 12, .stored_name = NAME };
    (void)crypto_hash_sha256(file.sha256, (const unsigned char *)"isi lampiran", 12);
    struct complaint_new new = sample_complaint(1);
    new.common.files = (struct stored_files){ &file, 1 };
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    assert_int_equal(complaint_submit(office_db(office, DB_INTAKE), office->arena, &by, &new, &receipt), DONE);
}

static const char *make_backup(struct office *office, struct backup_report *ret) {
    const char *folder = arena_format(office->arena, "%s/backup", office->folder);
    struct config config = config_of(office, office->folder);
    enum result result = backup_make(office->arena, &config, folder, ret);
    if (result != DONE || ret->fault) fail_msg("%s", ret->fault);
    return folder;
}

static void a_backup_restores_into_an_empty_office_with_every_row_and_file(void **state) {
    struct office *office = *state;
    fill_office(office);
    struct backup_report made = { 0 }, restored = { 0 };
    const char *folder = make_backup(office, &made);
    assert_int_equal(made.cases, 1);
    assert_int_equal(made.attachments, 1);
    assert_int_equal(made.audit_rows, 1);
    struct config config = config_of(office, arena_format(office->arena, "%s/other", office->folder));
    enum result result = backup_restore(office->arena, &config, folder, false, &restored);
    if (result != DONE) fail_msg("%s", restored.fault);
    CLEANUP_DB struct db *db = NULL;
    struct case_row row;
    assert_int_equal(db_open(office->arena, config.paths.database, DB_STAFF, &db, &office->message), DONE);
    assert_int_equal(db_self_test(db, office->arena, &office->message), DONE);
    assert_int_equal(case_by_number(db, office->arena, "PGD-2026-000001", &row), DONE);
    assert_int_equal(access(arena_format(office->arena, "%s/01/23/%s", config.paths.uploads, NAME), R_OK), 0);
}

static void a_backup_taken_while_others_write_is_whole(void **state) {
    struct office *office = *state;
    (void)submit_sample(office, 1);
    struct tx tx CLEANUP_TX = { 0 };
    struct complaint_new new = sample_complaint(2);
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    assert_int_equal(tx_begin(office_db(office, DB_INTAKE), &tx), DONE);
    assert_int_equal(complaint_add(&tx, office->arena, &by, &new, &receipt), DONE);
    struct backup_report report = { 0 };
    (void)make_backup(office, &report);
    assert_int_equal(report.cases, 1); /* what was committed, nothing else */
}

static const struct { const char *what, *file, *text; } DAMAGES[] = {
    { "a changed attachment", "uploads/01/23/0123456789abcdef0123456789abcdef", "isi lampirbn" },
    { "a cut attachment", "uploads/01/23/0123456789abcdef0123456789abcdef", "" },
    { "an empty manifest", "MANIFEST", "" },
    { "a manifest of other lines", "MANIFEST", "rubbish\n" },
    { "a manifest that leaves the folder", "MANIFEST", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef  ../loket.db\n" },
    { "a database that is none", "loket.db", "rubbish" },
};

static void every_damage_is_found_and_nothing_is_restored_from_it(void **state) {
    struct office *office = *state;
    fill_office(office);
    struct config config = config_of(office, arena_format(office->arena, "%s/other", office->folder));
    for (size_t i = 0; i < sizeof DAMAGES / sizeof *DAMAGES; i++) {
        struct backup_report report = { 0 };
        struct config source = config_of(office, office->folder);
        const char *folder = arena_format(office->arena, "%s/backup-%zu", office->folder, i);
        assert_int_equal(backup_make(office->arena, &source, folder, &report), DONE);
        assert_null(report.fault);
        write_text(arena_format(office->arena, "%s/%s", folder, DAMAGES[i].file), DAMAGES[i].text);
        assert_int_equal(backup_verify(office->arena, folder, &report), DONE);
        if (!report.fault) fail_msg("%s went unseen", DAMAGES[i].what);
        assert_int_equal(backup_restore(office->arena, &config, folder, false, &report), REFUSED_INVALID);
        assert_int_not_equal(access(config.paths.database, F_OK), 0);
    }
}

static void a_living_office_is_not_overwritten_unless_told_and_then_kept_aside(void **state) {
    struct office *office = *state;
    fill_office(office);
    struct backup_report report = { 0 };
    const char *folder = make_backup(office, &report);
    (void)submit_sample(office, 2);
    office_close(office);
    struct config config = config_of(office, office->folder);
    assert_int_equal(backup_restore(office->arena, &config, folder, false, &report), REFUSED_STALE);
    assert_int_equal(backup_restore(office->arena, &config, folder, true, &report), DONE);
    struct case_row row;
    struct db *db = office_db(office, DB_STAFF);
    assert_int_equal(case_by_number(db, office->arena, "PGD-2026-000002", &row), REFUSED_ABSENT);
    assert_int_equal(access(arena_format(office->arena, "%s.before-restore", office->path), F_OK), 0);
}

static void a_backup_goes_only_into_an_empty_folder(void **state) {
    struct office *office = *state;
    struct backup_report report = { 0 };
    struct config config = config_of(office, office->folder);
    assert_int_equal(backup_make(office->arena, &config, office->folder, &report), REFUSED_STALE);
}

static void keys_are_made_once_and_never_overwritten(void **state) {
    struct office *office = *state;
    const char *folder = arena_format(office->arena, "%s/keys", office->folder);
    assert_int_equal(keys_create(office->arena, folder, &office->message), REFUSED_STALE);
    const struct keys *again;
    assert_int_equal(keys_load(office->arena, folder, KEY_ALL, &again, &office->message), DONE);
    assert_memory_equal(again->code, office->keys->code, KEY_BYTES);
    assert_int_equal(keys_load(office->arena, folder, KEY_FORM, &again, &office->message), DONE);
    assert_true(sodium_is_zero(again->code, KEY_BYTES)); /* what was not asked for is not there */
}

static void a_key_that_others_may_read_or_of_another_length_is_refused(void **state) {
    struct office *office = *state;
    const char *folder = arena_format(office->arena, "%s/keys", office->folder);
    const char *file = arena_format(office->arena, "%s/form.key", folder);
    const struct keys *keys = NULL;
    assert_int_equal(chmod(file, 0640), 0);
    assert_int_equal(keys_load(office->arena, folder, KEY_FORM, &keys, &office->message), REFUSED_INVALID);
    assert_int_equal(keys_load(office->arena, folder, KEY_CODE, &keys, &office->message), DONE);
    assert_int_equal(chmod(file, 0600), 0);
    assert_int_equal(truncate(file, 31), 0);
    assert_int_equal(keys_load(office->arena, folder, KEY_FORM, &keys, &office->message), REFUSED_INVALID);
    assert_int_equal(unlink(file), 0);
    assert_int_equal(keys_load(office->arena, folder, KEY_FORM, &keys, &office->message), REFUSED_ABSENT);
    assert_non_null(strstr(office->message, "form.key"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(a_backup_restores_into_an_empty_office_with_every_row_and_file),
        FACT(a_backup_taken_while_others_write_is_whole),
        FACT(every_damage_is_found_and_nothing_is_restored_from_it),
        FACT(a_living_office_is_not_overwritten_unless_told_and_then_kept_aside),
        FACT(a_backup_goes_only_into_an_empty_folder),
        FACT(keys_are_made_once_and_never_overwritten),
        FACT(a_key_that_others_may_read_or_of_another_length_is_refused),
    };
    return cmocka_run_group_tests_name("store_backup", tests, NULL, NULL);
}
