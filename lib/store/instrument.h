/* Scope: questionnaires as the database holds them: reading, storing, the hash that freezes them. The file form is in instrument_file.h.
 * Exports: struct instrument and the instrument_ functions. */
#pragma once

#include "lib/rules/instrument_rules.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define SURVEY_ITEM_LIMIT 40
#define SURVEY_SCALE_LIMIT 6
#define INSTRUMENT_SHA256_DIGITS 64

struct survey_item {
    int position;            /* on the form, from 1; digit position in answers */
    int regulation_position; /* U1 … U9 in reports; for sarana 9 and pengaduan 8, the other way round on the form; 0: in no list */
    const char *code;        /* "persyaratan" … */
    const char *name, *question;
    const char *labels[SURVEY_SCALE_LIMIT]; /* labels[0] is value 1, the worst; NULL beyond the choices */
    int choices;                            /* as many as the scale has points; of an own question perhaps fewer */
    const char *unsur;                      /* code of the item whose unsur this further question belongs to; "" itself */
    bool counted;                           /* false: the office's own question, outside the index */
};

/* One text in another language than Indonesian. */
struct instrument_text {
    const char *language; /* "en" */
    const char *meaning;  /* "language" (its own name), "title", "persyaratan.name", "persyaratan.question", "persyaratan.4", "mark:A" */
    const char *text;
};

struct instrument {
    struct instrument_id id;
    const char *code; /* "skm-2017"; of a later version "skm-2017.2" */
    const char *title, *basis;
    int scale;
    bool frozen;
    const char *family; /* "skm", "spkp", "spak": what may be compared over time */
    int version;        /* from 1 */
    int64_t conversion_numerator, conversion_denominator; /* index = mean of the unsur × numerator / denominator */
    const char *sha256; /* of its canonical JSON, 64 hexadecimal digits; NULL in one from before version 5 of the schema */
    struct survey_item *items; /* in form order */
    size_t item_count;
    struct instrument_band *bands; /* in rising order; a band ends one hundredth below the next */
    size_t band_count;
    struct instrument_text *texts; /* by language, then meaning, in byte order */
    size_t text_count;
};

struct instruments {
    struct instrument *rows;
    size_t count;
};

/* Whole, with texts of every language. */
enum result instrument_by_id(struct db *db, struct arena *arena, struct instrument_id id, struct instrument *ret);
enum result instrument_by_code(struct db *db, struct arena *arena, const char *code, struct instrument *ret);

/* All, by code; whole. */
enum result instrument_list(struct db *db, struct arena *arena, struct instruments *ret);

enum instrument_outcome { INSTRUMENT_ADDED, INSTRUMENT_REPLACED, INSTRUMENT_SAME, INSTRUMENT_NEEDS_VERSION };

/* Stores a questionnaire with the hash of its content. One of the same code and content changes nothing; one of the same code
 * that no period has used yet is replaced; one in use is left alone: INSTRUMENT_NEEDS_VERSION, with DONE. */
enum result instrument_store(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const struct instrument *instrument,
                             enum instrument_outcome *ret);

/* Done before a period opens with it: gives one from before version 5 its hash, and compares everybody else's with the content.
 * FAILED_INTERNAL when they differ: the content was changed past this program. */
enum result instrument_seal(struct tx *tx, struct arena *arena, struct instrument_id id);

/* The official questionnaire of Permenpan-RB 14/2017, as shipped with the program; added when it is not there. */
enum result survey_seed_skm(struct tx *tx, const struct actor *actor, instant now, struct instrument_id *ret);

/* What the arithmetic needs of it; texts of the bands borrowed. REFUSED_INVALID when it cannot be counted by: too many items
 * or bands, a further question of no unsur, a scale or conversion out of range. */
enum result instrument_rules_of(const struct instrument *instrument, struct instrument_rules *ret);

/* The index, × 100 and rounded half up, when everybody gives ANSWER to everything: the ends of the bands. */
int64_t instrument_index_of_answer(const struct instrument *instrument, int answer);

/* The text of MEANING in LANGUAGE, INDONESIAN when there is none. */
const char *instrument_say(const struct instrument *instrument, const char *language, const char *meaning, const char *indonesian);

/* A copy that speaks LANGUAGE, per text Indonesian where one is missing; *ret borrows the rest. */
struct instrument instrument_speak(struct arena *arena, const struct instrument *instrument, const char *language);

/* Meaning ids; owned by ARENA. VALUE from 1. */
const char *instrument_meaning(struct arena *arena, const struct survey_item *item, const char *part);
const char *instrument_meaning_of_value(struct arena *arena, const struct survey_item *item, int value);
const char *instrument_meaning_of_mark(struct arena *arena, const struct instrument_band *band);
