/* Scope: the approval of figures before they are published. Exports: enums dataset_kind, dataset_state,
 * dataset_action and the dataset_ functions.
 * Source: the approval chain of the survey process P7.5 (submitted, approved by the Kepala Dinas or sent back to be
 * analysed again). An approved dataset is frozen: nothing leads out of it. */
#pragma once

#include "lib/base/result.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/roles.h"

#define DATASET_KIND_LIST(X)                                           \
    X(DATASET_SURVEY, "survey", "Survei Kepuasan Masyarakat")          \
    X(DATASET_INVESTMENT, "investment", "Realisasi penanaman modal")   \
    X(DATASET_PERMITS, "permits", "Perizinan terbit")

ENUM_DECLARE(dataset_kind, DATASET_KIND_LIST, DATASET_KIND_COUNT)

#define DATASET_STATE_LIST(X)                                \
    X(DATASET_DRAFT, "draft", "Konsep")                      \
    X(DATASET_SUBMITTED, "submitted", "Menunggu persetujuan") \
    X(DATASET_APPROVED, "approved", "Disetujui")             \
    X(DATASET_RETURNED, "returned", "Dikembalikan")

ENUM_DECLARE(dataset_state, DATASET_STATE_LIST, DATASET_STATE_COUNT)

#define DATASET_ACTION_LIST(X)                       \
    X(DATASET_SUBMIT, "submit", "Ajukan")            \
    X(DATASET_APPROVE, "approve", "Setujui")         \
    X(DATASET_SEND_BACK, "send_back", "Kembalikan")

ENUM_DECLARE(dataset_action, DATASET_ACTION_LIST, DATASET_ACTION_COUNT)

/* Whether somebody with ROLES may do ACTION in STATE; results as complaint_step_allowed. That submitter and approver
 * are two people is for the caller to check: it knows who submitted. */
enum result dataset_action_allowed(enum dataset_state state, enum dataset_action action, role_set roles,
                                   enum dataset_state *ret_next);

/* True when ACTION is nothing without a reason. */
bool dataset_action_needs_text(enum dataset_action action);
