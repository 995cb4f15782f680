/* Scope: tables made of answers, for people. */
#include "lib/report/answer_view.h"

#include "lib/out/data_table.h"
#include "lib/rules/decimal.h"
#include "lib/rules/format.h"

static const struct answer_cell *cell_at(const struct answer_stored *table, size_t row, size_t column) {
    return &table->cells[row * table->column_count + column];
}

struct optional_number answer_cell_number(const struct answer_stored *table, size_t row, size_t column) {
    const struct answer_column *head = &table->columns[column];
    struct decimal decimal;
    bool is_known = answer_kind_is_number(head->kind) && decimal_parse(cell_at(table, row, column)->value, &decimal);
    if (!is_known || decimal.places > head->decimals) return (struct optional_number){ false, 0 };
    for (unsigned places = decimal.places; places < head->decimals; places++) {
        if (__builtin_mul_overflow(decimal.value, 10, &decimal.value)) return (struct optional_number){ false, 0 };
    }
    return (struct optional_number){ true, decimal.value };
}

const char *answer_cell_text(struct arena *arena, const struct answer_stored *table, size_t row, size_t column) {
    const struct answer_cell *cell = cell_at(table, row, column);
    const struct answer_column *head = &table->columns[column];
    if (cell->hidden) return ANSWER_HIDDEN;
    if (*cell->value == '\0') return "–";
    if (!answer_kind_is_number(head->kind)) return cell->value;
    struct optional_number number = answer_cell_number(table, row, column);
    return number.known ? format_number(arena, number.value, head->decimals) : cell->value;
}

bool answer_row_is_total(const struct answer_stored *table, size_t row) {
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].kind == ANSWER_TEXT && answer_is_total(cell_at(table, row, i)->value)) return true;
    }
    return false;
}

/* "Jumlah izin (izin)"; rupiah and percent name themselves. */
static const char *heading(struct arena *arena, const struct answer_column *column) {
    const char *unit = *column->unit ? column->unit : column->kind == ANSWER_RUPIAH ? "Rp" : column->kind == ANSWER_PERCENT ? "%" : "";
    return *unit ? arena_format(arena, "%s (%s)", column->label, unit) : column->label;
}

static void add_row(struct arena *arena, const struct answer_stored *table, size_t row, json_t *to) {
    const char **cells = arena_array(arena, table->column_count, sizeof *cells);
    for (size_t i = 1; i < table->column_count; i++) cells[i - 1] = answer_cell_text(arena, table, row, i);
    data_table_row(to, &(struct data_table_row){ answer_cell_text(arena, table, row, 0), answer_row_is_total(table, row), cells, table->column_count - 1 });
}

/* Words stand at the left. */
static void set_words(const struct answer_stored *table, json_t *to) {
    json_t *columns = json_object_get(to, "columns"), *row;
    size_t at;
    for (size_t i = 1; i < table->column_count; i++) {
        if (answer_kind_is_number(table->columns[i].kind)) continue;
        (void)json_object_set_new(json_array_get(columns, i), "amount", json_false());
        json_array_foreach(json_object_get(to, "rows"), at, row) {
            (void)json_object_set_new(json_array_get(json_object_get(row, "cells"), i - 1), "amount", json_false());
        }
    }
}

json_t *answer_data_table(struct arena *arena, const struct answer_stored *table, const char *caption, size_t most) {
    const char **labels = arena_array(arena, table->column_count, sizeof *labels);
    for (size_t i = 0; i < table->column_count; i++) labels[i] = heading(arena, &table->columns[i]);
    json_t *to = data_table(&(struct data_table_head){ caption, labels, table->column_count, false });
    for (size_t i = 0; i < table->row_count && i < most; i++) add_row(arena, table, i, to);
    set_words(table, to);
    if (table->row_count > most) {
        data_table_note(to, arena_format(arena, "%s baris lain ada dalam berkas unduhan.", format_number(arena, (int64_t)(table->row_count - most), 0)));
    }
    return to;
}

const char *answer_hidden_text(struct arena *arena, int64_t hidden_rows, int smallest) {
    if (hidden_rows == 0) return NULL;
    return arena_format(arena, "Angka %s baris disembunyikan: ada baris tentang kurang dari %d orang, dan angkanya tidak boleh dapat dihitung dari jumlahnya.",
                        format_number(arena, hidden_rows, 0), smallest);
}
