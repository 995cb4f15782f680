/* Scope: the way of one released complaint in working days: verified, answered, settled, and what was granted. */
#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "site/page_releases.h"
#include "site/view.h"

#define STEPS_MOST 4

/* What happened, and on which working day after the arrival. */
struct way_step {
    const char *label;
    int days;
};

struct way_steps {
    struct way_step rows[STEPS_MOST]; /* in the order of the page, the deadline last */
    size_t count;
};

static int days_until(const struct site *site, const struct workday_clock *clock, instant at) {
    return workday_used(clock, instant_day(at, site->config->office.zone_offset));
}

static struct way_steps steps_of(const struct site *site, const struct public_release_way *way, const struct workday_clock *clock) {
    const struct { const char *label; instant at; } TAKEN[] = { { "Diverifikasi", way->verified }, { "Dijawab", way->answered }, { "Selesai", way->closed } };
    struct way_steps steps = { 0 };
    for (size_t i = 0; i < sizeof TAKEN / sizeof *TAKEN; i++) {
        if (TAKEN[i].at) steps.rows[steps.count++] = (struct way_step){ TAKEN[i].label, days_until(site, clock, TAKEN[i].at) };
    }
    steps.rows[steps.count++] = (struct way_step){ "Batas waktu", workday_used(clock, way->due) };
    return steps;
}

/* "Dijawab dalam 6 hari kerja, 8 hari sebelum batasnya." */
static const char *finding_of(struct arena *arena, int answered, int granted) {
    if (answered == granted) return arena_format(arena, "Dijawab dalam %d hari kerja, tepat pada batasnya.", answered);
    bool is_late = answered > granted;
    return arena_format(arena, "Dijawab dalam %d hari kerja, %d hari %s batasnya.", answered, is_late ? answered - granted : granted - answered,
                        is_late ? "sesudah" : "sebelum");
}

static const char *chart_of(struct arena *arena, const struct way_steps *steps, const char *finding) {
    static const char *const SERIES[] = { "Hari kerja" };
    struct chart_row rows[STEPS_MOST];
    struct chart_value values[STEPS_MOST];
    for (size_t i = 0; i < steps->count; i++) {
        values[i] = (struct chart_value){ steps->rows[i].days, format_number(arena, steps->rows[i].days, 0) };
        rows[i] = (struct chart_row){ steps->rows[i].label, &values[i] };
    }
    struct chart chart = { "perjalanan-hari", "Hari kerja sejak diterima", finding, SERIES, 1, rows, steps->count, 0 };
    const char *svg = NULL;
    return chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

static json_t *table_of(struct arena *arena, const struct way_steps *steps) {
    static const char *const LABELS[] = { "Langkah", "Hari kerja sejak diterima", "Sisa sampai batas" };
    json_t *table = view_table("Hari kerja sejak diterima", LABELS, sizeof LABELS / sizeof *LABELS);
    int granted = steps->rows[steps->count - 1].days;
    for (size_t i = 0; i < steps->count; i++) {
        const struct way_step *step = &steps->rows[i];
        const char *cells[] = { format_number(arena, step->days, 0), format_number(arena, granted - step->days, 0) };
        view_table_row(table, &(struct view_row){ step->label, i + 1 == steps->count, 2, cells });
    }
    return table;
}

json_t *release_way(struct site *site, struct arena *arena, const struct public_release_way *way, const struct workday_clock *free) {
    struct workday_clock clock = *free;
    clock.start = way->received;
    struct way_steps steps = steps_of(site, way, &clock);
    if (steps.count == 1) return json_null();
    int granted = steps.rows[steps.count - 1].days;
    const char *finding = way->answered ? finding_of(arena, days_until(site, &clock, way->answered), granted)
                                        : arena_format(arena, "Belum dijawab; batasnya %d hari kerja sejak diterima.", granted);
    return view_figure(&(struct view_figure){ .heading = "Hari kerja sejak diterima", .finding = finding, .chart_svg = chart_of(arena, &steps, finding),
                                              .table = table_of(arena, &steps) });
}
