/* Fuzz target: whatever file of a table comes, its columns are guessed and its cells read, looked through for persons and its small groups hidden: names
 * and texts fit the database, figures are decimals, no hidden row is left alone beside a total. A failed assertion is a finding. Run: make fuzz (replays the
 * corpus), make fuzz SECONDS=60. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/rules/answer_privacy.h"
#include "lib/rules/decimal.h"

#define SMALLEST 5

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_column(const struct answer_table *table, size_t index) {
    const struct answer_column *column = &table->columns[index];
    assert(*column->name && strlen(column->name) <= 60 && strspn(column->name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(column->name));
    assert(*column->label && text_length(column->label) <= 100 && text_length(column->unit) <= 30 && column->decimals <= DECIMAL_MOST_PLACES);
    for (size_t i = 0; i < index; i++) assert(strcmp(table->columns[i].name, column->name) != 0);
}

static void check_rows(const struct answer_table *table) {
    size_t hidden = 0, totals = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        hidden += table->rows[row].is_hidden;
        totals += table->rows[row].is_total && !table->rows[row].is_hidden;
        for (size_t i = 0; i < table->column_count; i++) {
            const char *cell = table->rows[row].cells[i];
            struct decimal decimal;
            bool is_number = answer_kind_is_number(table->columns[i].kind);
            assert(text_length(cell) <= ANSWER_TEXT_MOST && (!is_number || *cell == '\0' || decimal_parse(cell, &decimal)));
        }
    }
    assert(hidden == table->hidden_count && (hidden != 1 || totals == 0)); /* a total beside one hidden row would give it back */
}

static void read_sheet(struct arena *arena, const struct worksheet *sheet, enum figure_notation notation) {
    static const struct private_values NOTHING_OWN = { NULL, NULL, NULL };
    struct answer_table table = { .notation = notation };
    size_t header = answer_header_guess(sheet);
    table.column_count = answer_columns_guess(arena, sheet, header, &table.columns);
    if (table.column_count == 0) return;
    answer_table_read(arena, sheet, header, &table);
    answer_private_find(arena, &(struct answer_private){ &NOTHING_OWN, "Pelapor Contoh" }, &table);
    answer_small_groups(arena, SMALLEST, &table);
    for (size_t i = 0; i < table.listed; i++) assert(*table.faults[i].reason);
    for (size_t i = 0; i < table.column_count; i++) check_column(&table, i);
    if (table.fault_count == 0) check_rows(&table);
    (void)answer_scope(arena, table.columns[0].label);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct worksheet sheet;
    struct csv_fault fault;
    const char *text = arena_copy(arena, (const char *)data, size);
    if (!figure_sheet_csv(arena, text, size, &sheet, &fault)) return 0;
    for (int notation = 0; notation < FIGURE_NOTATION_COUNT; notation++) read_sheet(arena, &sheet, (enum figure_notation)notation);
    return 0;
}
