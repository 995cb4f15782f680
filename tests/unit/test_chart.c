/* Facts about charts. The pictures are kept in tests/golden/chart; look at them before accepting a change with
 * GOLDEN=write build/tests/test_chart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/out/chart.h"

#define GOLDEN_DIRECTORY "tests/golden/chart/"

static const char *const ONE[] = { "Nilai" };
static const char *const INVESTMENT[] = { "PMDN", "PMA" };

/* Kotawaringin Timur, second quarter of 2024: sums over 140 answers. */
static const struct chart_row UNSUR[] = {
    { "Persyaratan", &(const struct chart_value){ 3350, "3,350" } },
    { "Sistem, mekanisme, dan prosedur", &(const struct chart_value){ 3350, "3,350" } },
    { "Waktu penyelesaian", &(const struct chart_value){ 3193, "3,193" } },
    { "Biaya/tarif", &(const struct chart_value){ 4000, "4,000" } },
    { "Produk spesifikasi jenis pelayanan", &(const struct chart_value){ 3343, "3,343" } },
    { "Kompetensi pelaksana", &(const struct chart_value){ 3386, "3,386" } },
    { "Perilaku pelaksana", &(const struct chart_value){ 3386, "3,386" } },
    { "Sarana dan prasarana", &(const struct chart_value){ 3221, "3,221" } },
    { "Penanganan pengaduan, saran, dan masukan", &(const struct chart_value){ 3186, "3,186" } },
};

static const struct chart_row SECTORS[] = {
    { "Sektor primer", (const struct chart_value[]){ { 103249800000, "Rp103,25 miliar" }, { 182590500000, "Rp182,59 miliar" } } },
    { "Industri Mesin, Elektronik, Instrumen Kedokteran, Peralatan Listrik, Presisi, Optik dan Jam",
      (const struct chart_value[]){ { 446051100000, "Rp446,05 miliar" }, { 0, "Rp0" } } },
    { "Sektor tersier", (const struct chart_value[]){ { 26845000000, "Rp26,85 miliar" }, { 0, NULL } } },
};

static const struct chart_row MONTHS[] = {
    { "April", &(const struct chart_value){ 311, "311" } },
    { "Mei", &(const struct chart_value){ 390, "390" } },
    { "Juni", &(const struct chart_value){ 1602, "1.602" } },
};

static const struct chart_row YEAR[] = {
    { "Jan", &(const struct chart_value){ 41, "41" } }, { "Feb", &(const struct chart_value){ 38, "38" } },
    { "Mar", &(const struct chart_value){ 0, "0" } },   { "Apr", &(const struct chart_value){ 52, "52" } },
    { "Mei", &(const struct chart_value){ 47, "47" } }, { "Jun", &(const struct chart_value){ 60, "60" } },
    { "Jul", &(const struct chart_value){ 0, NULL } },  { "Agu", &(const struct chart_value){ 55, "55" } },
    { "Sep", &(const struct chart_value){ 49, "49" } }, { "Okt", &(const struct chart_value){ 44, "44" } },
    { "Nov", &(const struct chart_value){ 58, "58" } }, { "Des", &(const struct chart_value){ 31, "31" } },
};

static const struct chart_row QUARTERS[] = {
    { "TW I", (const struct chart_value[]){ { 576, "Rp576 M" }, { 314, "Rp314 M" } } },
    { "TW II", (const struct chart_value[]){ { 610, "Rp610 M" }, { 280, "Rp280 M" } } },
    { "TW III", (const struct chart_value[]){ { 0, NULL }, { 402, "Rp402 M" } } },
    { "TW IV", (const struct chart_value[]){ { 720, "Rp720 M" }, { 395, "Rp395 M" } } },
};

/* Kotawaringin Timur: thousands of rupiah would hide the point, millions are enough. */
static const struct chart_row PARTS[] = {
    { "TW I 2024", (const struct chart_value[]){ { 576146, "Rp576,15 M" }, { 182590, "Rp182,59 M" } } },
    { "TW II 2024", (const struct chart_value[]){ { 610200, "Rp610,20 M" }, { 0, "Rp0" } } },
    { "TW III 2024", (const struct chart_value[]){ { 402000, "Rp402,00 M" }, { 0, NULL } } },
};
static const char *const PART_SUMS[] = { "Rp758,74 M", "Rp610,20 M", NULL };

