/* Runs one fuzz target over the files given: `make fuzz` replays the kept corpus with the ordinary compiler.
 * usage: fuzz_NAME FILE…; a fault ends the program; prints "N passed, 0 failed". */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/cleanup.h"

#define LARGEST ((size_t)4 << 20) /* bytes of one file */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        CLEANUP_FILE FILE *stream = fopen(argv[i], "rbe");
        uint8_t *data = malloc(LARGEST);
        if (!stream || !data) return 1;
        size_t size = fread(data, 1, LARGEST, stream);
        /* a copy of exactly its size, so that the sanitizer sees a read past the end */
        uint8_t *exact = malloc(size ? size : 1);
        if (!exact) return 1;
        for (size_t at = 0; at < size; at++) exact[at] = data[at];
        free(data);
        (void)fprintf(stderr, "%s\n", argv[i]);
        (void)LLVMFuzzerTestOneInput(exact, size);
        free(exact);
    }
    (void)printf("%d passed, 0 failed\n", argc - 1);
    return argc > 1 ? 0 : 1;
}
