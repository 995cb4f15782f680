/* Makes a complaint of an office and writes the notice of one step of it, as the programs do, but takes any text as address: what
 * no form lets through may still lie sealed in an old database.
 * usage: LOKET_CONFIG=… fixture_told ACTION EMAIL PHONE [CONFIDENTIALITY [FROM]]; prints the number. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lib/base/config.h"
#include "lib/base/random.h"
#include "lib/store/complaint.h"
#include "lib/web/notice.h"

static _Noreturn void fail(const char *what, const char *why) {
    (void)fprintf(stderr, "fixture_told: %s: %s\n", what, why ? why : "");
    exit(1);
}

static struct case_receipt add_complaint(struct tx *tx, struct arena *arena, const struct keys *keys, char **words) {
    const struct actor citizen = { .kind = ACTOR_CITIZEN };
    const instant now = time(NULL);
    const struct identity person = { .name = "Pelapor Rahasia Sekali", .organization = "", .occupation = "", .address = "",
                                     .identity_number = "", .email = words[2], .phone = words[3] };
    const char *choice = words[4] ? words[4] : "confidential";
    struct complaint_new new = {
        .common = { .channel = "web", .received_at = now, .received_on = instant_day(now, 420), .entered_at = now,
                    .subject = "Judul-yang-rahasia", .confidentiality = choice, .due_on = instant_day(now, 420) + 3,
                    .code = "ABCDEFGHJKLMNPQR" },
        .complaint = { .reporter_kind = "individual", .narrative = "Isi-yang-rahasia", .happened_where = "", .wanted = "" },
        .identity = choice[0] == 'a' ? NULL : &person,
    };
    random_bytes(new.common.nonce.bytes, sizeof new.common.nonce.bytes);
    struct submission by = { .keys = keys, .actor = &citizen, .now = now };
    struct case_receipt receipt = { 0 };
    if (complaint_add(tx, arena, &by, &new, &receipt) != DONE) fail("complaint_add", db_failure(tx->db));
    return receipt;
}

int main(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    const struct keys *keys;
    struct templates *templates;
    const char *message = NULL;
    if (argc < 4) fail("usage", "ACTION EMAIL PHONE [CONFIDENTIALITY [FROM]]");
    if (config_load(arena, getenv("LOKET_CONFIG"), &config, &message) != DONE) fail("config", message);
    if (keys_load(arena, config->paths.keys, KEY_ALL, &keys, &message) != DONE) fail("keys", message);
    if (templates_load(arena, config->paths.templates, &templates, &message) != DONE) fail("templates", message);
    CLEANUP_DB struct db *db = NULL;
    struct tx tx CLEANUP_TX = { 0 };
    if (db_open(arena, config->paths.database, DB_ADMIN, &db, &message) != DONE) fail("database", message);
    if (tx_begin(db, &tx) != DONE) fail("tx", db_failure(db));
    struct case_receipt receipt = add_complaint(&tx, arena, keys, argv);
    struct notice_desk desk = { .config = config, .templates = templates, .arena = arena, .now = time(NULL) };
    struct notice notice = { .about = receipt.id, .kind = CASE_COMPLAINT, .number = receipt.number, .action = argv[1],
                             .from = argc > 5 ? argv[5] : NULL, .due_on = { true, receipt.due_on } };
    if (notice_add(&tx, &desk, &notice) != DONE) fail("notice", db_failure(db));
    if (tx_commit(&tx) != DONE) fail("commit", db_failure(db));
    (void)printf("%s\n", receipt.number);
    return 0;
}
