/* Scope: reading the views about earlier revisions. */
#include "lib/store/public_history.h"

#include "lib/store/families.h"

enum { ERRATA, BREAKDOWNS };

static const struct statement ROWS[] = {
    [ERRATA] = { "public_all_errata", FOR_BUILDER,
                 "SELECT kind, period, scope, revision, approved_at, place, old, new, reason FROM public_erratum "
                 "JOIN public_revision USING (kind, period, scope, revision) ORDER BY approved_at DESC, kind, period, scope, revision, position" },
    [BREAKDOWNS] = { "public_breakdowns", FOR_BUILDER, "SELECT period, scope, approved_at, is_changed FROM public_breakdown ORDER BY scope, period" },
};
const struct statement_table HISTORY_STATEMENTS = STATEMENT_TABLE(FAMILY_HISTORY, ROWS);

static void fill_erratum(struct query *query, struct arena *arena, void *place) {
    struct public_erratum *erratum = place;
    erratum->kind = take_text(query, arena);
    erratum->period = take_text(query, arena);
    erratum->scope = take_text(query, arena);
    erratum->revision = take_number(query);
    erratum->approved_at = take_instant(query);
    erratum->place = take_text(query, arena);
    erratum->old = take_text(query, arena);
    erratum->new = take_text(query, arena);
    erratum->reason = take_text(query, arena);
}

enum result public_errata(struct db *db, struct arena *arena, struct public_errata *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &HISTORY_STATEMENTS, ERRATA);
    return query_list(&query, arena, fill_erratum, ret);
}

static void fill_breakdown(struct query *query, struct arena *arena, void *place) {
    struct breakdown *breakdown = place;
    breakdown->period = take_text(query, arena);
    breakdown->scope = take_text(query, arena);
    breakdown->approved = take_instant(query);
    breakdown->is_changed = take_number(query) != 0;
}

enum result public_breakdowns(struct db *db, struct arena *arena, struct breakdowns *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &HISTORY_STATEMENTS, BREAKDOWNS);
    return query_list(&query, arena, fill_breakdown, ret);
}
