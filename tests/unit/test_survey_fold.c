/* Facts about which answers are told apart by service and channel. The attack in each: subtract what is shown from the sums. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/rules/survey_fold.h"

#define SMALLEST 5
#define MOST_CELLS 12

struct table {
    const char *what;
    struct survey_cell cells[MOST_CELLS];
    const char *expected; /* a letter a cell: . told, s its service hidden, c its channel hidden, b both; then a dash and a letter a margin: . or h */
};

static const struct table TABLES[] = {
    { "nothing small, nothing hidden", { { "a", "web", 20, 0, 0 }, { "a", "slip", 9, 0, 0 }, { "b", "web", 5, 0, 0 } }, "...-.." },
    { "a small service takes the smallest other with it", { { "a", "web", 20, 0, 0 }, { "b", "web", 9, 0, 0 }, { "c", "web", 2, 0, 0 } }, ".ss-." },
    { "a small service joins those who named none", { { "", "web", 30, 0, 0 }, { "a", "web", 20, 0, 0 }, { "c", "web", 2, 0, 0 } }, ".ss-." },
    { "a single answer of a survey is told with all", { { "a", "web", 40, 0, 0 }, { "b", "web", 1, 0, 0 } }, "ss-." },
    { "a small channel takes another of its service with it, and both sums would tell it",
      { { "a", "web", 50, 0, 0 }, { "a", "slip", 3, 0, 0 }, { "a", "kiosk", 9, 0, 0 } }, ".cc-.hh" },
    { "the sums stay when other services hide as much",
      { { "a", "web", 50, 0, 0 }, { "a", "slip", 3, 0, 0 }, { "b", "web", 40, 0, 0 }, { "b", "slip", 20, 0, 0 }, { "c", "web", 60, 0, 0 }, { "c", "slip", 30, 0, 0 } },
      "cccc..-.." },
    { "two small channels that come to four answers together take the next smallest with them",
      { { "a", "web", 20, 0, 0 }, { "a", "kiosk", 7, 0, 0 }, { "a", "slip", 7, 0, 0 }, { "a", "paper", 1, 0, 0 },
        { "b", "web", 18, 0, 0 }, { "b", "kiosk", 7, 0, 0 }, { "b", "slip", 7, 0, 0 }, { "b", "import", 3, 0, 0 } },
      ".c.c.c.c-.h.hh" },
    { "two small channels that come to five answers together are enough",
      { { "a", "web", 20, 0, 0 }, { "a", "kiosk", 7, 0, 0 }, { "a", "slip", 7, 0, 0 }, { "a", "paper", 2, 0, 0 },
        { "b", "web", 18, 0, 0 }, { "b", "kiosk", 7, 0, 0 }, { "b", "slip", 7, 0, 0 }, { "b", "import", 3, 0, 0 } },
      ".c.c.c.c-...hh" },
    { "an empty survey", { { 0 } }, "-" },
};
#define TABLE_COUNT (sizeof TABLES / sizeof *TABLES)

static size_t cells_of(const struct table *table) {
    size_t count = 0;
    while (count < MOST_CELLS && table->cells[count].service) count++;
    return count;
}

static void describe(const struct survey_cell *cells, size_t count, const struct survey_fold *fold, char *out) {
    for (size_t i = 0; i < count; i++) *out++ = ".scb"[cells[i].service_hidden + 2 * cells[i].channel_hidden];
    *out++ = '-';
    for (size_t i = 0; i < fold->count; i++) *out++ = fold->margins[i].hidden ? 'h' : '.';
    *out = '\0';
}

static void small_groups_are_told_with_others(void **state) {
    (void)state;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct survey_cell cells[MOST_CELLS];
        struct survey_fold fold;
        char found[2 * MOST_CELLS + 2];
        memcpy(cells, TABLES[i].cells, sizeof cells);
        survey_fold(arena, cells, cells_of(&TABLES[i]), SMALLEST, &fold);
        describe(cells, cells_of(&TABLES[i]), &fold, found);
        if (strcmp(found, TABLES[i].expected) != 0) fail_msg("%s: %s, not %s", TABLES[i].what, found, TABLES[i].expected);
    }
}

