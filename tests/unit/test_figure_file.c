/* Facts about whole files of figures: the real ones of three offices, and the ways spreadsheets and people write such tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/rules/figure_file.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define DATA "site/sample/data/"

static struct figure_reading reading_of(enum figure_kind kind) {
    return (struct figure_reading){ .kind = kind, .period = "", .office = "", .status = "" };
}

static struct figure_file read_text(struct arena *arena, struct figure_reading reading, const char *text) {
    struct worksheet sheet;
    struct csv_fault fault;
    struct figure_file file;
    if (!figure_sheet_csv(arena, text, strlen(text), &sheet, &fault)) fail_msg("%zu, %zu: %s", fault.line, fault.column, fault.reason);
    (void)figure_header_guess(arena, reading.kind, &sheet, &reading.header, &reading.mapping);
    figure_file_read(arena, &reading, &sheet, &file);
    return file;
}

static const char *content_of(struct arena *arena, const char *name) {
    CLEANUP_FILE FILE *stream = fopen(name, "re");
    assert_non_null(stream);
    char *bytes = arena_alloc(arena, 65536);
    bytes[fread(bytes, 1, 65535, stream)] = '\0';
    return bytes;
}

/* Every difference, a line each: "line:column check stated|computed". */
static const char *differences_of(struct arena *arena, const struct figure_file *file) {
    struct buffer text = buffer_in(arena);
    for (size_t i = 0; i < file->set_count; i++) {
        for (size_t k = 0; k < file->sets[i].differences.count; k++) {
            const struct figure_difference *row = &file->sets[i].differences.rows[k];
            buffer_format(&text, "%zu:%zu %s %s|%s\n", row->line, row->column, check_text(row->check), row->stated, row->computed);
        }
    }
    return buffer_string(&text);
}

static void assert_sound(const struct figure_file *file) {
    if (file->fault_count > 0) fail_msg("%zu:%zu %s (%s)", file->faults[0].line, file->faults[0].column, file->faults[0].reason, file->faults[0].cell);
}

/* ---- the real files ---- */

static void every_contradiction_of_the_real_reports_is_found_and_no_other(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { enum figure_kind kind; const char *file; size_t sets; const char *differences; } FILES[] = {
        { FIGURES_INVESTMENT, "investment/kotim-2024-q1-pma.csv", 1, "" },
        { FIGURES_INVESTMENT, "investment/kotim-2024-q1-pmdn.csv", 1, "2:4 total_missing |280\n" },
        { FIGURES_PERMITS, "permits/kotim-2024-q2.csv", 1, "" },
        { FIGURES_INDICATORS, "performance/indicators.csv", 2,
          "5:9 achievement 261,8%|261,9%\n9:9 achievement 100,58%|100,59%\n11:9 achievement 109,5%|109,6%\n12:7 repeated 66,7|77,2\n"
          "12:9 repeated 126%|109,5%\n" },
        { FIGURES_BUDGET, "performance/probolinggo-2021-budget.csv", 1, "11:4 share 94,60%|94,17%\n" },
        { FIGURES_TARGETS, "investment/annual.csv", 2, "4:4 growth 296,8%|296,2%\n" },
    };
    for (size_t i = 0; i < COUNT(FILES); i++) {
        const char *text = content_of(arena, arena_format(arena, "%s%s", DATA, FILES[i].file));
        struct figure_file file = read_text(arena, reading_of(FILES[i].kind), text);
        assert_sound(&file);
        assert_int_equal(file.set_count, FILES[i].sets);
        assert_string_equal(differences_of(arena, &file), FILES[i].differences);
    }
}

