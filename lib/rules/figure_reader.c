/* Scope: what the readers of the kinds of figures share. */
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/rules/figure_parts.h"
#include "lib/rules/typed.h"

#define PLACE_LONGEST 280u /* characters; the database takes 300, a prefix may come before */
#define SETS_MOST 100u     /* periods and offices of one file; stops a file of a dataset a row */

/* ---- cells ---- */

bool reader_has(const struct figure_reader *reader, size_t field) {
    return field < FIGURE_FIELDS_MOST && reader->reading->mapping.column[field] < reader->sheet->columns;
}

const char *reader_cell(const struct figure_reader *reader, size_t field) {
    return reader_has(reader, field) ? reader->row->cells[reader->reading->mapping.column[field]] : "";
}

size_t reader_column(const struct figure_reader *reader, size_t field) {
    return reader_has(reader, field) ? reader->reading->mapping.column[field] + 1 : 0;
}

void reader_fault_at(struct figure_reader *reader, struct figure_fault fault) {
    struct figure_file *file = reader->file;
    if (file->fault_count < FIGURE_FAULTS) file->faults[file->fault_count] = fault;
    file->fault_count++;
}

bool reader_fault(struct figure_reader *reader, size_t field, const char *reason) {
    const struct csv_row *row = reader->row;
    reader_fault_at(reader, (struct figure_fault){ row ? row->line : 0, reader_column(reader, field), row ? reader_cell(reader, field) : "", reason });
    return false;
}

bool reader_text(struct figure_reader *reader, struct reader_text what, const char **ret) {
    *ret = figure_cell_text(reader->arena, reader_cell(reader, what.field));
    if (what.is_needed && **ret == '\0') return reader_fault(reader, what.field, "belum diisi");
    if (text_length(*ret) <= what.most) return true;
    return reader_fault(reader, what.field, arena_format(reader->arena, "paling banyak %zu huruf", what.most));
}

/* ---- numbers ---- */

bool reader_decimal(struct figure_reader *reader, size_t field, const char **ret) {
    const char *cell = reader_cell(reader, field);
    struct figure_number number;
    *ret = "";
    if (figure_cell_is_empty(cell)) return true;
    const char *reason = figure_cell_number(cell, &number);
    if (reason) return reader_fault(reader, field, reason);
    bool is_comma = *number.comma && (!*number.point || reader->file->notation == NOTATION_COMMA);
    if (figure_number_asks(&number) && reader->file->notation == NOTATION_UNKNOWN) {
        reader->file->asks_notation = true;
        return reader_fault(reader, field, arena_format(reader->arena, "dapat berarti %s atau %s; sebutkan cara berkas ini menulis desimal",
                                                        number.comma, number.point));
    }
    *ret = arena_string(reader->arena, is_comma ? number.comma : number.point);
    return true;
}

bool reader_amount(struct figure_reader *reader, size_t field, unsigned decimals, int64_t *ret) {
    const char *text;
    *ret = FIGURE_ABSENT;
    if (!reader_decimal(reader, field, &text)) return false;
    if (*text == '\0') return true;
    enum typed_fault fault = typed_decimal(text, decimals, ret);
    if (fault == TYPED_TOO_MANY_DECIMALS && decimals == 0) return reader_fault(reader, field, "harus bilangan bulat");
    if (fault != TYPED_OK) return reader_fault(reader, field, typed_fault_label(fault));
    return *ret >= 0 || reader_fault(reader, field, "tidak boleh negatif");
}

/* ---- rows ---- */

void *reader_grow(struct arena *arena, void *rows, size_t count, size_t size) {
    bool is_full = count == 0 || (count >= 16 && (count & (count - 1)) == 0);
    if (!is_full) {
        memset((char *)rows + count * size, 0, size);
        return rows;
    }
    void *grown = arena_array(arena, count == 0 ? 16 : count * 2, size);
    if (count > 0) memcpy(grown, rows, count * size);
    memset((char *)grown + count * size, 0, size);
    return grown;
}

struct figure_set *reader_set(struct figure_reader *reader, const char *period, const char *office) {
    struct figure_file *file = reader->file;
    for (size_t i = 0; i < file->set_count; i++) {
        if (strcmp(file->sets[i].period, period) == 0 && strcmp(file->sets[i].office, office) == 0) return &file->sets[i];
    }
    if (file->set_count == SETS_MOST) return NULL;
    file->sets = reader_grow(reader->arena, file->sets, file->set_count, sizeof *file->sets);
    struct figure_set *set = &file->sets[file->set_count++];
    *set = (struct figure_set){ .kind = reader->reading->kind, .period = period, .office = office, .rate = FIGURE_ABSENT };
    return set;
}

bool reader_office(struct figure_reader *reader, size_t field, const char **ret) {
    const char *wanted = reader->reading->office;
    *ret = figure_cell_text(reader->arena, reader_cell(reader, field));
    bool is_other = *wanted && reader_has(reader, field) && strcmp(wanted, *ret) != 0;
    if (is_other) reader->file->passed_over++;
    return !is_other;
}

struct figure_set *reader_yearly_set(struct figure_reader *reader, size_t year_field, size_t office_field) {
    const char *office, *period = reader->reading->period;
    if (!reader_office(reader, office_field, &office)) return NULL;
    if (reader_has(reader, year_field)) {
        int year = figure_cell_year(reader_cell(reader, year_field));
        const char *text = arena_format(reader->arena, "%d", year);
        if (year == 0) return (void)reader_fault(reader, year_field, "harus tahun, seperti 2021"), NULL;
        if (*period && strcmp(period, text) != 0) {
            reader->file->passed_over++;
            return NULL;
        }
        period = text;
    }
    struct figure_set *set = reader_set(reader, period, office);
    if (!set) (void)reader_fault(reader, year_field, "terlalu banyak tahun atau kantor dalam satu berkas");
    return set;
}

void reader_difference(struct figure_reader *reader, struct figure_set *set, const struct figure_difference *difference) {
    *READER_ADD(reader, set->differences) = *difference;
}

/* At most MOST characters of TEXT. */
static const char *cut(struct arena *arena, const char *text, size_t most) {
    const char *at = text;
    for (; *at; at++) {
        bool begins_character = ((unsigned char)*at & 0xC0) != 0x80;
        if (begins_character && most-- == 0) break;
    }
    return arena_format(arena, "%.*s", (int)(at - text), text);
}

const char *reader_place(struct figure_reader *reader, const char *row, const char *column) {
    const char *name = cut(reader->arena, row, PLACE_LONGEST - text_length(column));
    return *column ? arena_format(reader->arena, "%s: %s", name, column) : name;
}

bool reader_is_total(const char *text) {
    static const char *const WORDS[] = { "total", "jumlah", "jumlahtotal", "totaljumlah", "jumlahkeseluruhan", "totalkeseluruhan", "grandtotal", NULL };
    return figure_cell_is(text, WORDS);
}
