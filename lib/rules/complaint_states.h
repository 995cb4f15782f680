/* Scope: the way of a complaint from intake to its end: one table of rules. Exports: enums complaint_state, complaint_class,
 * complaint_action, struct complaint_rule and the complaint_ functions. complaint_diagram.h draws it.
 * Source: the complaint process P7.1 of the offices' process maps (Tidak sesuai / Dapat dijawab secara langsung /
 * Membutuhkan tindak lanjut with meeting, invitation, follow-up, monitoring and report; then "puas?", else aju banding);
 * verification and the 10 working days without a word are SP4N-LAPOR!'s. */
#pragma once

#include "lib/base/result.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/roles.h"

/* The label is what the reporter reads; see complaint_state_staff_label. */
#define COMPLAINT_STATE_LIST(X)                                                     \
    X(COMPLAINT_RECEIVED, "received", "Diterima")                                   \
    X(COMPLAINT_VERIFIED, "verified", "Terverifikasi")                              \
    X(COMPLAINT_IN_PROGRESS, "in_progress", "Sedang ditangani")                     \
    X(COMPLAINT_ASSIGNED, "assigned", "Ditangani unit terkait")                     \
    X(COMPLAINT_FORWARDED, "forwarded", "Diteruskan ke instansi lain")              \
    X(COMPLAINT_MEETING, "meeting", "Rapat tindak lanjut")                          \
    X(COMPLAINT_FOLLOWING_UP, "following_up", "Tindak lanjut berjalan")             \
    X(COMPLAINT_REPORTED, "reported", "Jawaban disiapkan")                          \
    X(COMPLAINT_WAITING_REPORTER, "waiting_reporter", "Menunggu jawaban Anda")      \
    X(COMPLAINT_ANSWERED, "answered", "Dijawab")                                    \
    X(COMPLAINT_APPEALED, "appealed", "Aju banding diterima")                       \
    X(COMPLAINT_APPEAL_HANDLING, "appeal_handling", "Aju banding ditangani")        \
    X(COMPLAINT_APPEAL_ANSWERED, "appeal_answered", "Aju banding dijawab")          \
    X(COMPLAINT_RETURNED, "returned", "Dikembalikan")                               \
    X(COMPLAINT_CLOSED_CONFIRMED, "closed_confirmed", "Selesai, pelapor puas")      \
    X(COMPLAINT_CLOSED_SILENT, "closed_silent", "Selesai tanpa tanggapan")          \
    X(COMPLAINT_CLOSED_DISPUTED, "closed_disputed", "Selesai, pelapor tidak puas")

ENUM_DECLARE(complaint_state, COMPLAINT_STATE_LIST, COMPLAINT_STATE_COUNT)

#define COMPLAINT_CLASS_LIST(X)                                      \
    X(COMPLAINT_UNCLASSIFIED, "unclassified", "Belum diklasifikasi") \
    X(COMPLAINT_UNSUITABLE, "unsuitable", "Tidak sesuai")            \
    X(COMPLAINT_DIRECT, "direct", "Dapat dijawab langsung")          \
    X(COMPLAINT_FOLLOW_UP, "follow_up", "Membutuhkan tindak lanjut")

ENUM_DECLARE(complaint_class, COMPLAINT_CLASS_LIST, COMPLAINT_CLASS_COUNT)

