/* Scope: what complaint.c, information_request.c, case_list.c and search.c share of a case. Exports: CASE_COLUMNS, CASE_SHOWN, CASE_EXCLUDED, case_fill, case_add,
 * case_add_rest, case_event_add. */
#pragma once

#include "lib/rules/case_kinds.h"
#include "lib/store/case.h"
#include "lib/store/statement.h"

#define CASE_COLUMNS                                                                                              \
    "c.id, c.kind, c.number, c.channel, c.received_at, c.entered_at, c.service_code, s.name, c.subject, "        \
    "c.confidentiality, c.state, c.resume_state, c.received_on, c.due_on, c.step_due_on, c.closed_at, c.version, " \
    "EXISTS (SELECT 1 FROM case_erasure AS e WHERE e.case_id = c.id)"
#define CASE_FROM " FROM cases AS c LEFT JOIN service AS s ON s.code = c.service_code "

/* For whoever a case is about it does not exist. Every statement that lists, counts or finds cases for staff holds this, with the
 * looking account as :visitor; 0 is nobody of the staff, who is never excluded. */
#define CASE_EXCLUDED                                                                                             \
    "(SELECT x.case_id FROM case_exclusion AS x WHERE x.staff_id = :visitor "                                     \
    "OR x.unit_code = (SELECT unit_code FROM staff WHERE id = :visitor)) "
#define CASE_SHOWN "AND c.id NOT IN " CASE_EXCLUDED

/* Reads CASE_COLUMNS into a struct case_row; a row_fill. */
void case_fill(struct query *query, struct arena *arena, void *place);

/* A case just added, and its first event. */
struct case_added {
    struct case_id id;
    struct case_event_id event;
    const char *number;
};

struct identity;

/* What a case is made of beside the family's own row. */
struct case_parts {
    const struct submission *by;
    const struct case_new *common;
    const struct identity *identity; /* NULL: none */
};

/* Draws the number, adds case and first event. */
enum result case_add(struct tx *tx, struct arena *arena, const struct case_parts *parts,
                     enum case_kind kind, struct case_added *ret);

/* After the family's own row: identity, attachments, audit row; fills the receipt. */
enum result case_add_rest(struct tx *tx, struct arena *arena, const struct case_parts *parts,
                          const struct case_added *added, struct case_receipt *ret);

/* One event to be added. */
struct event_new {
    struct case_event_id id; /* zero: one is drawn */
    struct case_id of;
    const struct actor *actor;
    instant at;
    const char *type, *body;
    bool visible;
};
enum result case_event_add(struct db *db, const struct event_new *event, struct case_event_id *ret);
