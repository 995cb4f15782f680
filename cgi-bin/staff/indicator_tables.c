/* Scope: the table and the sum of a dataset of indicators: target, realisation, and how far that is beside what was printed. */
#include "cgi-bin/staff/dataset_tables.h"

#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/achievement.h"
#include "lib/store/indicators.h"

#define PLACES 2u /* of a computed achievement */

static const char *words(struct arena *arena, const char *text) {
    struct decimal decimal;
    if (!*text) return DESK_NOTHING;
    return decimal_parse(text, &decimal) ? decimal_words(arena, decimal) : text;
}

/* False where one of both is a word or missing. */
static bool achieved(const struct indicator *row, struct fraction *ret) {
    enum direction direction;
    struct decimal target, realisation;
    return direction_parse(row->direction, &direction) && decimal_parse(row->target, &target) && decimal_parse(row->realisation, &realisation) &&
           achievement_of(direction, target, realisation, ret);
}

static const char *achieved_text(struct arena *arena, const struct indicator *row) {
    struct fraction fraction;
    struct decimal rounded;
    if (!achieved(row, &fraction) || !fraction_rounded(fraction, PLACES, &rounded)) return DESK_NOTHING;
    return arena_format(arena, "%s%%", decimal_words(arena, rounded));
}

static const char *name_of(struct arena *arena, const struct indicator *row) {
    const char *unit = *row->unit ? arena_format(arena, " (%s)", row->unit) : "";
    enum direction direction;
    bool is_lower = direction_parse(row->direction, &direction) && direction == DIRECTION_LOWER;
    return arena_format(arena, "%s%s%s", row->indicator, unit, is_lower ? ", makin rendah makin baik" : "");
}

enum result indicator_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    static const char *const LABELS[] = { "Indikator", "Target", "Realisasi", "Capaian dihitung", "Capaian tercetak", "Target akhir" };
    struct arena *arena = request->arena;
    struct indicators rows;
    enum result result = indicator_list(app->db, arena, dataset->id, &rows);
    if (result != DONE) return result;
    json_t *table = data_table(&(struct data_table_head){ "Indikator kinerja", LABELS, 6, false });
    for (size_t i = 0; i < rows.count; i++) {
        const struct indicator *row = &rows.rows[i];
        const char *printed = *row->published_achievement ? arena_format(arena, "%s%%", words(arena, row->published_achievement)) : DESK_NOTHING;
        const char *cells[] = { words(arena, row->target), words(arena, row->realisation), achieved_text(arena, row), printed, words(arena, row->final_target) };
        data_table_row(table, &(struct data_table_row){ name_of(arena, row), false, cells, 5 });
    }
    data_table_note(table, "Capaian: realisasi dibagi target; bila makin rendah makin baik, dua kali target dikurangi realisasi, dibagi target.");
    (void)json_array_append_new(tables, table);
    return DONE;
}

enum result indicator_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret) {
    struct indicators rows;
    struct fraction fraction;
    size_t measured = 0;
    enum result result = indicator_list(app->db, request->arena, dataset->id, &rows);
    if (result != DONE) return result;
    for (size_t i = 0; i < rows.count; i++) measured += achieved(&rows.rows[i], &fraction);
    *ret = (struct dataset_sum){ .value = { true, (int64_t)rows.count }, .unit = "indikator",
                                 .sentence = arena_format(request->arena, "Capaian dapat dihitung dari %zu di antaranya.", measured) };
    return DONE;
}
