/* Scope: sheets of paper questionnaires that staff key in. */
#include "lib/store/survey_sheet.h"

#include "lib/store/audit.h"
#include "lib/store/families.h"

#define KEYED "survey.key"

enum { COUNT };

static const struct statement ROWS[] = {
    [COUNT] = { "survey_sheets_keyed", FOR_STAFF,
                "SELECT count(*) FROM audit WHERE subject = 'period' AND subject_id = :period AND action = '" KEYED "' AND staff_id = :staff "
                "AND at >= :since" },
};
const struct statement_table SURVEY_SHEET_STATEMENTS = STATEMENT_TABLE(FAMILY_SURVEY_SHEET, ROWS);

static enum result note(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id period) {
    struct audit_entry entry = { .action = KEYED, .subject = "period", .subject_id = period.value, .detail = "" };
    return audit_add(tx, actor, now, &entry);
}

enum result survey_sheet_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_response *response, bool *ret_new) {
    struct survey_response row = *response;
    row.channel = "paper";
    enum result result = survey_response_add(tx, &row, now, ret_new);
    return result == DONE && *ret_new ? note(tx, actor, now, row.period) : result;
}

enum result survey_sheet_count(struct db *db, const struct survey_sheet_work *work, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_SHEET_STATEMENTS, COUNT);
    bind_number(&query, ":period", work->period.value);
    bind_number(&query, ":staff", work->staff.value);
    bind_instant(&query, ":since", work->since);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}