static void the_figures_of_the_real_reports_arrive_to_the_last_digit(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file = read_text(arena, reading_of(FIGURES_INVESTMENT), content_of(arena, DATA "investment/kotim-2024-q1-pma.csv"));
    const struct figure_set *set = &file.sets[0];
    assert_int_equal(set->investments.count, 14);
    assert_string_equal(set->investments.rows[0].status, "pma"); /* it has dollars */
    assert_int_equal(set->investments.rows[0].values[FIGURE_RUPIAH], 313630500000);
    assert_int_equal(set->investments.rows[0].values[FIGURE_US_CENTS], 2090870000);
    assert_int_equal(set->rate, 15000);
    assert_string_equal(set->investments.rows[13].sector, "Sektor Tersier");

    file = read_text(arena, reading_of(FIGURES_BUDGET), content_of(arena, DATA "performance/probolinggo-2021-budget.csv"));
    assert_int_equal(file.sets[0].budgets.count, 10);
    assert_int_equal(file.sets[0].budgets.rows[3].realised_sen, 1037714313077);
    assert_string_equal(file.sets[0].budgets.rows[9].level, "total");

    file = read_text(arena, reading_of(FIGURES_TARGETS), content_of(arena, DATA "investment/annual.csv"));
    assert_string_equal(file.sets[0].office, "Kota Pasuruan");
    assert_string_equal(file.sets[0].period, "2021-2026");
    assert_string_equal(file.sets[1].period, "2019-2020");
    assert_int_equal(file.sets[1].targets.count, 9); /* the printed growth is no target */
    assert_int_equal(file.sets[0].targets.rows[5].amount_rupiah, 270893865318);

    file = read_text(arena, reading_of(FIGURES_INDICATORS), content_of(arena, DATA "performance/indicators.csv"));
    assert_string_equal(file.sets[0].indicators.rows[0].target, "B");
    assert_string_equal(file.sets[0].indicators.rows[0].realisation, "");
    assert_string_equal(file.sets[0].indicators.rows[2].realisation, "84.59");
    assert_int_equal(file.sets[1].indicators.count, 6); /* the second table is a difference, not a row */

    file = read_text(arena, reading_of(FIGURES_PERMITS), content_of(arena, DATA "permits/kotim-2024-q2.csv"));
    assert_int_equal(file.sets[0].permits.count, 36);
    assert_string_equal(file.sets[0].period, "2024-Q2"); /* its months say so */
}

static void a_period_and_an_office_choose_among_the_rows(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_reading reading = reading_of(FIGURES_INDICATORS);
    reading.period = "2021";
    struct figure_file file = read_text(arena, reading, content_of(arena, DATA "performance/indicators.csv"));
    assert_int_equal(file.set_count, 1);
    assert_int_equal(file.passed_over, 4);
    reading.period = "2022";
    file = read_text(arena, reading, content_of(arena, DATA "performance/indicators.csv"));
    assert_int_equal(file.fault_count, 1);
    reading.period = "2021-Q1"; /* indicators are told by year */
    file = read_text(arena, reading, content_of(arena, DATA "performance/indicators.csv"));
    assert_int_equal(file.fault_count, 1);
    reading = reading_of(FIGURES_TARGETS);
    reading.office = "Kota Pasuruan";
    reading.period = "2021-2026";
    file = read_text(arena, reading, content_of(arena, DATA "investment/annual.csv"));
    assert_sound(&file);
    assert_int_equal(file.sets[0].targets.count, 6);
}

/* ---- the same table, written in many ways ---- */

static void one_table_says_the_same_however_it_is_written(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char *const WAYS[] = {
        "channel,permit_type,month,issued\nOSS,NIB,2024-04,1234\nOSS,NIB,2024-05,7\n",
        "\xEF\xBB\xBF" "channel;permit_type;month;issued\r\nOSS;NIB;2024-04;1234\r\nOSS;NIB;2024-05;7\r\n",
        "Kanal\tJenis izin\tBulan\tTerbit\nOSS\tNIB\tApril 2024\t1234\nOSS\tNIB\tMei 2024\t7\n",
        "Rekap perizinan\n\nKanal,Jenis Izin,Bulan,Jumlah\nOSS,NIB,45383,1234\n\nOSS,NIB,45413,7\n",
        "No;Kanal;Jenis Izin;Periode;Jumlah\n1;OSS;NIB;04/2024;1.234\n2;OSS;NIB;05/2024;7,0\n",
        "\"Kanal\",\"Jenis\nizin\",Bulan,Terbit\nOSS,NIB,2024-04-01,\"1,234\"\nOSS,NIB,2024-05-01,7.0\n",
    };
    for (size_t i = 0; i < COUNT(WAYS); i++) {
        struct figure_file file = read_text(arena, reading_of(FIGURES_PERMITS), WAYS[i]);
        assert_sound(&file);
        assert_int_equal(file.set_count, 1);
        const struct figure_set *set = &file.sets[0];
        bool is_right = set->permits.count == 2 && set->permits.rows[0].issued == 1234 && strcmp(set->permits.rows[0].month, "2024-04") == 0 &&
                        set->permits.rows[1].issued == 7 && strcmp(set->permits.rows[1].month, "2024-05") == 0;
        if (!is_right) fail_msg("way %zu", i);
    }
}

