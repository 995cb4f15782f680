/* Scope: the table and the sum of a dataset of programme budgets. */
#include "cgi-bin/staff/dataset_tables.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/growth.h"
#include "lib/store/budget.h"

#define PLACES 2u /* of a computed share */
#define SEN 100

/* Sen are shown where there are any. */
static const char *money(struct arena *arena, struct optional_number sen) {
    if (!sen.known) return DESK_NOTHING;
    return sen.value % SEN ? format_number(arena, sen.value, 2) : format_number(arena, sen.value / SEN, 0);
}

static const char *share_text(struct arena *arena, const struct budget_line *row) {
    struct fraction fraction;
    struct decimal rounded;
    if (!row->budget_sen.known || !row->realised_sen.known || !share_of(row->realised_sen.value, row->budget_sen.value, &fraction)) return DESK_NOTHING;
    return fraction_rounded(fraction, PLACES, &rounded) ? arena_format(arena, "%s%%", decimal_words(arena, rounded)) : DESK_NOTHING;
}

static const char *printed_text(struct arena *arena, const char *text) {
    struct decimal decimal;
    if (!*text) return DESK_NOTHING;
    return decimal_parse(text, &decimal) ? arena_format(arena, "%s%%", decimal_words(arena, decimal)) : text;
}

static bool is_total(const struct budget_line *row) {
    return strcmp(row->level, "total") == 0;
}

enum result budget_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    static const char *const LABELS[] = { "Program", "Anggaran (Rp)", "Realisasi (Rp)", "Dihitung", "Tercetak" };
    struct arena *arena = request->arena;
    struct budget_lines rows;
    enum result result = budget_list(app->db, arena, dataset->id, &rows);
    if (result != DONE) return result;
    json_t *table = data_table(&(struct data_table_head){ "Anggaran per program", LABELS, 5, false });
    for (size_t i = 0; i < rows.count; i++) {
        const struct budget_line *row = &rows.rows[i];
        const char *cells[] = { money(arena, row->budget_sen), money(arena, row->realised_sen), share_text(arena, row), printed_text(arena, row->published_percent) };
        data_table_row(table, &(struct data_table_row){ row->name, is_total(row), cells, 4 });
    }
    (void)json_array_append_new(tables, table);
    return DONE;
}

/* The realised budget: of the stated total, else of the programmes together. */
enum result budget_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret) {
    struct budget_lines rows;
    struct optional_number sum = { 0 };
    bool has_total = false;
    enum result result = budget_list(app->db, request->arena, dataset->id, &rows);
    if (result != DONE) return result;
    for (size_t i = 0; i < rows.count; i++) {
        const struct budget_line *row = &rows.rows[i];
        if (!row->realised_sen.known || (has_total && !is_total(row))) continue;
        has_total = is_total(row);
        sum = (struct optional_number){ true, has_total ? row->realised_sen.value : sum.value + row->realised_sen.value };
    }
    sum.value /= SEN;
    *ret = (struct dataset_sum){ .value = sum, .is_rupiah = true, .unit = "realisasi anggaran",
                                 .sentence = has_total ? "Menurut jumlah di sumbernya." : "Jumlah realisasi semua program." };
    return DONE;
}
