/* Scope: the table of rights, role by table, and its callback. What is not written here is denied. */
#include "lib/store/authorizer.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* R reads every column, K only those that identify a row (foreign keys need it). */
enum { R = 1, K = 2, I = 4, U = 8, D = 16 };

struct rights {
    const char *table;
    unsigned intake, track, staff;
};

/* In the order of schema.sql. */
static const struct rights RIGHTS[] = {
    { "service", R, R, R | I | U },
    { "holiday", R, R, R | I | U | D },
    { "unit", R, R, R | I | U },
    { "staff", K, K, R | I | U },
    { "staff_role", 0, 0, R | I | D },
    { "recovery_code", 0, 0, R | I | U | D },
    { "session", 0, 0, R | I | U | D },
    { "attempt", R | I | U | D, R | I | U | D, R | I | U | D },
    { "login_delay", 0, 0, R | I | U | D },
    { "case_rule", K, K, R },
    { "cases", R | I, R | U, R | I | U },
    { "case_tally", R | I | U, R | I | U, R | I | U },
    { "complaint", K | I, R, R | I | U },
    { "complaint_meeting", 0, 0, R | I | U },
    { "complaint_measure", 0, 0, R | I | U },
    { "case_exclusion", K, K, R | I },
    { "case_release", 0, 0, R | I | U },
    { "information_request", K | I, R, R | I | U },
    { "identity", K | I, K, R | I | U },
    { "case_event", K | I, R | I, R | I },
    { "attachment", K | I, R | I, R | I | U },
    { "receipt", R | I, R, R | I },
    { "search_todo", K | I, K | I, R | I | D },
    { "search_entry", K, K, R | I | U },
    { "case_text", 0, 0, R },
    { "case_search", 0, 0, R | I },
    { "case_search_data", 0, 0, R | I | U | D },
    { "case_search_idx", 0, 0, R | I | U | D },
    { "case_search_docsize", 0, 0, R | I | U | D },
    { "case_search_config", 0, 0, R | I },
    { "case_word", 0, 0, R },
    { "saved_filter", 0, 0, R | I | U | D },
    { "draft", R | I | U | D, 0, 0 },
    { "draft_file", R | I | D, 0, 0 },
    { "paper_form", K, K, R | U },
    { "register_counter", R | I | U, 0, R | I | U },
    { "instrument", R, 0, R | I | U },
    { "instrument_item", R, 0, R | I | D },
    { "instrument_label", R, 0, R | I | D },
    { "instrument_band", R, 0, R | I | D },
    { "instrument_text", R, 0, R | I | D },
    { "counter", R, 0, R | I | U },
    { "survey_period", R, 0, R | I | U },
    { "survey_response", K | I, 0, R | I },
    { "survey_suggestion", K | I, 0, R | I | U },
    { "survey_total", R | I | U, 0, R | I | U },
    { "survey_pace", R | I | U, 0, R | I | U | D },
    { "kiosk", R | U, 0, R | I | U },
    { "kiosk_refusal", K | I, 0, R },
    { "survey_slip", R | U, 0, R | I | U },
    { "survey_slip_box", R | I | D, 0, R | I | D },
    { "survey_slip_tray", R | I | D, 0, R | I | D },
    { "survey_double_entry", 0, 0, R | I | D },
    { "survey_sheet", 0, 0, R | I | D },
    { "survey_sheet_done", 0, 0, R | I },
    { "survey_import", 0, 0, R | I },
    { "survey_import_mapping", 0, 0, R | I | U },
    { "dataset_rule", 0, 0, R },
    { "dataset", K, 0, R | I | U },
    { "dataset_step", 0, 0, R | I },
    { "dataset_erratum", 0, 0, R | I | U | D },
    { "dataset_digest", 0, 0, R | I },
    { "survey_published_figure", 0, 0, R | I | D },
    { "survey_profile_count", 0, 0, R | I | D },
    { "survey_answer_row", 0, 0, R | I | U | D },
    { "dataset_instrument", 0, 0, R | I | D },
    { "survey_snapshot", 0, 0, R | I | D },
    { "investment_row", 0, 0, R | I | D },
    { "investment_part", 0, 0, R | I | D },
    { "indicator_row", 0, 0, R | I | D },
    { "budget_row", 0, 0, R | I | D },
    { "target_row", 0, 0, R | I | D },
    { "permit_row", 0, 0, R | I | D },
    { "permit_published_total", 0, 0, R | I | D },
    { "import_difference", 0, 0, R | I | U | D },
    { "answer_table", K, K, R | I | D },
    { "answer_column", 0, 0, R | I | D },
    { "answer_cell", 0, 0, R | I | D },
    { "figure_import", 0, 0, R | I },
    { "figure_mapping", 0, 0, R | I | U },
    { "survey_followup", 0, 0, R | I | U | D },
    { "reply_template", 0, 0, R | I | U },
    { "request_decision", K, R, R | I },
    { "request_objection", K, R | I, R | I | U },
    { "attachment_download", K, R | I, R },
    { "answer_file", 0, 0, R | I | D },
    { "request_avoided", R | I | U, 0, R },
    { "case_erasure", K, K, R },
    { "standing_request", 0, 0, R | I | U },
    { "standing_request_made", 0, 0, R },
    { "subject_request", K, R | I, R | U },
    { "audit", I, I, R | I },
    { "audit_head", R | U, R | U, R | U },
    { "outbox", K | I, K | I, R | I },
    { "site_run", 0, 0, R },
};