static void two_header_rows_are_one_header(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file = read_text(arena, reading_of(FIGURES_INVESTMENT),
        "Realisasi PMA,,,,,\nSektor,Investasi,,Proyek,Tenaga Kerja,\n,Rp Juta,US$ Ribu,,TKI,TKA\nJumlah,150.5,10.03,1,5,0\nSektor Primer,150.5,10.03,1,5,0\n"
        "Kehutanan,150.5,10.03,1,5,0\n");
    assert_sound(&file);
    assert_int_equal(file.sets[0].investments.count, 3);
    assert_int_equal(file.sets[0].investments.rows[0].values[FIGURE_RUPIAH], 150500000);
    assert_int_equal(file.sets[0].investments.rows[0].values[FIGURE_US_CENTS], 1003000);
    assert_int_equal(file.sets[0].investments.rows[2].level, LEVEL_ITEM);
    assert_int_equal(file.sets[0].investments.rows[2].line, 6);
}

/* ---- decimals ---- */

static void a_number_that_can_mean_two_things_is_asked_unless_the_file_shows_which(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *rows; enum figure_notation said; int64_t budget_sen; } CASES[] = {
        { "A;1.234;0\n", NOTATION_UNKNOWN, FIGURE_ABSENT },           /* nothing shows which */
        { "A;1.234;5,5\n", NOTATION_UNKNOWN, 123400 },                /* the comma does */
        { "A;1.234;5.5\n", NOTATION_UNKNOWN, -1 },                /* the point does: 1.234 has a decimal too many for money */
        { "A;1.234;5,5\nB;7.5;1\n", NOTATION_UNKNOWN, FIGURE_ABSENT },/* both do */
        { "A;1.234;0\n", NOTATION_COMMA, 123400 },                    /* somebody says so */
        { "A;1.230;0\n", NOTATION_POINT, 123 },
        { "A;7,5;7.5\n", NOTATION_UNKNOWN, 750 },                     /* mixed, yet each can mean one thing only */
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct figure_reading reading = reading_of(FIGURES_BUDGET);
        reading.notation = CASES[i].said;
        struct figure_file file = read_text(arena, reading, arena_format(arena, "programme;budget_idr;realised_idr\n%s", CASES[i].rows));
        assert_int_equal(file.asks_notation, CASES[i].budget_sen == FIGURE_ABSENT);
        assert_int_equal(file.fault_count > 0, CASES[i].budget_sen < 0);
        if (file.fault_count == 0) assert_int_equal(file.sets[0].budgets.rows[0].budget_sen, CASES[i].budget_sen);
    }
}

/* ---- what is refused ---- */

