/* Scope: information requests (permintaan informasi), citizens' under UU 14/2008 and letters between agencies.
 * Exports: struct information_request, request_submit, request_add, request_of, request_moment_of and what records the office's side. */
#pragma once

#include "lib/rules/request_states.h"
#include "lib/store/attachment.h"
#include "lib/store/case.h"
#include "lib/store/identity.h"

/* Strings borrowed when given, owned by the arena when read; "" where there is nothing. */
struct information_request {
    const char *kind;         /* "citizen" or "agency" */
    const char *agency_kind;  /* "opd" or "non_opd"; NULL for citizens */
    const char *agency;       /* sending agency; "" for citizens */
    const char *information, *purpose;
    const char *obtain_way;   /* "view", "soft_copy", "hard_copy" */
    const char *delivery_way; /* "collect", "courier", "post", "fax", "email", "track_page" */
    const char *letter_number;
    struct optional_day letter_date;
    const char *period_wanted, *format_wanted; /* NULL when given: not said */
    bool extended;            /* from here: the office's side, ignored at submission */
    instant extended_at;
    const char *refusal_ground, *reply_letter_number;
    struct optional_day reply_letter_date;
    const char *extension_ground;    /* "not_held", "undecided"; "" unless extended */
    struct staff_id decided_by;      /* 0: nobody yet */
    struct optional_day delivered_on;
};

struct information_request_new {
    struct case_new common;
    struct information_request request;
    const struct identity *identity; /* required for citizens (the law's form); an agency's letter may do without */
};

/* As complaint_submit and complaint_add. */
enum result request_submit(struct db *db, struct arena *arena, const struct submission *by,
                           const struct information_request_new *request, struct case_receipt *ret);
enum result request_add(struct tx *tx, struct arena *arena, const struct submission *by,
                        const struct information_request_new *request, struct case_receipt *ret);

enum result request_of(struct db *db, struct arena *arena, struct case_id id, struct information_request *ret);

/* Records the office's side beside case_change in the same transaction. request_extend is REFUSED_STALE the second time:
 * the law allows one extension (UU 14/2008 art. 22(8)). */
struct request_extension { const char *ground; instant at; };
enum result request_extend(struct tx *tx, struct case_id id, struct request_extension extension);
enum result request_refuse(struct tx *tx, struct case_id id, const char *ground);
struct reply_letter { const char *number; struct optional_day date; };
enum result request_reply_letter(struct tx *tx, struct case_id id, struct reply_letter letter);
enum result request_deliver(struct tx *tx, struct case_id id, day_number on);

/* What the guards of lib/rules/request_states ask, of ROW on TODAY. FAILED_INTERNAL for a state the rules do not know. */
enum result request_moment_of(const struct case_row *row, const struct information_request *request, day_number today,
                              struct request_moment *ret);