/* What the mail worker may touch; a column alone, or all of a table. It changes messages, and writes none. */
static const struct { const char *table, *column; unsigned rights; } OF_MAILER[] = {
    { "outbox", NULL, R | U }, { "cases", "id", R }, { "cases", "number", R }, { "identity", NULL, R },
};

/* Columns right K opens. */
static const char *const KEY_COLUMNS[] = { "", "id", "case_id", "sequence", "nonce", "event_id", "duplicate_of", "period_id" };

/* What the builder may reach through a public_ view, and only so. */
static const char *const BEHIND_VIEWS[] = { "service", "holiday", "case_tally", "cases", "complaint", "case_event", "case_rule", "case_release",
                                            "information_request", "request_decision", "request_objection",
                                            "dataset", "dataset_step", "instrument",
                                            "instrument_item", "survey_published_figure", "survey_profile_count",
                                            "survey_answer_row", "dataset_erratum", "dataset_instrument", "survey_snapshot", "survey_followup", "investment_row", "permit_row",
                                            "permit_published_total", "import_difference",
                                            "investment_part", "indicator_row", "budget_row", "target_row",
                                            "answer_table", "answer_column", "answer_cell",
                                            "audit_head", "site_run" };

/* Functions the statements, checks and triggers use. */
static const char *const FUNCTIONS[] = { "count", "sum", "min", "max", "coalesce", "length", "substr", "glob", "like",
                                         "instr", "zeroblob", "group_concat", "printf", "hex", "date", "match", "bm25" };

/* Settings that may be read, never set, once the connection is open. */
static const char *const READABLE_PRAGMAS[] = { "journal_mode", "synchronous", "foreign_keys", "secure_delete",
                                                "trusted_schema", "cell_size_check", "temp_store", "recursive_triggers",
                                                "wal_autocheckpoint", "application_id", "user_version", "mmap_size",
                                                "data_version" };

#define IS_ONE_OF(list, word) is_one_of((list), sizeof(list) / sizeof *(list), (word))

static bool is_one_of(const char *const *list, size_t count, const char *word) {
    for (size_t i = 0; word && i < count; i++) {
        if (strcmp(list[i], word) == 0) return true;
    }
    return false;
}

static unsigned rights_of(enum db_role role, const char *table) {
    for (size_t i = 0; i < sizeof RIGHTS / sizeof *RIGHTS; i++) {
        if (strcmp(RIGHTS[i].table, table) != 0) continue;
        switch (role) {
        case DB_INTAKE: return RIGHTS[i].intake;
        case DB_TRACK: return RIGHTS[i].track;
        case DB_STAFF: return RIGHTS[i].staff;
        case DB_BUILDER:
        case DB_MAILER:
        case DB_ADMIN:
        case DB_ROLE_COUNT: return 0;
        }
    }
    return 0;
}

