/* Facts about how reports and posters say on which days people were asked. The period is the last quarter of 2026. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/report/survey_words.h"

#define WIB 420
#define WIT 540
#define TO_THE_END "1 Oktober 2026 sampai 31 Desember 2026"

static const struct { const char *why, *closed_on; int zone_offset; const char *dates; } CASES[] = {
    { "closed on 22 November, printed as 31 December", "2026-11-22T03:00:00Z", WIB, "1 Oktober 2026 sampai 22 November 2026" },
    { "closed when it is still the day before in Greenwich", "2026-11-21T17:30:00Z", WIB, "1 Oktober 2026 sampai 22 November 2026" },
    { "a minute before midnight in Jakarta", "2026-11-21T16:59:00Z", WIB, "1 Oktober 2026 sampai 21 November 2026" },
    { "that minute is the next day in Jayapura", "2026-11-21T16:59:00Z", WIT, "1 Oktober 2026 sampai 22 November 2026" },
    { "closed on its last day", "2026-12-31T09:00:00Z", WIB, TO_THE_END },
    { "closed weeks after its last day", "2027-01-15T02:00:00Z", WIB, TO_THE_END },
    { "of an earlier version, when nobody wrote down the closing", NULL, WIB, TO_THE_END },
    { "with a closing that is no instant", "2026-11-22", WIB, TO_THE_END },
};

static void a_period_closed_early_ends_on_the_local_day_it_was_closed(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct arena *arena = arena_new();
        struct config config = { .office = { .zone_offset = CASES[i].zone_offset } };
        struct survey_fact facts[] = { { "period.closed_on", CASES[i].closed_on }, { "period.ends_on", "2026-12-31" },
                                       { "period.starts_on", "2026-10-01" } };
        size_t unknown = CASES[i].closed_on ? 0 : 1;
        struct survey_report report = { .arena = arena, .config = &config,
                                        .result = { .dataset = { .period = "2026-Q4" }, .facts = { &facts[unknown], 3 - unknown } } };
        print_message("%s\n", CASES[i].why);
        assert_string_equal(survey_words_dates(&report), CASES[i].dates);
        arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_period_closed_early_ends_on_the_local_day_it_was_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