/* ---- random tables ---- */

#define SERVICES 4
#define CHANNELS 4
static const char *const SERVICE[SERVICES] = { "", "a", "b", "c" };
static const char *const CHANNEL[CHANNELS] = { "web", "kiosk", "slip", "paper" };

static unsigned next_number(unsigned *state, unsigned below) {
    *state = *state * 1103515245u + 12345u;
    return (*state >> 16) % below;
}

/* The groups a sum hides: how many, and how many answers. */
struct hidden {
    size_t groups;
    int64_t persons;
};

/* Of the merged group SERVICE, or of CHANNEL over all services. */
static struct hidden hidden_in(const struct survey_cell *cells, size_t count, const char *service, const char *channel) {
    struct hidden hidden = { 0 };
    int64_t sums[SERVICES][CHANNELS] = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (!cells[i].channel_hidden) continue;
        for (size_t s = 0; s < SERVICES; s++) {
            const char *shown = cells[i].service_hidden ? "" : cells[i].service;
            for (size_t c = 0; c < CHANNELS; c++) {
                if (strcmp(shown, SERVICE[s]) == 0 && strcmp(cells[i].channel, CHANNEL[c]) == 0) sums[s][c] += cells[i].count;
            }
        }
    }
    for (size_t s = 0; s < SERVICES; s++) {
        for (size_t c = 0; c < CHANNELS; c++) {
            bool counts = sums[s][c] > 0 && (!service || strcmp(service, SERVICE[s]) == 0) && (!channel || strcmp(channel, CHANNEL[c]) == 0);
            if (!counts) continue;
            hidden.groups++;
            hidden.persons += sums[s][c];
        }
    }
    return hidden;
}

static size_t random_cells(unsigned *state, struct survey_cell *cells) {
    size_t count = 0;
    for (size_t s = 0; s < SERVICES; s++) {
        for (size_t c = 0; c < CHANNELS; c++) {
            unsigned many = next_number(state, 4) ? next_number(state, 14) : 0;
            if (many > 0) cells[count++] = (struct survey_cell){ SERVICE[s], CHANNEL[c], many, false, false };
        }
    }
    return count;
}

static void no_told_sum_gives_a_hidden_group_away(void **state) {
    (void)state;
    unsigned seed = 20261121;
    size_t hiding = 0;
    for (int round = 0; round < 3000; round++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct survey_cell cells[SERVICES * CHANNELS];
        struct survey_fold fold;
        size_t count = random_cells(&seed, cells), hidden_margins = 0;
        int64_t hidden_persons = 0;
        survey_fold(arena, cells, count, SMALLEST, &fold);
        for (size_t m = 0; m < fold.count; m++) {
            struct hidden hidden = hidden_in(cells, count, NULL, fold.margins[m].channel);
            hidden_margins += fold.margins[m].hidden;
            hidden_persons += fold.margins[m].hidden ? fold.margins[m].count : 0;
            if (fold.margins[m].hidden) continue;
            hiding += hidden.groups > 0;
            if (hidden.groups == 1 || (hidden.groups > 0 && hidden.persons < SMALLEST)) fail_msg("round %d, channel %s", round, fold.margins[m].channel);
        }
        if (fold.count > 1) assert_int_not_equal(hidden_margins, 1);
        bool is_told_in_part = hidden_margins > 0 && hidden_margins < fold.count;
        if (is_told_in_part && hidden_persons < SMALLEST) fail_msg("round %d, %zu channels of too few", round, hidden_margins);
        for (size_t i = 0; i < count; i++) {
            bool is_told = !cells[i].channel_hidden && !cells[i].service_hidden && *cells[i].service; /* "" has others in it */
            if (is_told) assert_true(cells[i].count >= SMALLEST);
        }
    }
    assert_true(hiding > 100); /* the tables are not all harmless */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_groups_are_told_with_others),
        cmocka_unit_test(no_told_sum_gives_a_hidden_group_away),
    };
    return cmocka_run_group_tests_name("survey_fold", tests, NULL, NULL);
}
