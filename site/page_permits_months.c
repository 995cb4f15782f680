/* Scope: permits of each channel from month to month. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/page_permits.h"
#include "site/tally.h"
#include "site/view.h"

/* What channels issued in months; a cell is known when a row tells it. */
struct grid {
    struct tally channels, months; /* months by their text: "2024-04" */
    struct optional_number issued[TALLY_MOST][CHART_PERIODS_MOST];
};

static size_t place_of(const struct tally *tally, const char *name) {
    size_t at = 0;
    while (at < tally->count && strcmp(tally->rows[at].name, name) != 0) at++;
    return at;
}

static struct grid *grid_of(struct arena *arena, const struct permits *permits) {
    struct grid *grid = arena_array(arena, 1, sizeof *grid);
    for (size_t i = 0; i < permits->count; i++) {
        const struct permit *row = &permits->rows[i];
        tally_add(&grid->channels, row->channel, row->issued);
        tally_add(&grid->months, row->month, row->issued);
        size_t channel = place_of(&grid->channels, row->channel), month = place_of(&grid->months, row->month);
        if (channel == grid->channels.count || month >= CHART_PERIODS_MOST) continue;
        struct optional_number *cell = &grid->issued[channel][month];
        *cell = (struct optional_number){ true, cell->value + row->issued };
    }
    return grid;
}

static const char *chart_of(struct arena *arena, const struct grid *grid, const char *const *months, const char *finding) {
    struct chart_row *rows = arena_array(arena, grid->channels.count, sizeof *rows);
    for (size_t c = 0; c < grid->channels.count; c++) {
        struct chart_value *values = arena_array(arena, grid->months.count, sizeof *values);
        for (size_t m = 0; m < grid->months.count; m++) {
            struct optional_number issued = grid->issued[c][m];
            values[m] = (struct chart_value){ issued.value, issued.known ? format_number(arena, issued.value, 0) : NULL };
        }
        rows[c] = (struct chart_row){ grid->channels.rows[c].name, values };
    }
    struct chart chart = { "bulan", "Perizinan tiap saluran per bulan", finding, months, grid->months.count, rows, grid->channels.count, 0 };
    const char *svg = NULL;
    return chart_multiples(arena, &chart, &svg) == DONE ? svg : NULL;
}

static json_t *table_of(struct arena *arena, const struct grid *grid, const char *const *months) {
    const char **labels = arena_array(arena, grid->channels.count + 2, sizeof *labels);
    labels[0] = "Bulan";
    for (size_t c = 0; c < grid->channels.count; c++) labels[c + 1] = grid->channels.rows[c].name;
    labels[grid->channels.count + 1] = "Jumlah";
    json_t *table = view_table("Perizinan tiap saluran per bulan", labels, grid->channels.count + 2);
    for (size_t m = 0; m < grid->months.count; m++) {
        const char **cells = arena_array(arena, grid->channels.count + 1, sizeof *cells);
        for (size_t c = 0; c < grid->channels.count; c++) cells[c] = view_number(arena, grid->issued[c][m], 0);
        cells[grid->channels.count] = format_number(arena, grid->months.rows[m].amount, 0);
        view_table_row(table, &(struct view_row){ months[m], false, grid->channels.count + 1, cells });
    }
    return table;
}

json_t *permits_months_figure(struct arena *arena, const struct permits *permits) {
    const struct grid *grid = grid_of(arena, permits);
    const struct tally_row *largest = tally_largest(&grid->months);
    if (!largest || grid->months.count > CHART_PERIODS_MOST) return json_null();
    const char **months = arena_array(arena, grid->months.count, sizeof *months);
    for (size_t m = 0; m < grid->months.count; m++) months[m] = period_label(arena, grid->months.rows[m].name);
    const char *finding = arena_format(arena, "Terbanyak: %s, %s dari %s.", period_label(arena, largest->name),
                                       format_number(arena, largest->amount, 0), format_number(arena, grid->months.total, 0));
    return view_figure(&(struct view_figure){ .heading = "Tiap saluran per bulan", .finding = finding,
                                              .chart_svg = chart_of(arena, grid, months, finding), .table = table_of(arena, grid, months) });
}
