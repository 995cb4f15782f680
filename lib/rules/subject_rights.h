/* Scope: what the person of a case may ask about the data kept of them, and the clock of the answer. Exports: enums subject_right,
 * subject_state, subject_due_at, subject_left_text, subject_processing_label.
 * Source: UU 27/2022 articles 30 (correction), 32 (access) and 43 (erasure); answered within 3 × 24 hours, around the clock and on holidays. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/rules/enum_table.h"

#define SUBJECT_RIGHT_LIST(X)                                \
    X(SUBJECT_COPY, "copy", "Salinan data saya")             \
    X(SUBJECT_CORRECTION, "correction", "Perbaikan data saya") \
    X(SUBJECT_ERASURE, "erasure", "Penghapusan data saya")

ENUM_DECLARE(subject_right, SUBJECT_RIGHT_LIST, SUBJECT_RIGHT_COUNT)

/* Granted: an erasure the office agreed to, which the night's upkeep carries out. */
#define SUBJECT_STATE_LIST(X)                                \
    X(SUBJECT_OPEN, "open", "Menunggu dijawab")              \
    X(SUBJECT_GRANTED, "granted", "Disetujui, menunggu dihapus") \
    X(SUBJECT_DONE, "done", "Dipenuhi")                      \
    X(SUBJECT_REFUSED, "refused", "Ditolak")

ENUM_DECLARE(subject_state, SUBJECT_STATE_LIST, SUBJECT_STATE_COUNT)

#define SUBJECT_HOURS (3 * 24)
#define SUBJECT_COPY_DAYS 14 /* a copy waits so long to be fetched, then it is deleted: no second store of what was sealed */

/* The last instant of an answer to what was asked at ASKED_AT. */
instant subject_due_at(instant asked_at);

/* What the history of processing calls an action of the audit trail, "Identitas dibuka"; the action itself when it is not known. */
const char *subject_processing_label(const char *action);

/* "sisa 51 jam", "sisa 20 menit", "lewat 3 jam": whole hours, rounded against the office; owned by ARENA. */
const char *subject_left_text(struct arena *arena, instant due_at, instant now);
