/* Facts about the placeholders of reply templates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/reply_template.h"

static const struct reply_values VALUES = { "PGD-2026-000123", "Izin Reklame", "31 Januari 2026", "DPMPTSP Kabupaten Contoh", "Petugas Contoh" };

static const struct { const char *body, *text; } EXPANSIONS[] = {
    { "", "" },
    { "Tanpa apa-apa.", "Tanpa apa-apa." },
    { "Pengaduan {nomor} tentang {layanan}.\nSalam,\n{petugas}", "Pengaduan PGD-2026-000123 tentang Izin Reklame.\nSalam,\nPetugas Contoh" },
    { "{nomor}{nomor}", "PGD-2026-000123PGD-2026-000123" },
    { "{tenggat} {kantor}", "31 Januari 2026 DPMPTSP Kabupaten Contoh" },
    { "{nama} {Nomor} {nomor", "{nama} {Nomor} {nomor" }, /* stored before a rule became stricter: left alone, never half eaten */
    { "a } b {", "a } b {" },
};

static void placeholders_are_replaced_and_nothing_else(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof EXPANSIONS / sizeof *EXPANSIONS; i++) {
        assert_string_equal(reply_template_expand(arena, EXPANSIONS[i].body, &VALUES), EXPANSIONS[i].text);
    }
}

static void a_value_with_braces_is_not_expanded_again(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct reply_values values = VALUES;
    values.service = "{petugas}";
    values.office = "{";
    assert_string_equal(reply_template_expand(arena, "{layanan}, {kantor}nomor}", &values), "{petugas}, {nomor}");
}

static const struct { const char *body, *named; } FAULTS[] = {
    { "Halo {nama}", "{nama} tidak dikenal" },     { "Halo {nama pelapor}", "{nama tidak dikenal" }, { "{Nomor}", "{Nomor} tidak dikenal" },
    { "{nomor", "{nomor tidak dikenal" },          { "{ nomor }", "{ tidak dikenal" },               { "akhir {", "{ tidak dikenal" },
    { "{{nomor}}", "{{nomor} tidak dikenal" },     { "{nomor} {email}", "{email} tidak dikenal" },   { "{}", "{} tidak dikenal" },
};

static void an_unknown_placeholder_is_named(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        const char *fault = reply_template_fault(arena, FAULTS[i].body);
        if (!fault || strncmp(fault, FAULTS[i].named, strlen(FAULTS[i].named)) != 0) fail_msg("%s: %s", FAULTS[i].body, fault ? fault : "none");
    }
    assert_null(reply_template_fault(arena, "{nomor} {layanan} {tenggat} {kantor} {petugas} dan } saja"));
}

static void a_long_wrong_placeholder_does_not_fill_the_message(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    char body[5000] = "{";
    memset(body + 1, 'x', sizeof body - 2);
    assert_in_range(strlen(reply_template_fault(arena, body)), 10, 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_replaced_and_nothing_else),
        cmocka_unit_test(a_value_with_braces_is_not_expanded_again),
        cmocka_unit_test(an_unknown_placeholder_is_named),
        cmocka_unit_test(a_long_wrong_placeholder_does_not_fill_the_message),
    };
    return cmocka_run_group_tests_name("reply_template", tests, NULL, NULL);
}
