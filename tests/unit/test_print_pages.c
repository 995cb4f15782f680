/* Facts about posters and slips, from their trees to the printed picture. The SVG files are kept in tests/golden/print; look at
 * them before accepting a change with GOLDEN=write build/tests/test_print_pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <png.h>

#include "lib/base/buffer.h"
#include "lib/base/child.h"
#include "lib/base/cleanup.h"
#include "lib/out/print_job.h"
#include "lib/out/print_pages.h"
#include "lib/out/text_fit.h"
#include "lib/web/mustache.h"

#define LONG_NAME "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Contoh Kepulauan Bagian Selatan dan Sekitarnya"
#define ADDRESS "https://loket.contoh.example/survei/?loket=L1&layanan=izin-usaha"

static const struct print_office OFFICE = { "DPMPTSP Kabupaten Contoh", "Kabupaten Contoh", "#0b5d8a" };
static const struct print_office LONG_OFFICE = { LONG_NAME, "Kabupaten Contoh Kepulauan Bagian Selatan dan Sekitarnya", "#0b5d8a" };

static const struct qr_poster POSTER = { { "DPMPTSP Kabupaten Contoh", "Kabupaten Contoh", "#0b5d8a" }, "Loket 1, Pendaftaran",
                                         "Izin usaha perdagangan", ADDRESS, "loket.contoh.example/survei", "Survei triwulan IV 2026" };
static const struct ikm_count SEXES[] = { { "L", "78 orang" }, { "P", "62 orang" } };
static const struct ikm_count EDUCATIONS[] = { { "SD", "4" }, { "SMP", "9" }, { "SMA", "62" }, { "DIII", "11" }, { "S1", "48" }, { "S2", "6" } };

/* Kotawaringin Timur's index of the second quarter of 2024, of a made-up office. */
static struct ikm_poster ikm(struct print_office office) {
    return (struct ikm_poster){ office, "INDEKS KEPUASAN MASYARAKAT (IKM)", "NILAI IKM", "April sampai Juni 2024", "84,48", "B", "Baik", "95 % yakin antara 82,50 dan 86,46", "Semua layanan", "140",
                                SEXES, 2, EDUCATIONS, 6, "1 April 2024 sampai 30 Juni 2024", "Contoh, 5 Juli 2024",
                                "Kepala DPMPTSP Kabupaten Contoh", "https://loket.contoh.example/ikm/2024-Q2/", "loket.contoh.example/ikm" };
}

/* ---- from tree to SVG and picture ---- */

static const char *svg_of(struct arena *arena, const char *name, json_t *view, size_t *ret_length) {
    struct templates *set = NULL;
    const char *message = "";
    if (templates_load(arena, "templates", &set, &message) != DONE) fail_msg("%s", message);
    struct buffer svg = buffer_in(arena);
    assert_int_equal(template_render(set, name, view, &svg, &message), DONE);
    json_decref(view);
    *ret_length = svg.length;
    return buffer_string(&svg);
}

static void compare(struct arena *arena, const char *name, const char *svg, size_t length) {
    bool writes = getenv("GOLDEN") && strcmp(getenv("GOLDEN"), "write") == 0;
    CLEANUP_FILE FILE *file = fopen(arena_format(arena, "tests/golden/print/%s.svg", name), writes ? "w+" : "r");
    assert_non_null(file);
    if (writes) assert_true(fwrite(svg, 1, length, file) == length && fflush(file) == 0);
    rewind(file);
    char *kept = arena_alloc(arena, 400000);
    size_t kept_length = fread(kept, 1, 399999, file);
    assert_int_equal(kept_length, length);
    assert_memory_equal(kept, svg, length);
}

/* Draws the first page and leaves it in the folder of the tests, to be looked at; returns its path. */
static const char *picture_of(struct arena *arena, const char *name, const char *svg, size_t length) {
    struct print_file made;
    const char *message;
    struct print_job job = { .kind = PRINT_SVG_PNG, .bytes = svg, .length = length, .width = 1000 };
    if (print_make(arena, &job, &made, &message) != DONE) fail_msg("%s: %s", name, message);
    const char *path = arena_format(arena, "%s/tests/%s.png", getenv("BUILD") ? getenv("BUILD") : "build", name);
    CLEANUP_FILE FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(made.bytes, 1, made.length, file), made.length);
    return path;
}