#define COMPLAINT_ACTION_LIST(X)                                                                     \
    X(COMPLAINT_VERIFY, "verify", "Verifikasi")                                                      \
    X(COMPLAINT_CLASSIFY_DIRECT, "classify_direct", "Tangani: dapat dijawab langsung")               \
    X(COMPLAINT_CLASSIFY_FOLLOW_UP, "classify_follow_up", "Tangani: membutuhkan tindak lanjut")      \
    X(COMPLAINT_CLASSIFY_UNSUITABLE, "classify_unsuitable", "Kembalikan: tidak sesuai")              \
    X(COMPLAINT_ASSIGN, "assign", "Tugaskan")                                                        \
    X(COMPLAINT_FORWARD, "forward", "Teruskan ke instansi lain")                                     \
    X(COMPLAINT_CALL_MEETING, "call_meeting", "Undang rapat tindak lanjut")                          \
    X(COMPLAINT_CANCEL_MEETING, "cancel_meeting", "Batalkan rapat")                                  \
    X(COMPLAINT_HOLD_MEETING, "hold_meeting", "Catat hasil rapat")                                   \
    X(COMPLAINT_MONITOR, "monitor", "Pantau tindak lanjut")                                          \
    X(COMPLAINT_REPORT, "report", "Laporkan penanganan")                                             \
    X(COMPLAINT_ANSWER, "answer", "Jawab")                                                           \
    X(COMPLAINT_ASK_REPORTER, "ask_reporter", "Minta keterangan pelapor")                            \
    X(COMPLAINT_REPLY, "reply", "Balas")                                                             \
    X(COMPLAINT_CONFIRM, "confirm", "Nyatakan puas")                                                 \
    X(COMPLAINT_DISPUTE, "dispute", "Nyatakan tidak puas")                                           \
    X(COMPLAINT_APPEAL, "appeal", "Ajukan banding")                                                  \
    X(COMPLAINT_TAKE_APPEAL, "take_appeal", "Tangani aju banding")                                   \
    X(COMPLAINT_ANSWER_APPEAL, "answer_appeal", "Jawab aju banding")                                 \
    X(COMPLAINT_CLOSE_SILENT, "close_silent", "Tutup tanpa tanggapan")                               \
    X(COMPLAINT_REOPEN, "reopen", "Buka kembali")                                                    \
    X(COMPLAINT_NOTE, "note", "Catat")                                                               \
    X(COMPLAINT_EXCLUDE, "exclude", "Kecualikan petugas atau unit")                                  \
    X(COMPLAINT_LINK_DUPLICATE, "link_duplicate", "Tautkan kasus yang sama")                         \
    X(COMPLAINT_PROPOSE_RELEASE, "propose_release", "Usulkan untuk umum")                            \
    X(COMPLAINT_APPROVE_RELEASE, "approve_release", "Setujui untuk umum")                            \
    X(COMPLAINT_WITHDRAW_RELEASE, "withdraw_release", "Tarik dari umum")

ENUM_DECLARE(complaint_action, COMPLAINT_ACTION_LIST, COMPLAINT_ACTION_COUNT)

/* Who acts. */
#define COMPLAINT_WHO_LIST(X)                                              \
    X(COMPLAINT_BY_HANDLER, "handler", "petugas yang menangani pengaduan") \
    X(COMPLAINT_BY_SUPERIOR, "superior", "Kabid atau Kepala Dinas")        \
    X(COMPLAINT_BY_REPORTER, "reporter", "pelapor")                        \
    X(COMPLAINT_BY_SYSTEM, "system", "sistem")

ENUM_DECLARE(complaint_who, COMPLAINT_WHO_LIST, COMPLAINT_WHO_COUNT)

/* What must also be true. Of the person: FORBIDDEN when it is not; of the case: STALE. */
#define COMPLAINT_GUARD_LIST(X)                                                                           \
    X(COMPLAINT_FREELY, "none", "")                                                                       \
    X(COMPLAINT_IF_DIRECT, "direct", "golongan dapat dijawab langsung")                                   \
    X(COMPLAINT_IF_FOLLOW_UP, "follow_up", "golongan membutuhkan tindak lanjut")                          \
    X(COMPLAINT_IF_OTHER_THAN_FIRST, "other_than_first", "bukan penangan pertama")                        \
    X(COMPLAINT_IF_APPEAL_HANDLER, "appeal_handler", "penangan aju banding")                              \
    X(COMPLAINT_IF_RELEASABLE, "releasable", "tidak rahasia, belum diusulkan")                            \
    X(COMPLAINT_IF_OTHER_THAN_PROPOSER, "other_than_proposer", "sudah diusulkan, oleh orang lain")        \
    X(COMPLAINT_IF_PROPOSED, "proposed", "sudah diusulkan")

