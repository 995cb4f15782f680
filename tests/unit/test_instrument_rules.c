/* Facts about what the arithmetic accepts as a questionnaire. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/instrument_rules.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void the_statutory_rules_are_sound(void **state) {
    (void)state;
    struct instrument_rules plain = instrument_rules_plain(9, 4);
    assert_null(instrument_rules_fault(&INSTRUMENT_RULES_SKM));
    assert_null(instrument_rules_fault(&plain));
    assert_memory_equal(plain.unsur, INSTRUMENT_RULES_SKM.unsur, sizeof plain.unsur);
    assert_int_equal(plain.conversion_numerator, 25);
    plain = instrument_rules_plain(8, 6);
    assert_null(instrument_rules_fault(&plain));
    assert_int_equal(plain.band_count, 0); /* the marks of the SKM are for the SKM */
    assert_null(instrument_band_of(&plain, 10000));
}

static void no_items(struct instrument_rules *rules) { rules->item_count = 0; }
static void many_items(struct instrument_rules *rules) { rules->item_count = 65; }
static void no_scale(struct instrument_rules *rules) { rules->scale = 0; }
static void scale_five(struct instrument_rules *rules) { rules->scale = 5; }
static void no_unsur(struct instrument_rules *rules) { rules->unsur_count = 0; }
static void unsur_beyond(struct instrument_rules *rules) { rules->unsur[3] = 9; }
static void unsur_empty(struct instrument_rules *rules) { rules->unsur[3] = 2; }
static void all_outside(struct instrument_rules *rules) { memset(rules->unsur, (int)INSTRUMENT_OUTSIDE, 9); }
static void no_numerator(struct instrument_rules *rules) { rules->conversion_numerator = 0; }
static void no_denominator(struct instrument_rules *rules) { rules->conversion_denominator = 0; }
static void negative(struct instrument_rules *rules) { rules->conversion_numerator = -25; }
static void huge(struct instrument_rules *rules) { rules->conversion_denominator = 1001; }
static void band_order(struct instrument_rules *rules) { rules->bands[2].from_hundredths = 6500; }
static void band_nameless(struct instrument_rules *rules) { rules->bands[0].mark = ""; }
static void band_negative(struct instrument_rules *rules) { rules->bands[0].from_hundredths = -1; }
static void many_bands(struct instrument_rules *rules) { rules->band_count = 9; }

static void each_planted_fault_is_told(void **state) {
    (void)state;
    static const struct { void (*spoil)(struct instrument_rules *); const char *reason; } FAULTS[] = {
        { no_items, "tidak ada pertanyaan" },
        { many_items, "paling banyak 64 pertanyaan" },
        { no_scale, "skala harus 4 atau 6" },
        { scale_five, "skala harus 4 atau 6" },
        { no_unsur, "tidak ada unsur yang dihitung" },
        { unsur_beyond, "ada pertanyaan dari unsur yang tidak tercantum" },
        { unsur_empty, "ada unsur tanpa pertanyaan" },
        { all_outside, "ada unsur tanpa pertanyaan" },
        { no_numerator, "konversi harus pecahan dari bilangan 1 sampai 1000" },
        { no_denominator, "konversi harus pecahan dari bilangan 1 sampai 1000" },
        { negative, "konversi harus pecahan dari bilangan 1 sampai 1000" },
        { huge, "konversi harus pecahan dari bilangan 1 sampai 1000" },
        { band_order, "batas mutu harus berurutan naik" },
        { band_nameless, "ada batas mutu tanpa nama" },
        { band_negative, "batas mutu tidak boleh negatif" },
        { many_bands, "terlalu banyak batas mutu" },
    };
    for (size_t i = 0; i < COUNT(FAULTS); i++) {
        struct instrument_rules rules = INSTRUMENT_RULES_SKM;
        FAULTS[i].spoil(&rules);
        const char *reason = instrument_rules_fault(&rules);
        assert_non_null(reason);
        assert_string_equal(reason, FAULTS[i].reason);
    }
}

/* Rules with COUNTS[u] questions of each unsur. */
static struct instrument_rules with_questions(const unsigned *counts, unsigned unsur_count) {
    struct instrument_rules rules = { .scale = 4, .unsur_count = unsur_count, .conversion_numerator = 25, .conversion_denominator = 1 };
    for (unsigned u = 0; u < unsur_count; u++) {
        for (unsigned i = 0; i < counts[u]; i++) rules.unsur[rules.item_count++] = (uint8_t)u;
    }
    return rules;
}

static void weights_are_whole_and_equal_between_unsur(void **state) {
    (void)state;
    static const unsigned BENGKALIS[] = { 2, 3, 1, 3, 1, 1, 3, 1, 1 }; /* a form of sixteen questions in use */
    static const uint16_t WEIGHTS[] = { 3, 3, 2, 2, 2, 6, 2, 2, 2, 6, 6, 2, 2, 2, 6, 6 };
    struct instrument_rules rules = with_questions(BENGKALIS, 9);
    uint16_t weights[INSTRUMENT_MOST_ITEMS];
    assert_int_equal(instrument_weights(&rules, weights), 54);
    assert_memory_equal(weights, WEIGHTS, sizeof WEIGHTS);
    assert_int_equal(instrument_weights(&INSTRUMENT_RULES_SKM, weights), 9);
    rules.unsur[0] = INSTRUMENT_OUTSIDE;
    assert_int_equal(instrument_weights(&rules, weights), 27); /* no unsur of two questions is left */
    assert_int_equal(weights[0], 0);
    assert_int_equal(weights[1], 3);
}

static void question_counts_beyond_any_common_measure_are_refused(void **state) {
    (void)state;
    static const unsigned SIX[] = { 1, 2, 3, 4, 5, 6, 1, 1, 1 }, WILD[] = { 7, 8, 9, 11 };
    struct instrument_rules sound = with_questions(SIX, 9), wild = with_questions(WILD, 4);
    assert_null(instrument_rules_fault(&sound));
    assert_string_equal(instrument_rules_fault(&wild), "jumlah subpertanyaan per unsur terlalu beragam");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_statutory_rules_are_sound),
        cmocka_unit_test(each_planted_fault_is_told),
        cmocka_unit_test(weights_are_whole_and_equal_between_unsur),
        cmocka_unit_test(question_counts_beyond_any_common_measure_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
