/* Scope: the table of a dataset of targets: a row a year and measure, as the source lists them. */
#include "cgi-bin/staff/dataset_tables.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/store/targets.h"

#define SECTOR "sector_"

static const struct {
    const char *code, *words;
} MEASURES[] = {
    { "target_renstra", "Target Renstra" },     { "target_bkpm", "Target BKPM" },         { "realisation", "Realisasi" },
    { "realisation_pmdn", "Realisasi PMDN" },   { "realisation_pma", "Realisasi PMA" },
};

/* "Sektor tanaman pangan" for what the table does not name. */
static const char *measure_words(struct arena *arena, const char *code) {
    for (size_t i = 0; i < COUNT_OF(MEASURES); i++) {
        if (strcmp(MEASURES[i].code, code) == 0) return MEASURES[i].words;
    }
    bool is_sector = strncmp(code, SECTOR, strlen(SECTOR)) == 0;
    char *words = arena_string(arena, is_sector ? code + strlen(SECTOR) : code);
    for (char *at = words; *at; at++) {
        if (*at == '_') *at = ' ';
    }
    return is_sector ? arena_format(arena, "Sektor %s", words) : words;
}

enum result target_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    static const char *const LABELS[] = { "Ukuran", "Tahun", "Nilai (Rp)", "Catatan" };
    struct arena *arena = request->arena;
    struct targets rows;
    enum result result = target_list(app->db, arena, dataset->id, &rows);
    if (result != DONE) return result;
    json_t *table = data_table(&(struct data_table_head){ "Target dan realisasi per tahun", LABELS, 4, false });
    for (size_t i = 0; i < rows.count; i++) {
        const struct target *row = &rows.rows[i];
        const char *cells[] = { arena_format(arena, "%lld", (long long)row->year), format_number(arena, row->amount_rupiah, 0), row->note };
        data_table_row(table, &(struct data_table_row){ measure_words(arena, row->measure), false, cells, 3 });
    }
    (void)json_array_append_new(tables, table);
    return DONE;
}

enum result target_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret) {
    struct targets rows;
    enum result result = target_list(app->db, request->arena, dataset->id, &rows);
    if (result != DONE) return result;
    *ret = (struct dataset_sum){ .value = { true, (int64_t)rows.count }, .unit = "angka tahunan", .sentence = "Target, dan realisasi tahun-tahun sebelumnya." };
    return DONE;
}
