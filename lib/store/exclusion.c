/* Scope: for whom a case does not exist. */
#include "lib/store/exclusion.h"

#include "lib/base/random.h"
#include "lib/store/families.h"

enum { LIST, ADD, HIDES };

static const struct statement ROWS[] = {
    [LIST] = { "exclusion_list", FOR_STAFF,
               "SELECT coalesce(e.staff_id, 0), s.full_name, e.unit_code, u.name FROM case_exclusion AS e "
               "LEFT JOIN staff AS s ON s.id = e.staff_id LEFT JOIN unit AS u ON u.code = e.unit_code "
               "WHERE e.case_id = :case_id ORDER BY s.full_name, u.name" },
    [ADD] = { "exclusion_add", FOR_STAFF,
              "INSERT INTO case_exclusion (id, case_id, staff_id, unit_code) VALUES (:id, :case_id, :staff_id, :unit_code)" },
    [HIDES] = { "exclusion_hides", FOR_STAFF,
                "SELECT count(*) FROM case_exclusion AS e JOIN staff AS s ON s.id = :staff_id "
                "WHERE e.case_id = :case_id AND (e.staff_id = s.id OR e.unit_code = s.unit_code)" },
};
const struct statement_table EXCLUSION_STATEMENTS = STATEMENT_TABLE(FAMILY_EXCLUSION, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct exclusion *exclusion = place;
    exclusion->staff.value = take_number(query);
    exclusion->staff_name = take_text(query, arena);
    exclusion->unit_code = take_text(query, arena);
    exclusion->unit_name = take_text(query, arena);
}

enum result exclusion_list(struct db *db, struct arena *arena, struct case_id id, struct exclusions *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &EXCLUSION_STATEMENTS, LIST);
    bind_number(&query, ":case_id", id.value);
    return query_list(&query, arena, fill, ret);
}

enum result exclusion_add(struct tx *tx, struct case_id id, const struct exclusion *exclusion) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &EXCLUSION_STATEMENTS, ADD);
    bool is_staff = exclusion->staff.value != 0;
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":case_id", id.value);
    bind_optional_number(&query, ":staff_id", (struct optional_number){ .known = is_staff, .value = exclusion->staff.value });
    bind_text(&query, ":unit_code", exclusion->unit_code);
    return query_run(&query);
}

enum result exclusion_hides(struct db *db, struct exclusion_question question, bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &EXCLUSION_STATEMENTS, HIDES);
    bind_number(&query, ":case_id", question.id.value);
    bind_number(&query, ":staff_id", question.staff.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query) > 0;
    return query.result;
}
