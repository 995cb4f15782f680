/* Scope: the index, how sure it is, and the unsur it comes from. */
#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_analysis_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

#define NRR_DECIMALS 3 /* as reports print it */

static const char *number(struct arena *arena, int64_t value, unsigned decimals) {
    return value == SKM_NONE ? DESK_NOTHING : format_number(arena, value, decimals);
}

const char *survey_index_name(const struct survey_reading *reading) {
    return strcmp(reading->instrument.family, SKM_FAMILY) == 0 ? "IKM" : "Indeks";
}

/* ---- order and names ---- */

size_t survey_unsur_order(const struct survey_reading *reading, unsigned ret_order[static SKM_MOST_ITEMS]) {
    size_t count = 0;
    for (unsigned unsur = 0; unsur < reading->figures.unsur_count; unsur++) {
        int position = survey_unsur_item(&reading->instrument, unsur)->regulation_position;
        size_t place = count++;
        for (; place > 0 && position > 0; place--) {
            int other = survey_unsur_item(&reading->instrument, ret_order[place - 1])->regulation_position;
            if (other > 0 && other <= position) break;
            ret_order[place] = ret_order[place - 1];
        }
        ret_order[place] = unsur;
    }
    return count;
}

const char *survey_unsur_label(struct arena *arena, const struct survey_reading *reading, unsigned unsur) {
    const struct survey_item *item = survey_unsur_item(&reading->instrument, unsur);
    return item->regulation_position > 0 ? arena_format(arena, "U%d %s", item->regulation_position, item->name) : item->name;
}

/* ---- head ---- */

static const char *interval_text(struct arena *arena, const struct marked_interval *interval) {
    if (interval->interval.low == SKM_NONE) return DESK_NOTHING;
    return arena_format(arena, "%s sampai %s", format_number(arena, interval->interval.low, 2), format_number(arena, interval->interval.high, 2));
}

/* Whether the mark holds where the index may truly lie. */
static const char *standing(struct arena *arena, const struct survey_reading *reading) {
    const struct survey_certainty *certainty = &reading->certainty;
    const struct marked_interval *best = certainty->finite.interval.low == SKM_NONE ? &certainty->plain : &certainty->finite;
    if (best->interval.low == SKM_NONE) return "Belum ada cukup jawaban untuk mengatakan seberapa pasti angka ini.";
    const char *range = interval_text(arena, best);
    if (!best->at_low || !best->at_high) return arena_format(arena, "95%% yakin antara %s.", range);
    if (best->stands) return arena_format(arena, "95%% yakin antara %s: mutu %s tetap di kedua ujungnya.", range, best->at_low->mark);
    return arena_format(arena, "95%% yakin antara %s: mutunya dapat %s atau %s.", range, best->at_low->mark, best->at_high->mark);
}

static json_t *head_view(struct arena *arena, const struct survey_reading *reading) {
    const struct skm_figures *figures = &reading->figures;
    if (figures->ikm == SKM_NONE) return json_null();
    const char *unit = survey_index_name(reading);
    if (*figures->mark) unit = arena_format(arena, "%s, mutu %s (%s)", unit, figures->mark, figures->label);
    return json_pack("{s:s, s:s, s:s}", "value_text", format_number(arena, figures->ikm, 2), "unit_text", unit, "sentence",
                     standing(arena, reading));
}

static const char *sample_text(struct arena *arena, const struct survey_certainty *certainty) {
    if (certainty->needed == 0) return sample_state_label(certainty->state);
    return arena_format(arena, "%s dari %s pengguna layanan. %s", format_number(arena, certainty->needed, 0),
                        format_number(arena, certainty->population, 0), sample_state_label(certainty->state));
}

static const char *rate_text(struct arena *arena, const struct slip_counts *slips) {
    if (slips->issued == 0) return "Tidak ada karcis yang dicetak.";
    int64_t rate = survey_response_rate(slips->answered, slips->issued);
    return arena_format(arena, "%s dari %s karcis (%s)", format_number(arena, slips->answered, 0), format_number(arena, slips->issued, 0),
                        rate == SKM_NONE ? DESK_NOTHING : format_percent(arena, rate, 1));
}

static json_t *facts_view(struct arena *arena, const struct survey_reading *reading) {
    const struct survey_certainty *certainty = &reading->certainty;
    json_t *facts = json_array();
    desk_fact(facts, "Jawaban yang dihitung", format_number(arena, reading->figures.n, 0));
    desk_fact(facts, "Sampel yang diperlukan", sample_text(arena, certainty));
    desk_fact(facts, "Karcis yang kembali", rate_text(arena, &reading->slips));
    desk_fact(facts, "Selang 95%, dengan koreksi populasi", interval_text(arena, &certainty->finite));
    desk_fact(facts, "Selang 95%, tanpa koreksi", interval_text(arena, &certainty->plain));
    return facts;
}

/* ---- unsur ---- */

static const char *change_text(struct arena *arena, const struct unsur_change *change) {
    if (!change->is_known) return DESK_NOTHING;
    return arena_format(arena, "%s%s", change->change > 0 ? "+" : "", format_number(arena, change->change, NRR_DECIMALS));
}

