/* Scope: soundness, bands and weights of a questionnaire. */
#include "lib/rules/instrument_rules.h"

#include <stddef.h>
#include <string.h>

#define STATUTORY_SCALE 4u

#define SKM_BANDS                                                                                               \
    .band_count = 4, .bands = { { 2500, "D", "Tidak Baik" }, { 6500, "C", "Kurang Baik" }, { 7661, "B", "Baik" }, \
                                { 8831, "A", "Sangat Baik" } }

const struct instrument_rules INSTRUMENT_RULES_SKM = {
    .item_count = 9, .scale = STATUTORY_SCALE, .unsur_count = 9, .unsur = { 0, 1, 2, 3, 4, 5, 6, 7, 8 },
    .conversion_numerator = 25, .conversion_denominator = 1, SKM_BANDS
};

struct instrument_rules instrument_rules_plain(unsigned item_count, unsigned scale) {
    struct instrument_rules rules = { .conversion_numerator = 100, .conversion_denominator = scale };
    if (scale == STATUTORY_SCALE) rules = INSTRUMENT_RULES_SKM;
    rules.item_count = rules.unsur_count = item_count;
    rules.scale = scale;
    for (unsigned i = 0; i < item_count && i < INSTRUMENT_MOST_ITEMS; i++) rules.unsur[i] = (uint8_t)i;
    return rules;
}

/* ---- weights ---- */

static unsigned common_divisor(unsigned a, unsigned b) {
    while (b) {
        unsigned rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void count_items(const struct instrument_rules *rules, unsigned counts[static INSTRUMENT_MOST_ITEMS]) {
    memset(counts, 0, INSTRUMENT_MOST_ITEMS * sizeof *counts);
    for (unsigned i = 0; i < rules->item_count; i++) {
        if (rules->unsur[i] != INSTRUMENT_OUTSIDE) counts[rules->unsur[i]]++;
    }
}

/* Least common multiple of how many items the unsur have; at most about 2^18, the largest for parts of 64. */
static unsigned common_multiple(const struct instrument_rules *rules, const unsigned *counts) {
    unsigned multiple = 1;
    for (unsigned u = 0; u < rules->unsur_count; u++) multiple *= counts[u] / common_divisor(multiple, counts[u]);
    return multiple;
}

unsigned instrument_weights(const struct instrument_rules *rules, uint16_t ret[static INSTRUMENT_MOST_ITEMS]) {
    unsigned counts[INSTRUMENT_MOST_ITEMS], total = 0;
    count_items(rules, counts);
    unsigned multiple = common_multiple(rules, counts);
    for (unsigned i = 0; i < rules->item_count; i++) {
        uint8_t unsur = rules->unsur[i];
        ret[i] = (uint16_t)(unsur == INSTRUMENT_OUTSIDE ? 0 : multiple / counts[unsur]);
        total += ret[i];
    }
    return total;
}

/* ---- soundness ---- */

static const char *unsur_fault(const struct instrument_rules *rules) {
    if (rules->unsur_count < 1 || rules->unsur_count > rules->item_count) return "tidak ada unsur yang dihitung";
    for (unsigned i = 0; i < rules->item_count; i++) {
        uint8_t unsur = rules->unsur[i];
        if (unsur != INSTRUMENT_OUTSIDE && unsur >= rules->unsur_count) return "ada pertanyaan dari unsur yang tidak tercantum";
    }
    unsigned counts[INSTRUMENT_MOST_ITEMS];
    count_items(rules, counts);
    for (unsigned u = 0; u < rules->unsur_count; u++) {
        if (counts[u] == 0) return "ada unsur tanpa pertanyaan";
    }
    bool is_weighable = common_multiple(rules, counts) * rules->unsur_count <= INSTRUMENT_MOST_WEIGHT;
    return is_weighable ? NULL : "jumlah subpertanyaan per unsur terlalu beragam";
}

static bool is_conversion(int64_t value) {
    return value >= 1 && value <= INSTRUMENT_LARGEST_CONVERSION;
}

static const char *band_fault(const struct instrument_rules *rules) {
    if (rules->band_count > INSTRUMENT_MOST_BANDS) return "terlalu banyak batas mutu";
    for (unsigned i = 0; i < rules->band_count; i++) {
        const struct instrument_band *band = &rules->bands[i];
        if (band->from_hundredths < 0) return "batas mutu tidak boleh negatif";
        if (!band->mark || !*band->mark || !band->label) return "ada batas mutu tanpa nama";
        if (i > 0 && band->from_hundredths <= band[-1].from_hundredths) return "batas mutu harus berurutan naik";
    }
    return NULL;
}

const char *instrument_rules_fault(const struct instrument_rules *rules) {
    if (rules->item_count < 1) return "tidak ada pertanyaan";
    if (rules->item_count > INSTRUMENT_MOST_ITEMS) return "paling banyak 64 pertanyaan";
    if (rules->scale != STATUTORY_SCALE && rules->scale != 6) return "skala harus 4 atau 6";
    const char *fault = unsur_fault(rules);
    if (fault) return fault;
    bool has_conversion = is_conversion(rules->conversion_numerator) && is_conversion(rules->conversion_denominator);
    return has_conversion ? band_fault(rules) : "konversi harus pecahan dari bilangan 1 sampai 1000";
}

const struct instrument_band *instrument_band_of(const struct instrument_rules *rules, int64_t index_hundredths) {
    for (unsigned i = rules->band_count; i-- > 0;) {
        if (index_hundredths >= rules->bands[i].from_hundredths) return &rules->bands[i];
    }
    return NULL;
}
