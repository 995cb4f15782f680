/* Scope: a questionnaire as a file: JSON, described by site/instruments/instrument.schema.json and ARCHITECTURE.md.
 * Exports: struct instrument_faults, instrument_read, instrument_json, instrument_hash, INSTRUMENTS_SHIPPED. */
#pragma once

#include "lib/store/instrument.h"

#define INSTRUMENT_FILE_FORMAT "loket-instrument-1"
#define INSTRUMENT_LARGEST_FILE ((size_t)512 << 10) /* bytes; forty questions in eight languages are a quarter of it */
#define INSTRUMENT_MOST_LANGUAGES 8                 /* besides Indonesian; bounds the texts of one file */
#define INSTRUMENT_MOST_FAULTS 50                   /* told of one file; a file of another kind would have thousands */

/* One thing that is wrong, in Indonesian. */
struct instrument_fault {
    const char *place;   /* "baris 12" for broken JSON, "butir 4 (biaya)", "bands 2"; "" for the file as a whole */
    const char *message;
};
struct instrument_faults {
    struct instrument_fault *rows;
    size_t count;
};

/* Reads LENGTH bytes. REFUSED_INVALID with everything that is wrong in *ret_faults; REFUSED_TOO_LARGE over INSTRUMENT_LARGEST_FILE.
 * *ret has no id, no hash, and is not frozen; all owned by ARENA. */
enum result instrument_read(struct arena *arena, const char *bytes, size_t length, struct instrument *ret, struct instrument_faults *ret_faults);

/* The one canonical file of a questionnaire: reading it and writing it again gives the same bytes. Owned by ARENA. */
const char *instrument_json(struct arena *arena, const struct instrument *instrument);

/* SHA-256 of that file as hexadecimal digits, owned by ARENA. */
const char *instrument_hash(struct arena *arena, const struct instrument *instrument);

/* Its code without the version: "skm-2017" of "skm-2017.2". Owned by ARENA. */
const char *instrument_base_code(struct arena *arena, const struct instrument *instrument);

/* The files of site/instruments as built into the program, the SKM first; ended by a row without text. NUL-terminated. */
struct instrument_shipped { const char *code, *text; };
extern const struct instrument_shipped INSTRUMENTS_SHIPPED[];

/* Reads one of them; they are sound, tests see to it. */
enum result instrument_read_shipped(struct arena *arena, const struct instrument_shipped *shipped, struct instrument *ret);
