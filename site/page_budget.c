/* Scope: one page a year of the budget: /anggaran/2021/. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "site/performance.h"
#include "site/view.h"

#define SEN 100
#define ALL_HUNDREDTHS 10000 /* 100,00 % */

static bool is_programme(const struct budget_line *line) {
    return strcmp(line->level, "programme") == 0;
}

static bool has_both(const struct budget_line *line) {
    return line->budget_sen.known && line->realised_sen.known;
}

/* Whole rupiah, with sen only where the source has them. */
static const char *rupiah_text(struct arena *arena, struct optional_number sen) {
    if (!sen.known) return "–";
    if (sen.value % SEN == 0) return format_rupiah(arena, sen.value / SEN);
    return arena_format(arena, "Rp%s", format_number(arena, sen.value, 2));
}

/* ---- the chart ---- */

static const char *bars(struct arena *arena, const struct spending *spending, const char *finding) {
    static const char *const SERIES[] = { "Serapan" };
    struct chart_row rows[CHART_ROWS_MOST];
    struct chart_value values[CHART_ROWS_MOST];
    size_t count = 0;
    int64_t full = ALL_HUNDREDTHS;
    for (size_t i = 0; i < spending->lines.count && count < CHART_ROWS_MOST; i++) {
        const struct budget_line *line = &spending->lines.rows[i];
        if (!is_programme(line)) continue;
        int64_t share = 0;
        bool is_known = spending_share(line, &share);
        values[count] = (struct chart_value){ share, is_known ? spending_percent(arena, line) : NULL };
        rows[count] = (struct chart_row){ line->name, &values[count] };
        if (share > full) full = share;
        count++;
    }
    struct chart chart = { "serapan", "Serapan setiap program", finding, SERIES, 1, rows, count, full };
    const char *svg = NULL;
    return count > 0 && chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

/* The programme that used least of its budget. */
static const struct budget_line *lowest(const struct spending *spending) {
    const struct budget_line *found = NULL;
    for (size_t i = 0; i < spending->lines.count; i++) {
        const struct budget_line *line = &spending->lines.rows[i];
        if (!is_programme(line) || !has_both(line) || line->budget_sen.value <= 0) continue;
        bool is_lower = !found || (__int128)line->realised_sen.value * found->budget_sen.value <
                                      (__int128)found->realised_sen.value * line->budget_sen.value;
        if (is_lower) found = line;
    }
    return found;
}

static json_t *chart_view(struct arena *arena, const struct spending *spending) {
    const struct budget_line *least = lowest(spending);
    if (!least) return json_null();
    const char *finding = arena_format(arena, "Terendah: %s, %s.", least->name, spending_percent(arena, least));
    return view_figure(&(struct view_figure){ .heading = "Serapan setiap program", .finding = finding,
                                              .chart_svg = bars(arena, spending, finding) });
}

/* ---- the table ---- */

static json_t *line_view(struct arena *arena, const char *name, const struct budget_line *line) {
    struct decimal printed;
    struct optional_number left = { has_both(line), has_both(line) ? line->budget_sen.value - line->realised_sen.value : 0 };
    bool has_printed = decimal_parse(line->published_percent, &printed);
    return json_pack("{s:s, s:b, s:s, s:s, s:s, s:s, s:s, s:b}", "name", name, "total", !is_programme(line), "budget_text",
                     rupiah_text(arena, line->budget_sen), "realised_text", rupiah_text(arena, line->realised_sen), "left_text",
                     rupiah_text(arena, left), "percent_text", spending_percent(arena, line), "printed_text",
                     has_printed ? arena_format(arena, "%s\u00a0%%", decimal_words(arena, printed)) : "–", "differs", spending_differs(line));
}

/* The programmes, then the total as printed; where none is printed the sum. */
static json_t *lines_view(struct arena *arena, const struct spending *spending) {
    json_t *lines = json_array();
    for (size_t i = 0; i < spending->lines.count; i++) {
        const struct budget_line *line = &spending->lines.rows[i];
        if (is_programme(line)) (void)json_array_append_new(lines, line_view(arena, line->name, line));
    }
    (void)json_array_append_new(lines, line_view(arena, spending->has_total ? spending_name(&spending->total) : "Jumlah", &spending->total));
    return lines;
}

/* Whether the printed total is what the programmes add up to; NULL when no total is printed. */
static const char *sum_text(struct arena *arena, const struct spending *spending) {
    if (!spending->has_total || !has_both(&spending->total)) return NULL;
    bool is_same = spending->summed_budget == spending->total.budget_sen.value && spending->summed_realised == spending->total.realised_sen.value;
    if (is_same) return "Jumlah semua program sama dengan total yang tercetak.";
    return arena_format(arena, "Jumlah semua program: anggaran %s, realisasi %s.", rupiah_text(arena, (struct optional_number){ true, spending->summed_budget }),
                        rupiah_text(arena, (struct optional_number){ true, spending->summed_realised }));
}

/* ---- the page ---- */

static enum result build_page(struct site *site, const struct dataset *dataset) {
    struct arena *arena = site->arena;
    const char *path = arena_format(arena, "anggaran/%s/index.html", dataset->period);
    struct spending spending;
    enum result result = spending_read(site, dataset, &spending);
    if (result == DONE) result = spending_publish(site, &spending, path);
    if (result != DONE) return result;
    CLEANUP_JSON json_t *view = json_pack("{s:o, s:o, s:o, s:s?, s:b}", "total", spending_headline(site, &spending), "chart",
                                          chart_view(arena, &spending), "lines", lines_view(arena, &spending), "sum_text",
                                          sum_text(arena, &spending), "has_total", spending.has_total);
    if (!view) return site_fail(site, FAILED_INTERNAL, path);
    result = view_dataset(site, dataset, view);
    if (result == DONE) result = view_differences(site, dataset, view);
    if (result != DONE) return result;
    struct site_place place = { path, dataset == site_newest(site, "budget") ? "anggaran/index.html" : NULL };
    return site_dataset_page(site, &place, "pages/site_budget", json_incref(view));
}

enum result pages_budget(struct site *site) {
    enum result result = DONE;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "budget") == 0) result = build_page(site, dataset);
    }
    return result;
}