static const char *codes_in(struct arena *arena, const char *picture) {
    struct child_answer answer;
    struct child_order order = { .program = "/usr/bin/zbarimg", .arguments = { "--raw", "--quiet", picture }, .bytes = "" };
    assert_int_equal(child_run(arena, &order, &answer), DONE);
    assert_int_equal(answer.status, 0);
    return answer.bytes;
}

/* Pixels that are not white within MARGIN thousandths of the width at both sides, below the coloured band. */
static int ink_beside(const char *path, int margin) {
    png_image image = { .version = PNG_IMAGE_VERSION };
    assert_true(png_image_begin_read_from_file(&image, path));
    image.format = PNG_FORMAT_GRAY;
    CLEANUP_ARENA struct arena *arena = arena_new();
    uint8_t *pixels = arena_alloc(arena, PNG_IMAGE_SIZE(image));
    assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    int ink = 0, edge = (int)image.width * margin / 1000;
    for (int y = (int)image.height * 3 / 100; y < (int)image.height; y++)
        for (int x = 0; x < edge; x++)
            ink += pixels[y * (int)image.width + x] < 255 || pixels[(y + 1) * (int)image.width - 1 - x] < 255;
    return ink;
}

/* ---- facts ---- */

static void a_counter_poster_looks_as_accepted_and_its_code_is_read(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    json_t *view = NULL;
    size_t length;
    assert_int_equal(print_pages_qr_poster(arena, &POSTER, &view), DONE);
    const char *svg = svg_of(arena, PRINT_QR_POSTER, view, &length);
    compare(arena, "qr_poster", svg, length);
    const char *picture = picture_of(arena, "print-qr-poster", svg, length);
    assert_string_equal(codes_in(arena, picture), ADDRESS "\n");
    assert_int_equal(ink_beside(picture, 40), 0);
}

static void every_slip_has_its_own_code_on_sheets_of_ten(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct slip slips[13];
    for (int i = 0; i < 13; i++)
        slips[i] = (struct slip){ arena_format(arena, "https://loket.contoh.example/survei/k/KQ7M2TXA%02d", i), arena_format(arena, "KQ7M-2TXA-%02d", i) };
    struct slip_sheet sheet = { OFFICE, "loket.contoh.example/survei/k", "Berlaku sampai 31 Desember 2026", slips, 13 };
    json_t *view = NULL;
    size_t length;
    assert_int_equal(print_pages_slips(arena, &sheet, &view), DONE);
    const char *svg = svg_of(arena, PRINT_SLIP_SHEET, view, &length);
    assert_non_null(strchr(svg, '\f'));
    assert_null(strchr(strchr(svg, '\f') + 1, '\f'));
    const char *codes = codes_in(arena, picture_of(arena, "print-slips", svg, length));
    for (int i = 0; i < 13; i++)
        if ((strstr(codes, slips[i].address) != NULL) != (i < 10)) fail_msg("slip %d of the first sheet: %s", i, codes);
    sheet.count = 2;
    assert_int_equal(print_pages_slips(arena, &sheet, &view), DONE);
    svg = svg_of(arena, PRINT_SLIP_SHEET, view, &length);
    compare(arena, "slip_sheet", svg, length);
    sheet.count = 0;
    assert_int_equal(print_pages_slips(arena, &sheet, &view), REFUSED_INVALID);
}

static void the_poster_of_the_index_has_the_prescribed_form(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    json_t *view = NULL;
    size_t length;
    struct ikm_poster poster = ikm(OFFICE);
    assert_int_equal(print_pages_ikm_poster(arena, &poster, &view), DONE);
    const char *svg = svg_of(arena, PRINT_IKM_POSTER, view, &length);
    compare(arena, "ikm_poster", svg, length);
    static const char *const WORDS[] = { "INDEKS KEPUASAN MASYARAKAT (IKM)", "NILAI IKM", ">84,48<", "B (Baik)", "NAMA LAYANAN", "RESPONDEN", "140 ORANG",
                                         "JENIS KELAMIN", "PENDIDIKAN", "DIII", "Periode survei: 1 April 2024 sampai 30 Juni 2024",
                                         "TERIMA KASIH ATAS PENILAIAN YANG TELAH ANDA BERIKAN", "Kepala DPMPTSP Kabupaten Contoh" };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (!strstr(svg, WORDS[i])) fail_msg("without %s", WORDS[i]);
    assert_string_equal(codes_in(arena, picture_of(arena, "print-ikm-poster", svg, length)), "https://loket.contoh.example/ikm/2024-Q2/\n");
}

