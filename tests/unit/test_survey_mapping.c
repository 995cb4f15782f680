/* Facts about matrices of survey answers from outside: which column tells what, and what a cell says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/survey_cells.h"
#include "lib/rules/survey_mapping.h"

#define NINE 9
#define NONE SURVEY_MAPPING_NONE

/* The SKM: 8 and 9 stand the other way round in the regulation's list. */
static const struct survey_mapping_item SKM[NINE] = {
    { "persyaratan", "Persyaratan", "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan?", 1, 1 },
    { "prosedur", "Sistem, mekanisme, dan prosedur", "Bagaimana pemahaman Saudara tentang kemudahan prosedur?", 2, 2 },
    { "waktu", "Waktu penyelesaian", "Bagaimana pendapat Saudara tentang kecepatan waktu?", 3, 3 },
    { "biaya", "Biaya/tarif", "Bagaimana pendapat Saudara tentang kewajaran biaya?", 4, 4 },
    { "produk", "Produk spesifikasi jenis pelayanan", "Bagaimana pendapat Saudara tentang kesesuaian produk?", 5, 5 },
    { "kompetensi", "Kompetensi pelaksana", "Bagaimana pendapat Saudara tentang kompetensi petugas?", 6, 6 },
    { "perilaku", "Perilaku pelaksana", "Bagaimana pendapat Saudara tentang perilaku petugas?", 7, 7 },
    { "sarana", "Sarana dan prasarana", "Bagaimana pendapat Saudara tentang kualitas sarana?", 8, 9 },
    { "pengaduan", "Penanganan pengaduan, saran, dan masukan", "Bagaimana pendapat Saudara tentang penanganan pengaduan?", 9, 8 },
};

#define HEADER(...) ((struct survey_header){ (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *) })

static void numbers_alone_leave_the_order_open(void **state) {
    (void)state;
    struct survey_header header = HEADER("respondent", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9");
    struct survey_mapping mapping;
    assert_int_equal(survey_mapping_guess(SKM, NINE, header, ORDER_UNKNOWN, &mapping), NINE);
    assert_true(mapping.is_ambiguous);
    assert_int_equal(mapping.item[7], 8);
    assert_int_equal(mapping.item[8], 9);
    assert_int_equal(survey_mapping_guess(SKM, NINE, header, ORDER_REGULATION, &mapping), NINE);
    assert_int_equal(mapping.item[7], 9);
    assert_int_equal(mapping.item[8], 8);
    assert_int_equal(mapping.item[6], 7);
}

static void names_need_no_order(void **state) {
    (void)state;
    struct survey_header header = HEADER("No", "U9. Sarana dan Prasarana", "U8 Penanganan Pengaduan, Saran dan Masukan", "PERSYARATAN", "2 - Sistem, Mekanisme dan Prosedur",
                                         "waktu", "Biaya / Tarif", "Produk Spesifikasi Jenis Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana",
                                         "Jenis Kelamin", "Umur", "Pendidikan", "Pekerjaan", "Jenis Layanan", "Loket", "Timestamp", "Saran");
    struct survey_mapping mapping;
    assert_int_equal(survey_mapping_guess(SKM, NINE, header, ORDER_UNKNOWN, &mapping), NINE);
    assert_false(mapping.is_ambiguous);
    assert_int_equal(mapping.item[7], 1);
    assert_int_equal(mapping.item[8], 2);
    for (size_t extra = 0; extra < SURVEY_EXTRA_COUNT; extra++) assert_int_equal(mapping.extra[extra], 10 + extra);
}

static void the_wording_of_a_question_is_its_name_too(void **state) {
    (void)state;
    struct survey_header header = HEADER("Timestamp", "3. Bagaimana pendapat saudara tentang kecepatan waktu ?", "Bagaimana pendapat Saudara tentang kecepatan waktu?");
    struct survey_mapping mapping;
    assert_int_equal(survey_mapping_guess(SKM, NINE, header, ORDER_UNKNOWN, &mapping), 1);
    assert_int_equal(mapping.item[2], 2);
}

static void a_name_beats_a_number_and_the_first_of_two_wins(void **state) {
    (void)state;
    struct survey_header header = HEADER("3", "Waktu penyelesaian", "U3", "waktu", "U10", "Jumlah", "");
    struct survey_mapping mapping;
    assert_int_equal(survey_mapping_guess(SKM, NINE, header, ORDER_UNKNOWN, &mapping), 1);
    assert_int_equal(mapping.item[2], 1);
    assert_false(mapping.is_ambiguous);
}

static void a_header_of_something_else_maps_nothing(void **state) {
    (void)state;
    struct survey_header header = HEADER("Nilai Unsur Pelayanan", "IKM", "U", "U1a", "U001", "=1+1");
    struct survey_mapping mapping;
    assert_int_equal(survey_mapping_guess(SKM, NINE, header, ORDER_UNKNOWN, &mapping), 0);
    for (size_t i = 0; i < NINE; i++) assert_int_equal(mapping.item[i], NONE);
}

static const char *const LABELS[4] = { "Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai" };

static const struct { const char *cell; char answer; } ANSWERS[] = { /* '!': refused */
    { "1", '1' }, { "4", '4' }, { " 3 ", '3' }, { "", '0' }, { "-", '0' }, { " ", '0' }, { "Sesuai", '3' }, { "SANGAT SESUAI", '4' },
    { "4. Sangat sesuai", '4' }, { "d. Sangat sesuai", '4' }, { "D) sangat  sesuai", '4' }, { "1=Tidak sesuai", '1' },
    { "0", '!' }, { "5", '!' }, { "44", '!' }, { "3,5", '!' }, { "3.5", '!' }, { "4,0", '!' }, { "=1+3", '!' }, { "4. Sesuai", '!' },
    { "a. Sangat sesuai", '!' }, { "469", '!' }, { "3.512", '!' }, { "Puas", '!' }, { "'4", '!' }, { "4x", '!' }, { "#N/A", '!' }, { "4.", '!' },
    { "TRUE", '!' }, { "-4", '!' }, { "４", '!' },
};

static void an_answer_is_a_digit_or_its_label(void **state) {
    (void)state;
    struct survey_cell_choices choices = { LABELS, 4 };
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
        char answer;
        bool is_taken = survey_cell_answer(choices, ANSWERS[i].cell, &answer);
        if (is_taken != (ANSWERS[i].answer != '!') || (is_taken && answer != ANSWERS[i].answer)) fail_msg("\"%s\" was read as %c", ANSWERS[i].cell, answer);
    }
}

