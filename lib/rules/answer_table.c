/* Scope: the cells of an answer as a table. */
#include "lib/rules/answer_table.h"

#include <ctype.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/rules/decimal.h"
#include "lib/rules/figure_cell.h"
#include "lib/rules/figure_parts.h"

#define HEADER_WITHIN 10u /* rows in which the header is looked for: titles stand before it */
#define NAME_MOST 60u     /* of a column for machines */
#define SCOPE_MOST 60u    /* of a table in addresses; cut between words */
#define LABEL_MOST 100u
#define UNIT_MOST 30u

ENUM_DEFINE(answer_kind, ANSWER_KIND_LIST, ANSWER_KIND_COUNT)
ENUM_DEFINE(answer_rhythm, ANSWER_RHYTHM_LIST, ANSWER_RHYTHM_COUNT)

bool answer_kind_is_number(enum answer_kind kind) {
    return kind != ANSWER_TEXT;
}

bool answer_is_total(const char *words) {
    return reader_is_total(words);
}

void answer_fault(struct answer_table *table, struct answer_fault fault) {
    if (table->listed < ANSWER_FAULTS) table->faults[table->listed++] = fault;
    if (fault.is_doubt) table->doubt_count++;
    else table->fault_count++;
}

/* ---- names ---- */

/* Small ASCII letters and digits of TEXT, runs of anything else as one JOINT. */
static const char *plain(struct arena *arena, const char *text, char joint, size_t most) {
    char *out = arena_alloc(arena, most + 1);
    size_t length = 0, word = 0;
    bool is_cut = false;
    for (; *text && !is_cut; text++) {
        bool is_kept = isalnum((unsigned char)*text) && (unsigned char)*text < 0x80;
        if (length == most) is_cut = is_kept || word > 0;
        else if (is_kept) out[length++] = (char)tolower((unsigned char)*text);
        else if (length > 0 && out[length - 1] != joint) out[word = length, length++] = joint;
    }
    if (is_cut && word > 0) length = word;
    while (length > 0 && out[length - 1] == joint) length--;
    out[length] = '\0';
    return out;
}

const char *answer_scope(struct arena *arena, const char *title) {
    static const char *const TAKEN[] = { "periksa" }; /* pages beside the tables */
    const char *scope = plain(arena, title, '-', SCOPE_MOST);
    if (isdigit((unsigned char)*scope)) scope = arena_format(arena, "tabel-%s", scope);
    for (size_t i = 0; i < sizeof TAKEN / sizeof *TAKEN; i++) {
        if (strcmp(scope, TAKEN[i]) == 0) return "";
    }
    return scope;
}

static bool has_name(const struct answer_table *table, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(table->columns[i].name, name) == 0) return true;
    }
    return false;
}

static void name_columns(struct arena *arena, struct answer_table *table) {
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = plain(arena, table->columns[i].label, '_', NAME_MOST - 3); /* room for "_20" */
        if (*name == '\0' || has_name(table, i, name)) name = arena_format(arena, "%s_%zu", *name ? name : "kolom", i + 1);
        table->columns[i].name = name;
    }
}

/* ---- guessing ---- */

static size_t filled(const struct worksheet *sheet, size_t row) {
    size_t count = 0;
    for (size_t i = 0; i < sheet->columns; i++) count += !figure_cell_is_empty(sheet->rows[row].cells[i]);
    return count;
}

size_t answer_header_guess(const struct worksheet *sheet) {
    size_t best = 0, most = 0;
    for (size_t row = 0; row < sheet->row_count && row < HEADER_WITHIN; row++) {
        size_t count = filled(sheet, row);
        if (count <= most) continue;
        best = row;
        most = count;
    }
    return best;
}

/* "Jumlah pekerja (orang)" as label and unit. */
static void split_unit(struct arena *arena, const char *heading, struct answer_column *column) {
    const char *open = strrchr(heading, '('), *end = heading + strlen(heading);
    bool has_unit = open && open > heading && end[-1] == ')' && end - open > 2;
    const char *label = has_unit ? arena_format(arena, "%.*s", (int)(open - heading), heading) : heading;
    column->label = figure_cell_text(arena, label);
    column->unit = has_unit ? figure_cell_text(arena, arena_format(arena, "%.*s", (int)(end - open - 2), open + 1)) : "";
}

