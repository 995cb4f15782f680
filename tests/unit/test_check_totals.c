/* Facts about checking parts against totals, on a published report and on made-up tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/cleanup.h"
#include "lib/base/csv.h"
#include "lib/rules/check_totals.h"
#include "lib/rules/typed.h"

#define DATA "site/sample/data/"
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NONE FIGURE_ABSENT

static const struct csv *read_file(struct arena *arena, const char *name) {
    CLEANUP_FILE FILE *stream = fopen(name, "re");
    assert_non_null(stream);
    char *bytes = arena_alloc(arena, 65536);
    size_t length = fread(bytes, 1, 65536, stream);
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(csv_read(arena, bytes, length, &csv, &fault), DONE);
    return csv;
}

/* A cell of at most two decimals in units of FACTOR hundredths, FACTOR 0 for a count; NONE when empty or no column. */
static int64_t cell_value(const struct csv *csv, size_t row, const char *column, int64_t factor) {
    size_t at = csv_column(csv, column);
    if (at == CSV_NO_COLUMN || csv->rows[row].cells[at][0] == '\0') return NONE;
    int64_t hundredths;
    assert_int_equal(typed_decimal(csv->rows[row].cells[at], 2, &hundredths), TYPED_OK);
    return factor == 0 ? hundredths / 100 : hundredths * factor;
}

static struct figure_row *read_investment(struct arena *arena, const char *name, size_t *ret_count) {
    const struct csv *csv = read_file(arena, name);
    struct figure_row *rows = arena_array(arena, csv->row_count, sizeof *rows);
    for (size_t i = 0; i < csv->row_count; i++) {
        assert_true(figure_level_parse(csv->rows[i].cells[0], &rows[i].level));
        rows[i].name = csv->rows[i].cells[1];
        rows[i].values[FIGURE_RUPIAH] = cell_value(csv, i, "amount_million_idr", 10000);
        rows[i].values[FIGURE_US_CENTS] = cell_value(csv, i, "amount_thousand_usd", 1000);
        rows[i].values[FIGURE_PROJECTS] = cell_value(csv, i, "projects", 0);
        rows[i].values[FIGURE_DOMESTIC_WORKERS] = cell_value(csv, i, "domestic_workers", 0);
        rows[i].values[FIGURE_FOREIGN_WORKERS] = cell_value(csv, i, "foreign_workers", 0);
    }
    *ret_count = csv->row_count;
    return rows;
}

static void the_published_foreign_investment_agrees_with_itself_at_15_000_rupiah_a_dollar(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    size_t count;
    struct figure_row *rows = read_investment(arena, DATA "investment/kotim-2024-q1-pma.csv", &count);
    assert_int_equal(count, 14);
    assert_int_equal(check_investment(arena, rows, count, (struct rate_rule){ 0, 0 }).count, 0);
    assert_int_equal(check_investment(arena, rows, count, (struct rate_rule){ 15000, 0 }).count, 0);
    struct differences other = check_investment(arena, rows, count, (struct rate_rule){ 15001, 0 });
    assert_int_equal(other.count, 13); /* every row with money in it */
    assert_int_equal(other.rows[0].check, CHECK_RATE);
    assert_string_equal(other.rows[0].place, "Kabupaten Kotawaringin Timur: investasi (Rp)");
    assert_string_equal(other.rows[0].stated_text, "Rp313.630.500.000");
    assert_string_equal(other.rows[0].computed_text, "Rp313.651.408.700");
}

static void the_published_domestic_investment_lacks_its_total_of_projects(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    size_t count;
    struct figure_row *rows = read_investment(arena, DATA "investment/kotim-2024-q1-pmdn.csv", &count);
    struct differences found = check_investment(arena, rows, count, (struct rate_rule){ 0, 0 });
    assert_int_equal(found.count, 1);
    assert_int_equal(found.rows[0].check, CHECK_TOTAL_MISSING);
    assert_string_equal(found.rows[0].place, "Kabupaten Kotawaringin Timur: proyek");
    assert_int_equal(found.rows[0].stated, NONE);
    assert_int_equal(found.rows[0].computed, 280);
}

