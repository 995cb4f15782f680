/* Scope: the table of licences. */
#include "lib/rules/data_licence.h"

#include <string.h>

static const struct data_licence LICENCES[] = {
    { "CC-BY-4.0", "Creative Commons Atribusi 4.0 Internasional", "https://creativecommons.org/licenses/by/4.0/",
      "Bebas dipakai dengan menyebut sumber (Creative Commons Atribusi 4.0)." },
    { "CC0-1.0", "Creative Commons CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/",
      "Bebas dipakai tanpa syarat (Creative Commons CC0 1.0)." },
};
#define LICENCE_COUNT (sizeof LICENCES / sizeof *LICENCES)

const struct data_licence *data_licence_of(const char *code) {
    for (size_t i = 0; code && i < LICENCE_COUNT; i++) {
        if (strcmp(LICENCES[i].code, code) == 0) return &LICENCES[i];
    }
    return LICENCES;
}

const struct data_licence *data_licences(size_t *ret_count) {
    *ret_count = LICENCE_COUNT;
    return LICENCES;
}