static void what_cannot_be_read_is_told_with_its_cell(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { enum figure_kind kind; const char *text; size_t line, column; const char *reason; } CASES[] = {
        { FIGURES_PERMITS, "channel,permit_type,month\nOSS,NIB,2024-04\n", 0, 0, "tidak ada kolom Terbit; dalam berkas siap impor judulnya issued" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,empat\n", 2, 4, "bukan angka" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,=1+1\n", 2, 4, "rumus" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,#REF!\n", 2, 4, "kesalahan rumus" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,-3\n", 2, 4, "negatif" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,1.5\n", 2, 4, "bilangan bulat" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,\n", 2, 4, "belum diisi" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\n,NIB,2024-04,1\n", 2, 1, "belum diisi" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,April,1\n", 2, 3, "bulan" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,1\nOSS,NIB,2024-04,2\n", 3, 3, "sudah ada di baris 2" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued,on_time\nOSS,NIB,2024-04,5,6\n", 2, 5, "lebih banyak" },
        { FIGURES_PERMITS, "channel,permit_type,month,issued\nOSS,NIB,2024-04,99999999999999999999\n", 2, 4, "terlalu besar" },
        { FIGURES_INVESTMENT, "level,sector,amount_million_idr\nbaris,A,1\n", 2, 1, "harus jumlah" },
        { FIGURES_INVESTMENT, "level,sector,amount_million_idr\nitem,A,1\nitem,A,2\n", 3, 2, "sudah ada di baris 2" },
        { FIGURES_INVESTMENT, "level,sector,amount_million_idr\ntotal,A,1\ntotal,B,2\n", 3, 2, "sudah ada di baris 2" },
        { FIGURES_INVESTMENT, "level,sector,amount_million_idr\nscale,Besar sekali,1\n", 2, 2, "UMK" },
        { FIGURES_INVESTMENT, "status,sector,amount_million_idr\nPMX,A,1\n", 2, 1, "PMDN atau PMA" },
        { FIGURES_INVESTMENT, "sector,amount_million_idr\nA,1.1234567\n", 2, 2, "terlalu banyak" },
        { FIGURES_INDICATORS, "indicator,unit,direction,target,realisation\nA,%,ke atas,1,1\n", 2, 3, "higher" },
        { FIGURES_INDICATORS, "indicator,unit,direction,target,realisation\nA,%,higher,1,1\nA,%,higher,1,1\n", 3, 1, "sudah ada di baris 2" },
        { FIGURES_INDICATORS, "year,indicator,unit,direction,target,realisation\n21,A,%,higher,1,1\n", 2, 1, "tahun" },
        { FIGURES_INDICATORS, "indicator,unit,direction,target,realisation\nA,%,higher,80-90,1\n", 2, 4, "bukan angka" },
        { FIGURES_BUDGET, "programme,budget_idr,realised_idr\nA,1,1\nA,1,1\n", 3, 1, "sudah ada di baris 2" },
        { FIGURES_TARGETS, "year,measure,value_idr\n2021,keuntungan,1\n", 2, 2, "tidak dikenal" },
        { FIGURES_TARGETS, "year,measure,value_idr\n2021,realisasi,1\n2021,realisation,1\n", 3, 2, "sudah ada di baris 2" },
        { FIGURES_TARGETS, "year,measure,value_idr\n2021,realisasi,\n", 2, 3, "belum diisi" },
        { FIGURES_TARGETS, "year,measure,value_idr\n", 0, 0, "tidak ada baris" },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct figure_file file = read_text(arena, reading_of(CASES[i].kind), CASES[i].text);
        const struct figure_fault *fault = &file.faults[0];
        bool is_right = file.fault_count == 1 && fault->line == CASES[i].line && fault->column == CASES[i].column && strstr(fault->reason, CASES[i].reason);
        if (!is_right) fail_msg("%s: %zu faults, %zu:%zu %s", CASES[i].text, file.fault_count, fault->line, fault->column, file.fault_count ? fault->reason : "");
    }
}

static void a_broken_table_is_no_sheet(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char *const TEXTS[] = {
        "channel,permit_type,month,issued\nOSS,\"NIB,2024-04,1\n",           /* a quote left open */
        "channel,permit_type,month,issued\nOSS,NIB,2024-04\n",               /* a cell too few */
        "channel,permit_type,month,issued\nListrik, Gas,NIB,2024-04,1\n",    /* a comma nobody quoted */
        "channel,permit_type,month,issued\rOSS,NIB,2024-04,1\r",             /* line ends of another time */
        "channel,permit_type,month,issued\nOSS,NIB,2024-04,\x01\n", "", "\n\n",
    };
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        struct worksheet sheet;
        struct csv_fault fault;
        if (figure_sheet_csv(arena, TEXTS[i], strlen(TEXTS[i]), &sheet, &fault)) fail_msg("%s", TEXTS[i]);
    }
}

static void months_outside_the_period_are_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_reading reading = reading_of(FIGURES_PERMITS);
    reading.period = "2024-Q1";
    struct figure_file file = read_text(arena, reading, content_of(arena, DATA "permits/kotim-2024-q2.csv"));
    assert_int_equal(file.fault_count, 36);
}

/* ---- checks ---- */

static void totals_within_a_file_of_permits_are_compared_and_not_counted(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file = read_text(arena, reading_of(FIGURES_PERMITS),
        "channel,permit_type,month,issued,on_time\nOSS,NIB,2024-04,5,4\nOSS,NIB,2024-05,6,6\nOSS,NIB,Jumlah,12,10\nOSS,Jumlah,,11,\n");
    assert_sound(&file);
    assert_int_equal(file.sets[0].permits.count, 2);
    assert_int_equal(file.sets[0].permit_totals.count, 1);
    assert_string_equal(differences_of(arena, &file), "4:4 months 12|11\n");
}

