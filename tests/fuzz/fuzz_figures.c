/* Fuzz target: whatever file of figures comes, it is read as each kind, with its notation guessed and said: every row lies in its set, every fault and
 * difference names a place, texts fit the database. A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/base/worksheets.h"
#include "lib/rules/figure_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_values(const int64_t values[static FIGURE_COLUMN_COUNT]) {
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) assert(values[i] == FIGURE_ABSENT || values[i] >= 0);
}

static void check_set(const struct figure_set *set) {
    for (size_t i = 0; i < set->investments.count; i++) {
        const struct figure_investment *row = &set->investments.rows[i];
        assert(*row->name && text_length(row->name) <= 200 && (strcmp(row->status, "pma") == 0 || strcmp(row->status, "pmdn") == 0));
        check_values(row->values);
    }
    for (size_t i = 0; i < set->parts.count; i++) check_values(set->parts.rows[i].values);
    for (size_t i = 0; i < set->permits.count; i++) {
        const struct figure_permit *row = &set->permits.rows[i];
        assert(*row->channel && *row->permit_type && strlen(row->month) == 7 && row->issued >= 0 && row->on_time <= row->issued);
    }
    for (size_t i = 0; i < set->indicators.count; i++) {
        const struct figure_indicator *row = &set->indicators.rows[i];
        assert(*row->indicator && text_length(row->target) <= 40 && text_length(row->realisation) <= 40 && text_length(row->note) <= 500);
    }
    for (size_t i = 0; i < set->budgets.count; i++) assert(*set->budgets.rows[i].name && strlen(set->budgets.rows[i].published_percent) <= 40);
    for (size_t i = 0; i < set->targets.count; i++) {
        const struct figure_target *row = &set->targets.rows[i];
        assert(row->amount_rupiah >= 0 && strlen(row->measure) <= 60 && strcmp(row->measure, "growth") != 0);
    }
    for (size_t i = 0; i < set->differences.count; i++) {
        const struct figure_difference *row = &set->differences.rows[i];
        assert(*row->place && text_length(row->place) <= 300 && text_length(row->stated) <= 60 && text_length(row->computed) <= 60);
    }
}

static void check_file(const struct figure_file *file) {
    for (size_t i = 0; i < file->fault_count && i < FIGURE_FAULTS; i++) assert(file->faults[i].cell && *file->faults[i].reason);
    for (size_t i = 0; file->fault_count == 0 && i < file->set_count; i++) check_set(&file->sets[i]);
}

static void read_sheet(struct arena *arena, const struct worksheet *sheet) {
    for (int kind = 0; kind < FIGURE_KIND_COUNT; kind++) {
        for (int notation = 0; notation < FIGURE_NOTATION_COUNT; notation++) {
            struct figure_reading reading = { .kind = (enum figure_kind)kind, .notation = (enum figure_notation)notation, .period = "", .office = "", .status = "" };
            struct figure_mapping again;
            struct figure_file file;
            (void)figure_header_guess(arena, reading.kind, sheet, &reading.header, &reading.mapping);
            const char *text = figure_mapping_text(arena, reading.kind, &reading.mapping);
            assert(figure_mapping_parse(reading.kind, text, sheet->columns, &again) && memcmp(&again, &reading.mapping, sizeof again) == 0);
            figure_file_read(arena, &reading, sheet, &file);
            check_file(&file);
            figure_totals_read(arena, sheet, &file);
        }
    }
}

static void read_turned(struct arena *arena, const struct worksheet *sheet) {
    struct worksheet turned;
    if (figure_months_unfold(arena, sheet, &turned)) read_sheet(arena, &turned);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct worksheet sheet;
    struct worksheets sheets;
    struct csv_fault fault;
    struct figure_mapping mapping;
    const char *reason;
    if (figure_sheet_csv(arena, (const char *)data, size, &sheet, &fault)) {
        read_sheet(arena, &sheet);
        read_turned(arena, &sheet);
    }
    if (worksheets_read(arena, (const char *)data, size, &sheets, &reason) == DONE) {
        for (size_t i = 0; i < sheets.count; i++) read_sheet(arena, &sheets.sheets[i]);
    }
    (void)figure_mapping_parse(FIGURES_PERMITS, arena_format(arena, "%.*s", (int)(size < 500 ? size : 500), (const char *)data), 5, &mapping);
    arena_free(arena);
    return 0;
}
