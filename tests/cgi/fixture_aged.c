/* Scope: forms and access tokens of another time, made with the office's own key, for tests of the citizens' programs.
 * usage: fixture_aged nonce PATH SECONDS   prints a nonce of the form PATH issued SECONDS ago
 *        fixture_aged access ID SECONDS    prints an access token for the case ID made SECONDS ago
 *        fixture_aged link "ID FILE" SECONDS  prints a link to a file of an answer that ended SECONDS ago */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cgi-bin/shared/delivery.h"
#include "lib/base/config.h"
#include "lib/base/keys.h"
#include "lib/web/nonce.h"
#include "lib/web/seal.h"

int main(int argc, char **argv) {
    const char *file = getenv("LOKET_CONFIG"), *message = "LOKET_CONFIG is not set";
    const struct config *config;
    const struct keys *keys;
    struct arena *arena = arena_new();
    if (argc != 4 || sodium_init() < 0) return 2;
    if (!file || config_load(arena, file, &config, &message) != DONE ||
        keys_load(arena, config->paths.keys, KEY_FORM, &keys, &message) != DONE) {
        (void)fprintf(stderr, "fixture_aged: %s\n", message);
        return 1;
    }
    instant then = time(NULL) - strtol(argv[3], NULL, 10);
    if (strcmp(argv[1], "nonce") == 0) (void)puts(nonce_issue(keys->form, argv[2], then).text);
    else if (strcmp(argv[1], "link") == 0) (void)puts(seal_make(arena, keys->form, DELIVERY_SEAL, argv[2], strlen(argv[2]), then));
    else (void)puts(access_make(arena, keys->form, strtoll(argv[2], NULL, 10), then));
    arena_free(arena);
    return 0;
}
