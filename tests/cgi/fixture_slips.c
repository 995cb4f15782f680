/* Prints slips for the tests: fixture_slips OFFICE PERIOD N [SERVICE] writes N lines "CODE HASH" (hash in hex, as the table has it). */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lib/base/random.h"
#include "lib/store/slip.h"

static void tell(const struct keys *keys, struct access_code code) {
    char text[sizeof "slip\n" + ACCESS_CODE_LENGTH];
    uint8_t hash[32];
    int length = snprintf(text, sizeof text, "slip\n%s", code.text);
    key_mac(keys->code_hash, (struct key_text){ text, (size_t)length }, hash, sizeof hash);
    (void)printf("%s ", code.text);
    for (size_t i = 0; i < sizeof hash; i++) (void)printf("%02x", hash[i]);
    (void)printf("\n");
}

int main(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *message = "usage: fixture_slips OFFICE PERIOD N [SERVICE]";
    const struct keys *keys = NULL;
    struct db *db = NULL;
    enum result result = argc < 4 ? REFUSED_INVALID : DONE;
    if (result == DONE) result = keys_load(arena, arena_format(arena, "%s/keys", argv[1]), KEY_CODE_HASH, &keys, &message);
    if (result == DONE) result = db_open(arena, arena_format(arena, "%s/loket.db", argv[1]), DB_STAFF, &db, &message);
    size_t count = result == DONE ? strtoul(argv[3], NULL, 10) : 0;
    struct access_code *codes = arena_array(arena, count + 1, sizeof *codes);
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[ACCESS_CODE_BYTES];
        random_bytes(bytes, sizeof bytes);
        codes[i] = access_code_from_bytes(bytes);
    }
    struct slip_order sheet = { .codes = codes, .count = count, .service_code = argc > 4 ? argv[4] : NULL };
    if (result == DONE) sheet.period.value = strtoll(argv[2], NULL, 10);
    const struct actor command = { .kind = ACTOR_COMMAND };
    struct tx tx = { 0 };
    if (result == DONE) result = tx_begin(db, &tx);
    if (result == DONE) result = slip_issue(&tx, keys, &command, time(NULL), &sheet);
    if (result == DONE) result = tx_commit(&tx);
    else tx_rollback(&tx);
    for (size_t i = 0; result == DONE && i < count; i++) tell(keys, codes[i]);
    if (result != DONE) (void)fprintf(stderr, "fixture_slips: %s\n", db ? db_failure(db) : message);
    db_close(db);
    return result == DONE ? 0 : 1;
}