static void printed_totals_stand_beside_the_sums_of_their_channels(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file = read_text(arena, reading_of(FIGURES_PERMITS), content_of(arena, DATA "permits/kotim-2024-q2.csv"));
    struct worksheet totals;
    struct csv_fault fault;
    const char *text = content_of(arena, DATA "permits/kotim-2024-q2-published-totals.csv");
    assert_true(figure_sheet_csv(arena, text, strlen(text), &totals, &fault));
    figure_totals_read(arena, &totals, &file);
    assert_sound(&file);
    assert_int_equal(file.sets[0].permit_totals.count, 4);
    assert_int_equal(figure_file_differences(&file), 0);
    file = read_text(arena, reading_of(FIGURES_PERMITS), content_of(arena, DATA "permits/kotim-2024-q2.csv"));
    text = "channel,published_total\nManual (non-OSS),23\nOSS-RBA,5527\nSiCantik,47\nMPP Digital,350\n";
    assert_true(figure_sheet_csv(arena, text, strlen(text), &totals, &fault));
    figure_totals_read(arena, &totals, &file);
    assert_string_equal(differences_of(arena, &file), "0:0 parts_total 5.527|5.526\n");
}

static void countries_and_scales_are_compared_with_the_total(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file = read_text(arena, reading_of(FIGURES_INVESTMENT),
        "level,sector,amount_million_idr,projects\ntotal,Kabupaten,100.5,10\nsector,Sektor Primer,100.5,10\nitem,Kehutanan,100.5,10\n"
        "country,Singapura,60.5,6\ncountry,Malaysia,40,5\nscale,UMK,0.5,9\nscale,Non UMK,100,1\n");
    assert_sound(&file);
    assert_int_equal(file.sets[0].investments.count, 3);
    assert_int_equal(file.sets[0].parts.count, 4);
    assert_string_equal(file.sets[0].parts.rows[3].value, "non-umk");
    assert_string_equal(differences_of(arena, &file), "2:4 parts_total 10|11\n");
}

static void a_printed_share_is_that_of_the_rupiah(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file = read_text(arena, reading_of(FIGURES_INVESTMENT),
        "level,sector,amount_million_idr,persentase\ntotal,Kabupaten,576145.90,100\nsector,Sektor Primer,103249.80,17.92\nsector,Sektor Sekunder,446051.10,77.42\n"
        "sector,Sektor Tersier,26845.00,4.7\n");
    assert_sound(&file);
    assert_string_equal(differences_of(arena, &file), "");
    file = read_text(arena, reading_of(FIGURES_INVESTMENT), "level,sector,amount_million_idr,persentase\ntotal,Kabupaten,200,100\nsector,Sektor Primer,200,99.9\n");
    assert_string_equal(differences_of(arena, &file), "3:4 share 99,9%|100,0%\n");
}

static void a_title_of_another_quarter_is_a_difference(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *title, *differences; } CASES[] = {
        { "Realisasi Investasi PMDN Triwulan II (Satu) Tahun 2024", "1:1 title Triwulan II 2024|Triwulan I 2024\n" },
        { "Realisasi Investasi PMDN TW I 2024", "" },
        { "Realisasi Investasi PMDN Triwulan I 2023", "1:1 title Triwulan I 2023|Triwulan I 2024\n" },
        { "Realisasi Investasi PMDN", "" },
        { "Laporan Tahun 2024, Triwulan", "" },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct figure_reading reading = reading_of(FIGURES_INVESTMENT);
        reading.period = "2024-Q1";
        struct figure_file file = read_text(arena, reading, arena_format(arena, "\"%s\"\nlevel,sector,amount_million_idr\ntotal,Kabupaten,1\n", CASES[i].title));
        assert_sound(&file);
        assert_string_equal(differences_of(arena, &file), CASES[i].differences);
    }
}

static void rounded_parts_are_allowed_what_they_were_rounded_by(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *pmdn, *note, *differences; } CASES[] = {
        { "256800000000", "dibulatkan", "" },
        { "256800000000", "", "2:3 parts_total Rp340.496.356.836|Rp340.400.000.000\n" },
        { "256600000000", "dibulatkan", "2:3 parts_total Rp340.496.356.836|Rp340.200.000.000\n" },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct figure_file file = read_text(arena, reading_of(FIGURES_TARGETS),
            arena_format(arena, "year,measure,value_idr,note\n2020,realisasi,340496356836,\n2020,PMDN,%s,%s\n2020,PMA,83600000000,%s\n", CASES[i].pmdn, CASES[i].note,
                         CASES[i].note));
        assert_sound(&file);
        assert_string_equal(differences_of(arena, &file), CASES[i].differences);
    }
}

