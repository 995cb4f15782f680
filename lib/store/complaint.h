/* Scope: complaints (pengaduan). Exports: struct complaint, complaint_submit, complaint_of, complaint_classify. */
#pragma once

#include "lib/store/attachment.h"
#include "lib/store/case.h"
#include "lib/store/identity.h"

/* What only a complaint has; strings borrowed when given, owned by the arena when read. */
struct complaint {
    const char *reporter_kind; /* "individual", "business", "institution" */
    const char *class;         /* "unclassified" until classified; ignored at submission */
    bool oversight;            /* berkadar pengawasan; false at submission */
    const char *narrative;
    struct optional_day happened_on;
    const char *happened_where, *wanted; /* "" when not said */
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
