/* Scope: the steps of a citizen's complaint: their order, titles and fields.
 * Exports: enum complaint_step, struct step_row, COMPLAINT_STEPS, COMPLAINT_FIELDS and the complaint_step_ functions. */
#pragma once

#include "cgi-bin/shared/choices.h"
#include "lib/web/form.h"

enum complaint_step { STEP_WHO, STEP_SERVICE, STEP_STORY, STEP_FILES, STEP_CONTACT, STEP_CHECK };
#define COMPLAINT_STEP_COUNT ((size_t)STEP_CHECK)

struct step_row {
    const char *name;  /* in the field "step" */
    const char *title; /* heading of its page */
    const char *lead;  /* sentence below; NULL: none */
    size_t first, count; /* its part of COMPLAINT_FIELDS */
};
extern const struct step_row COMPLAINT_STEPS[COMPLAINT_STEP_COUNT];

#define COMPLAINT_FIELD_COUNT 13 /* what becomes the case, and the files to leave out */
#define COMPLAINT_POSTED_COUNT 17 /* the same and what tells the steps apart: step, go, seen, then */
extern const struct field COMPLAINT_FIELDS[COMPLAINT_POSTED_COUNT];

/* The sentence that explains a choice of confidentiality (database text) to its reporter; "" for another word. */
const char *complaint_choice_told(const char *confidentiality);

const char *complaint_step_name(enum complaint_step step); /* "check" for STEP_CHECK */

/* False for a word that names no step; *ret untouched. */
bool complaint_step_parse(const char *name, enum complaint_step *ret);

/* An anonymous complaint has no contact step. */
size_t complaint_step_count(bool is_anonymous);
enum complaint_step complaint_step_after(enum complaint_step step, bool is_anonymous);
enum complaint_step complaint_step_before(enum complaint_step step, bool is_anonymous); /* the first stays the first */
