/* Facts about the pages of released complaints: their addresses, and what they tell of time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/private_value.h"
#include "site/page_releases.h"

static enum private_kind found(struct arena *arena, const char *text) {
    static const struct private_values NONE = { 0 };
    return private_find(arena, &NONE, text, strlen(text));
}

/* What stopped every edition from the first such release on: the address of its page read like an identity number. */
static void the_address_of_a_released_complaint_never_reads_like_a_private_value(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const int64_t IDS[] = { 3201014107900001, 6281200000000, 1, 16, INT64_MAX };
    static const char *const PATHS[] = { "kisah/phtgsdqrdlljc.html", "kisah/hpjkgpcrqbb.html", "kisah/c.html", "kisah/cb.html", "kisah/kttttttttttttttt.html" };
    for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++) {
        const char *path = release_path(arena, IDS[i]);
        assert_int_equal(found(arena, path), PRIVATE_NOTHING);
        assert_string_equal(path, PATHS[i]);
    }
    assert_int_equal(found(arena, "kisah/3201014107900001.html"), PRIVATE_IDENTITY_NUMBER); /* the twin */
}

/* A complaint of Monday 2 November 2026, due on Wednesday the 18th: eleven working days, because the 17th is a holiday. */
static void the_page_of_a_released_complaint_counts_working_days_and_names_no_day(void **state) {
    (void)state;
    static const struct holiday HOLIDAYS[] = { { 20774, "Hari libur contoh" } }; /* 17 November 2026 */
    static const struct config CONFIG = { .office = { .zone_offset = 7 * 60 } };
    const struct workday_clock clock = { .holidays = HOLIDAYS, .holiday_count = 1 };
    const day_number arrival = day_from_civil((struct civil){ 2026, 11, 2 });
    static const struct {
        int answered; /* days after the arrival, 0: not yet */
        const char *finding;
    } CASES[] = {
        { 4, "Dijawab dalam 4 hari kerja, 7 hari sebelum batasnya." },
        { 7, "Dijawab dalam 5 hari kerja, 6 hari sebelum batasnya." },
        { 16, "Dijawab dalam 11 hari kerja, tepat pada batasnya." },
        { 18, "Dijawab dalam 13 hari kerja, 2 hari sesudah batasnya." },
        { 0, "Belum dijawab; batasnya 11 hari kerja sejak diterima." },
    };
    assert_int_equal(HOLIDAYS[0].day, day_from_civil((struct civil){ 2026, 11, 17 }));
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct site site = { .arena = arena, .config = &CONFIG };
        struct public_release_way way = { .received = arrival, .due = arrival + 16, .verified = ((instant)arrival + 1) * 86400 };
        if (CASES[i].answered) way.answered = ((instant)arrival + CASES[i].answered) * 86400 + 17 * 3600 - 7 * 3600; /* 17.00 of the office */
        CLEANUP_JSON json_t *figure = release_way(&site, arena, &way, &clock);
        assert_string_equal(json_string_value(json_object_get(figure, "finding")), CASES[i].finding);
        char *text = json_dumps(figure, JSON_COMPACT);
        assert_null(strstr(text, "2026"));
        free(text);
    }
    struct site site = { .config = &CONFIG };
    CLEANUP_JSON json_t *none = release_way(&site, NULL, &(struct public_release_way){ .received = arrival, .due = arrival + 16 }, &clock);
    assert_true(json_is_null(none)); /* nothing happened yet: nothing to show */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_of_a_released_complaint_counts_working_days_and_names_no_day),
        cmocka_unit_test(the_address_of_a_released_complaint_never_reads_like_a_private_value),
    };
    return cmocka_run_group_tests_name("releases", tests, NULL, NULL);
}