static void the_published_permit_totals_are_the_sums_of_their_rows(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct csv *permits = read_file(arena, DATA "permits/kotim-2024-q2.csv");
    const struct csv *published = read_file(arena, DATA "permits/kotim-2024-q2-published-totals.csv");
    struct group_amount *parts = arena_array(arena, permits->row_count, sizeof *parts);
    struct group_amount *totals = arena_array(arena, published->row_count, sizeof *totals);
    for (size_t i = 0; i < permits->row_count; i++) {
        parts[i] = (struct group_amount){ permits->rows[i].cells[0], cell_value(permits, i, "issued", 0) };
    }
    for (size_t i = 0; i < published->row_count; i++) {
        totals[i] =
            (struct group_amount){ published->rows[i].cells[0], cell_value(published, i, "published_total", 0) };
    }
    struct group_amounts all_parts = { parts, permits->row_count }, all_totals = { totals, published->row_count };
    assert_int_equal(check_groups(arena, all_parts, all_totals).count, 0);

    totals[1].amount++;
    struct differences found = check_groups(arena, all_parts, all_totals);
    assert_int_equal(found.count, 1);
    assert_string_equal(found.rows[0].place, "OSS-RBA");
    assert_int_equal(found.rows[0].stated, 5527);
    assert_int_equal(found.rows[0].computed, 5526);
    assert_string_equal(found.rows[0].computed_text, "5.526");
}

static void a_group_on_one_side_only_is_a_difference(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct group_amount parts[] = { { "A", 1 }, { "B", 2 }, { "B", 3 } };
    const struct group_amount totals[] = { { "A", 1 }, { "C", 0 } };
    struct differences found = check_groups(arena, (struct group_amounts){ parts, COUNT(parts) },
                                            (struct group_amounts){ totals, COUNT(totals) });
    assert_int_equal(found.count, 2);
    assert_int_equal(found.rows[0].check, CHECK_PARTS_MISSING);
    assert_string_equal(found.rows[0].place, "C");
    assert_string_equal(found.rows[0].computed_text, "");
    assert_int_equal(found.rows[1].check, CHECK_TOTAL_MISSING);
    assert_string_equal(found.rows[1].place, "B");
    assert_int_equal(found.rows[1].computed, 5);
}

static const struct figure_row SOUND[] = {
    { LEVEL_TOTAL, "Kabupaten", { 700, NONE, 7, 17, 0 } }, { LEVEL_SECTOR, "Primer", { 300, NONE, 3, 8, 0 } },
    { LEVEL_ITEM, "Kehutanan", { 100, NONE, 1, 5, 0 } },   { LEVEL_ITEM, "Perikanan", { 200, NONE, 2, 3, 0 } },
    { LEVEL_SECTOR, "Tersier", { 400, NONE, 4, 9, 0 } },   { LEVEL_ITEM, "Konstruksi", { 400, NONE, 4, 9, 0 } },
};

static void any_single_wrong_figure_is_found_where_it_stands(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct rate_rule no_rate = { 0, 0 };
    assert_int_equal(check_investment(arena, SOUND, COUNT(SOUND), no_rate).count, 0);
    for (size_t row = 0; row < COUNT(SOUND); row++) {
        for (unsigned column = 0; column < FIGURE_COLUMN_COUNT; column++) {
            if (column == FIGURE_US_CENTS) continue;
            struct figure_row wrong[COUNT(SOUND)];
            memcpy(wrong, SOUND, sizeof wrong);
            wrong[row].values[column]++;
            struct differences found = check_investment(arena, wrong, COUNT(wrong), no_rate);
            /* a sector is wrong both against its items and in the total */
            assert_int_equal(found.count, wrong[row].level == LEVEL_SECTOR ? 2 : 1);
            assert_int_equal(found.rows[0].check, CHECK_PARTS);
            assert_int_equal(found.rows[0].stated - found.rows[0].computed, wrong[row].level == LEVEL_TOTAL ? 1 : -1);
        }
    }
}

