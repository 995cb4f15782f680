/* Scope: each sector and sub-sector over all periods: /investasi/sektor/, /investasi/sektor/pertambangan/. */
#include <string.h>

#include "lib/out/chart.h"
#include "site/investment_sectors.h"
#include "site/page_investment_kinds.h"

#define PERIODS_DRAWN 12 /* the newest; the table has all */

/* ---- one sector ---- */

static const char *sector_chart(const struct investment_pages *in, const char *name, const char *title, const char *finding) {
    const char *names[PERIODS_DRAWN];
    struct amounts values[PERIODS_DRAWN][ORIGIN_COUNT];
    size_t count = 0;
    for (size_t i = in->book->count < PERIODS_DRAWN ? in->book->count : PERIODS_DRAWN; i-- > 0;) {
        const struct investment_period *period = &in->book->periods[i];
        const struct investment_sector *row = investment_sector_of(&period->sectors, name);
        names[count] = period_name(in, period->period);
        memset(values[count], 0, sizeof values[count]);
        if (row) memcpy(values[count], row->origins, sizeof values[count]);
        count++;
    }
    return origin_chart(in, &(struct origin_bars){ "riwayat", title, finding, names, (const struct amounts(*)[ORIGIN_COUNT])values, count });
}

static struct optional_number growth_since(const struct investment_pages *in, const struct investment_period *period, const char *name, struct optional_number now, int shift) {
    const struct investment_period *before = investment_near(in->site->arena, in->book, period->period, shift);
    bool is_told = before && investment_is_comparable(period->total, before->total);
    const struct investment_sector *row = is_told ? investment_sector_of(&before->sectors, name) : NULL;
    return row ? growth_hundredths(both_of(row->origins, RUPIAH), now) : (struct optional_number){ false, 0 };
}

static json_t *sector_table(const struct investment_pages *in, const char *name, const char *title) {
    static const struct amounts NONE[ORIGIN_COUNT];
    const char *const labels[] = { say(in->words, "Periode"), say(in->words, "PMDN (Rp)"), say(in->words, "PMA (Rp)"), say(in->words, "Jumlah (Rp)"), say(in->words, "Porsi"),
                                   "q-o-q", "y-o-y", say(in->words, "Proyek"), say(in->words, "TKI"), say(in->words, "TKA") };
    json_t *table = view_table(title, labels, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < in->book->count; i++) {
        const struct investment_period *period = &in->book->periods[i];
        const struct investment_sector *row = investment_sector_of(&period->sectors, name);
        const struct amounts *origins = row ? row->origins : NONE;
        struct optional_number sum = both_of(origins, RUPIAH);
        const char *cells[] = { cell_number(in, origins[PMDN].of[RUPIAH]), cell_number(in, origins[PMA].of[RUPIAH]), cell_number(in, sum),
                                cell_percent(in, share_hundredths(sum, both_of(period->total, RUPIAH))), cell_percent(in, growth_since(in, period, name, sum, -1)),
                                cell_percent(in, growth_since(in, period, name, sum, -investment_a_year(period->period))), cell_number(in, both_of(origins, PROJECTS)),
                                cell_number(in, both_of(origins, DOMESTIC)), cell_number(in, both_of(origins, FOREIGN)) };
        view_table_row(table, &(struct view_row){ period_name(in, period->period), false, sizeof cells / sizeof *cells, cells });
    }
    return table;
}

/* The newest period in which the sector has a row. */
static const struct investment_period *newest_of(const struct investment_book *book, const char *name) {
    for (size_t i = 0; i < book->count; i++) {
        if (investment_sector_of(&book->periods[i].sectors, name)) return &book->periods[i];
    }
    return &book->periods[0];
}

static json_t *sector_total(const struct investment_pages *in, const struct investment_period *period, const struct investment_sector *row) {
    struct arena *arena = in->site->arena;
    struct optional_number sum = both_of(row->origins, RUPIAH);
    struct tongue_amount amount = tongue_rupiah_parts(arena, in->words->tongue, known_or_zero(sum));
    const char *sentence = arena_format(arena, say(in->words, "%1$s: %2$s dari semua investasi periode itu, %3$s tenaga kerja."), period_name(in, period->period),
                                        cell_percent(in, share_hundredths(sum, both_of(period->total, RUPIAH))),
                                        cell_number(in, amounts_plus(workers_of(&row->origins[PMDN]), workers_of(&row->origins[PMA]))));
    return view_large(json_pack("{s:s, s:s, s:s}", "value_text", amount.number, "unit_text", amount.unit, "sentence", sentence));
}

