/* Scope: the way of an information request. Exports: enums request_state, request_action and the request_ functions.
 * Source: UU 14/2008 article 22 (written notice within 10 working days, extended once by 7 with a written reason) and
 * Perki 1/2021; a refusal names its legal ground (article 17). */
#pragma once

#include "lib/base/result.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/roles.h"

/* The label is what the requester reads; see request_state_staff_label. */
#define REQUEST_STATE_LIST(X)                                                  \
    X(REQUEST_RECEIVED, "received", "Diterima")                                \
    X(REQUEST_IN_PROGRESS, "in_progress", "Sedang diproses")                   \
    X(REQUEST_WAITING_REQUESTER, "waiting_requester", "Menunggu jawaban Anda") \
    X(REQUEST_ANSWERED, "answered", "Dikabulkan")                              \
    X(REQUEST_REFUSED, "refused", "Ditolak")

ENUM_DECLARE(request_state, REQUEST_STATE_LIST, REQUEST_STATE_COUNT)

#define REQUEST_ACTION_LIST(X)                                           \
    X(REQUEST_ACCEPT, "accept", "Proses")                                \
    X(REQUEST_EXTEND, "extend", "Perpanjang waktu")                      \
    X(REQUEST_ASK_REQUESTER, "ask_requester", "Minta keterangan pemohon") \
    X(REQUEST_ANSWER, "answer", "Kabulkan")                              \
    X(REQUEST_REFUSE, "refuse", "Tolak")                                 \
    X(REQUEST_NOTE, "note", "Catat")                                     \
    X(REQUEST_REPLY, "reply", "Balas")

ENUM_DECLARE(request_action, REQUEST_ACTION_LIST, REQUEST_ACTION_COUNT)

/* What staff read: as the label, but "Menunggu pemohon". */
const char *request_state_staff_label(enum request_state state);

/* True for the states nothing leads out of. */
bool request_state_is_end(enum request_state state);

/* Whether somebody with ROLES (ROLES_REPORTER for the requester) may do ACTION in STATE; IS_EXTENDED tells that the
 * answer's time was extended before. Results as complaint_step_allowed; a second extension is REFUSED_STALE. */
enum result request_action_allowed(enum request_state state, enum request_action action, role_set roles,
                                   bool is_extended, enum request_state *ret_next);

/* True when ACTION is nothing without words: the reason of an extension, the ground of a refusal, an answer … */
bool request_action_needs_text(enum request_action action);

/* True when the requester sees what was written; only notes are internal. */
bool request_action_is_visible(enum request_action action);
