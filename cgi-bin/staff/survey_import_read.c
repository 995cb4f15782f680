/* Scope: a file of survey answers on its way in. */
#include "cgi-bin/staff/survey_import_read.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/base/buffer.h"

/* ---- the file ---- */

enum result import_open(struct importing *importing, const char **ret_reason) {
    enum result result = table_file_open(importing->keying.request, importing->upload, table_file_strict_csv, &importing->sheets, ret_reason);
    if (result == DONE) importing->sheet = table_file_first(&importing->sheets);
    return result;
}

/* ---- the questionnaire ---- */

void import_begin(struct importing *importing) {
    const struct instrument *instrument = &importing->keying.instrument;
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct survey_item *item = &instrument->items[i];
        importing->items[i] = (struct survey_mapping_item){ item->code, item->name, item->question, item->position, item->regulation_position };
    }
}

bool import_has_two_numbers(const struct importing *importing, size_t item) {
    const struct survey_mapping_item *it = &importing->items[item];
    return it->regulation_position != 0 && it->regulation_position != it->position;
}

/* ---- the header ---- */

static const struct worksheet *sheet_of(const struct importing *importing) {
    return &importing->sheets.sheets[importing->sheet];
}

static struct survey_header header_at(const struct importing *importing, size_t row) {
    const struct worksheet *sheet = sheet_of(importing);
    return (struct survey_header){ sheet->rows[row].cells, sheet->columns };
}

struct survey_header import_header(const struct importing *importing) {
    return header_at(importing, importing->header);
}

static size_t guess(const struct importing *importing, size_t row, enum survey_order order, struct survey_mapping *ret) {
    return survey_mapping_guess(importing->items, importing->keying.instrument.item_count, header_at(importing, row), order, ret);
}

size_t import_guess_header(struct importing *importing) {
    size_t best = 0, most = 0, rows = sheet_of(importing)->row_count;
    for (size_t row = 0; row < rows && row < IMPORT_HEADER_WITHIN; row++) {
        struct survey_mapping mapping;
        size_t found = guess(importing, row, ORDER_UNKNOWN, &mapping);
        if (found > most) best = row;
        if (found > most) most = found;
    }
    return most * 2 >= importing->keying.instrument.item_count ? best : 0; /* a row of answers is full of small numbers too */
}

/* ---- remembered columns ---- */

static struct survey_import_header key_of(const struct importing *importing) {
    struct survey_header header = import_header(importing);
    struct survey_import_header key = { .instrument = importing->keying.instrument.id };
    crypto_hash_sha256_state state;
    (void)crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < header.count; i++) {
        (void)crypto_hash_sha256_update(&state, (const unsigned char *)header.cells[i], strlen(header.cells[i]) + 1);
    }
    (void)crypto_hash_sha256_final(&state, key.sha256);
    return key;
}

/* The next number of a remembered mapping as a column of this sheet. */
static size_t next_column(const struct importing *importing, const char **at) {
    char *end;
    unsigned long number = strtoul(*at, &end, 10);
    *at = end;
    return number >= 1 && number <= sheet_of(importing)->columns ? (size_t)number - 1 : SURVEY_MAPPING_NONE;
}

static void unpack(struct importing *importing, const char *columns) {
    for (size_t i = 0; i < importing->keying.instrument.item_count; i++) importing->mapping.item[i] = next_column(importing, &columns);
    for (size_t i = 0; i < SURVEY_EXTRA_COUNT; i++) importing->mapping.extra[i] = next_column(importing, &columns);
}

static const char *pack(const struct importing *importing) {
    struct buffer text = buffer_in(importing->keying.request->arena);
    for (size_t i = 0; i < importing->keying.instrument.item_count; i++) buffer_format(&text, "%zu ", importing->mapping.item[i] + 1);
    for (size_t i = 0; i < SURVEY_EXTRA_COUNT; i++) buffer_format(&text, "%zu ", importing->mapping.extra[i] + 1);
    return buffer_string(&text);
}

/* Which order the mapping follows, where only numbers can tell. */
static enum survey_order order_of(const struct importing *importing) {
    static const enum survey_order ORDERS[] = { ORDER_FORM, ORDER_REGULATION };
    for (size_t order = 0; order < 2; order++) {
        struct survey_mapping mapping;
        (void)guess(importing, importing->header, ORDERS[order], &mapping);
        bool is_like = true;
        for (size_t i = 0; i < importing->keying.instrument.item_count; i++) {
            is_like = is_like && (!import_has_two_numbers(importing, i) || mapping.item[i] == importing->mapping.item[i]);
        }
        if (is_like) return ORDERS[order];
    }
    return ORDER_UNKNOWN;
}

