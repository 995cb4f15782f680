/* Facts about breakdowns beside each other: an adversary keeps every edition of a made-up office and subtracts whatever can be subtracted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/publish_once.h"
#include "lib/rules/small_groups.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SMALLEST 5
#define GROUPS 5
#define QUARTERS 4
#define SETS 7                                /* of a year, two halves and four quarters */
#define UNKNOWNS ((QUARTERS + SETS) * GROUPS) /* persons of a quarter; what a correction changed */
#define EQUATIONS 400
#define PRIME 1000000007
#define OFFICES 400

static void the_first_approved_of_periods_that_share_days_has_the_breakdown(void **state) {
    (void)state;
    static const struct breakdown ALL[] = {
        { "2024-Q1", "", 100, false }, { "2024", "", 200, false },        { "2024-Q2", "", 300, false },
        { "2025-Q1", "", 400, false }, { "2024-S1", "spkp", 150, false }, { "2024-Q3", "", 50, true },
        { "2026-Q1", "", 500, false }, { "2026-S1", "", 500, false },
    };
    static const bool STANDS[] = { true, false, false, true, true, false, true, false };
    for (size_t i = 0; i < COUNT(ALL); i++) {
        if (breakdown_may_stand(ALL, COUNT(ALL), i) != STANDS[i]) fail_msg("%s %s", ALL[i].period, ALL[i].scope);
    }
}

/* One that was shown, and is not any more, still keeps the others off: somebody may have kept it. */
static void a_changed_breakdown_still_keeps_the_periods_within_it_off(void **state) {
    (void)state;
    static const struct breakdown ALL[] = { { "2024", "", 100, true }, { "2024-Q1", "", 200, false } };
    assert_false(breakdown_may_stand(ALL, 2, 0));
    assert_false(breakdown_may_stand(ALL, 2, 1));
}

static void a_year_is_broken_down_when_the_letters_of_its_last_days_are_in(void **state) {
    (void)state;
    assert_false(breakdown_year_is_over(2025, day_from_civil((struct civil){ 2025, 12, 31 })));
    assert_false(breakdown_year_is_over(2025, day_from_civil((struct civil){ 2026, 1, 31 })));
    assert_true(breakdown_year_is_over(2025, day_from_civil((struct civil){ 2026, 2, 1 })));
}

/* ---- the adversary ---- */

static const struct { const char *name; int first, last; } PERIODS[SETS] = {
    { "2024", 0, 3 },    { "2024-S1", 0, 1 }, { "2024-S2", 2, 3 }, { "2024-Q1", 0, 0 },
    { "2024-Q2", 1, 1 }, { "2024-Q3", 2, 2 }, { "2024-Q4", 3, 3 },
};

struct office {
    int64_t persons[QUARTERS][GROUPS];
    bool is_published[SETS], is_corrected[SETS];
    instant approved[SETS], corrected[SETS];
    int64_t change[SETS][GROUPS]; /* by the correction */
};

struct knowledge {
    int64_t rows[EQUATIONS][UNKNOWNS]; /* reduced: each leads with a 1 where no other has anything */
    size_t lead[EQUATIONS], count;
};

static uint64_t chance_state = 20261121;

static int64_t below(int64_t limit) {
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((chance_state >> 33) % (uint64_t)limit);
}

static int64_t power(int64_t base, int64_t exponent) {
    int64_t result = 1;
    for (; exponent > 0; exponent /= 2, base = base * base % PRIME)
        if (exponent % 2) result = result * base % PRIME;
    return result;
}

/* Takes away from ROW what is known; true when something is left. */
static bool reduce(const struct knowledge *known, int64_t *row, size_t *ret_lead) {
    for (size_t i = 0; i < known->count; i++) {
        int64_t factor = row[known->lead[i]];
        for (size_t at = 0; factor != 0 && at < UNKNOWNS; at++) row[at] = ((row[at] - factor * known->rows[i][at]) % PRIME + PRIME) % PRIME;
    }
    for (size_t at = 0; at < UNKNOWNS; at++) {
        if (row[at] == 0) continue;
        *ret_lead = at;
        return true;
    }
    return false;
}

static void learn(struct knowledge *known, int64_t *row) {
    size_t lead;
    if (!reduce(known, row, &lead)) return;
    assert_true(known->count < EQUATIONS);
    int64_t inverse = power(row[lead], PRIME - 2);
    for (size_t at = 0; at < UNKNOWNS; at++) row[at] = row[at] * inverse % PRIME;
    for (size_t i = 0; i < known->count; i++) {
        int64_t factor = known->rows[i][lead];
        for (size_t at = 0; factor != 0 && at < UNKNOWNS; at++)
            known->rows[i][at] = ((known->rows[i][at] - factor * row[at]) % PRIME + PRIME) % PRIME;
    }
    memcpy(known->rows[known->count], row, sizeof known->rows[0]);
    known->lead[known->count++] = lead;
}

/* Adds "the persons of GROUP in SET" to ROW. */
static void add_cell(int64_t *row, int set, int group, bool is_corrected) {
    for (int quarter = PERIODS[set].first; quarter <= PERIODS[set].last; quarter++) row[quarter * GROUPS + group] = 1;
    if (is_corrected) row[(QUARTERS + set) * GROUPS + group] = 1;
}

