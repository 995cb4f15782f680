/* Prints COUNT signed form numbers of the office in LOKET_CONFIG, one a line, as COUNT visitors would have been given them.
 * usage: nonces FORM COUNT   ("/survei/") */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lib/base/config.h"
#include "lib/base/keys.h"
#include "lib/web/nonce.h"

int main(int argc, char **argv) {
    const char *file = getenv("LOKET_CONFIG"), *message = "usage: nonces FORM COUNT";
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    const struct keys *keys;
    if (argc != 3 || !file || config_load(arena, file, &config, &message) != DONE ||
        keys_load(arena, config->paths.keys, KEY_FORM, &keys, &message) != DONE) {
        (void)fprintf(stderr, "%s\n", message);
        return 1;
    }
    for (long i = strtol(argv[2], NULL, 10); i > 0; i--) {
        struct form_nonce nonce = nonce_issue(keys->form, argv[1], (instant)time(NULL));
        (void)puts(nonce.text);
    }
    return 0;
}
