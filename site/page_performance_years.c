/* Scope: indicators over the years. One and the same is what has the same name and unit. */
#include <string.h>

#include "lib/rules/period.h"
#include "site/page_performance.h"
#include "site/view.h"

#define YEARS_MOST 5 /* columns a phone can scroll; the open data have all */

static const struct performance *same(const struct performance_year *year, const struct performance *row) {
    for (size_t i = 0; i < year->count; i++) {
        const struct indicator *other = year->rows[i].row;
        if (strcmp(other->indicator, row->row->indicator) == 0 && strcmp(other->unit, row->row->unit) == 0) return &year->rows[i];
    }
    return NULL;
}

/* The years up to the one shown, oldest first, at most YEARS_MOST. */
static size_t years_until(const struct performance_years *years, const struct performance_year *shown, const struct performance_year **ret) {
    size_t at = (size_t)(shown - years->rows), count = years->count - at;
    if (count > YEARS_MOST) count = YEARS_MOST;
    for (size_t i = 0; i < count; i++) ret[i] = &years->rows[at + count - 1 - i];
    return count;
}

static const char *cell_text(struct arena *arena, const struct performance *row) {
    if (!row) return "–";
    const char *value = performance_value(arena, row->row->realisation, row->row->unit);
    return row->has_achievement ? arena_format(arena, "%s (%s)", value, performance_percent(arena, row)) : value;
}

/* Adds the row of an indicator that an earlier year has, too; true when it came nearer to its target than the year before. */
static bool add_row(struct arena *arena, json_t *table, const struct performance_year *const *years, size_t count, const struct performance *row) {
    const char *cells[YEARS_MOST];
    for (size_t i = 0; i < count; i++) cells[i] = cell_text(arena, same(years[i], row));
    view_table_row(table, &(struct view_row){ row->row->indicator, false, count, cells });
    const struct performance *before = same(years[count - 2], row);
    return before && before->has_achievement && row->has_achievement && row->percent.value > before->percent.value;
}

static bool is_earlier(const struct performance_year *const *years, size_t count, const struct performance *row) {
    for (size_t i = 0; i + 1 < count; i++) {
        if (same(years[i], row)) return true;
    }
    return false;
}

json_t *performance_trend(struct arena *arena, const struct performance_years *years, const struct performance_year *shown) {
    const struct performance_year *columns[YEARS_MOST];
    const char *labels[YEARS_MOST + 1] = { "Indikator" };
    size_t count = years_until(years, shown, columns), compared = 0, better = 0;
    if (count < 2) return json_null();
    for (size_t i = 0; i < count; i++) labels[i + 1] = period_label(arena, columns[i]->dataset->period);
    json_t *table = view_table("Realisasi dan capaian per tahun", labels, count + 1);
    for (size_t i = 0; i < shown->count; i++) {
        const struct performance *row = &shown->rows[i];
        if (!is_earlier(columns, count, row)) continue;
        compared++;
        better += add_row(arena, table, columns, count, row);
    }
    if (compared == 0) {
        json_decref(table);
        return json_null();
    }
    (void)json_object_set_new(table, "folded", json_false()); /* there is no chart before it */
    const char *finding = arena_format(arena, "Dari %zu indikator yang juga diukur sebelumnya, %zu capaiannya lebih tinggi daripada %s.", compared,
                                       better, period_label(arena, columns[count - 2]->dataset->period));
    return view_figure(&(struct view_figure){ .heading = "Realisasi dan capaian per tahun", .finding = finding, .table = table });
}
