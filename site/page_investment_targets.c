/* Scope: targets of a year and how far they are reached. */
#include "lib/out/chart.h"
#include "site/page_investment_growth.h"

#define GOALS 2

struct goal {
    const char *name;
    const struct investment_target *target; /* NULL: none */
};

static json_t *goals_table(const struct investment_pages *in, const struct goal *goals, const struct targets_reached *reached) {
    const char *const labels[] = { say(in->words, "Target"), say(in->words, "Target (Rp)"), say(in->words, "Realisasi (Rp)"), say(in->words, "Capaian") };
    json_t *table = view_table(say(in->words, "Target dan capaian"), labels, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < GOALS; i++) {
        if (!goals[i].target) continue;
        struct optional_number amount = { true, goals[i].target->amount_rupiah };
        const char *cells[] = { cell_number(in, amount), cell_number(in, reached->realised), cell_percent(in, share_hundredths(reached->realised, amount)) };
        view_table_row(table, &(struct view_row){ goals[i].name, false, sizeof cells / sizeof *cells, cells });
    }
    return table;
}

static const char *goals_chart(const struct investment_pages *in, const struct goal *goals, const struct targets_reached *reached, const char *finding) {
    const char *series[] = { say(in->words, "Rupiah") };
    struct chart_value values[GOALS + 1] = { { known_or_zero(reached->realised), reached->realised.known ? cell_short(in, reached->realised) : no_figure(in) } };
    struct chart_row rows[GOALS + 1] = { { say(in->words, "Realisasi"), &values[0] } };
    size_t count = 1;
    for (size_t i = 0; i < GOALS; i++) {
        if (!goals[i].target) continue;
        struct optional_number amount = { true, goals[i].target->amount_rupiah };
        values[count] = (struct chart_value){ amount.value, cell_short(in, amount) };
        rows[count] = (struct chart_row){ goals[i].name, &values[count] };
        count++;
    }
    struct chart chart = { "target", say(in->words, "Realisasi dan target"), finding, series, 1, rows, count, 0 };
    const char *svg = NULL;
    return chart_bars(in->site->arena, &chart, &svg) == DONE ? svg : NULL;
}

static const char *goal_said(const struct investment_pages *in, const struct goal *goal, const struct targets_reached *reached) {
    struct optional_number amount = { true, goal->target->amount_rupiah };
    return arena_format(in->site->arena, say(in->words, "Sampai %1$s tercapai %2$s dari %3$s (%4$s)."), reached->until,
                        cell_percent(in, share_hundredths(reached->realised, amount)), goal->name, cell_short(in, amount));
}

json_t *targets_part(const struct investment_pages *in, const struct targets_reached *reached) {
    const struct goal goals[GOALS] = {
        { arena_format(in->site->arena, say(in->words, "target Renstra %d"), (int)reached->year), investment_target_of(in->book, reached->year, "target_renstra") },
        { arena_format(in->site->arena, say(in->words, "target BKPM %d"), (int)reached->year), investment_target_of(in->book, reached->year, "target_bkpm") } };
    json_t *part = part_new("target-bagian", say(in->words, "Target"));
    const struct goal *first = goals[0].target ? &goals[0] : goals[1].target ? &goals[1] : NULL;
    if (!first) {
        part_note(part, arena_format(in->site->arena, say(in->words, "Target tahun %d belum diterbitkan."), (int)reached->year));
        return part;
    }
    const char *finding = goal_said(in, first, reached);
    if (first == &goals[0] && goals[1].target) finding = arena_format(in->site->arena, "%s %s", finding, goal_said(in, &goals[1], reached));
    part_figure(part, view_figure(&(struct view_figure){ .heading = say(in->words, "Realisasi dan target"), .finding = finding, .source = arena_format(in->site->arena, say(in->words, "Sumber target: %s."), first->target->dataset->source),
                                                         .chart_svg = goals_chart(in, goals, reached, finding), .table = goals_table(in, goals, reached) }));
    part_link(part, investment_path(in->site->arena, in->words->tongue, PLACE_HISTORY, NULL), say(in->words, "Realisasi dan target dari tahun ke tahun"), "");
    return part;
}
