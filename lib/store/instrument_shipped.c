/* Scope: the questionnaires of site/instruments in the program, so that an office has them without a file. The Makefile rebuilds this
 * file when one of them changes. */
#include <string.h>

#include "lib/store/embed.h"
#include "lib/store/instrument_file.h"

EMBED(INSTRUMENT_SKM_2017, "site/instruments/skm-2017.json");
EMBED(INSTRUMENT_SPKP, "site/instruments/spkp.json");
EMBED(INSTRUMENT_SPAK_6, "site/instruments/spak-6.json");
EMBED(INSTRUMENT_SPAK_4, "site/instruments/spak-4.json");

extern const char INSTRUMENT_SKM_2017[], INSTRUMENT_SPKP[], INSTRUMENT_SPAK_6[], INSTRUMENT_SPAK_4[];

const struct instrument_shipped INSTRUMENTS_SHIPPED[] = {
    { "skm-2017", INSTRUMENT_SKM_2017 },
    { "spkp", INSTRUMENT_SPKP },
    { "spak-6", INSTRUMENT_SPAK_6 },
    { "spak-4", INSTRUMENT_SPAK_4 },
    { 0, 0 },
};

enum result instrument_read_shipped(struct arena *arena, const struct instrument_shipped *shipped, struct instrument *ret) {
    struct instrument_faults faults;
    return instrument_read(arena, shipped->text, strlen(shipped->text), ret, &faults) == DONE ? DONE : FAILED_INTERNAL;
}