/* Of an unsur with further questions the sum says less than its mean: all of its questions together. */
static int64_t sum_of(const struct survey_reading *reading, unsigned unsur, const int64_t *by_item) {
    int64_t sum = 0;
    for (unsigned item = 0; item < reading->rules.item_count; item++) {
        if (reading->rules.unsur[item] == unsur) sum += by_item[item];
    }
    return sum;
}

static json_t *unsur_table(struct arena *arena, const struct survey_reading *reading, const struct survey_comparison *comparison) {
    static const char *const LABELS[] = { "Unsur", "Menjawab", "Jumlah", "NRR", "Perubahan", "NRR tertimbang" };
    json_t *table = data_table(&(struct data_table_head){ "Nilai per unsur", LABELS, 6, false });
    unsigned order[SKM_MOST_ITEMS];
    size_t count = survey_unsur_order(reading, order);
    for (size_t i = 0; i < count; i++) {
        unsigned unsur = order[i];
        const char *const cells[] = { number(arena, sum_of(reading, unsur, reading->figures.answered), 0),
                                      number(arena, sum_of(reading, unsur, reading->figures.sum), 0),
                                      number(arena, skm_unsur_nrr(reading->whole, unsur, NRR_DECIMALS), NRR_DECIMALS),
                                      change_text(arena, &comparison->changes[unsur]),
                                      number(arena, skm_unsur_weighted(reading->whole, unsur, NRR_DECIMALS), NRR_DECIMALS) };
        data_table_row(table, &(struct data_table_row){ survey_unsur_label(arena, reading, unsur), false, cells, 5 });
    }
    const char *const sums[] = { "", "", "", "", number(arena, skm_mean(reading->whole, NRR_DECIMALS), NRR_DECIMALS) };
    data_table_row(table, &(struct data_table_row){ "Jumlah NRR tertimbang", true, sums, 5 });
    data_table_note(table, reading->before
        ? arena_format(arena, "NRR: nilai rata-rata. Perubahan dihitung terhadap %s.", period_label(arena, reading->before->label))
        : "NRR: nilai rata-rata. Belum ada periode sebelumnya untuk dibandingkan.");
    return table;
}

/* Other ways of rounding that reports are found with; ours is the first. */
static json_t *variants_table(struct arena *arena, const struct survey_reading *reading) {
    static const char *const LABELS[] = { "Cara menghitung", "Hasil" };
    const struct { const char *head; int64_t value; } VARIANTS[] = {
        { "Tepat, dibulatkan sekali (yang berlaku)", reading->figures.ikm },
        { "Bobot dibulatkan menjadi 0,11", reading->figures.ikm_w011 },
        { "Bobot dibulatkan menjadi 0,111", reading->figures.ikm_w0111 },
    };
    if (reading->figures.ikm_w011 == SKM_NONE) return NULL;
    json_t *table = data_table(&(struct data_table_head){ "Indeks menurut cara pembulatan", LABELS, 2, false });
    for (size_t i = 0; i < sizeof VARIANTS / sizeof *VARIANTS; i++) {
        const char *cell = number(arena, VARIANTS[i].value, 2);
        data_table_row(table, &(struct data_table_row){ VARIANTS[i].head, i == 0, &cell, 1 });
    }
    data_table_note(table, "Bila laporan lama mencetak angka lain, baris ini menunjukkan sebabnya.");
    return table;
}

/* ---- questions outside the index ---- */

/* Their answers have names and no order worth a mean: how many chose each. */
static json_t *own_table(struct arena *arena, const struct survey_reading *reading, unsigned item) {
    const struct survey_item *question = &reading->instrument.items[item];
    const char *const labels[] = { question->question, "Jawaban", "Bagian" };
    json_t *table = data_table(&(struct data_table_head){ arena_format(arena, "Di luar indeks: %s", question->name), labels, 3, false });
    for (unsigned value = 1; value <= (unsigned)question->choices; value++) {
        int64_t share = survey_spread_share(reading->spread, item, value);
        const char *const cells[] = { number(arena, reading->spread->chosen[item][value], 0),
                                      share < 0 ? DESK_NOTHING : format_percent(arena, share, 1) };
        data_table_row(table, &(struct data_table_row){ question->labels[value - 1], false, cells, 2 });
    }
    return table;
}

static void add_own(struct arena *arena, const struct survey_reading *reading, json_t *tables) {
    for (unsigned item = 0; item < reading->rules.item_count; item++) {
        if (reading->rules.unsur[item] == INSTRUMENT_OUTSIDE) (void)json_array_append_new(tables, own_table(arena, reading, item));
    }
}

void survey_analysis_figures_view(struct arena *arena, const struct survey_reading *reading, json_t *view) {
    struct survey_comparison comparison;
    struct unsur_values now = survey_reading_values(arena, &reading->instrument, reading->whole), before = { 0 };
    if (reading->before) before = survey_reading_values(arena, &reading->before_instrument, reading->before_whole);
    survey_compare(now, before, &comparison);
    json_t *tables = json_array(), *variants = variants_table(arena, reading);
    (void)json_array_append_new(tables, unsur_table(arena, reading, &comparison));
    if (variants) (void)json_array_append_new(tables, variants);
    add_own(arena, reading, tables);
    (void)json_object_set_new(view, "head", head_view(arena, reading));
    (void)json_object_set_new(view, "facts", facts_view(arena, reading));
    (void)json_object_set_new(view, "unsur", tables);
}
