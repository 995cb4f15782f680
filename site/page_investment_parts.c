/* Scope: investment by country and by scale of the company. */
#include <string.h>

#include "lib/out/chart.h"
#include "site/page_investment_figures.h"

#define COUNTRIES_DRAWN 10

/* One country or scale with both origins. */
struct slice {
    const char *value;
    struct amounts origins[ORIGIN_COUNT];
};
struct slices {
    struct slice *rows;
    size_t count;
};

static struct slice *slice_of(struct slices *slices, const char *value) {
    for (size_t i = 0; i < slices->count; i++) {
        if (strcmp(slices->rows[i].value, value) == 0) return &slices->rows[i];
    }
    slices->rows[slices->count] = (struct slice){ .value = value };
    return &slices->rows[slices->count++];
}

static int64_t size_of(const struct slice *slice) {
    return known_or_zero(both_of(slice->origins, RUPIAH));
}

/* The values of ATTRIBUTE, the largest first. */
static struct slices slices_of(struct arena *arena, const struct investment_parts *parts, const char *attribute) {
    struct slices found = { arena_array(arena, parts->count + 1, sizeof *found.rows), 0 };
    for (size_t i = 0; i < parts->count; i++) {
        const struct investment_part *part = &parts->rows[i];
        if (strcmp(part->attribute, attribute) != 0) continue;
        slice_of(&found, part->value)->origins[strcmp(part->status, "pma") == 0 ? PMA : PMDN] =
            (struct amounts){ .of = { part->amount_rupiah, part->amount_us_cents, part->projects, part->domestic_workers, part->foreign_workers } };
    }
    for (size_t i = 1; i < found.count; i++) {
        struct slice row = found.rows[i];
        size_t at = i;
        for (; at > 0 && size_of(&found.rows[at - 1]) < size_of(&row); at--) found.rows[at] = found.rows[at - 1];
        found.rows[at] = row;
    }
    return found;
}

static const char *scale_said(const struct investment_pages *in, const char *value) {
    if (strcmp(value, "umk") == 0) return say(in->words, "UMK (usaha mikro dan kecil)");
    if (strcmp(value, "non-umk") == 0) return say(in->words, "Non-UMK (usaha menengah dan besar)");
    return value;
}

/* What both kinds of slices are called on the page. */
struct slices_head {
    const char *id, *title, *name_label, *period;
    bool is_scale;
};

static json_t *slices_table(const struct investment_pages *in, const struct slices_head *head, const struct slices *slices, struct optional_number whole) {
    const char *const labels[] = { head->name_label, say(in->words, "PMDN (Rp)"), say(in->words, "PMA (Rp)"), say(in->words, "PMA (US$)"),
                                   say(in->words, "Porsi"), say(in->words, "Proyek"), say(in->words, "TKI"), say(in->words, "TKA") };
    const char *caption = arena_format(in->site->arena, "%s, %s", head->title, head->period);
    json_t *table = view_table(caption, labels, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < slices->count; i++) {
        const struct amounts *origins = slices->rows[i].origins;
        const char *name = head->is_scale ? scale_said(in, slices->rows[i].value) : slices->rows[i].value;
        const char *cells[] = { cell_number(in, origins[PMDN].of[RUPIAH]), cell_number(in, origins[PMA].of[RUPIAH]), cell_dollar(in, origins[PMA].of[US_CENTS]),
                                cell_percent(in, share_hundredths(both_of(origins, RUPIAH), whole)), cell_number(in, both_of(origins, PROJECTS)),
                                cell_number(in, both_of(origins, DOMESTIC)), cell_number(in, both_of(origins, FOREIGN)) };
        view_table_row(table, &(struct view_row){ name, false, sizeof cells / sizeof *cells, cells });
    }
    return table;
}

static const char *slices_chart(const struct investment_pages *in, const struct slices_head *head, const struct slices *slices, const char *finding) {
    const char *names[COUNTRIES_DRAWN];
    struct amounts values[COUNTRIES_DRAWN][ORIGIN_COUNT];
    size_t count = slices->count < COUNTRIES_DRAWN ? slices->count : COUNTRIES_DRAWN;
    for (size_t i = 0; i < count; i++) {
        names[i] = head->is_scale ? scale_said(in, slices->rows[i].value) : slices->rows[i].value;
        memcpy(values[i], slices->rows[i].origins, sizeof values[i]);
    }
    return origin_chart(in, &(struct origin_bars){ head->id, head->title, finding, names, (const struct amounts(*)[ORIGIN_COUNT])values, count });
}

static void add_slices(const struct investment_pages *in, const struct investment_period *period, const struct slices_head *head, json_t *view) {
    struct slices slices = slices_of(in->site->arena, &period->parts, head->is_scale ? "scale" : "country");
    if (slices.count == 0) return;
    /* countries are a matter of PMA, unless the source also gives one to PMDN */
    struct optional_number whole = { false, 0 };
    for (size_t i = 0; i < slices.count; i++) whole = amounts_plus(whole, both_of(slices.rows[i].origins, RUPIAH));
    const struct slice *largest = &slices.rows[0];
    struct optional_number sum = both_of(largest->origins, RUPIAH);
    const char *finding = arena_format(in->site->arena, say(in->words, "Terbesar %1$s: %2$s, %3$s dari jumlah."),
                                       head->is_scale ? scale_said(in, largest->value) : largest->value, cell_short(in, sum),
                                       cell_percent(in, share_hundredths(sum, whole)));
    json_t *part = part_new(arena_format(in->site->arena, "%s-bagian", head->id), head->title);
    part_figure(part, view_figure(&(struct view_figure){ .heading = head->title, .finding = finding, .chart_svg = slices_chart(in, head, &slices, finding),
                                                         .table = slices_table(in, head, &slices, whole) }));
    part_add(view, part);
}

void figures_parts(const struct investment_pages *in, const struct investment_period *period, json_t *view) {
    const char *name = period_name(in, period->period);
    add_slices(in, period, &(struct slices_head){ "negara", say(in->words, "Menurut negara asal"), say(in->words, "Negara"), name, false }, view);
    add_slices(in, period, &(struct slices_head){ "skala", say(in->words, "Menurut skala usaha"), say(in->words, "Skala"), name, true }, view);
}
