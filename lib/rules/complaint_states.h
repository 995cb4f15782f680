/* Scope: the way of a complaint from intake to its end. Exports: enums complaint_state, complaint_class,
 * complaint_action and the complaint_ functions.
 * Source: the complaint process P7.1 of the offices' process maps (Tidak sesuai / Dapat dijawab secara langsung /
 * Membutuhkan tindak lanjut, then "puas?"); the 10 working days without a word are SP4N-LAPOR!'s. */
#pragma once

#include "lib/base/result.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/roles.h"

/* The label is what the reporter reads; see complaint_state_staff_label. */
#define COMPLAINT_STATE_LIST(X)                                                  \
    X(COMPLAINT_RECEIVED, "received", "Diterima")                                \
    X(COMPLAINT_IN_PROGRESS, "in_progress", "Sedang ditangani")                  \
    X(COMPLAINT_WAITING_REPORTER, "waiting_reporter", "Menunggu jawaban Anda")   \
    X(COMPLAINT_ANSWERED, "answered", "Dijawab")                                 \
    X(COMPLAINT_RETURNED, "returned", "Dikembalikan")                            \
    X(COMPLAINT_CLOSED_CONFIRMED, "closed_confirmed", "Selesai, pelapor puas")   \
    X(COMPLAINT_CLOSED_SILENT, "closed_silent", "Selesai tanpa tanggapan")

ENUM_DECLARE(complaint_state, COMPLAINT_STATE_LIST, COMPLAINT_STATE_COUNT)

#define COMPLAINT_CLASS_LIST(X)                                      \
    X(COMPLAINT_UNCLASSIFIED, "unclassified", "Belum diklasifikasi") \
    X(COMPLAINT_UNSUITABLE, "unsuitable", "Tidak sesuai")            \
    X(COMPLAINT_DIRECT, "direct", "Dapat dijawab langsung")          \
    X(COMPLAINT_FOLLOW_UP, "follow_up", "Membutuhkan tindak lanjut")

ENUM_DECLARE(complaint_class, COMPLAINT_CLASS_LIST, COMPLAINT_CLASS_COUNT)

#define COMPLAINT_ACTION_LIST(X)                                                                     \
    X(COMPLAINT_CLASSIFY_UNSUITABLE, "classify_unsuitable", "Kembalikan: tidak sesuai")              \
    X(COMPLAINT_CLASSIFY_DIRECT, "classify_direct", "Tangani: dapat dijawab langsung")               \
    X(COMPLAINT_CLASSIFY_FOLLOW_UP, "classify_follow_up", "Tangani: membutuhkan tindak lanjut")      \
    X(COMPLAINT_ASK_REPORTER, "ask_reporter", "Minta keterangan pelapor")                            \
    X(COMPLAINT_ANSWER, "answer", "Jawab")                                                           \
    X(COMPLAINT_NOTE, "note", "Catat")                                                               \
    X(COMPLAINT_REPLY, "reply", "Balas")                                                             \
    X(COMPLAINT_CONFIRM, "confirm", "Nyatakan puas")                                                 \
    X(COMPLAINT_CLOSE_SILENT, "close_silent", "Tutup tanpa tanggapan")

ENUM_DECLARE(complaint_action, COMPLAINT_ACTION_LIST, COMPLAINT_ACTION_COUNT)

/* What staff read: as the label, but "Menunggu pelapor". */
const char *complaint_state_staff_label(enum complaint_state state);

/* True for the states nothing leads out of. */
bool complaint_state_is_end(enum complaint_state state);

/* Whether somebody with ROLES (ROLES_REPORTER for the citizen, ROLES_SYSTEM for the clock) may do ACTION in STATE.
 * DONE and the next state; REFUSED_FORBIDDEN when these roles may never do it; REFUSED_STALE when the state does not
 * allow it. */
enum result complaint_action_allowed(enum complaint_state state, enum complaint_action action, role_set roles,
                                     enum complaint_state *ret_next);

/* True when ACTION is nothing without words: a reason, a question, an answer, a note, a reply. */
bool complaint_action_needs_text(enum complaint_action action);

/* True when the reporter sees what was written; only notes are internal. */
bool complaint_action_is_visible(enum complaint_action action);

/* The class a classifying action gives; COMPLAINT_UNCLASSIFIED for every other action, which leaves the class alone. */
enum complaint_class complaint_action_class(enum complaint_action action);