enum result import_propose(struct importing *importing, enum survey_order order, enum survey_order *ret_order) {
    struct request *request = importing->keying.request;
    struct survey_import_header key = key_of(importing);
    const char *columns;
    (void)guess(importing, importing->header, order, &importing->mapping);
    importing->is_ambiguous = importing->mapping.is_ambiguous;
    *ret_order = order;
    if (order != ORDER_UNKNOWN) return DONE;
    enum result result = survey_import_recall(importing->keying.app->db, request->arena, &key, &columns);
    if (result != DONE) return result == REFUSED_ABSENT ? DONE : result;
    unpack(importing, columns);
    if (importing->is_ambiguous) *ret_order = order_of(importing);
    return DONE;
}

enum result import_remember(struct tx *tx, const struct importing *importing) {
    struct survey_import_header key = key_of(importing);
    return survey_import_remember(tx, &key, pack(importing));
}

/* ---- the rows ---- */

static struct survey_matrix_names service_names(struct importing *importing) {
    struct survey_matrix_name *names = arena_array(importing->keying.request->arena, importing->services.count + 1, sizeof *names);
    for (size_t i = 0; i < importing->services.count; i++) {
        names[i] = (struct survey_matrix_name){ importing->services.rows[i].code, importing->services.rows[i].name };
    }
    return (struct survey_matrix_names){ names, importing->services.count };
}

static struct survey_matrix_names counter_names(struct importing *importing) {
    struct survey_matrix_name *names = arena_array(importing->keying.request->arena, importing->counters.count + 1, sizeof *names);
    for (size_t i = 0; i < importing->counters.count; i++) {
        names[i] = (struct survey_matrix_name){ importing->counters.rows[i].code, importing->counters.rows[i].name };
    }
    return (struct survey_matrix_names){ names, importing->counters.count };
}

static struct survey_matrix_words words_of(struct importing *importing, day_number day) {
    const struct keying *keying = &importing->keying;
    const struct instrument *instrument = &keying->instrument;
    struct survey_cell_choices *choices = arena_array(keying->request->arena, instrument->item_count + 1, sizeof *choices);
    for (size_t i = 0; i < instrument->item_count; i++) {
        choices[i] = (struct survey_cell_choices){ instrument->items[i].labels, instrument->items[i].choices };
    }
    day_number today = desk_today(keying->app, keying->request), last = keying->period.ends_on;
    return (struct survey_matrix_words){ .choices = choices, .item_count = instrument->item_count, .services = service_names(importing),
                                         .counters = counter_names(importing), .first = keying->period.starts_on,
                                         .last = today < last ? today : last, .day = day };
}

static enum result count_up(struct importing *importing) {
    struct instrument_rules rules;
    enum result result = instrument_rules_of(&importing->keying.instrument, &rules);
    if (result == DONE) result = skm_begin(&importing->skm, &rules, (int64_t)importing->matrix.row_count);
    for (size_t i = 0; result == DONE && i < importing->matrix.row_count; i++) {
        struct survey_matrix_row *row = &importing->matrix.rows[i];
        if (importing->keying.period.service_code) row->service = importing->keying.period.service_code;
        result = importing->matrix.fault_count ? DONE : skm_add_text(&importing->skm, row->answers);
    }
    return result;
}

enum result import_rows(struct importing *importing, day_number day) {
    struct request *request = importing->keying.request;
    struct db *db = importing->keying.app->db;
    enum result result = service_list(db, request->arena, false, &importing->services);
    if (result == DONE) result = counter_list(db, request->arena, false, &importing->counters);
    if (result == DONE) result = survey_import_is_known(db, importing->upload->sha256, &importing->is_known);
    if (result != DONE) return result;
    struct csv table = worksheets_table(sheet_of(importing), importing->header);
    table.row_count = importing->rows > importing->header + 1 ? importing->rows - importing->header - 1 : 0;
    if (table.row_count > IMPORT_MOST_ROWS) return REFUSED_TOO_LARGE;
    struct survey_matrix_words words = words_of(importing, day);
    survey_matrix_read(request->arena, &words, &importing->mapping, &table, &importing->matrix);
    return count_up(importing);
}