static const char *const FATE[] = { "Tepat waktu", "Terlambat" };
static const struct chart_row WHOLE[] = {
    { "Semua izin", (const struct chart_value[]){ { 1584, "98,88 %" }, { 18, "1,12 %" } } },
    { "Izin tanpa berkas", (const struct chart_value[]){ { 0, "0 %" }, { 0, "0 %" } } },
};
static const char *const WHOLE_SUMS[] = { "1.602 izin", "0 izin" };

static const char *const SIX[] = { "Primer", "Sekunder", "Tersier", "Umum", "Khusus", "Lain" };
static const struct chart_row SIX_PARTS[] = {
    { "Tahun 2024", (const struct chart_value[]){ { 30, "30 %" }, { 25, "25 %" }, { 20, "20 %" }, { 12, "12 %" }, { 8, "8 %" }, { 5, "5 %" } } },
};

static const char *const QUARTER_NAMES[] = { "TW I 2023", "TW II", "TW III", "TW IV", "TW I", "TW II 2024" };
static const struct chart_row SUB_SECTORS[] = {
    { "Tanaman Pangan, Perkebunan, dan Peternakan", (const struct chart_value[]){ { 90, "90" }, { 103, "103" }, { 80, "80" }, { 0, NULL }, { 110, "110" }, { 103, "Rp103,25 M" } } },
    { "Kehutanan", (const struct chart_value[]){ { 10, "10" }, { 20, "20" }, { 0, "0" }, { 5, "5" }, { 9, "9" }, { 12, "Rp12,00 M" } } },
    { "Perumahan", (const struct chart_value[]){ { 1, "1" }, { 2, "2" }, { 3, "3" }, { 2, "2" }, { 1, "1" }, { 0, NULL } } },
};

static const struct chart_row HOSTILE[] = { { "<b onload=\"x\">", &(const struct chart_value){ 1, "'&'" } } };

typedef enum result draw(struct arena *arena, const struct chart *chart, const char **ret);

static enum result stacked(struct arena *arena, const struct chart *chart, const char **ret) {
    return chart_stacked(arena, chart, PART_SUMS, ret);
}

static enum result shares(struct arena *arena, const struct chart *chart, const char **ret) {
    return chart_shares(arena, chart, WHOLE_SUMS, ret);
}

static enum result shares_without_sums(struct arena *arena, const struct chart *chart, const char **ret) {
    return chart_shares(arena, chart, NULL, ret);
}

#define ROWS(list) .rows = list, .row_count = sizeof list / sizeof *list

static const struct {
    const char *name;
    draw *draw;
    struct chart chart;
} PICTURES[] = {
    { "bars-unsur", chart_bars,
      { .id = "unsur", .title = "Nilai rata-rata per unsur", .description = "Terendah: penanganan pengaduan, 3,186.",
        .series = ONE, .series_count = 1, ROWS(UNSUR), .full = 4000 } },
    { "bars-sectors", chart_bars,
      { .id = "sektor", .title = "Investasi per sektor", .description = "Terbesar: industri.", .series = INVESTMENT,
        .series_count = 2, ROWS(SECTORS) } },
    { "stacked-quarters", stacked,
      { .id = "bagian", .title = "PMDN dan PMA per triwulan", .description = "PMDN terbesar.", .series = INVESTMENT, .series_count = 2,
        ROWS(PARTS) } },
    { "shares-on-time", shares,
      { .id = "tepat", .title = "Izin tepat waktu", .description = "98,88 % tepat waktu.", .series = FATE, .series_count = 2, ROWS(WHOLE) } },
    { "shares-six", shares_without_sums,
      { .id = "enam", .title = "Bagian sektor", .description = "Primer terbesar.", .series = SIX, .series_count = 6, ROWS(SIX_PARTS) } },
    { "multiples-quarters", chart_multiples,
      { .id = "kecil", .title = "Subsektor per triwulan", .description = "Pangan terbesar.", .series = QUARTER_NAMES, .series_count = 6,
        ROWS(SUB_SECTORS) } },
    { "columns-months", chart_columns,
      { .id = "nib", .title = "NIB per bulan", .description = "Juni terbanyak, 1.602.", .series = ONE, .series_count = 1,
        ROWS(MONTHS) } },
    { "columns-year", chart_columns,
      { .id = "tahun", .title = "Pengaduan per bulan", .description = "Juni terbanyak, 60.", .series = ONE,
        .series_count = 1, ROWS(YEAR) } },
    { "line-quarters", chart_line,
      { .id = "triwulan", .title = "Investasi per triwulan", .description = "PMDN naik.", .series = INVESTMENT,
        .series_count = 2, ROWS(QUARTERS) } },
    { "bars-hostile", chart_bars,
      { .id = "a", .title = "<script>", .description = "\"&'", .series = ONE, .series_count = 1, ROWS(HOSTILE) } },
};

