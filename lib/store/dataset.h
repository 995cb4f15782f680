/* Scope: bodies of figures and their approval: draft → submitted → analysed → corrected → approved, or returned and submitted again.
 * Its rows change only while it is draft or returned; an approved one is frozen by triggers and carries the SHA-256 of its
 * rows (dataset_content.h). Exports: struct dataset and the dataset_ functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define DATASET_HASH_BYTES 32

struct dataset {
    struct dataset_id id;
    const char *kind;   /* as dataset_kind_text: "survey", "investment", "permits" … */
    const char *period; /* of the data: "2024-Q1" */
    const char *scope;  /* of a survey: its period's key without the label; "" the whole office's SKM, and all other kinds */
    int64_t revision;   /* 2, 3 …: corrections */
    const char *title, *source, *state;
    instant imported_at;
    struct optional_number exchange_rate;            /* rupiah a US$; investment */
    struct optional_number population, respondents;  /* survey */
    struct optional_number ikm_hundredths, published_ikm_hundredths;
    const char *grade; /* NULL: none */
    /* of a survey whose order of arrival is known (an import), else unknown; the answers themselves are kept without order */
    struct optional_number longest_run, first_half_hundredths, second_half_hundredths;
    const char *report_period; /* of the report the figures came out in; NULL: the same or not told */
    bool approved;
    instant approved_at;
    uint8_t content_sha256[DATASET_HASH_BYTES]; /* when approved */
    int64_t version;
};

struct datasets {
    struct dataset *rows;
    size_t count;
};

/* Adds a draft. `id`, `revision` (the next one), `state` and what follows approval are ignored; `scope` NULL is "". REFUSED_STALE when one
 * of the same kind, period and scope is not approved yet: it must be finished or replaced first. */
enum result dataset_add(struct tx *tx, const struct actor *actor, instant now, const struct dataset *dataset,
                        struct dataset_id *ret);

/* Newest period first; KIND NULL for all. */
enum result dataset_list(struct db *db, struct arena *arena, const char *kind, struct datasets *ret);
enum result dataset_by_id(struct db *db, struct arena *arena, struct dataset_id id, struct dataset *ret);

/* What a dataset is about. `scope` NULL is "". */
struct dataset_about {
    const char *kind, *period, *scope;
};

/* The newest revision; REFUSED_ABSENT when there is none. */
enum result dataset_by_period(struct db *db, struct arena *arena, const struct dataset_about *about, struct dataset *ret);

/* The name a dataset has in addresses and files: "2026-Q4", "2026-Q4-spkp"; owned by ARENA. */
const char *dataset_key(struct arena *arena, const struct dataset *dataset);

/* Sets the computed headline of a survey dataset (respondents, ikm_hundredths, grade) while it is draft or returned. */
struct dataset_index { struct optional_number respondents, ikm_hundredths; const char *grade; };
enum result dataset_set_index(struct tx *tx, struct dataset_id id, const struct dataset_index *index);

/* One step of the chain, with the version as read. The caller has asked lib/rules whether the role allows it; the schema knows the
 * same steps: REFUSED_STALE for one the state does not allow, for a second step of one person, for a decision without a person, and
 * for submitting a correction whose errata are not explained. REFUSED_INVALID without the words a step needs. Approving freezes the
 * dataset and stores the hash. */
struct dataset_act {
    struct dataset_id id;
    int64_t version;
    const char *action; /* as dataset_action_text */
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

/* A place where the source contradicts itself; both figures are kept. */
struct dataset_difference {
    const char *check_name, *place, *stated, *computed, *note;
};
struct dataset_differences {
    struct dataset_difference *rows;
    size_t count;
};
enum result difference_add(struct tx *tx, struct dataset_id id, const struct dataset_difference *difference);
/* Writes why the difference at POSITION (from 1) is accepted, while the dataset is draft or returned. REFUSED_STALE when it is not. */
enum result difference_explain(struct tx *tx, struct dataset_id id, int64_t position, const char *note);
enum result difference_list(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_differences *ret);