/* True when every filled cell below HEADER is a number, and there is one. */
static bool is_number_column(const struct worksheet *sheet, size_t header, size_t column) {
    struct figure_number number;
    size_t count = 0;
    for (size_t row = header + 1; row < sheet->row_count; row++) {
        const char *cell = sheet->rows[row].cells[column];
        if (figure_cell_is_empty(cell)) continue;
        if (figure_cell_number(cell, &number)) return false;
        count++;
    }
    return count > 0;
}

/* Years head rows, they are not added up. */
static bool is_year_column(const struct worksheet *sheet, size_t header, size_t column) {
    for (size_t row = header + 1; row < sheet->row_count; row++) {
        const char *cell = sheet->rows[row].cells[column];
        if (!figure_cell_is_empty(cell) && figure_cell_year(cell) == 0) return false;
    }
    return true;
}

static bool is_word_of(const char *text, const char *const *words) {
    for (; *words; words++) {
        if (strstr(text, *words)) return true;
    }
    return false;
}

/* A column of numbers by the words that head it. */
static enum answer_kind number_kind(struct arena *arena, const struct answer_column *column) {
    static const char *const PEOPLE[] = { "orang", "pekerja", "tenaga_kerja", "pegawai", "penduduk", "pemohon", "jiwa", "laki", "perempuan", "peserta", NULL };
    static const char *const RUPIAH[] = { "rupiah", "rp", "biaya", "retribusi", NULL };
    static const char *const PERCENT[] = { "persen", "persentase", NULL };
    const char *words = plain(arena, arena_format(arena, "%s %s", column->label, column->unit), '_', LABEL_MOST);
    if (is_word_of(words, PERCENT) || strchr(column->unit, '%') || strchr(column->label, '%')) return ANSWER_PERCENT;
    if (is_word_of(words, PEOPLE)) return ANSWER_PEOPLE;
    return is_word_of(words, RUPIAH) ? ANSWER_RUPIAH : ANSWER_NUMBER;
}

static const char *shortened(struct arena *arena, const char *text, size_t most) {
    const char *at = text;
    for (size_t count = 0; *at && (count < most || ((unsigned char)*at & 0xC0) == 0x80); at++) count += ((unsigned char)*at & 0xC0) != 0x80;
    return *at ? arena_format(arena, "%.*s", (int)(at - text), text) : text;
}

size_t answer_columns_guess(struct arena *arena, const struct worksheet *sheet, size_t header, struct answer_column **ret_columns) {
    struct answer_column *columns = arena_array(arena, ANSWER_COLUMNS_MOST, sizeof *columns);
    size_t count = 0;
    for (size_t i = 0; i < sheet->columns && header < sheet->row_count && count < ANSWER_COLUMNS_MOST; i++) {
        const char *heading = figure_cell_text(arena, sheet->rows[header].cells[i]);
        bool is_number = is_number_column(sheet, header, i) && !is_year_column(sheet, header, i);
        if (*heading == '\0') continue;
        struct answer_column *column = &columns[count++];
        *column = (struct answer_column){ .from = i, .kind = ANSWER_TEXT };
        split_unit(arena, heading, column);
        column->label = shortened(arena, column->label, LABEL_MOST);
        column->unit = shortened(arena, column->unit, UNIT_MOST);
        if (is_number) column->kind = number_kind(arena, column);
    }
    *ret_columns = columns;
    return count;
}

/* ---- reading ---- */

struct reading {
    struct arena *arena;
    const struct worksheet *sheet;
    size_t header;
    struct answer_table *table;
};

static const char *reason_of_number(struct reading *reading, const struct figure_number *number) {
    reading->table->asks_notation = true;
    return arena_format(reading->arena, "dapat berarti %s atau %s; sebutkan cara berkas ini menulis desimal", number->comma, number->point);
}

/* The machine's form of a number; "" with a fault. */
static const char *read_number(struct reading *reading, const char *cell, const char **ret_reason) {
    struct answer_table *table = reading->table;
    struct figure_number number;
    struct decimal decimal;
    if (figure_cell_is_empty(cell)) return "";
    *ret_reason = figure_cell_number(cell, &number);
    if (*ret_reason) return "";
    if (figure_number_asks(&number) && table->notation == NOTATION_UNKNOWN) *ret_reason = reason_of_number(reading, &number);
    bool is_comma = *number.comma && (!*number.point || table->notation == NOTATION_COMMA);
    const char *text = is_comma ? number.comma : number.point;
    if (!*ret_reason && !decimal_parse(text, &decimal)) *ret_reason = "terlalu besar, atau terlalu banyak angka di belakang koma";
    return *ret_reason ? "" : arena_string(reading->arena, text);
}

