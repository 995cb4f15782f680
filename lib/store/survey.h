/* Scope: survey periods, answers and suggestions. The arithmetic is in lib/rules/skm.h. Exports: the survey_ functions. */
#pragma once

#include "lib/rules/skm.h"
#include "lib/store/db.h"
#include "lib/store/instrument.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

enum survey_state { SURVEY_OPEN, SURVEY_CLOSING, SURVEY_CLOSED };

struct survey_period {
    struct survey_period_id id;
    struct instrument_id instrument;
    const char *key;          /* lib/rules/period.h, period_key: "2026-Q4", "2026-Q4-spkp" */
    const char *label;        /* "2024-Q2" */
    const char *service_code; /* NULL: of all services */
    const char *unit_code;    /* NULL: of the whole office */
    day_number starts_on, ends_on;
    enum survey_state state;
    bool open;                /* state is SURVEY_OPEN */
    instant closes_at;        /* until then a closing period takes what was begun before; 0 while open */
    struct optional_number population;
    int64_t respondents;
};

struct survey_periods {
    struct survey_period *rows;
    size_t count;
};

/* What a period asks about: its key without the label; "" the whole office's SKM. Borrowed from KEY. */
const char *survey_period_scope(const struct survey_period *period);

/* Newest first. */
enum result survey_period_list(struct db *db, struct arena *arena, struct survey_periods *ret);
enum result survey_period_by_id(struct db *db, struct arena *arena, struct survey_period_id id, struct survey_period *ret);
enum result survey_period_by_key(struct db *db, struct arena *arena, const char *key, struct survey_period *ret);

/* The open period of the whole office's SKM that TODAY falls into; REFUSED_ABSENT when none. */
enum result survey_period_current(struct db *db, struct arena *arena, day_number today, struct survey_period *ret);

/* Opens a period; the questionnaire is frozen from here. `id`, `state` and what follows from it are ignored; KEY NULL: the label.
 * REFUSED_INVALID or REFUSED_STALE when there is one of the same key, or the same questionnaire, label, service and unit. */
enum result survey_period_open(struct tx *tx, const struct actor *actor, instant now, const struct survey_period *period,
                               struct survey_period_id *ret);
/* Ends it: nothing new is begun, and what was begun is taken for GRACE more seconds; 0 closes it for good at once.
 * REFUSED_STALE when it is not open. */
enum result survey_period_close(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id id, int64_t grace);

/* Closes for good the periods whose grace is over; one with paper sheets that wait for their second entry stays as it is until none does. */
enum result survey_period_settle(struct tx *tx, instant now);

/* One filled questionnaire; strings borrowed, "" where not answered. Values as in schema.sql. */
struct survey_response {
    struct survey_period_id period;
    struct nonce nonce;
    const char *channel;      /* "web", "kiosk", "slip", "paper", "import" */
    day_number answered_on;   /* of a slip any day of its week; its Monday is stored and read */
    const char *service_code; /* NULL: none */
    const char *counter_code; /* NULL: not known */
    const char *device;       /* "phone", "computer", a kiosk's code; NULL or "": not known */
    struct optional_number seconds; /* from opening the form to sending it; stored in fives */
    int64_t run, crowd;       /* read only: survey_response_add finds them */
    const char *sex, *age_group, *education, *occupation;
    const char *answers;      /* a digit an item in form order, '0' = not answered */
    const char *suggestion;   /* NULL or "": none; stored apart, without a way back, and never read with the answer */
};

/* Stores it with its totals; a known nonce stores nothing and is DONE as well, *ret_new (may be NULL) tells. REFUSED_STALE when the period
 * is closed or the answers do not fit the questionnaire. NOW tells the crowd of its ten minutes and is not stored; what staff
 * key in or import has none. Not audited row by row: who answered what is nobody's business. */
enum result survey_response_add(struct tx *tx, const struct survey_response *response, instant now, bool *ret_new);

/* Whether the form with NONCE became an answer of the period, by slip or without. */
enum result survey_response_known(struct db *db, struct survey_period_id period, struct nonce nonce, bool *ret);

/* Streams the answers of a period to EACH in no meaningful order, one row in memory at a time; EACH returns false to stop.
 * Strings are borrowed until EACH returns. */
typedef bool survey_each(void *user, const struct survey_response *response);
enum result survey_responses(struct db *db, struct survey_period_id period, survey_each *each, void *user);

/* Which answers: NULL is all; service "" those that name none. */
struct survey_filter { const char *service_code, *channel; };

/* Adds the sums of a period's answers to SKM (skm_begin was called with its questionnaire) from the running totals: a few rows
 * at any size. What depends on the order of the rows stays empty. */
enum result survey_tally(struct db *db, struct survey_period_id period, struct survey_filter filter, struct skm *skm);

/* The same from the answers themselves; both must agree to the last digit. */
enum result survey_recount(struct db *db, struct survey_period_id period, struct survey_filter filter, struct skm *skm);

/* How many answers of each service and channel; the strings are owned by ARENA. */
struct survey_count { const char *service_code, *channel; int64_t count; };
struct survey_counts {
    struct survey_count *rows;
    size_t count;
};
enum result survey_counts(struct db *db, struct arena *arena, struct survey_period_id period, struct survey_counts *ret);
