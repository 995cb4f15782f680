/* Scope: permits over the periods. Only periods as long as the one shown stand beside it: a year is no quarter. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/growth.h"
#include "lib/rules/period.h"
#include "site/page_permits.h"
#include "site/view.h"

#define TREND_MOST 12 /* columns in the chart; the table has all */

static int months_of(const char *text) {
    struct period period;
    if (!period_parse(text, &period)) return 0;
    struct civil first = civil_from_day(period.first), last = civil_from_day(period.last);
    return (last.year - first.year) * 12 + last.month - first.month + 1;
}

/* "+12,50 %" against what was BEFORE; "–" against nothing. */
static const char *change_text(struct arena *arena, int64_t before, int64_t now) {
    struct fraction growth;
    struct decimal change;
    if (!growth_of(before, now, &growth) || !fraction_rounded(growth, 2, &change)) return "–";
    return arena_format(arena, "%s%s\u00a0%%", change.value > 0 ? "+" : "", format_number(arena, change.value, 2));
}

/* The periods as long as MONTHS, oldest first. */
static size_t alike(struct arena *arena, const struct permit_periods *periods, int months, const struct permit_period ***ret) {
    size_t count = 0;
    *ret = arena_array(arena, periods->count + 1, sizeof **ret);
    for (size_t i = periods->count; i-- > 0;) {
        if (months_of(periods->rows[i].dataset->period) == months) (*ret)[count++] = &periods->rows[i];
    }
    return count;
}

static const char *trend_chart(struct arena *arena, const struct permit_period *const *periods, size_t count, const char *finding) {
    static const char *const SERIES[] = { "Perizinan" };
    struct chart_row rows[TREND_MOST];
    struct chart_value values[TREND_MOST];
    size_t first = count > TREND_MOST ? count - TREND_MOST : 0;
    for (size_t i = first; i < count; i++) {
        values[i - first] = (struct chart_value){ periods[i]->sum.issued, format_number(arena, periods[i]->sum.issued, 0) };
        rows[i - first] = (struct chart_row){ period_label(arena, periods[i]->dataset->period), &values[i - first] };
    }
    struct chart chart = { "tren", "Perizinan terbit per periode", finding, SERIES, 1, rows, count - first, 0 };
    const char *svg = NULL;
    return chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

json_t *permits_trend(struct arena *arena, const struct permit_periods *periods, const struct permit_period *shown) {
    static const char *const LABELS[] = { "Periode", "Terbit", "Perubahan", "Tepat waktu" };
    const struct permit_period **rows;
    size_t count = alike(arena, periods, months_of(shown->dataset->period), &rows);
    if (count < 2) return json_null();
    json_t *table = view_table("Perizinan terbit per periode", LABELS, 4);
    const char *finding = "Belum ada periode sebelumnya untuk dibandingkan.";
    for (size_t i = 0; i < count; i++) {
        const struct permit_sum *sum = &rows[i]->sum;
        const char *label = period_label(arena, rows[i]->dataset->period);
        const char *change = i > 0 ? change_text(arena, rows[i - 1]->sum.issued, sum->issued) : "–";
        const char *cells[] = { format_number(arena, sum->issued, 0), change, view_share(arena, sum->on_time, sum->judged) };
        view_table_row(table, &(struct view_row){ label, rows[i] == shown, 3, cells });
        if (rows[i] == shown && i > 0) {
            finding = arena_format(arena, "%s dibanding %s.", change, period_label(arena, rows[i - 1]->dataset->period));
        }
    }
    return view_figure(&(struct view_figure){ .heading = "Dari periode ke periode", .finding = finding,
                                              .chart_svg = trend_chart(arena, rows, count, finding), .table = table });
}