ENUM_DECLARE(complaint_guard, COMPLAINT_GUARD_LIST, COMPLAINT_GUARD_COUNT)

/* What a step does to the clocks; the days stand in loket.ini [deadlines]. lib/rules/case_clock computes them. */
#define COMPLAINT_CLOCK_LIST(X)                                                          \
    X(COMPLAINT_CLOCK_RUNS_ON, "runs_on", "")                                            \
    X(COMPLAINT_CLOCK_FIRST_FOLLOW_UP, "first_follow_up", "tindak lanjut pertama")       \
    X(COMPLAINT_CLOCK_SETTLE, "settle", "penyelesaian menurut golongan")                 \
    X(COMPLAINT_CLOCK_STOPS, "stops", "berhenti sampai pelapor membalas")                \
    X(COMPLAINT_CLOCK_RESUMES, "resumes", "berjalan lagi")                               \
    X(COMPLAINT_CLOCK_AFTER_ANSWER, "after_answer", "tindak lanjut baru")                \
    X(COMPLAINT_CLOCK_SILENCE, "silence", "batas tanggapan pelapor")                     \
    X(COMPLAINT_CLOCK_APPEAL, "appeal", "penyelesaian aju banding")                      \
    X(COMPLAINT_CLOCK_ENDS, "ends", "berakhir")

ENUM_DECLARE(complaint_clock, COMPLAINT_CLOCK_LIST, COMPLAINT_CLOCK_COUNT)

#define COMPLAINT_SAME_STATE (-1)  /* the step leaves the state alone */
#define COMPLAINT_RESUME_STATE (-2)/* back to the state the case waited in */

/* "ACTION by WHO in one of the states FROM leads to TO, if GUARD." */
struct complaint_rule {
    enum complaint_action action;
    uint32_t from; /* COMPLAINT_STATE_BITs */
    enum complaint_who who;
    enum complaint_guard guard;
    int to;        /* a state, COMPLAINT_SAME_STATE or COMPLAINT_RESUME_STATE */
    enum complaint_clock clock;
};

#define COMPLAINT_STATE_BIT(state) ((uint32_t)1 << (state))

/* The whole table; static storage. */
const struct complaint_rule *complaint_rules(size_t *ret_count);

/* What the guards ask about the case. */
struct complaint_moment {
    enum complaint_state state, resume; /* resume: where a reply leads while the office waits for the reporter */
    enum complaint_class class;
    bool is_confidential;               /* nothing of it may ever be released */
    bool is_release_proposed;           /* proposed or released, and not withdrawn */
};

/* What they ask about the person. Roles are ROLES_REPORTER for the citizen and ROLES_SYSTEM for the clock. */
struct complaint_person {
    role_set roles;
    bool is_first_handler;    /* worked on the answer that is appealed against */
    bool is_appeal_handler;
    bool has_proposed;        /* the release that now waits or stands */
};

/* Whether PERSON may do ACTION at this MOMENT. DONE and the rule and the next state; REFUSED_FORBIDDEN when these roles may
 * never do it, or this person not in this case; REFUSED_STALE when the case does not allow it now; REFUSED_INVALID for a
 * number outside the enums. RET_RULE may be NULL. */
enum result complaint_step_allowed(const struct complaint_moment *moment, enum complaint_action action,
                                   const struct complaint_person *person, enum complaint_state *ret_next,
                                   const struct complaint_rule **ret_rule);

/* What staff read: as the label, but "Menunggu pelapor". */
const char *complaint_state_staff_label(enum complaint_state state);

/* True for the four ends: nothing but an internal step or a reopening leads on. */
bool complaint_state_is_end(enum complaint_state state);

/* True when ACTION is nothing without words: a reason, a question, an answer, a note, a reply. */
bool complaint_action_needs_text(enum complaint_action action);

/* True when the reporter sees the step and what was written with it. */
bool complaint_action_is_visible(enum complaint_action action);

/* The class a classifying action gives; COMPLAINT_UNCLASSIFIED for every other action, which leaves the class alone. */
enum complaint_class complaint_action_class(enum complaint_action action);