static enum result sector_page(const struct investment_pages *in, const struct investment_sector *listed) {
    struct arena *arena = in->site->arena;
    const char *name = listed->name, *said = sector_said(in, name);
    const struct investment_period *newest = newest_of(in->book, name);
    const struct investment_sector *row = investment_sector_of(&newest->sectors, name);
    json_t *view = investment_view(arena_format(arena, say(in->words, "Investasi: %s"), said), sector_total(in, newest, row));
    if (*listed->sector) {
        view_note(view, arena_format(arena, say(in->words, "Bagian dari %s."), sector_said(in, listed->sector)));
        view_page(in, view, PLACE_SECTOR, sector_slug(arena, listed->sector), sector_said(in, listed->sector));
    }
    json_t *part = part_new("riwayat-bagian", say(in->words, "Dari waktu ke waktu"));
    const char *title = say(in->words, "PMDN dan PMA tiap periode");
    const char *finding = arena_format(arena, say(in->words, "Terakhir tercatat pada %1$s: %2$s."), period_name(in, newest->period), cell_short(in, both_of(row->origins, RUPIAH)));
    part_figure(part, view_figure(&(struct view_figure){ .heading = title, .finding = finding, .chart_svg = sector_chart(in, name, title, finding),
                                                         .table = sector_table(in, name, arena_format(arena, "%s: %s", said, title)) }));
    part_add(view, part);
    view_page(in, view, PLACE_SECTORS, NULL, say(in->words, "Tiap sektor dan subsektor"));
    view_page(in, view, PLACE_PERIOD, newest->period, period_name(in, newest->period));
    return investment_finish(in, &(struct investment_page){ PLACE_SECTOR, sector_slug(arena, name), false }, view);
}

/* ---- all sectors ---- */

static bool is_known(const struct investment_sectors *sectors, const char *name) {
    return investment_sector_of(sectors, name) != NULL;
}

/* Every sector that has a row in some period. */
static struct investment_sectors all_sectors(struct arena *arena, const struct investment_book *book) {
    struct investment_sectors all = { 0 };
    size_t most = 0;
    for (size_t i = 0; i < book->count; i++) most += book->periods[i].sectors.count;
    all.rows = arena_array(arena, most + 1, sizeof *all.rows);
    for (size_t i = 0; i < book->count; i++) {
        const struct investment_sectors *sectors = &book->periods[i].sectors;
        for (size_t at = 0; at < sectors->count; at++) {
            if (!is_known(&all, sectors->rows[at].name)) all.rows[all.count++] = sectors->rows[at];
        }
    }
    return all;
}

static void list_sector(const struct investment_pages *in, const char *name, json_t *part) {
    struct arena *arena = in->site->arena;
    const struct investment_period *newest = newest_of(in->book, name);
    const struct investment_sector *row = investment_sector_of(&newest->sectors, name);
    part_link(part, investment_path(arena, in->words->tongue, PLACE_SECTOR, sector_slug(arena, name)), sector_said(in, name),
              arena_format(arena, "%s (%s)", cell_short(in, both_of(row->origins, RUPIAH)), period_name(in, newest->period)));
}

/* The part of the sector at FIRST of the classification, with the names of its sub-sectors nobody has a row of. */
static json_t *known_part(const struct investment_pages *in, const struct investment_sectors *all, int first) {
    struct buffer missing = buffer_in(in->site->arena);
    for (int i = first + 1; i < SECTOR_NAME_COUNT && SECTOR_NAMES[i].sector; i++) {
        if (is_known(all, SECTOR_NAMES[i].name)) continue;
        buffer_format(&missing, "%s%s", missing.length ? "; " : "", sector_said(in, SECTOR_NAMES[i].name));
    }
    json_t *part = part_new(sector_slug(in->site->arena, SECTOR_NAMES[first].name), sector_said(in, SECTOR_NAMES[first].name));
    if (missing.length) part_note(part, arena_format(in->site->arena, say(in->words, "Belum ada yang tercatat: %s."), buffer_string(&missing)));
    return part;
}

static enum result sectors_page(const struct investment_pages *in, const struct investment_sectors *all) {
    json_t *view = investment_view(say(in->words, "Investasi tiap sektor dan subsektor"), NULL), *part = NULL;
    view_note(view, say(in->words, "Tiga sektor dan 23 subsektor menurut penggolongan BKPM, dengan angka terakhir yang tercatat."));
    for (int i = 0; i < SECTOR_NAME_COUNT; i++) {
        if (!SECTOR_NAMES[i].sector) part_add(view, part = known_part(in, all, i));
        if (is_known(all, SECTOR_NAMES[i].name)) list_sector(in, SECTOR_NAMES[i].name, part);
    }
    bool has_others = false;
    for (size_t i = 0; i < all->count; i++) {
        if (sector_order(all->rows[i].name) < SECTOR_NAME_COUNT) continue;
        if (!has_others) part_add(view, part = part_new("lain", say(in->words, "Di luar penggolongan")));
        has_others = true;
        list_sector(in, all->rows[i].name, part);
    }
    view_page(in, view, PLACE_NEWEST, NULL, say(in->words, "Investasi periode terakhir"));
    return investment_finish(in, &(struct investment_page){ PLACE_SECTORS, NULL, false }, view);
}

enum result investment_sector_pages(const struct investment_pages *in) {
    struct investment_sectors all = all_sectors(in->site->arena, in->book);
    enum result result = sectors_page(in, &all);
    for (size_t i = 0; i < all.count && result == DONE; i++) result = sector_page(in, &all.rows[i]);
    return result;
}
