/* Scope: files an officer stores for the answer of a request before it goes out. They may be larger and of more kinds than what citizens send;
 * the step that hands them over makes them attachments. Exports: struct answer_file and the answer_file_ functions. */
#pragma once

#include "lib/store/attachment.h"

#define ANSWER_FILES_MOST 20 /* waiting at one case; stops a page and an answer without end */

struct answer_file {
    struct attachment_id id; /* the attachment's own later */
    struct stored_file file;
    instant stored_at;
};

struct answer_files {
    struct answer_file *rows;
    size_t count;
};

/* Adds one, its bytes are kept already; noted in the audit trail. REFUSED_TOO_MANY when ANSWER_FILES_MOST wait there. */
struct answer_file_new { struct case_id id; const struct actor *actor; instant now; const struct stored_file *file; };
enum result answer_file_add(struct tx *tx, const struct answer_file_new *new);

/* What waits at a case, the earliest first. Strings owned by the arena. */
enum result answer_file_list(struct db *db, struct arena *arena, struct case_id id, struct answer_files *ret);

/* Takes one out again; noted. REFUSED_ABSENT when it is not there (any more). Its bytes are the nightly upkeep's, see attachment_known. */
struct answer_file_old { struct case_id id; struct attachment_id file; const struct actor *actor; instant now; };
enum result answer_file_remove(struct tx *tx, const struct answer_file_old *old);

/* Makes all that waits at the case attachments of this step. */
enum result answer_file_hand_over(struct tx *tx, struct event_of_case event);