static const struct { enum survey_profile_question question; const char *cell, *value; } PEOPLE[] = { /* NULL: refused */
    { PROFILE_SEX, "L", "male" }, { PROFILE_SEX, "Perempuan", "female" }, { PROFILE_SEX, "laki - laki", "male" }, { PROFILE_SEX, "2", "female" },
    { PROFILE_SEX, "3", NULL }, { PROFILE_SEX, "", "" }, { PROFILE_AGE, "34", "30_39" }, { PROFILE_AGE, "19 tahun", "under_20" },
    { PROFILE_AGE, "20-29 tahun", "20_29" }, { PROFILE_AGE, "3", "30_39" }, { PROFILE_AGE, "60", "60_up" }, { PROFILE_AGE, "9", NULL },
    { PROFILE_AGE, "1990", NULL }, { PROFILE_AGE, "121", NULL }, { PROFILE_AGE, "tua", NULL }, { PROFILE_EDUCATION, "SLTA", "sma" },
    { PROFILE_EDUCATION, "D-III", "diploma" }, { PROFILE_EDUCATION, "S1", "s1" }, { PROFILE_EDUCATION, "S9", NULL },
    { PROFILE_OCCUPATION, "Wiraswasta", "wirausaha" }, { PROFILE_OCCUPATION, "Petani", "lainnya" }, { PROFILE_OCCUPATION, "6", "lainnya" },
    { PROFILE_OCCUPATION, "6271012345678901", NULL }, { PROFILE_OCCUPATION, "-", "" },
};

static void a_person_is_told_as_people_write_it(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof PEOPLE / sizeof *PEOPLE; i++) {
        char key;
        bool is_taken = survey_cell_profile(PEOPLE[i].question, PEOPLE[i].cell, &key);
        const char *value = survey_profile_value(PEOPLE[i].question, key);
        if (is_taken != (PEOPLE[i].value != NULL) || (is_taken && strcmp(value, PEOPLE[i].value) != 0)) fail_msg("\"%s\" was read as \"%s\"", PEOPLE[i].cell, value);
    }
}

static void a_day_is_read_with_or_without_its_time(void **state) {
    (void)state;
    static const char *const SAME[] = { "2026-11-21", "21/11/2026", "21-11-2026", "2026-11-21 10:22", "2026-11-21T10:22:00Z", " 21/11/2026 " };
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
        day_number day = 0;
        if (!survey_cell_day(SAME[i], &day) || day != 20778) fail_msg("\"%s\" is day %d", SAME[i], (int)day);
    }
    day_number day;
    assert_false(survey_cell_day("11/21/2026", &day));
    assert_false(survey_cell_day("45982", &day));
    assert_false(survey_cell_day("", &day));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_alone_leave_the_order_open),
        cmocka_unit_test(names_need_no_order),
        cmocka_unit_test(the_wording_of_a_question_is_its_name_too),
        cmocka_unit_test(a_name_beats_a_number_and_the_first_of_two_wins),
        cmocka_unit_test(a_header_of_something_else_maps_nothing),
        cmocka_unit_test(an_answer_is_a_digit_or_its_label),
        cmocka_unit_test(a_person_is_told_as_people_write_it),
        cmocka_unit_test(a_day_is_read_with_or_without_its_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