static void a_note_about_another_table_is_a_second_row(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file = read_text(arena, reading_of(FIGURES_INDICATORS),
        "indicator,unit,direction,target,realisation,published_achievement_pct,note\n"
        "A,%,higher,77.2,84.6,109.6,another table of the same report gives target 66.7 and achievement 126\nB,%,higher,80,50,62.5,target 90 tahun depan\n");
    assert_sound(&file);
    assert_string_equal(differences_of(arena, &file), "2:4 repeated 66,7|77,2\n2:6 repeated 126%|109,6%\n");
}

/* ---- NSWI ---- */

static const char NSWI[] =
    "tahun,periode,status_penanaman_modal,regional,negara,sektor_utama,nama_sektor,deskripsi_kbli_2digit,provinsi,kabupaten_kota,wilayah_jawa,pulau,"
    "investasi_rp_juta,investasi_us_ribu,jumlah_tki\n"
    "2024,Triwulan I,PMA,Asia,Singapura,Sektor Sekunder,Industri Makanan,Makanan,Kalimantan Tengah,Kabupaten Contoh,Luar Jawa,Kalimantan,150.5,10.0333,5\n"
    "2024,Triwulan I,PMA,Asia,Malaysia,Sektor Primer,Kehutanan,Kehutanan,Kalimantan Tengah,Kabupaten Contoh,Luar Jawa,Kalimantan,15,1,2\n"
    "2024,Triwulan I,PMA,Asia,Singapura,Sektor Sekunder,Industri Makanan,Minuman,Kalimantan Tengah,Kabupaten Contoh,Luar Jawa,Kalimantan,30,2,1\n"
    "2024,Triwulan I,PMDN,Asia,Indonesia,Sektor Tersier,Konstruksi,Konstruksi,Kalimantan Tengah,Kabupaten Contoh,Luar Jawa,Kalimantan,7.25,0,3\n"
    "2024,Triwulan II,PMA,Asia,Singapura,Sektor Primer,Kehutanan,Kehutanan,Kalimantan Tengah,Kabupaten Contoh,Luar Jawa,Kalimantan,1,1,1\n"
    "2024,Triwulan I,PMA,Asia,Singapura,Sektor Primer,Kehutanan,Kehutanan,Kalimantan Tengah,Kabupaten Lain,Luar Jawa,Kalimantan,1,1,1\n";

static void rows_of_nswi_become_the_lines_of_a_release(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_reading reading = reading_of(FIGURES_INVESTMENT);
    reading.period = "2024-Q1";
    reading.office = "Kabupaten Contoh";
    struct figure_file file = read_text(arena, reading, NSWI);
    assert_sound(&file);
    assert_int_equal(file.set_count, 1);
    assert_int_equal(file.passed_over, 2);
    static const struct { const char *status, *name; enum figure_level level; int64_t rupiah, workers; } LINES[] = {
        { "pma", "Kabupaten Contoh", LEVEL_TOTAL, 195500000, 8 }, { "pma", "Sektor Primer", LEVEL_SECTOR, 15000000, 2 },
        { "pma", "Kehutanan", LEVEL_ITEM, 15000000, 2 },          { "pma", "Sektor Sekunder", LEVEL_SECTOR, 180500000, 6 },
        { "pma", "Industri Makanan", LEVEL_ITEM, 180500000, 6 },  { "pmdn", "Kabupaten Contoh", LEVEL_TOTAL, 7250000, 3 },
        { "pmdn", "Sektor Tersier", LEVEL_SECTOR, 7250000, 3 },   { "pmdn", "Konstruksi", LEVEL_ITEM, 7250000, 3 },
    };
    const struct figure_set *set = &file.sets[0];
    assert_int_equal(set->investments.count, COUNT(LINES));
    for (size_t i = 0; i < COUNT(LINES); i++) {
        const struct figure_investment *row = &set->investments.rows[i];
        assert_string_equal(row->status, LINES[i].status);
        assert_string_equal(row->name, LINES[i].name);
        assert_int_equal(row->level, LINES[i].level);
        assert_int_equal(row->values[FIGURE_RUPIAH], LINES[i].rupiah);
        assert_int_equal(row->values[FIGURE_DOMESTIC_WORKERS], LINES[i].workers);
        assert_int_equal(row->values[FIGURE_PROJECTS], FIGURE_ABSENT);
    }
    assert_int_equal(set->parts.count, 2); /* countries of PMA */
    assert_int_equal(figure_file_differences(&file), 0);
    file = read_text(arena, reading_of(FIGURES_INVESTMENT), NSWI);
    assert_int_equal(file.set_count, 3); /* without a choice: two quarters, two offices */
}