static void counts_of(const struct office *office, int set, bool is_corrected, int64_t *ret) {
    for (int group = 0; group < GROUPS; group++) {
        ret[group] = is_corrected ? office->change[set][group] : 0;
        for (int quarter = PERIODS[set].first; quarter <= PERIODS[set].last; quarter++) ret[group] += office->persons[quarter][group];
    }
}

/* What the edition built at NOW shows of SET, with its total. */
static void read_table(const struct office *office, int set, bool is_corrected, bool stands, struct knowledge *known) {
    int64_t counts[GROUPS];
    bool hidden[GROUPS];
    counts_of(office, set, is_corrected, counts);
    small_groups_hide(counts, GROUPS, SMALLEST, hidden);
    int64_t total[UNKNOWNS] = { 0 };
    for (int group = 0; group < GROUPS; group++) {
        int64_t cell[UNKNOWNS] = { 0 };
        add_cell(total, set, group, is_corrected);
        add_cell(cell, set, group, is_corrected);
        if (stands && !hidden[group]) learn(known, cell);
    }
    learn(known, total);
}

static bool is_changed(const struct office *office, int set, instant now) {
    if (!office->is_corrected[set] || office->corrected[set] > now) return false;
    for (int group = 0; group < GROUPS; group++)
        if (office->change[set][group] != 0) return true;
    return false;
}

static void read_edition(const struct office *office, instant now, bool by_rule, struct knowledge *known) {
    struct breakdown all[SETS];
    int sets[SETS];
    size_t count = 0;
    for (int set = 0; set < SETS; set++) {
        if (!office->is_published[set] || office->approved[set] > now) continue;
        sets[count] = set;
        all[count++] = (struct breakdown){ PERIODS[set].name, "", office->approved[set], is_changed(office, set, now) };
    }
    for (size_t i = 0; i < count; i++)
        read_table(office, sets[i], is_changed(office, sets[i], now), !by_rule || breakdown_may_stand(all, count, i), known);
}

static bool can_be_told(const struct knowledge *known, const int64_t *row) {
    int64_t rest[UNKNOWNS];
    size_t lead;
    memcpy(rest, row, sizeof rest);
    return !reduce(known, rest, &lead);
}

/* Small groups of any union of quarters, and of what corrections changed, that follow from all editions together. */
static int secrets_told(const struct office *office, const struct knowledge *known) {
    int told = 0;
    for (unsigned quarters = 1; quarters < 1u << QUARTERS; quarters++) {
        for (int group = 0; group < GROUPS; group++) {
            int64_t row[UNKNOWNS] = { 0 }, persons = 0;
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                if (!(quarters & 1u << quarter)) continue;
                row[quarter * GROUPS + group] = 1;
                persons += office->persons[quarter][group];
            }
            told += persons > 0 && persons < SMALLEST && can_be_told(known, row);
        }
    }
    for (int set = 0; set < SETS; set++) {
        for (int group = 0; group < GROUPS; group++) {
            int64_t row[UNKNOWNS] = { 0 }, change = office->change[set][group];
            row[(QUARTERS + set) * GROUPS + group] = 1;
            told += change != 0 && llabs(change) < SMALLEST && can_be_told(known, row);
        }
    }
    return told;
}

static void make_office(struct office *office) {
    *office = (struct office){ 0 };
    for (int quarter = 0; quarter < QUARTERS; quarter++)
        for (int group = 0; group < GROUPS; group++) office->persons[quarter][group] = below(3) == 0 ? below(SMALLEST) : below(60);
    for (int set = 0; set < SETS; set++) {
        office->is_published[set] = below(4) > 0;
        office->approved[set] = 1 + below(20);
        office->is_corrected[set] = office->is_published[set] && below(3) == 0;
        office->corrected[set] = office->approved[set] + 1 + below(5);
        for (int group = 0; office->is_corrected[set] && group < GROUPS; group++) office->change[set][group] = below(3) == 0 ? below(3) : 0;
    }
}

static int secrets_of(const struct office *office, bool by_rule) {
    static struct knowledge known;
    known.count = 0;
    for (instant now = 1; now <= 30; now++) read_edition(office, now, by_rule, &known);
    return secrets_told(office, &known);
}

static void no_subtraction_over_all_pages_and_editions_tells_a_small_group(void **state) {
    (void)state;
    int without_rule = 0;
    for (int i = 0; i < OFFICES; i++) {
        struct office office;
        make_office(&office);
        int told = secrets_of(&office, true);
        if (told != 0) fail_msg("office %d: %d small groups follow", i, told);
        without_rule += secrets_of(&office, false) > 0;
    }
    assert_true(without_rule > OFFICES / 4); /* the adversary is none to be laughed at */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_approved_of_periods_that_share_days_has_the_breakdown),
        cmocka_unit_test(a_changed_breakdown_still_keeps_the_periods_within_it_off),
        cmocka_unit_test(a_year_is_broken_down_when_the_letters_of_its_last_days_are_in),
        cmocka_unit_test(no_subtraction_over_all_pages_and_editions_tells_a_small_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
