/* Scope: bodies of figures and their approval: draft → submitted → approved, or returned and submitted again. An approved one
 * is frozen by triggers and carries the SHA-256 of its rows. Exports: struct dataset and the dataset_ functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define DATASET_HASH_BYTES 32

struct dataset {
    struct dataset_id id;
    const char *kind;   /* "survey", "investment", "permits" */
    const char *period; /* of the data: "2024-Q1" */
    int64_t revision;   /* 2, 3 …: corrections */
    const char *title, *source, *state;
    instant imported_at;
    struct optional_number exchange_rate;            /* rupiah a US$; investment */
    struct optional_number population, respondents;  /* survey */
    struct optional_number ikm_hundredths, published_ikm_hundredths;
    const char *grade; /* NULL: none */
    /* of a survey whose order of arrival is known (an import), else unknown; the answers themselves are kept without order */
    struct optional_number longest_run, first_half_hundredths, second_half_hundredths;
    bool approved;
    instant approved_at;
    uint8_t content_sha256[DATASET_HASH_BYTES]; /* when approved */
    int64_t version;
};

struct datasets {
    struct dataset *rows;
    size_t count;
};

/* Adds a draft. `id`, `revision` (the next one), `state` and what follows approval are ignored. REFUSED_STALE when one of the same
 * kind and period is not approved yet: it must be finished or replaced first. */
enum result dataset_add(struct tx *tx, const struct actor *actor, instant now, const struct dataset *dataset,
                        struct dataset_id *ret);

/* Newest period first; KIND NULL for all. */
enum result dataset_list(struct db *db, struct arena *arena, const char *kind, struct datasets *ret);
enum result dataset_by_id(struct db *db, struct arena *arena, struct dataset_id id, struct dataset *ret);

/* The newest revision of kind and period; REFUSED_ABSENT when there is none. */
enum result dataset_by_period(struct db *db, struct arena *arena, const char *kind, const char *period, struct dataset *ret);

/* Sets the computed headline of a survey dataset (respondents, ikm_hundredths, grade) while it is draft or returned. */
struct dataset_index { struct optional_number respondents, ikm_hundredths; const char *grade; };
enum result dataset_set_index(struct tx *tx, struct dataset_id id, const struct dataset_index *index);

/* One step of the chain, with the version as read. The caller has asked lib/rules whether role and state allow it. Approving
 * freezes the dataset and stores the hash; sending back needs a note. */
struct dataset_act {
    struct dataset_id id;
    int64_t version;
    const char *action; /* "submit", "approve", "send_back" */
    const char *note;   /* "" for none */
};
enum result dataset_act(struct tx *tx, const struct actor *actor, instant now, const struct dataset_act *act);

struct dataset_step {
    instant at;
    const char *actor_kind, *staff_name, *action, *note; /* staff_name NULL unless an account acted */
    struct staff_id staff;                               /* then the account, else zero */
};
struct dataset_steps {
    struct dataset_step *rows;
    size_t count;
};
enum result dataset_steps(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_steps *ret);

/* SHA-256 over the canonical text of all rows, as stored at approval: anyone with the rows can compute it again. */
enum result dataset_content_hash(struct db *db, struct dataset_id id, uint8_t out[static DATASET_HASH_BYTES]);

/* A place where the source contradicts itself; both figures are kept. */
struct dataset_difference {
    const char *check_name, *place, *stated, *computed, *note;
};
struct dataset_differences {
    struct dataset_difference *rows;
    size_t count;
};
enum result difference_add(struct tx *tx, struct dataset_id id, const struct dataset_difference *difference);
enum result difference_list(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_differences *ret);