/* SQLite asks about a column '' of a table it only walks through. */
static bool may_mailer(unsigned right, const char *table, const char *column) {
    for (size_t i = 0; i < sizeof OF_MAILER / sizeof *OF_MAILER; i++) {
        if (strcmp(OF_MAILER[i].table, table) != 0 || (OF_MAILER[i].rights & right) == 0) continue;
        if (!OF_MAILER[i].column || *column == '\0' || strcmp(OF_MAILER[i].column, column) == 0) return true;
    }
    return false;
}

static bool is_view(const char *name) {
    return name && strncmp(name, "public_", strlen("public_")) == 0;
}

/* Opening the search index compiles, and never runs, a change of the schema table by row id. One that shall run does not even
 * compile: the connection is in defensive mode. */
static bool opens_index(enum db_role role, const char *table) {
    return role == DB_STAFF && strcmp(table, "sqlite_master") == 0;
}

/* Whoever is about to ask for data is shown what the public has already. */
static bool is_published(const char *table, const char *inside) {
    static const char *const VIEWS[] = { "public_dataset", "public_answer" };
    static const char *const BEHIND[] = { "dataset", "answer_table", "answer_column" };
    return IS_ONE_OF(VIEWS, table) || (IS_ONE_OF(VIEWS, inside) && IS_ONE_OF(BEHIND, table));
}

static bool may_read(enum db_role role, const char *table, const char *column, const char *inside) {
    if (role == DB_INTAKE && is_published(table, inside)) return true;
    if (is_view(table)) return role == DB_BUILDER || role == DB_STAFF;
    if (role == DB_BUILDER) return is_view(inside) && IS_ONE_OF(BEHIND_VIEWS, table);
    if (role == DB_MAILER) return may_mailer(R, table, column);
    if (opens_index(role, table)) return strcmp(column, "ROWID") == 0;
    unsigned rights = rights_of(role, table);
    bool is_in_trigger = inside != NULL; /* the schema's own checks of the row being written */
    return (rights & R) != 0 || ((rights & K) != 0 && (is_in_trigger || IS_ONE_OF(KEY_COLUMNS, column)));
}

/* Parameters as SQLite documents them for sqlite3_set_authorizer. */
static bool is_allowed(enum db_role role, int action, const char *first, const char *second, const char *inside) {
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_TRANSACTION: return true;
    case SQLITE_READ: return may_read(role, first, second, inside);
    case SQLITE_INSERT: return (rights_of(role, first) & I) != 0;
    case SQLITE_UPDATE:
        if (role == DB_MAILER) return may_mailer(U, first, second);
        return (rights_of(role, first) & U) != 0 || opens_index(role, first);
    case SQLITE_DELETE: return (rights_of(role, first) & D) != 0;
    case SQLITE_FUNCTION: return IS_ONE_OF(FUNCTIONS, second);
    case SQLITE_PRAGMA: return second == NULL && IS_ONE_OF(READABLE_PRAGMAS, first);
    default: return false;
    }
}

static int on_action(void *user, int action, const char *first, const char *second, const char *database,
                     const char *inside) {
    (void)database; /* there is one: attaching is denied */
    enum db_role role = (enum db_role)(uintptr_t)user;
    if (role == DB_ADMIN) {
        bool loads_code = action == SQLITE_FUNCTION && second && strcmp(second, "load_extension") == 0;
        return loads_code ? SQLITE_DENY : SQLITE_OK;
    }
    return is_allowed(role, action, first, second, inside) ? SQLITE_OK : SQLITE_DENY;
}

int authorizer_install(sqlite3 *engine, enum db_role role) {
    return sqlite3_set_authorizer(engine, on_action, (void *)(uintptr_t)role); /* NOLINT: a number in a pointer */
}