static const struct chart_band GRADES[] = { { 6500, "D" }, { 7661, "C" }, { 8831, "B" }, { 10000, "A" } };
static const struct chart_scale IKM = { .id = "mutu", .title = "IKM pada skala mutu", .description = "84,48: mutu B.",
                                        .start = 2500, .end = 10000, .bands = GRADES, .band_count = 4,
                                        .value = 8448, .low = 8270, .high = 8626, .value_text = "84,48" };

static void compare(struct arena *arena, const char *name, const char *svg) {
    const char *path = arena_format(arena, GOLDEN_DIRECTORY "%s.svg", name);
    const char *mode = getenv("GOLDEN");
    CLEANUP_FILE FILE *file = fopen(path, mode && strcmp(mode, "write") == 0 ? "w+" : "r");
    assert_non_null(file);
    if (mode && strcmp(mode, "write") == 0) assert_true(fputs(svg, file) >= 0 && fflush(file) == 0);
    rewind(file);
    char *kept = arena_alloc(arena, 65536);
    size_t length = fread(kept, 1, 65535, file);
    kept[length] = '\0';
    assert_string_equal(svg, kept);
}

static void a_chart_looks_as_it_was_accepted(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof PICTURES / sizeof *PICTURES; i++) {
        const char *svg = NULL;
        assert_int_equal(PICTURES[i].draw(arena, &PICTURES[i].chart, &svg), DONE);
        compare(arena, PICTURES[i].name, svg);
    }
    const char *svg = NULL;
    assert_int_equal(chart_scale(arena, &IKM, &svg), DONE);
    compare(arena, "scale-ikm", svg);
    arena_free(arena);
}

static void nothing_typed_becomes_markup(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const struct chart chart = { .id = "a", .title = "<script>", .description = "\"&'", .series = ONE, .series_count = 1,
                                 ROWS(HOSTILE) };
    const char *svg = NULL;
    assert_int_equal(chart_bars(arena, &chart, &svg), DONE);
    assert_null(strstr(svg, "<script"));
    assert_null(strstr(svg, "<b "));
    assert_non_null(strstr(svg, "&lt;b onload="));
    arena_free(arena);
}

/* Each twin is a right chart with one thing wrong. */
static void a_chart_that_would_lie_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const struct chart right = PICTURES[0].chart;
    const struct chart_row negative[] = { { "Rugi", &(const struct chart_value){ -1, "-1" } } };
    struct chart twins[] = { right, right, right, right, right, right };
    twins[0].full = 3999;
    twins[1].rows = negative, twins[1].row_count = 1;
    twins[2].id = "a b";
    twins[3].row_count = 0;
    twins[4].series_count = CHART_SERIES_MOST + 1;
    twins[5].row_count = CHART_ROWS_MOST + 1;
    const char *svg = "untouched";
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        assert_int_equal(chart_bars(arena, &twins[i], &svg), REFUSED_INVALID);
        assert_string_equal(svg, "untouched");
    }
    struct chart two_series = PICTURES[1].chart;
    assert_int_equal(chart_columns(arena, &two_series, &svg), REFUSED_INVALID);
    assert_int_equal(chart_bars(arena, &right, &svg), DONE);
    arena_free(arena);
}

