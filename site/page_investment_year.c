/* Scope: one year of investment, from the periods published so far: /investasi/2024/. */
#include <string.h>

#include "site/page_investment_figures.h"
#include "site/page_investment_growth.h"
#include "site/page_investment_kinds.h"

/* "Triwulan I dan Triwulan II": what the year is made of. */
static const char *members_said(const struct investment_pages *in, const struct investment_year *year) {
    struct buffer text = buffer_in(in->site->arena);
    for (size_t i = 0; i < year->member_count; i++) {
        if (i > 0) buffer_text(&text, ", ");
        buffer_text(&text, tongue_period_part(in->site->arena, in->words->tongue, year->members[i]->period));
    }
    return buffer_string(&text);
}

static void add_notes(const struct investment_pages *in, const struct investment_year *year, json_t *view) {
    struct arena *arena = in->site->arena;
    const char *note = year->member_count < year->expected
                           ? arena_format(arena, say(in->words, "Jumlah %1$zu dari %2$zu periode tahun ini yang sudah terbit: %3$s."), year->member_count, year->expected, members_said(in, year))
                           : arena_format(arena, say(in->words, "Jumlah semua periode tahun ini: %s."), members_said(in, year));
    view_note(view, note);
    for (size_t i = 0; i < year->member_count; i++) {
        if (investment_is_comparable(year->members[i]->total, year->total)) continue;
        view_note(view, arena_format(arena, say(in->words, "%s memuat satu asal modal saja."), period_name(in, year->members[i]->period)));
    }
    const struct investment_target *printed = investment_target_of(in->book, year->number, "realisation");
    if (!printed) return;
    view_note(view, arena_format(arena, say(in->words, "Laporan tahunan mencetak realisasi %1$s (%2$s)."), cell_short(in, (struct optional_number){ true, printed->amount_rupiah }),
                                 printed->dataset->source));
}

/* ---- by period ---- */

static const char *members_chart(const struct investment_pages *in, const struct investment_year *year, const char *title, const char *finding) {
    const char *names[12];
    struct amounts values[12][ORIGIN_COUNT];
    for (size_t i = 0; i < year->member_count; i++) {
        names[i] = tongue_period_part(in->site->arena, in->words->tongue, year->members[i]->period);
        memcpy(values[i], year->members[i]->total, sizeof values[i]);
    }
    return origin_chart(in, &(struct origin_bars){ "periode-tahun", title, finding, names, (const struct amounts(*)[ORIGIN_COUNT])values, year->member_count });
}

static void member_row(const struct investment_pages *in, json_t *table, const char *name, const struct amounts *total, bool is_total) {
    const char *cells[] = { cell_number(in, total[PMDN].of[RUPIAH]), cell_number(in, total[PMA].of[RUPIAH]), cell_number(in, both_of(total, RUPIAH)),
                            cell_dollar(in, total[PMA].of[US_CENTS]), cell_number(in, both_of(total, PROJECTS)), cell_number(in, both_of(total, DOMESTIC)),
                            cell_number(in, both_of(total, FOREIGN)) };
    view_table_row(table, &(struct view_row){ name, is_total, sizeof cells / sizeof *cells, cells });
}

static json_t *members_table(const struct investment_pages *in, const struct investment_year *year, const char *title) {
    const char *const labels[] = { say(in->words, "Periode"), say(in->words, "PMDN (Rp)"), say(in->words, "PMA (Rp)"), say(in->words, "Jumlah (Rp)"),
                                   say(in->words, "PMA (US$)"), say(in->words, "Proyek"), say(in->words, "TKI"), say(in->words, "TKA") };
    json_t *table = view_table(title, labels, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < year->member_count; i++) member_row(in, table, period_name(in, year->members[i]->period), year->members[i]->total, false);
    member_row(in, table, say(in->words, "Jumlah"), year->total, true);
    return table;
}

