/* Scope: complaints (pengaduan). Exports: struct complaint and the complaint_ functions. */
#pragma once

#include "lib/store/attachment.h"
#include "lib/store/case.h"
#include "lib/store/exclusion.h"
#include "lib/rules/complaint_states.h"
#include "lib/store/identity.h"

/* What only a complaint has; strings borrowed when given, owned by the arena when read. */
struct complaint {
    const char *reporter_kind; /* "individual", "business", "institution" */
    const char *class;         /* "unclassified" until classified; ignored at submission */
    bool oversight;            /* berkadar pengawasan; false at submission */
    const char *narrative;
    struct optional_day happened_on;
    const char *happened_where, *wanted; /* "" when not said */
    /* who works on it; nothing at submission */
    const char *unit_code, *unit_name;   /* NULL: none */
    struct staff_id handler, first_handler, appeal_handler; /* zero: none */
    const char *forwarded_to, *forward_letter_number;       /* "" when not forwarded */
    struct optional_day forward_letter_date;
    struct case_id duplicate_of;         /* zero: none */
};

struct complaint_new {
    struct case_new common;
    struct complaint complaint;
    const struct identity *identity; /* NULL for anonymous; given with it is REFUSED_INVALID */
};

/* Stores case, complaint, sealed identity, first event, its attachments, and the audit row in one
 * transaction of its own, and only then answers. A known nonce stores nothing and gives the earlier receipt, so that
 * a repeated post is the same case. Needs KEY_CODE_HASH and KEY_IDENTITY_PUBLIC. */
enum result complaint_submit(struct db *db, struct arena *arena, const struct submission *by,
                             const struct complaint_new *complaint, struct case_receipt *ret);

/* The same inside a transaction of the caller, who adds more to it (an outbox row). */
enum result complaint_add(struct tx *tx, struct arena *arena, const struct submission *by,
                          const struct complaint_new *complaint, struct case_receipt *ret);

/* Reads what only a complaint has. */
enum result complaint_of(struct db *db, struct arena *arena, struct case_id id, struct complaint *ret);

/* Sets class and oversight; call it beside case_change in the same transaction, which checks the version. */
struct complaint_sorting { const char *class; bool oversight; };
enum result complaint_classify(struct tx *tx, struct case_id id, struct complaint_sorting sorting);

/* What the rules ask about the case, without its release; FAILED_INTERNAL when the database holds a word the rules do not know. */
enum result complaint_moment_of(const struct case_row *row, const char *class, struct complaint_moment *ret);

/* What stands beside a step in the complaint's own row; call each beside case_change in the same transaction. A unit or officer that
 * does not exist is REFUSED_INVALID. */
struct complaint_assignment { const char *unit_code; struct staff_id handler; }; /* NULL, zero: none */
enum result complaint_assign(struct tx *tx, struct case_id id, struct complaint_assignment to);

struct complaint_forward { const char *agency, *letter_number; struct optional_day letter_date; };
enum result complaint_forward(struct tx *tx, struct case_id id, const struct complaint_forward *forward);

/* Who answered, and therefore may not handle the appeal. */
enum result complaint_answered_by(struct tx *tx, struct case_id id, struct staff_id staff);

/* Who handles the appeal; the one who answered is REFUSED_INVALID. */
enum result complaint_take_appeal(struct tx *tx, struct case_id id, struct staff_id staff);

/* Itself, or a case that was linked to this one, is REFUSED_INVALID: links never lead in a circle. */
enum result complaint_link_duplicate(struct tx *tx, struct case_id id, struct case_id same);

/* Whether following duplicate_of from FROM leads to TO. */
enum result complaint_leads_to(struct db *db, struct case_id from, struct case_id to, bool *ret);

/* Cases that tell the same: what this one was linked to, and what was linked to it; those that are hidden from the account are left
 * out. */
struct complaint_link { const char *number, *subject; };
struct complaint_links {
    struct complaint_link *rows;
    size_t count;
};
enum result complaint_links_of(struct db *db, struct arena *arena, struct exclusion_question question, struct complaint_links *ret);
