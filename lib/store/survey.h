/* Scope: questionnaires, survey periods and answers. The arithmetic is in lib/rules/skm.h.
 * Exports: the instrument_ and survey_ functions. */
#pragma once

#include "lib/rules/instrument_rules.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define SURVEY_ITEM_LIMIT 40
#define SURVEY_SCALE_LIMIT 6

struct survey_item {
    int position;            /* on the form, from 1; digit position in answers */
    int regulation_position; /* U1 … U9 in reports; for sarana 9 and pengaduan 8, the other way round on the form */
    const char *code;        /* "persyaratan" … */
    const char *name, *question;
    const char *labels[SURVEY_SCALE_LIMIT]; /* labels[0] is value 1, the worst; NULL beyond the choices */
    int choices;                            /* as many as the scale has points; of an own question perhaps fewer */
    const char *unsur;                      /* code of the item whose unsur this further question belongs to; "" itself */
    bool counted;                           /* false: the office's own question, outside the index */
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
    struct instrument_band *bands; /* in rising order */
    size_t band_count;
};

/* Adds the official questionnaire of Permenpan-RB 14/2017 (code "skm-2017") with its wording and labels; gives the one that is
 * there when it was added before. */
enum result survey_seed_skm(struct tx *tx, const struct actor *actor, instant now, struct instrument_id *ret);

enum result instrument_by_id(struct db *db, struct arena *arena, struct instrument_id id, struct instrument *ret);

/* What the arithmetic needs of it; texts of the bands borrowed. REFUSED_INVALID when it cannot be counted by: too many items
 * or bands, a further question of no unsur, a scale or conversion out of range. */
enum result instrument_rules_of(const struct instrument *instrument, struct instrument_rules *ret);

struct survey_period {
    struct survey_period_id id;
    struct instrument_id instrument;
    const char *label; /* "2024-Q2" */
    day_number starts_on, ends_on;
    bool open;
    struct optional_number population;
    int64_t respondents;
};

struct survey_periods {
    struct survey_period *rows;
    size_t count;
};

/* Newest first. */
enum result survey_period_list(struct db *db, struct arena *arena, struct survey_periods *ret);
enum result survey_period_by_id(struct db *db, struct arena *arena, struct survey_period_id id, struct survey_period *ret);

/* The open period TODAY falls into; REFUSED_ABSENT when none. */
enum result survey_period_current(struct db *db, struct arena *arena, day_number today, struct survey_period *ret);

/* Opens a period; the questionnaire is frozen from here. `id`, `open` and `respondents` of PERIOD are ignored. */
enum result survey_period_open(struct tx *tx, const struct actor *actor, instant now, const struct survey_period *period,
                               struct survey_period_id *ret);
/* Closes it for good. REFUSED_STALE when it is not open. */
enum result survey_period_close(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id id);

/* One filled questionnaire; strings borrowed, "" where not answered. Values as in schema.sql. */
struct survey_response {
    struct survey_period_id period;
    struct nonce nonce;
    const char *channel;      /* "web", "kiosk", "slip", "paper", "import" */
    day_number answered_on;
    const char *service_code; /* NULL: none */
    const char *sex, *age_group, *education, *occupation;
    const char *answers;      /* a digit an item in form order, '0' = not answered */
    const char *suggestion;
};

/* Stores it; a known nonce stores nothing and is DONE as well. REFUSED_STALE when the period is
 * closed or the number of digits is wrong. Not audited row by row: who answered what is nobody's business. */
enum result survey_response_add(struct tx *tx, const struct survey_response *response);

/* Streams the answers of a period to EACH in no meaningful order, one row in memory at a time; EACH returns false to stop.
 * Strings are borrowed until EACH returns. */
typedef bool survey_each(void *user, const struct survey_response *response);
enum result survey_responses(struct db *db, struct survey_period_id period, survey_each *each, void *user);

/* Totals of one item (position from 1), or of the responses themselves (position 0), from the running totals. */
struct survey_total {
    int position;
    int64_t answered, sum;
};
struct survey_totals {
    struct survey_total *rows;
    size_t count;
};

/* Of one service (code, "" for responses without one), or of all when SERVICE_CODE is NULL. */
enum result survey_totals(struct db *db, struct arena *arena, struct survey_period_id period, const char *service_code,
                          struct survey_totals *ret);

/* The same counted afresh from the answers; the running totals must agree. */
enum result survey_recount(struct db *db, struct arena *arena, struct survey_period_id period, struct survey_totals *ret);
