/* Scope: permits within the time promised. Only rows that tell it are counted: what is not known is neither late nor in time. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/page_permits.h"
#include "site/view.h"

struct named_sum { const char *name; struct permit_sum sum; };
struct named_sums { struct named_sum rows[TALLY_MOST]; size_t count; };

void permits_sum(struct permit_sum *sum, const struct permit *row) {
    sum->issued += row->issued;
    if (!row->on_time.known) return;
    sum->judged += row->issued;
    sum->on_time += row->on_time.value;
}

const char *permits_on_time_text(struct arena *arena, const struct permit_sum *sum) {
    if (sum->judged == 0) return NULL;
    return arena_format(arena, "%s tepat waktu: %s dari %s", view_share(arena, sum->on_time, sum->judged),
                        format_number(arena, sum->on_time, 0), format_number(arena, sum->judged, 0));
}

/* Beyond TALLY_MOST names nothing is added: the table of all rows has them. */
static void add(struct named_sums *sums, const char *name, const struct permit *row) {
    size_t at = 0;
    while (at < sums->count && strcmp(sums->rows[at].name, name) != 0) at++;
    if (at == TALLY_MOST || !row->on_time.known) return;
    if (at == sums->count) sums->rows[sums->count++] = (struct named_sum){ .name = name };
    permits_sum(&sums->rows[at].sum, row);
}

static const char *share_chart(struct arena *arena, const struct named_sums *sums, const char *finding) {
    static const char *const SERIES[] = { "Tepat waktu", "Terlambat" };
    struct chart_row rows[TALLY_MOST];
    struct chart_value values[TALLY_MOST][2];
    for (size_t i = 0; i < sums->count; i++) {
        const struct permit_sum *sum = &sums->rows[i].sum;
        int64_t late = sum->judged - sum->on_time;
        values[i][0] = (struct chart_value){ sum->on_time, view_share(arena, sum->on_time, sum->judged) };
        values[i][1] = (struct chart_value){ late, view_share(arena, late, sum->judged) };
        rows[i] = (struct chart_row){ sums->rows[i].name, values[i] };
    }
    struct chart chart = { "tepat-waktu-jenis", "Bagian yang tepat waktu per jenis", finding, SERIES, 2, rows, sums->count, 0 };
    const char *svg = NULL;
    return chart_shares(arena, &chart, NULL, &svg) == DONE ? svg : NULL;
}

static void add_to_table(struct arena *arena, json_t *table, const char *name, const struct permit_sum *sum, bool is_total) {
    const char *cells[] = { format_number(arena, sum->judged, 0), format_number(arena, sum->on_time, 0),
                            view_share(arena, sum->on_time, sum->judged) };
    view_table_row(table, &(struct view_row){ name, is_total, 3, cells });
}

json_t *permits_on_time_figure(struct arena *arena, const struct permits *permits) {
    static const char *const LABELS[] = { "Jenis", "Terbit", "Tepat waktu", "Bagian" };
    struct named_sums kinds = { 0 };
    struct permit_sum all = { 0 };
    for (size_t i = 0; i < permits->count; i++) {
        add(&kinds, permits->rows[i].permit_type, &permits->rows[i]);
        permits_sum(&all, &permits->rows[i]);
    }
    const char *text = permits_on_time_text(arena, &all);
    if (!text) return json_null();
    json_t *table = view_table("Tepat waktu per jenis", LABELS, 4);
    for (size_t i = 0; i < kinds.count; i++) add_to_table(arena, table, kinds.rows[i].name, &kinds.rows[i].sum, false);
    add_to_table(arena, table, "Jumlah", &all, true);
    const char *finding = arena_format(arena, "%s.", text);
    return view_figure(&(struct view_figure){ .heading = "Tepat waktu per jenis", .finding = finding,
                                              .chart_svg = share_chart(arena, &kinds, finding), .table = table });
}