static json_t *members_part(const struct investment_pages *in, const struct investment_year *year) {
    struct arena *arena = in->site->arena;
    json_t *part = part_new("periode-bagian", say(in->words, "Menurut periode"));
    const struct investment_period *best = year->members[0];
    for (size_t i = 1; i < year->member_count; i++) {
        if (known_or_zero(both_of(year->members[i]->total, RUPIAH)) > known_or_zero(both_of(best->total, RUPIAH))) best = year->members[i];
    }
    const char *title = say(in->words, "Investasi tiap periode dalam tahun ini");
    const char *finding = arena_format(arena, say(in->words, "Terbesar pada %1$s: %2$s."), period_name(in, best->period), cell_short(in, both_of(best->total, RUPIAH)));
    part_figure(part, view_figure(&(struct view_figure){ .heading = title, .finding = finding, .chart_svg = members_chart(in, year, title, finding),
                                                         .table = members_table(in, year, title) }));
    for (size_t i = 0; year->expected > 1 && i < year->member_count; i++) {
        const struct investment_period *member = year->members[i];
        part_link(part, investment_path(arena, in->words->tongue, PLACE_PERIOD, member->period), period_name(in, member->period), cell_short(in, both_of(member->total, RUPIAH)));
    }
    return part;
}

/* ---- against the year before ---- */

/* Only the same periods are compared: a year that is not over would always seem to fall. */
static json_t *change_part(const struct investment_pages *in, const struct investment_year *year) {
    struct arena *arena = in->site->arena;
    struct optional_number now = { false, 0 }, before = { false, 0 };
    size_t compared = 0;
    for (size_t i = 0; i < year->member_count; i++) {
        const struct investment_period *old = investment_near(arena, in->book, year->members[i]->period, -(int)year->expected);
        if (!old || !investment_is_comparable(year->members[i]->total, old->total)) continue;
        now = amounts_plus(now, both_of(year->members[i]->total, RUPIAH));
        before = amounts_plus(before, both_of(old->total, RUPIAH));
        compared++;
    }
    json_t *part = part_new("perubahan", say(in->words, "Naik atau turun"));
    struct optional_number growth = growth_hundredths(before, now);
    if (!growth.known) {
        part_note(part, arena_format(arena, say(in->words, "Perubahan y-o-y belum dapat dihitung: belum ada periode yang sama tahun %d dengan asal modal yang sama."), year->number - 1));
        return part;
    }
    part_note(part, arena_format(arena, say(in->words, "Investasi %1$s dari periode yang sama tahun %2$d (y-o-y), %3$s menjadi %4$s; %5$zu periode dibandingkan."),
                                 change_said(in, growth.value), year->number - 1, cell_short(in, before), cell_short(in, now), compared));
    return part;
}

/* ---- the page ---- */

static void add_pages(const struct investment_pages *in, const struct investment_year *year, json_t *view) {
    for (int shift = -1; shift <= 1; shift += 2) {
        const struct investment_year *other = investment_year_of(in->book, year->number + shift);
        if (other) view_page(in, view, PLACE_PERIOD, other->period, period_name(in, other->period));
    }
    view_page(in, view, PLACE_HISTORY, NULL, say(in->words, "Riwayat semua periode dan target"));
}

enum result investment_year_page(const struct investment_pages *in, const struct investment_year *year) {
    struct arena *arena = in->site->arena;
    const struct figures_of of = { year->total, &year->sectors };
    json_t *view = investment_view(arena_format(arena, say(in->words, "Realisasi investasi, %s"), period_name(in, year->period)),
                                   view_large(figures_headline(in, &of, figures_sentence(in, &of))));
    add_notes(in, year, view);
    (void)json_object_set_new(view, "shares", figures_shares(in, &of));
    part_add(view, members_part(in, year));
    part_add(view, change_part(in, year));
    const char *until = period_name(in, year->members[year->member_count - 1]->period);
    part_add(view, targets_part(in, &(struct targets_reached){ year->number, both_of(year->total, RUPIAH), until }));
    part_add(view, figures_sectors(in, &of));
    part_add(view, figures_workers(in, &of));
    add_pages(in, year, view);
    return investment_finish(in, &(struct investment_page){ PLACE_PERIOD, year->period, false }, view);
}
