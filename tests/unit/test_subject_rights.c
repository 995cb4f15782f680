/* Facts about the clock of what people ask about the data kept of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/subject_rights.h"

static instant at(const char *text) {
    instant found = 0;
    assert_true(instant_parse(text, &found));
    return found;
}

static void three_days_of_24_hours_run_through_weekends_and_holidays(void **state) {
    (void)state;
    assert_true(subject_due_at(at("2026-12-24T09:30:00Z")) == at("2026-12-27T09:30:00Z")); /* cuti bersama, Natal, a Saturday */
}

static void what_is_left_is_rounded_against_the_office(void **state) {
    (void)state;
    static const struct { const char *now, *words; } CASES[] = {
        { "2026-11-21T00:00:00Z", "sisa 72 jam" }, { "2026-11-21T00:00:01Z", "sisa 71 jam" }, { "2026-11-23T23:00:00Z", "sisa 1 jam" },
        { "2026-11-23T23:00:01Z", "sisa 59 menit" }, { "2026-11-24T00:00:00Z", "sisa 0 menit" }, { "2026-11-24T00:00:01Z", "lewat 1 jam" },
        { "2026-11-24T01:00:00Z", "lewat 1 jam" }, { "2026-11-24T01:00:01Z", "lewat 2 jam" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    instant due = subject_due_at(at("2026-11-21T00:00:00Z"));
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_string_equal(subject_left_text(arena, due, at(CASES[i].now)), CASES[i].words);
    }
}

static void the_history_speaks_in_words_and_hides_nothing_it_has_none_for(void **state) {
    (void)state;
    assert_string_equal(subject_processing_label("identity.reveal"), "Identitas dibuka");
    assert_string_equal(subject_processing_label("answer_file.store"), "Berkas jawaban disimpan");
    assert_string_equal(subject_processing_label("answer_file.remove"), "Berkas jawaban dikeluarkan");
    assert_string_equal(subject_processing_label("something.new"), "something.new");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_days_of_24_hours_run_through_weekends_and_holidays),
        cmocka_unit_test(what_is_left_is_rounded_against_the_office),
        cmocka_unit_test(the_history_speaks_in_words_and_hides_nothing_it_has_none_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