static void an_empty_total_is_missing_and_an_empty_column_is_not_checked(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_row rows[COUNT(SOUND)];
    memcpy(rows, SOUND, sizeof rows);
    rows[0].values[FIGURE_PROJECTS] = NONE;
    for (size_t i = 0; i < COUNT(rows); i++) rows[i].values[FIGURE_FOREIGN_WORKERS] = NONE;
    struct differences found = check_investment(arena, rows, COUNT(rows), (struct rate_rule){ 0, 0 });
    assert_int_equal(found.count, 1);
    assert_int_equal(found.rows[0].check, CHECK_TOTAL_MISSING);
    assert_string_equal(found.rows[0].place, "Kabupaten: proyek");
    assert_string_equal(found.rows[0].stated_text, "");
    assert_int_equal(found.rows[0].computed, 7);
    assert_int_equal(check_investment(arena, rows + 1, COUNT(rows) - 1, (struct rate_rule){ 0, 0 }).count, 3);
}

static void an_item_above_every_sector_is_reported(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_row rows[COUNT(SOUND) + 1];
    memcpy(rows + 1, SOUND, sizeof SOUND);
    rows[0] = (struct figure_row){ LEVEL_ITEM, "Pertambangan", { 1, NONE, 0, 0, 0 } };
    struct differences found = check_investment(arena, rows, COUNT(rows), (struct rate_rule){ 0, 0 });
    assert_int_equal(found.count, 1);
    assert_int_equal(found.rows[0].check, CHECK_SECTOR_MISSING);
    assert_string_equal(found.rows[0].place, "Pertambangan");
}

static void a_table_without_sectors_is_checked_item_by_item(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct figure_row rows[] = { { LEVEL_TOTAL, "Kabupaten", { 5, NONE, 2, 0, 0 } },
                                       { LEVEL_ITEM, "Kehutanan", { 2, NONE, 1, 0, 0 } },
                                       { LEVEL_ITEM, "Perikanan", { 2, NONE, 1, 0, 0 } } };
    struct differences found = check_investment(arena, rows, COUNT(rows), (struct rate_rule){ 0, 0 });
    assert_int_equal(found.count, 1);
    assert_string_equal(found.rows[0].stated_text, "Rp5");
    assert_string_equal(found.rows[0].computed_text, "Rp4");
    assert_int_equal(check_investment(arena, rows, 0, (struct rate_rule){ 0, 0 }).count, 0);
}

static void figures_too_large_to_add_are_a_difference_not_a_crash(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct figure_row rows[] = { { LEVEL_TOTAL, "Kabupaten", { 5, 1, 0, 0, 0 } },
                                       { LEVEL_ITEM, "Kehutanan", { INT64_MAX, 0, 0, 0, 0 } },
                                       { LEVEL_ITEM, "Perikanan", { INT64_MAX, 1, 0, 0, 0 } } };
    struct differences found = check_investment(arena, rows, COUNT(rows), (struct rate_rule){ 0, 0 });
    assert_int_equal(found.rows[0].computed, INT64_MAX);
}

static void a_rounded_source_passes_within_its_tolerance_and_not_beyond(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct figure_row rows[] = { { LEVEL_TOTAL, "Kabupaten", { 15005, 100, 0, 0, 0 } },
                                       { LEVEL_ITEM, "Kehutanan", { 15005, 100, 0, 0, 0 } } };
    assert_int_equal(check_investment(arena, rows, 2, (struct rate_rule){ 15000, 5 }).count, 0);
    assert_int_equal(check_investment(arena, rows, 2, (struct rate_rule){ 15000, 4 }).count, 2);
    assert_int_equal(check_investment(arena, rows, 2, (struct rate_rule){ 15010, 5 }).count, 0);
    assert_int_equal(check_investment(arena, rows, 2, (struct rate_rule){ 15010, 4 }).count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_foreign_investment_agrees_with_itself_at_15_000_rupiah_a_dollar),
        cmocka_unit_test(the_published_domestic_investment_lacks_its_total_of_projects),
        cmocka_unit_test(the_published_permit_totals_are_the_sums_of_their_rows),
        cmocka_unit_test(a_group_on_one_side_only_is_a_difference),
        cmocka_unit_test(any_single_wrong_figure_is_found_where_it_stands),
        cmocka_unit_test(an_empty_total_is_missing_and_an_empty_column_is_not_checked),
        cmocka_unit_test(an_item_above_every_sector_is_reported),
        cmocka_unit_test(a_table_without_sectors_is_checked_item_by_item),
        cmocka_unit_test(figures_too_large_to_add_are_a_difference_not_a_crash),
        cmocka_unit_test(a_rounded_source_passes_within_its_tolerance_and_not_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