/* ---- mappings ---- */

static void a_mapping_is_remembered_as_text_and_nothing_else_is_one(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_mapping mapping;
    assert_true(figure_mapping_parse(FIGURES_PERMITS, "channel=0 month=2 issued=3", 4, &mapping));
    assert_string_equal(figure_mapping_text(arena, FIGURES_PERMITS, &mapping), "channel=0 month=2 issued=3");
    assert_string_equal(figure_mapping_lacks(FIGURES_PERMITS, &mapping)->code, "permit_type");
    static const char *const WRONG[] = { "channel=4", "kanal=0", "channel", "channel=", "channel=0,month=1", "channel=1000", "=1", "target=0" };
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        if (figure_mapping_parse(FIGURES_PERMITS, WRONG[i], 4, &mapping)) fail_msg("%s", WRONG[i]);
    }
}

static void codes_labels_and_words_of_a_kind_head_one_column_each(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (int kind = 0; kind < FIGURE_KIND_COUNT; kind++) {
        struct figure_fields fields = figure_fields((enum figure_kind)kind);
        assert_true(fields.count <= FIGURE_FIELDS_MOST);
        for (size_t i = 0; i < fields.count; i++) {
            const char *heads[2 + FIGURE_WORDS_MOST] = { fields.rows[i].code, fields.rows[i].label };
            size_t count = 2;
            for (size_t w = 0; w < FIGURE_WORDS_MOST && fields.rows[i].words[w]; w++) heads[count++] = fields.rows[i].words[w];
            for (size_t h = 0; h < count; h++) {
                struct csv_row row = { 1, &heads[h] };
                struct worksheet sheet = { "", 1, &row, 1 };
                struct figure_mapping mapping;
                assert_int_equal(figure_mapping_guess(arena, (enum figure_kind)kind, &sheet, (struct figure_header){ 0, 1 }, &mapping), 1);
                if (mapping.column[i] != 0) fail_msg("%s does not head %s", heads[h], fields.rows[i].code);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_contradiction_of_the_real_reports_is_found_and_no_other),
        cmocka_unit_test(the_figures_of_the_real_reports_arrive_to_the_last_digit),
        cmocka_unit_test(a_period_and_an_office_choose_among_the_rows),
        cmocka_unit_test(one_table_says_the_same_however_it_is_written),
        cmocka_unit_test(two_header_rows_are_one_header),
        cmocka_unit_test(a_number_that_can_mean_two_things_is_asked_unless_the_file_shows_which),
        cmocka_unit_test(what_cannot_be_read_is_told_with_its_cell),
        cmocka_unit_test(a_broken_table_is_no_sheet),
        cmocka_unit_test(months_outside_the_period_are_refused),
        cmocka_unit_test(totals_within_a_file_of_permits_are_compared_and_not_counted),
        cmocka_unit_test(printed_totals_stand_beside_the_sums_of_their_channels),
        cmocka_unit_test(countries_and_scales_are_compared_with_the_total),
        cmocka_unit_test(a_printed_share_is_that_of_the_rupiah),
        cmocka_unit_test(a_title_of_another_quarter_is_a_difference),
        cmocka_unit_test(rounded_parts_are_allowed_what_they_were_rounded_by),
        cmocka_unit_test(a_note_about_another_table_is_a_second_row),
        cmocka_unit_test(rows_of_nswi_become_the_lines_of_a_release),
        cmocka_unit_test(a_mapping_is_remembered_as_text_and_nothing_else_is_one),
        cmocka_unit_test(codes_labels_and_words_of_a_kind_head_one_column_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
