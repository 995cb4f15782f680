/* A fresh office in a temporary folder for the tests of the store: keys, database, connections by role. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/keys.h"
#include "lib/base/random.h"
#include "lib/store/case_list.h"
#include "lib/store/complaint.h"
#include "lib/store/db.h"
#include "lib/store/migrate.h"
#include "lib/store/staff_secret.h"
#include "lib/store/tx.h"

#define NOW ((instant)1795230000) /* 2026-11-21T03:00:00Z */
#define CODE "ABCDEFGHJKLMNPQR"

static const struct password_cost CHEAP __attribute__((unused)) = { .operations = 1, .memory = 8192 };
static const struct actor CITIZEN __attribute__((unused)) = { .kind = ACTOR_CITIZEN };
static const struct staff_id VISITOR __attribute__((unused)) = { 4711 }; /* somebody no case is about */
static const struct actor COMMAND __attribute__((unused)) = { .kind = ACTOR_COMMAND };

struct office {
    struct arena *arena;
    const char *folder, *path, *uploads;
    const struct keys *keys;
    struct db *db[DB_ROLE_COUNT];
    const char *message;
};

/* The connection of ROLE, opened on first use. */
static inline struct db *office_db(struct office *office, enum db_role role) {
    if (!office->db[role]) {
        enum result result = db_open(office->arena, office->path, role, &office->db[role], &office->message);
        if (result != DONE) print_message("db_open: %s\n", office->message);
        assert_int_equal(result, DONE);
    }
    return office->db[role];
}

static inline int office_setup(void **state) {
    struct arena *arena = arena_new();
    struct office *office = arena_alloc(arena, sizeof *office);
    *office = (struct office){ .arena = arena, .folder = arena_string(arena, "/tmp/loket-test-XXXXXX") };
    assert_non_null(mkdtemp((char *)(uintptr_t)office->folder));
    office->path = arena_format(arena, "%s/loket.db", office->folder);
    office->uploads = arena_format(arena, "%s/uploads", office->folder);
    const char *keys = arena_format(arena, "%s/keys", office->folder);
    assert_int_equal(keys_create(arena, keys, &office->message), DONE);
    assert_int_equal(keys_load(arena, keys, KEY_ALL, &office->keys, &office->message), DONE);
    enum result result = db_create(arena, office->path, &office->message);
    if (result != DONE) print_message("db_create: %s\n", office->message);
    assert_int_equal(result, DONE);
    *state = office;
    return 0;
}

static inline int remove_one(const char *path, const struct stat *status, int flag, struct FTW *walk) {
    (void)status, (void)flag, (void)walk;
    return remove(path);
}

static inline void office_close(struct office *office) {
    for (int role = 0; role < DB_ROLE_COUNT; role++) {
        db_close(office->db[role]);
        office->db[role] = NULL;
    }
}

static inline int office_teardown(void **state) {
    struct office *office = *state;
    office_close(office);
    (void)nftw(office->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(office->arena);
    return 0;
}

static inline struct nonce nonce_of(uint8_t number) {
    struct nonce nonce = { { number, 0x5a } };
    return nonce;
}

static inline struct submission submission_of(const struct office *office) {
    return (struct submission){ .keys = office->keys, .actor = &CITIZEN, .now = NOW };
}

static const struct identity SAMPLE_PERSON __attribute__((unused)) = {
    .name = "Pelapor Contoh", .organization = "", .occupation = "", .address = "Jalan Contoh", .phone = "0800-000-0000",
    .email = "pelapor@contoh.invalid"
};

static inline struct complaint_new sample_complaint(uint8_t nonce) {
    return (struct complaint_new){
        .common = { .nonce = nonce_of(nonce), .channel = "web", .received_at = NOW, .received_on = 20778, .entered_at = NOW,
                    .subject = "Lampu loket mati", .confidentiality = "open", .due_on = 20781, .code = CODE },
        .complaint = { .reporter_kind = "individual", .narrative = "Sudah dua hari.", .happened_where = "Loket 2",
                       .wanted = "Diperbaiki" },
        .identity = &SAMPLE_PERSON,
    };
}

/* Submits the sample as a citizen; gives its receipt. */
static inline struct case_receipt submit_sample(struct office *office, uint8_t nonce) {
    struct complaint_new new = sample_complaint(nonce);
    struct submission by = submission_of(office);
    struct case_receipt receipt = { 0 };
    struct db *db = office_db(office, DB_INTAKE);
    enum result result = complaint_submit(db, office->arena, &by, &new, &receipt);
    if (result != DONE) print_message("complaint_submit: %s\n", db_failure(db));
    assert_int_equal(result, DONE);
    return receipt;
}

/* Adds an account with all roles of ROLES and password "kata sandi contoh". */
static inline struct staff_id add_staff(struct office *office, const char *name, role_set roles) {
    struct tx tx CLEANUP_TX = { 0 };
    struct staff_id id = { 0 };
    struct staff_new new = { .name = name, .full_name = "Petugas Contoh", .roles = roles, .password = "kata sandi contoh",
                             .cost = &CHEAP };
    struct db *db = office_db(office, DB_ADMIN);
    assert_int_equal(tx_begin(db, &tx), DONE);
    enum result result = staff_add(&tx, &COMMAND, NOW, &new, &id);
    if (result != DONE) print_message("staff_add: %s\n", db_failure(db));
    assert_int_equal(result, DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return id;
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, office_setup, office_teardown)