static void the_longest_names_stay_within_their_pages(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    json_t *view = NULL;
    size_t length;
    struct qr_poster poster = POSTER;
    poster.office = LONG_OFFICE;
    poster.counter = "Loket 12, Pendaftaran dan Konsultasi Perizinan Berusaha Berbasis Risiko";
    poster.service = "Persetujuan Kesesuaian Kegiatan Pemanfaatan Ruang untuk Kegiatan Nonberusaha di Kecamatan Kepulauan Bagian Selatan";
    poster.short_address = "survei.loket-terbuka.dinas-penanaman-modal.contoh-kepulauan.example/survei";
    assert_int_equal(print_pages_qr_poster(arena, &poster, &view), DONE);
    const char *svg = svg_of(arena, PRINT_QR_POSTER, view, &length);
    assert_int_equal(ink_beside(picture_of(arena, "print-qr-poster-long", svg, length), 40), 0);
    struct ikm_poster large = ikm(LONG_OFFICE);
    large.service = poster.service;
    large.signer_office = "Kepala " LONG_NAME;
    large.index = "100,00";
    assert_int_equal(print_pages_ikm_poster(arena, &large, &view), DONE);
    svg = svg_of(arena, PRINT_IKM_POSTER, view, &length);
    assert_int_equal(ink_beside(picture_of(arena, "print-ikm-poster-long", svg, length), 30), 0);
}

static void names_with_markup_are_letters(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    json_t *view = NULL;
    size_t length;
    struct qr_poster poster = POSTER;
    poster.counter = "</text><script>\"&'";
    assert_int_equal(print_pages_qr_poster(arena, &poster, &view), DONE);
    const char *svg = svg_of(arena, PRINT_QR_POSTER, view, &length);
    assert_null(strstr(svg, "<script>"));
    (void)picture_of(arena, "print-markup", svg, length);
}

static void an_address_too_long_for_a_code_is_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    char address[400];
    memset(address, 'a', sizeof address - 1);
    address[sizeof address - 1] = '\0';
    json_t *view = NULL;
    struct qr_poster poster = POSTER;
    poster.address = address;
    assert_int_equal(print_pages_qr_poster(arena, &poster, &view), REFUSED_TOO_LARGE);
    assert_null(view);
}

/* ---- fitting ---- */

static void no_line_is_wider_than_its_box(void **state) {
    (void)state;
    static const char *const TEXTS[] = { "", "a", "Loket 1", LONG_NAME, "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstelle",
                                         "é ž Ω ꦲꦏ꧀ꦱꦫ", "satu\ndua\ntiga", "  ", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW" };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        for (int width = 200; width <= 2000; width += 150) {
            struct text_box box = { width, 2, 90, 20, true };
            struct text_fit fit = text_fit(arena, TEXTS[i], &box);
            assert_true(fit.count <= 2 && fit.size <= 90 && fit.size >= 20);
            for (size_t line = 0; line < fit.count; line++)
                if (text_width(fit.lines[line], strlen(fit.lines[line]), fit.size, true) > width) fail_msg("%s in %d", fit.lines[line], width);
        }
    }
}

static void a_short_name_keeps_its_size_and_a_hopeless_one_ends_in_an_ellipsis(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct text_box box = { 1000, 2, 60, 30, false };
    struct text_fit fit = text_fit(arena, "Loket 1", &box);
    assert_int_equal(fit.size, 60);
    assert_int_equal(fit.count, 1);
    assert_false(fit.is_cut);
    fit = text_fit(arena, "Satu nama yang harus patah menjadi dua baris karena panjang", &box);
    assert_int_equal(fit.count, 2);
    assert_false(fit.is_cut);
    fit = text_fit(arena, LONG_NAME " " LONG_NAME, &box);
    assert_true(fit.is_cut);
    assert_int_equal(fit.size, 30);
    assert_string_equal(fit.lines[1] + strlen(fit.lines[1]) - strlen("\u2026"), "\u2026");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_counter_poster_looks_as_accepted_and_its_code_is_read),
        cmocka_unit_test(every_slip_has_its_own_code_on_sheets_of_ten),
        cmocka_unit_test(the_poster_of_the_index_has_the_prescribed_form),
        cmocka_unit_test(the_longest_names_stay_within_their_pages),
        cmocka_unit_test(names_with_markup_are_letters),
        cmocka_unit_test(an_address_too_long_for_a_code_is_refused),
        cmocka_unit_test(no_line_is_wider_than_its_box),
        cmocka_unit_test(a_short_name_keeps_its_size_and_a_hopeless_one_ends_in_an_ellipsis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
