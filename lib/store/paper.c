/* Scope: numbered paper forms. */
#include "lib/store/paper.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/store/families.h"

#define YEAR_DIGITS 4
#define NUMBER_DIGITS_MOST 6

enum { LAST, ADD, FIND, KEY_IN, OF_CASE };

static const struct statement ROWS[] = {
    [LAST] = { "paper_last", FOR_ADMIN,
               "SELECT coalesce(max(CAST(substr(serial, 7) AS INTEGER)), 0) FROM paper_form WHERE substr(serial, 2, 4) = :year" },
    [ADD] = { "paper_add", FOR_ADMIN, "INSERT INTO paper_form (serial, printed_at, case_id) VALUES (:serial, :printed_at, NULL)" },
    [FIND] = { "paper_find", FOR_STAFF,
               "SELECT number FROM paper_form AS p LEFT JOIN cases AS c ON c.id = p.case_id WHERE serial = :serial" },
    [KEY_IN] = { "paper_key_in", FOR_STAFF,
                 "UPDATE paper_form SET case_id = :case_id WHERE serial = :serial AND case_id IS NULL" },
    [OF_CASE] = { "paper_of_case", FOR_STAFF, "SELECT serial FROM paper_form WHERE case_id = :case_id" },
};
const struct statement_table PAPER_STATEMENTS = STATEMENT_TABLE(FAMILY_PAPER, ROWS);

static const char *serial_text(struct arena *arena, int year, int64_t number) {
    return arena_format(arena, "F%04d-%05lld", year, (long long)number);
}

static enum result last_number(struct tx *tx, struct arena *arena, int year, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &PAPER_STATEMENTS, LAST);
    bind_text(&query, ":year", arena_format(arena, "%04d", year));
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}

static enum result add(struct tx *tx, instant now, const char *serial) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &PAPER_STATEMENTS, ADD);
    bind_text(&query, ":serial", serial);
    bind_instant(&query, ":printed_at", now);
    return query_run(&query);
}

enum result paper_print(struct tx *tx, struct arena *arena, instant now, struct paper_order order, struct serials *ret) {
    int64_t last = 0;
    if (order.count < 1 || order.count > PAPER_FORMS_MOST) return REFUSED_INVALID;
    enum result result = last_number(tx, arena, order.year, &last);
    struct serials serials = { .rows = arena_array(arena, order.count, sizeof *serials.rows) };
    while (result == DONE && serials.count < order.count) {
        const char *serial = serial_text(arena, order.year, last + 1 + (int64_t)serials.count);
        serials.rows[serials.count++] = serial;
        result = add(tx, now, serial);
    }
    if (result == DONE) *ret = serials;
    return result;
}

const char *paper_serial(struct arena *arena, const char *typed) {
    char digits[YEAR_DIGITS + NUMBER_DIGITS_MOST + 1] = "";
    size_t count = 0;
    bool has_letter = false;
    for (; *typed; typed++) {
        unsigned char at = (unsigned char)*typed;
        bool is_letter = toupper(at) == 'F' && count == 0 && !has_letter;
        if (is_letter) has_letter = true;
        else if (isdigit(at) && count < sizeof digits - 1) digits[count++] = (char)at;
        else if (!strchr(" -./", at)) return NULL;
    }
    if (count <= YEAR_DIGITS) return NULL;
    long number = strtol(digits + YEAR_DIGITS, NULL, 10);
    digits[YEAR_DIGITS] = '\0';
    return number > 0 ? serial_text(arena, (int)strtol(digits, NULL, 10), number) : NULL;
}

enum result paper_find(struct db *db, struct arena *arena, const char *serial, const char **ret_number) {
    CLEANUP_QUERY struct query query = query_start(db, &PAPER_STATEMENTS, FIND);
    bind_text(&query, ":serial", serial);
    if (!query_row(&query)) return query_absent(&query);
    *ret_number = take_text(&query, arena);
    return query.result;
}

enum result paper_key_in(struct tx *tx, const char *serial, struct case_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &PAPER_STATEMENTS, KEY_IN);
    bind_text(&query, ":serial", serial);
    bind_number(&query, ":case_id", id.value);
    return query_run_changing(&query);
}

enum result paper_of_case(struct db *db, struct arena *arena, struct case_id id, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(db, &PAPER_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_text(&query, arena);
    return query.result;
}
