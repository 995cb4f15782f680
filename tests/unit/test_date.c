/* Facts about civil days and instants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/date.h"

static const struct { const char *text; day_number day; enum weekday weekday; } DAYS[] = {
    { "1970-01-01", 0, THURSDAY },
    { "1969-12-31", -1, WEDNESDAY },
    { "1945-08-17", -8903, FRIDAY },   /* Proclamation of Independence */
    { "2000-02-29", 11016, TUESDAY },
    { "2024-02-29", 19782, THURSDAY },
    { "2026-11-21", 20778, SATURDAY },
    { "2999-12-31", 376199, TUESDAY },
};

static void a_day_reads_prints_and_falls_on_its_weekday(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++) {
        day_number day = 12345;
        assert_true(day_parse(DAYS[i].text, &day));
        assert_int_equal(day, DAYS[i].day);
        assert_int_equal(day_weekday(day), DAYS[i].weekday);
        assert_string_equal(day_iso(arena, day), DAYS[i].text);
    }
    arena_free(arena);
}

static void every_day_of_eleven_centuries_survives_the_round_trip(void **state) {
    (void)state;
    day_number last = day_from_civil((struct civil){ 2999, 12, 31 });
    for (day_number day = day_from_civil((struct civil){ 1900, 1, 1 }); day <= last; day++) {
        struct civil civil = civil_from_day(day);
        assert_true(civil_exists(civil));
        assert_int_equal(day_from_civil(civil), day);
    }
}

static void a_day_that_does_not_exist_is_refused_and_nothing_is_written(void **state) {
    (void)state;
    static const char *const WRONG[] = { "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31",
                                         "2024-1-01",  "24-01-01",   "2024-01-01 ", " 2024-01-01", "2024/01/01",
                                         "",           "2024-01-0x", "1899-12-31", "3000-01-01" };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        day_number day = 777;
        assert_false(day_parse(WRONG[i], &day));
        assert_int_equal(day, 777);
    }
}

static void an_office_in_WIT_is_already_in_tomorrow_when_UTC_is_not(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    instant at;
    assert_true(instant_parse("2026-12-31T15:30:00Z", &at));
    assert_int_equal(instant_day(at, 540) - instant_day(at, 420), 1);
    struct clock_time wit = instant_local(at, 540);
    assert_int_equal(wit.date.year, 2027);
    assert_int_equal(wit.hour * 100 + wit.minute, 30);
    assert_int_equal(instant_from_local(wit, 540), at);
    assert_string_equal(instant_iso(arena, at), "2026-12-31T15:30:00Z");
    arena_free(arena);
}

static void an_instant_that_is_not_in_the_database_form_is_refused(void **state) {
    (void)state;
    static const char *const WRONG[] = { "2026-12-31T24:00:00Z", "2026-12-31T15:60:00Z", "2026-12-31 15:30:00",
                                         "2026-12-31T15:30:00",  "2026-12-31T15:30:00+07:00", "2026-02-30T00:00:00Z" };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        instant at;
        assert_false(instant_parse(WRONG[i], &at));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_reads_prints_and_falls_on_its_weekday),
        cmocka_unit_test(every_day_of_eleven_centuries_survives_the_round_trip),
        cmocka_unit_test(a_day_that_does_not_exist_is_refused_and_nothing_is_written),
        cmocka_unit_test(an_office_in_WIT_is_already_in_tomorrow_when_UTC_is_not),
        cmocka_unit_test(an_instant_that_is_not_in_the_database_form_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