static void a_sum_that_cannot_be_told_or_passes_the_end_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const struct chart_row endless[] = { { "Semua", (const struct chart_value[]){ { INT64_MAX, "semua" }, { 1, "1" } } } };
    struct chart stacked = PICTURES[2].chart, twin = stacked;
    const char *svg = "untouched";
    twin.full = 758735; /* the largest sum is 758736 */
    assert_int_equal(chart_stacked(arena, &twin, NULL, &svg), REFUSED_INVALID);
    twin = stacked, twin.rows = endless, twin.row_count = 1;
    assert_int_equal(chart_stacked(arena, &twin, NULL, &svg), REFUSED_INVALID);
    assert_int_equal(chart_shares(arena, &twin, NULL, &svg), REFUSED_INVALID);
    assert_string_equal(svg, "untouched");
    twin = stacked, twin.full = 758736;
    assert_int_equal(chart_stacked(arena, &twin, NULL, &svg), DONE);
    arena_free(arena);
}

/* 1584 of 1602 is 98.876…: the parts touch and end where the whole does. */
static void the_parts_of_a_whole_fill_it_without_a_gap(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *svg = NULL;
    assert_int_equal(chart_shares(arena, &PICTURES[3].chart, NULL, &svg), DONE);
    assert_non_null(strstr(svg, "<rect x=\"0.00%\" y=\"20\" width=\"98.88%\""));
    assert_non_null(strstr(svg, "<rect x=\"98.88%\" y=\"20\" width=\"1.12%\""));
    arena_free(arena);
}

/* Without colour only the pattern is left. */
static void no_two_series_are_filled_alike(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *svg = NULL;
    assert_int_equal(chart_shares(arena, &PICTURES[4].chart, NULL, &svg), DONE);
    static const char *const FILLS[] = { "class=\"chart-one\"/>", "fill=\"url(#enam-hatch)\"", "fill=\"url(#enam-dots)\"",
                                         "fill=\"none\"", "fill=\"url(#enam-lines)\"", "fill=\"url(#enam-grid)\"" };
    for (size_t i = 0; i < sizeof FILLS / sizeof *FILLS; i++) assert_non_null(strstr(svg, FILLS[i]));
    assert_non_null(strstr(svg, "<pattern id=\"enam-grid\""));
    arena_free(arena);
}

static void a_scale_refuses_a_value_outside_its_interval_or_its_ends(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct chart_scale twins[] = { IKM, IKM, IKM, IKM };
    twins[0].low = 8449;
    twins[1].high = 10001;
    twins[2].start = 8300;
    twins[3].band_count = 3;
    const char *svg = "untouched";
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        assert_int_equal(chart_scale(arena, &twins[i], &svg), REFUSED_INVALID);
        assert_string_equal(svg, "untouched");
    }
    arena_free(arena);
}

static void the_largest_amounts_keep_their_share(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const struct chart_row rows[] = {
        { "Semua", &(const struct chart_value){ INT64_MAX, "semua" } },
        { "Setengah", &(const struct chart_value){ INT64_MAX / 2, "setengah" } },
    };
    const struct chart chart = { .id = "a", .title = "t", .description = "d", .series = ONE, .series_count = 1, ROWS(rows) };
    const char *svg = NULL;
    assert_int_equal(chart_bars(arena, &chart, &svg), DONE);
    assert_non_null(strstr(svg, "width=\"100.00%\""));
    assert_non_null(strstr(svg, "width=\"50.00%\""));
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chart_looks_as_it_was_accepted),
        cmocka_unit_test(nothing_typed_becomes_markup),
        cmocka_unit_test(a_chart_that_would_lie_is_refused),
        cmocka_unit_test(a_sum_that_cannot_be_told_or_passes_the_end_is_refused),
        cmocka_unit_test(the_parts_of_a_whole_fill_it_without_a_gap),
        cmocka_unit_test(no_two_series_are_filled_alike),
        cmocka_unit_test(a_scale_refuses_a_value_outside_its_interval_or_its_ends),
        cmocka_unit_test(the_largest_amounts_keep_their_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
