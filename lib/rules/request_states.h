/* Scope: the way of an information request from its registration to the answer to an objection: one table of rules.
 * Exports: enums request_state, request_action, request_who, request_guard, struct request_rule, request_moment,
 * request_person and the request_ functions.
 * Source: UU 14/2008 article 22 (written notice within 10 working days, extended once by 7 with a written reason), articles 35
 * and 36 (objection within 30 working days, answered in writing within 30 by the superior of the PPID, who orders the PPID to give what
 * was upheld and says within which time) and Perki 1/2021; a letter of another body does not run under this law: nobody objects to its answer. */
#pragma once

#include "lib/base/date.h"
#include "lib/base/result.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/roles.h"

/* The label is what the requester reads; see request_state_staff_label. */
#define REQUEST_STATE_LIST(X)                                                  \
    X(REQUEST_RECEIVED, "received", "Diterima")                                \
    X(REQUEST_IN_PROGRESS, "in_progress", "Sedang diproses")                   \
    X(REQUEST_WAITING_REQUESTER, "waiting_requester", "Menunggu jawaban Anda") \
    X(REQUEST_ANSWERED, "answered", "Dikabulkan")                              \
    X(REQUEST_PARTLY_ANSWERED, "partly_answered", "Dikabulkan sebagian")       \
    X(REQUEST_REFUSED, "refused", "Ditolak")                                   \
    X(REQUEST_OBJECTED, "objected", "Keberatan diperiksa")                     \
    X(REQUEST_CARRYING_OUT, "carrying_out", "Putusan keberatan dilaksanakan")  \
    X(REQUEST_OBJECTION_ANSWERED, "objection_answered", "Keberatan dijawab")

ENUM_DECLARE(request_state, REQUEST_STATE_LIST, REQUEST_STATE_COUNT)

#define REQUEST_ACTION_LIST(X)                                           \
    X(REQUEST_ACCEPT, "accept", "Proses")                                \
    X(REQUEST_EXTEND, "extend", "Perpanjang waktu")                      \
    X(REQUEST_ASK_REQUESTER, "ask_requester", "Minta keterangan pemohon") \
    X(REQUEST_ANSWER, "answer", "Kabulkan")                              \
    X(REQUEST_ANSWER_PARTLY, "answer_partly", "Kabulkan sebagian")       \
    X(REQUEST_REFUSE, "refuse", "Tolak")                                 \
    X(REQUEST_DELIVER, "deliver", "Serahkan informasi")                  \
    X(REQUEST_OBJECT, "object", "Ajukan keberatan")                      \
    X(REQUEST_ANSWER_OBJECTION, "answer_objection", "Jawab keberatan")   \
    X(REQUEST_NOTE, "note", "Catat")                                     \
    X(REQUEST_REPLY, "reply", "Balas")

ENUM_DECLARE(request_action, REQUEST_ACTION_LIST, REQUEST_ACTION_COUNT)

/* Who acts. */
enum request_who { REQUEST_BY_HANDLER, REQUEST_BY_SUPERIOR, REQUEST_BY_REQUESTER, REQUEST_WHO_COUNT };

/* What must also be true. Of the person: FORBIDDEN when it is not; of the request: STALE. */
enum request_guard {
    REQUEST_FREELY,
    REQUEST_IF_NOT_EXTENDED,        /* the one extension is left */
    REQUEST_IF_IN_TIME_TO_OBJECT,   /* of a citizen, and not later than the last day for it */
    REQUEST_IF_OVERDUE,             /* of a citizen, and not answered by the last day for it */
    REQUEST_IF_OTHER_THAN_DECIDER,  /* whoever decided does not judge the objection to it */
    REQUEST_IF_NEVER_ANSWERED,      /* the objection was to silence */
    REQUEST_GUARD_COUNT
};

#define REQUEST_SAME_STATE (-1)
#define REQUEST_STATE_BIT(state) (1u << (state))

/* "ACTION by WHO in one of the states FROM leads to TO, if GUARD." */
struct request_rule {
    enum request_action action;
    unsigned from; /* REQUEST_STATE_BITs */
    enum request_who who;
    enum request_guard guard;
    int to;        /* a state, or REQUEST_SAME_STATE */
};

/* The whole table; static storage. */
const struct request_rule *request_rules(size_t *ret_count);

/* What the guards ask about the request. */
struct request_moment {
    enum request_state state;
    bool is_extended, is_agency;
    bool was_silence;        /* the objection was to no answer at all */
    day_number today;
    day_number due_on;       /* last day of the answer */
    day_number object_until; /* last day of an objection, once there is an answer */
};

/* What they ask about the person; ROLES_REPORTER for the requester. */
struct request_person {
    role_set roles;
    bool is_decider; /* signed the answer that is objected to */
};

/* Whether PERSON may do ACTION at this MOMENT; results as complaint_step_allowed. */
enum result request_step_allowed(const struct request_moment *moment, enum request_action action,
                                 const struct request_person *person, enum request_state *ret_next);

/* Where the answer to an objection leads: of both rules the one that fits. The information is still to be given when the objection was
 * upheld, wholly or in part; a request nobody answered is still to be answered whatever the superior thinks of the objection. */
enum request_state request_after_objection(bool is_upheld, bool was_silence);

/* The longest time, in working days, the superior may give the PPID to carry a decision out: it ends before the 14 days in which the
 * requester goes to the Komisi Informasi. */
#define REQUEST_ORDER_LONGEST 10
#define REQUEST_ORDER_USUAL 5 /* what the form begins with */

/* What staff read: as the label, but "Menunggu pemohon". */
const char *request_state_staff_label(enum request_state state);

/* True when nobody of the office has to act any more; an objection leads out of such a state all the same. */
bool request_state_is_end(enum request_state state);

/* True for the states in which the requester may object within the days the law gives. */
bool request_state_is_answered(enum request_state state);

/* True when ACTION sets the day by which the request is settled. */
bool request_action_moves_deadline(enum request_action action);

/* True when ACTION is nothing without words: the reason of an extension, the ground of a refusal, an answer … */
bool request_action_needs_text(enum request_action action);

/* True when the requester sees what was written; only notes are internal. */
bool request_action_is_visible(enum request_action action);
