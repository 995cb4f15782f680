/* Scope: the approval of figures before they are published. Exports: enums dataset_kind, dataset_state,
 * dataset_action, struct dataset_rule and the dataset_ functions.
 * Source: the approval chain of the survey process P7.5 (the team compiles, the Kasi analyses, the Kabid corrects, the
 * Kepala Dinas approves or it goes back to be analysed again); every kind of figures walks it. An approved dataset is
 * frozen: nothing leads out of it. */
#pragma once

#include "lib/base/result.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/roles.h"

#define DATASET_KIND_LIST(X)                                           \
    X(DATASET_SURVEY, "survey", "Survei Kepuasan Masyarakat")          \
    X(DATASET_INVESTMENT, "investment", "Realisasi penanaman modal")   \
    X(DATASET_PERMITS, "permits", "Perizinan terbit")                  \
    X(DATASET_INDICATORS, "indicators", "Indikator kinerja")           \
    X(DATASET_BUDGET, "budget", "Anggaran program")                    \
    X(DATASET_TARGETS, "targets", "Target penanaman modal")            \
    X(DATASET_ANSWER, "answer", "Jawaban permintaan informasi")

ENUM_DECLARE(dataset_kind, DATASET_KIND_LIST, DATASET_KIND_COUNT)

/* The folder of the public site in which pages of KIND stand: "ikm", "investasi" …; static storage. */
const char *dataset_kind_folder(enum dataset_kind kind);

/* Who brings in figures of KIND; of those who hold DATASET_SUBMIT they alone change its drafts and hand them in. */
enum permission dataset_kind_entry(enum dataset_kind kind);

#define DATASET_STATE_LIST(X)                                  \
    X(DATASET_DRAFT, "draft", "Konsep")                        \
    X(DATASET_SUBMITTED, "submitted", "Menunggu analisis")     \
    X(DATASET_ANALYSED, "analysed", "Menunggu koreksi")        \
    X(DATASET_CORRECTED, "corrected", "Menunggu persetujuan")  \
    X(DATASET_APPROVED, "approved", "Disetujui")               \
    X(DATASET_RETURNED, "returned", "Dikembalikan")

ENUM_DECLARE(dataset_state, DATASET_STATE_LIST, DATASET_STATE_COUNT)

#define DATASET_ACTION_LIST(X)                         \
    X(DATASET_REVISE, "revise", "Perbaiki konsep")     \
    X(DATASET_SUBMIT, "submit", "Ajukan")              \
    X(DATASET_ANALYSE, "analyse", "Analisis")          \
    X(DATASET_CORRECT, "correct", "Koreksi")           \
    X(DATASET_APPROVE, "approve", "Setujui")           \
    X(DATASET_SEND_BACK, "send_back", "Kembalikan")

ENUM_DECLARE(dataset_action, DATASET_ACTION_LIST, DATASET_ACTION_COUNT)

/* "ACTION by a holder of PERMISSION leads from FROM to TO." */
struct dataset_rule {
    enum dataset_state from;
    enum dataset_action action;
    enum dataset_state to;
    enum permission permission;
};

/* The table; *ret_count rows. */
const struct dataset_rule *dataset_rules(size_t *ret_count);

/* Whether somebody with ROLES may change drafts of KIND, hand them in and begin a correction. */
bool dataset_kind_allowed(enum dataset_kind kind, role_set roles);

/* Whether somebody with ROLES may do ACTION to a dataset of KIND in STATE: REFUSED_FORBIDDEN when these roles may never do it, or not in this state
 * although others may; REFUSED_STALE when the state knows no such step; REFUSED_INVALID for numbers outside the enums. */
enum result dataset_action_allowed(enum dataset_kind kind, enum dataset_state state, enum dataset_action action, role_set roles,
                                   enum dataset_state *ret_next);

/* True when ACTION is nothing without words. */
bool dataset_action_needs_text(enum dataset_action action);

/* True for the four steps of the chain (submit, analyse, correct, approve): nobody does two different ones of one revision. */
bool dataset_action_is_signature(enum dataset_action action);

/* The table as a Mermaid state diagram, one line for each state and each way between two; owned by ARENA. */
const char *dataset_diagram(struct arena *arena);