static const char *read_text(struct reading *reading, const char *cell, const char **ret_reason) {
    const char *text = figure_cell_text(reading->arena, cell);
    if (text_length(text) > ANSWER_TEXT_MOST) *ret_reason = arena_format(reading->arena, "paling banyak %u huruf", ANSWER_TEXT_MOST);
    return text;
}

static const char *read_cell(struct reading *reading, const struct csv_row *row, struct answer_column *column) {
    const char *reason = NULL, *cell = row->cells[column->from], *text;
    bool is_number = answer_kind_is_number(column->kind);
    text = is_number ? read_number(reading, cell, &reason) : read_text(reading, cell, &reason);
    struct decimal decimal;
    if (reason) answer_fault(reading->table, (struct answer_fault){ row->line, column->from + 1, reason, false });
    else if (is_number && decimal_parse(text, &decimal) && decimal.places > column->decimals) column->decimals = decimal.places;
    if (!reason && column->kind == ANSWER_PEOPLE && (strchr(text, '.') || *text == '-')) {
        answer_fault(reading->table, (struct answer_fault){ row->line, column->from + 1, "jumlah orang harus bilangan bulat", false });
    }
    return text;
}

/* How the file writes decimals, when nobody said: what any of its cells proves, unless two prove both. */
static enum figure_notation proven(const struct reading *reading) {
    enum figure_notation found = NOTATION_UNKNOWN;
    const struct answer_table *table = reading->table;
    for (size_t row = reading->header + 1; row < reading->sheet->row_count; row++) {
        for (size_t i = 0; i < table->column_count; i++) {
            struct figure_number number;
            const char *cell = reading->sheet->rows[row].cells[table->columns[i].from];
            if (!answer_kind_is_number(table->columns[i].kind) || figure_cell_is_empty(cell) || figure_cell_number(cell, &number)) continue;
            enum figure_notation one = figure_number_proves(&number);
            if (one != NOTATION_UNKNOWN && found != NOTATION_UNKNOWN && one != found) return NOTATION_UNKNOWN;
            if (one != NOTATION_UNKNOWN) found = one;
        }
    }
    return found;
}

/* A row without any text in the columns kept says nothing. */
static bool says_something(const struct answer_table *table, const struct csv_row *row) {
    for (size_t i = 0; i < table->column_count; i++) {
        if (!figure_cell_is_empty(row->cells[table->columns[i].from])) return true;
    }
    return false;
}

static bool is_total(const struct answer_table *table, const char *const *cells) {
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].kind == ANSWER_TEXT && answer_is_total(cells[i])) return true;
    }
    return false;
}

static void read_row(struct reading *reading, const struct csv_row *row) {
    struct answer_table *table = reading->table;
    const char **cells = arena_array(reading->arena, table->column_count, sizeof *cells);
    for (size_t i = 0; i < table->column_count; i++) cells[i] = read_cell(reading, row, &table->columns[i]);
    table->rows[table->row_count++] = (struct answer_row){ row->line, cells, is_total(table, cells), false };
}

void answer_table_read(struct arena *arena, const struct worksheet *sheet, size_t header, struct answer_table *ret) {
    struct reading reading = { arena, sheet, header, ret };
    size_t last = sheet->row_count;
    name_columns(arena, ret);
    if (ret->notation == NOTATION_UNKNOWN) ret->notation = proven(&reading);
    ret->rows = arena_array(arena, last > header ? last - header : 1, sizeof *ret->rows);
    for (size_t i = header + 1; i < last; i++) {
        if (!says_something(ret, &sheet->rows[i])) continue;
        if (ret->row_count < ANSWER_ROWS_MOST) read_row(&reading, &sheet->rows[i]);
        else if (ret->fault_count == 0) answer_fault(ret, (struct answer_fault){ 0, 0, arena_format(arena, "paling banyak %u baris", ANSWER_ROWS_MOST), false });
    }
    if (ret->row_count == 0) answer_fault(ret, (struct answer_fault){ 0, 0, "tidak ada baris di bawah judul kolom", false });
}
