/* Scope: every SQL statement of the product is a literal row of a family's table; here they are compiled once, cached, bound
 * by name and read by column in order. For the files of lib/store only.
 * Exports: struct statement, struct statement_table, struct query and the query_, bind_, take_ and rows_ functions. */
#pragma once

#include <sqlite3.h>

#include "lib/base/arena.h"
#include "lib/base/cleanup.h"
#include "lib/store/db.h"
#include "lib/store/types.h"

/* Who may run a statement; DB_ADMIN may run all. */
#define FOR_INTAKE (1u << DB_INTAKE)
#define FOR_TRACK (1u << DB_TRACK)
#define FOR_STAFF (1u << DB_STAFF)
#define FOR_BUILDER (1u << DB_BUILDER)
#define FOR_MAILER (1u << DB_MAILER)
#define FOR_ADMIN (1u << DB_ADMIN)
#define FOR_WRITERS (FOR_INTAKE | FOR_TRACK | FOR_STAFF | FOR_ADMIN)

struct statement {
    const char *name;
    unsigned roles; /* FOR_ flags */
    const char *sql;
};

/* One enumerator and one table a family. */
enum family {
    FAMILY_TX, FAMILY_AUDIT, FAMILY_CASE, FAMILY_CASE_LIST, FAMILY_COMPLAINT, FAMILY_COMPLAINT_REPORT, FAMILY_REQUEST, FAMILY_REQUEST_DECISION, FAMILY_OBJECTION, FAMILY_REQUEST_REPORT, FAMILY_ERASURE, FAMILY_EVENT, FAMILY_ATTACHMENT,
    FAMILY_IDENTITY, FAMILY_SERVICE, FAMILY_HOLIDAY, FAMILY_STAFF, FAMILY_SECRET, FAMILY_SESSION, FAMILY_ATTEMPT,
    FAMILY_INSTRUMENT, FAMILY_INSTRUMENT_STORE, FAMILY_SURVEY, FAMILY_SURVEY_PERIOD, FAMILY_DATASET, FAMILY_CONTENT, FAMILY_ERRATUM, FAMILY_FIGURES, FAMILY_INVESTMENT, FAMILY_PERMITS, FAMILY_PUBLIC,
    FAMILY_OUTBOX, FAMILY_DIGEST, FAMILY_SILENCE, FAMILY_BACKUP, FAMILY_RECEIPT, FAMILY_DRAFT, FAMILY_PAPER,
    FAMILY_KIOSK, FAMILY_RECOVERY, FAMILY_LOGIN_DELAY, FAMILY_REPLY_TEMPLATE, FAMILY_LOOKS,
    FAMILY_FOLLOWUP, FAMILY_SUGGESTION, FAMILY_SUBJECT,
    FAMILY_UNIT, FAMILY_MEETING, FAMILY_EXCLUSION, FAMILY_RELEASE, FAMILY_STANDING,
    FAMILY_SEARCH, FAMILY_SAVED_FILTER, FAMILY_COUNTER, FAMILY_BENCH_DATA, FAMILY_SITE_RUN, FAMILY_SLIP, FAMILY_SLIP_BOX,
    FAMILY_SNAPSHOT, FAMILY_RESULT, FAMILY_SURVEY_SHEET, FAMILY_SURVEY_IMPORT,
    FAMILY_INVESTMENT_PART, FAMILY_INDICATOR, FAMILY_BUDGET, FAMILY_TARGET, FAMILY_FIGURE_IMPORT, FAMILY_FIGURE_ROWS, FAMILY_HISTORY, FAMILY_AVOIDED, FAMILY_ANSWER_FILE, FAMILY_ANSWER,
    FAMILY_COUNT
};

struct statement_table {
    enum family family;
    const struct statement *rows;
    size_t count;
};

#define STATEMENT_TABLE(family_, rows_) { .family = (family_), .rows = (rows_), .count = sizeof(rows_) / sizeof *(rows_) }

/* Compiles every statement of the role of DB; the first that does not compile is named in *ret_message. */
enum result statements_check(struct db *db, struct arena *arena, const char **ret_message);

/* Frees the compiled statements. */
void statements_forget(struct db *db);

/* One run of a statement. The first failure sticks in `result`; later calls do nothing. */
struct query {
    struct db *db;
    sqlite3_stmt *statement;
    enum result result;
    int column; /* next to be taken */
};

/* Starts row ROW of TABLE; a statement of another role is FAILED_INTERNAL. */
struct query query_start(struct db *db, const struct statement_table *table, unsigned row);
void query_finish(struct query *query);
#define CLEANUP_QUERY CLEANUP(query_finish)

void bind_text(struct query *query, const char *name, const char *text); /* NULL is NULL; borrowed until query_finish */
void bind_number(struct query *query, const char *name, int64_t value);
void bind_bytes(struct query *query, const char *name, const void *bytes, size_t length);
void bind_instant(struct query *query, const char *name, instant at);
void bind_day(struct query *query, const char *name, day_number day);
void bind_optional_day(struct query *query, const char *name, struct optional_day day);
void bind_optional_number(struct query *query, const char *name, struct optional_number number);

/* True with the next row; false at the end or after a failure (then query->result tells). */
bool query_row(struct query *query);

/* For a statement without rows. */
enum result query_run(struct query *query);

/* The same, and whether it changed anything: an insert may find its row there. */
enum result query_run_telling(struct query *query, bool *ret_changed);

/* The same, but nothing changed is REFUSED_STALE: the WHERE clause held the version or the state. */
enum result query_run_changing(struct query *query);

/* After query_row said false for the one row that was wanted: the failure, or REFUSED_ABSENT. */
enum result query_absent(const struct query *query);

/* Columns in order. */
const char *take_text(struct query *query, struct arena *arena); /* NULL for NULL */
int64_t take_number(struct query *query);
bool take_flag(struct query *query);
instant take_instant(struct query *query);     /* 0 for NULL */
day_number take_day(struct query *query);      /* 0 for NULL */
struct optional_day take_optional_day(struct query *query);
struct optional_number take_optional_number(struct query *query);
/* Copies exactly LENGTH bytes; another length is FAILED_INTERNAL, NULL leaves OUT alone. */
void take_bytes(struct query *query, void *out, size_t length);

/* Rows that grow in an arena. */
struct rows {
    struct arena *arena;
    void *first;
    size_t size, count, capacity;
};
struct rows rows_in(struct arena *arena, size_t size);
void *rows_add(struct rows *rows); /* zeroed */

/* Reads all rows of QUERY with FILL into *RET (a struct whose members are `rows` and `count`). */
typedef void row_fill(struct query *query, struct arena *arena, void *row);
#define query_list(query, arena, fill, ret)                                             \
    __extension__({                                                                     \
        struct rows list_rows_ = rows_in((arena), sizeof *(ret)->rows);                 \
        while (query_row(query)) fill((query), (arena), rows_add(&list_rows_));         \
        if ((query)->result == DONE) {                                                  \
            (ret)->rows = list_rows_.first;                                             \
            (ret)->count = list_rows_.count;                                            \
        }                                                                               \
        (query)->result;                                                                \
    })
