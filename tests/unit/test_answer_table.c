/* Facts about answers that become tables: which columns they have, which cells cannot be read, and what must not be published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/answer_privacy.h"
#include "lib/rules/data_licence.h"

#define SMALLEST 5
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct private_values NOTHING_OWN = { NULL, NULL, NULL };

static struct answer_table read_text(struct arena *arena, const char *text) {
    struct worksheet sheet;
    struct csv_fault fault;
    struct answer_table table = { 0 };
    assert_true(figure_sheet_csv(arena, text, strlen(text), &sheet, &fault));
    size_t header = answer_header_guess(&sheet);
    table.column_count = answer_columns_guess(arena, &sheet, header, &table.columns);
    answer_table_read(arena, &sheet, header, &table);
    return table;
}

static void a_sheet_tells_its_columns(void **state) {
    struct answer_table table = read_text(*state, "Data izin tahun 2025\nKecamatan;Tahun;Izin terbit (izin);Tenaga kerja (orang);Investasi (Rp);Tepat waktu (%)\n"
                                                  "Mentaya Hilir;2025;1.234;56;1.000.000;93,5\nBaamang;2025;7;8;2.500.000;90\n");
    static const struct { const char *label, *name, *unit; enum answer_kind kind; unsigned decimals; } COLUMNS[] = {
        { "Kecamatan", "kecamatan", "", ANSWER_TEXT, 0 },          { "Tahun", "tahun", "", ANSWER_TEXT, 0 },
        { "Izin terbit", "izin_terbit", "izin", ANSWER_NUMBER, 0 }, { "Tenaga kerja", "tenaga_kerja", "orang", ANSWER_PEOPLE, 0 },
        { "Investasi", "investasi", "Rp", ANSWER_RUPIAH, 0 },       { "Tepat waktu", "tepat_waktu", "%", ANSWER_PERCENT, 1 },
    };
    assert_int_equal(table.column_count, COUNT(COLUMNS));
    for (size_t i = 0; i < COUNT(COLUMNS); i++) {
        assert_string_equal(table.columns[i].label, COLUMNS[i].label);
        assert_string_equal(table.columns[i].name, COLUMNS[i].name);
        assert_string_equal(table.columns[i].unit, COLUMNS[i].unit);
        assert_int_equal(table.columns[i].kind, COLUMNS[i].kind);
        assert_int_equal(table.columns[i].decimals, COLUMNS[i].decimals);
    }
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.row_count, 2);
    assert_string_equal(table.rows[0].cells[2], "1234"); /* "93,5" proves the comma */
    assert_string_equal(table.rows[0].cells[5], "93.5");
}

static void what_cannot_be_read_is_named_with_its_cell(void **state) {
    static const struct { const char *text, *reason; size_t line, column; bool asks; } ROWS[] = {
        { "Desa,Izin\nA,1\nB,banyak\n", NULL, 0, 0, false }, /* words in one cell make the column words */
        { "Desa,Izin\nA,1.234\n", "dapat berarti 1234 atau 1.234", 2, 2, true },
        { "Desa,Pegawai\nA,1.5\n", "bilangan bulat", 2, 2, false },
        { "Desa,Izin\n", "tidak ada baris", 0, 0, false },
    };
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        struct answer_table table = read_text(*state, ROWS[i].text);
        assert_int_equal(table.fault_count, ROWS[i].reason ? 1 : 0);
        assert_int_equal(table.asks_notation, ROWS[i].asks);
        if (!ROWS[i].reason) continue;
        assert_non_null(strstr(table.faults[0].reason, ROWS[i].reason));
        assert_int_equal(table.faults[0].line, ROWS[i].line);
        assert_int_equal(table.faults[0].column, ROWS[i].column);
    }
}

static void columns_alike_get_names_of_their_own(void **state) {
    struct answer_table table = read_text(*state, "Desa,Izin,Izin,“…”\nA,1,2,x\n");
    assert_string_equal(table.columns[1].name, "izin");
    assert_string_equal(table.columns[2].name, "izin_3");
    assert_string_equal(table.columns[3].name, "kolom_4");
}

static void a_title_becomes_an_address(void **state) {
    static const struct { const char *title, *scope; } ROWS[] = {
        { "Izin terbit per kecamatan", "izin-terbit-per-kecamatan" }, { "  Izin (UMK & non-UMK) ", "izin-umk-non-umk" }, { "Periksa", "" }, { "–", "" },
        { "2024 izin", "tabel-2024-izin" },
        { "Jumlah perizinan berusaha yang terbit melalui sistem OSS menurut kecamatan dan sektor", "jumlah-perizinan-berusaha-yang-terbit-melalui-sistem-oss" },
    };
    for (size_t i = 0; i < COUNT(ROWS); i++) assert_string_equal(answer_scope(*state, ROWS[i].title), ROWS[i].scope);
}

/* ---- personal data ---- */

static void persons_are_found_and_offices_are_not(void **state) {
    static const struct { const char *text, *reason; size_t line, column; bool is_doubt; } ROWS[] = {
        { "Kecamatan,Izin\nBaamang,7\n", NULL, 0, 0, false },
        { "Nama pemohon,Izin\nPelapor Contoh 1,7\n", "tentang orang per orang", 0, 1, false },
        { "Nama kecamatan,Izin\nBaamang,7\n", NULL, 0, 0, false },
        { "Usaha,NIK\nWarung,3201010101800001\n", "tentang orang per orang", 0, 2, false },
        { "Usaha,Nomor\nWarung,3201010101800001\n", "nomor induk kependudukan", 2, 2, false },
        { "Usaha,Kontak\nWarung,0812-3456-7890\n", "nomor telepon", 2, 2, false },
        { "Usaha,Kontak\nWarung,orang@contoh.example\n", "alamat surel", 2, 2, false },
        { "Usaha,Catatan\nWarung,milik Pelapor Contoh\n", "nama pemohon", 2, 2, false },
        { "Usaha,Catatan\nWarung,milik Ibu Contoh\n", "seperti nama orang", 2, 2, true },
        { "Usaha,Pengurus\nWarung,\"Contoh Satu, S.Sos.\"\n", "seperti nama orang", 2, 2, true },
        { "Usaha,Pengurus\nWarung,Contoh bin Contoh\n", "seperti nama orang", 2, 2, true },
        { "Usaha,Jenis\nPT Contoh Jaya,Hotel dan ibu kota\n", NULL, 0, 0, false },
    };
    struct answer_private what = { &NOTHING_OWN, "Pelapor Contoh" };
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        struct answer_table table = read_text(*state, ROWS[i].text);
        answer_private_find(*state, &what, &table);
        assert_int_equal(table.fault_count, ROWS[i].reason && !ROWS[i].is_doubt ? 1 : 0);
        assert_int_equal(table.doubt_count, ROWS[i].reason && ROWS[i].is_doubt ? 1 : 0);
        if (!ROWS[i].reason) continue;
        assert_non_null(strstr(table.faults[0].reason, ROWS[i].reason));
        assert_int_equal(table.faults[0].line, ROWS[i].line);
        assert_int_equal(table.faults[0].column, ROWS[i].column);
    }
}

/* ---- few persons ---- */

static void rows_about_few_persons_lose_their_figures(void **state) {
    static const struct { const char *text, *hidden; } ROWS[] = { /* hidden: one letter a row */
        { "Desa,Pekerja (orang)\nA,10\nB,20\nC,30\nJumlah,60\n", "...." },
        { "Desa,Pekerja (orang)\nA,4\nB,20\nC,30\nJumlah,54\n", "xx.." },  /* one alone could be had back */
        { "Desa,Pekerja (orang)\nA,4\nB,3\nC,30\nJumlah,37\n", "xx.." },
        { "Desa,Pekerja (orang)\nA,1\nB,1\nC,30\nJumlah,32\n", "xxx." },   /* two together are still few */
        { "Desa,Pekerja (orang)\nA,0\nB,20\nJumlah,20\n", "..." },         /* none points at nobody */
        { "Desa,Laki-laki,Perempuan\nA,50,4\nB,60,50\nC,70,60\nJumlah,180,114\n", "xx.." }, /* the whole row: its sum would tell */
        { "Desa,Pekerja (orang)\nA,4\nJumlah,4\n", "xx" },                 /* nothing else is left to hide: the total goes too */
        { "Desa,Izin\nA,1\nB,2\n", ".." },                                 /* permits are no persons */
    };
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        struct answer_table table = read_text(*state, ROWS[i].text);
        answer_small_groups(*state, SMALLEST, &table);
        assert_int_equal(table.fault_count, 0);
        for (size_t row = 0; row < table.row_count; row++) assert_int_equal(table.rows[row].is_hidden, ROWS[i].hidden[row] == 'x');
    }
}

static void two_totals_beside_a_small_group_are_refused(void **state) {
    struct answer_table table = read_text(*state, "Desa,Pekerja (orang)\nA,4\nB,20\nJumlah,24\nC,7\nD,9\nJumlah,16\n");
    answer_small_groups(*state, SMALLEST, &table);
    assert_int_equal(table.fault_count, 1);
    assert_non_null(strstr(table.faults[0].reason, "beberapa baris jumlah"));
}

/* What a reader can compute: the total of a column less what is shown of it. */
static void no_hidden_count_is_had_back_from_its_total(void **state) {
    static const char *const DESA = "ABCDEFGH";
    unsigned seed = 20261121;
    for (int round = 0; round < 500; round++) {
        char text[400] = "Desa,Laki-laki,Perempuan\n";
        size_t length = strlen(text);
        for (size_t i = 0; i < 8; i++) {
            unsigned first = (seed = seed * 1103515245u + 12345u) >> 16 & 15u, second = (seed = seed * 1103515245u + 12345u) >> 16 & 15u;
            length += (size_t)snprintf(text + length, sizeof text - length, "%c,%u,%u\n", DESA[i], first, second);
        }
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct answer_table table = read_text(arena, text);
        answer_small_groups(arena, SMALLEST, &table);
        for (size_t column = 1; column < table.column_count; column++) {
            int64_t people = 0, rows = 0;
            for (size_t row = 0; row < table.row_count; row++) {
                int64_t count = strtoll(table.rows[row].cells[column], NULL, 10);
                if (!table.rows[row].is_hidden) assert_true(count == 0 || count >= SMALLEST);
                people += table.rows[row].is_hidden ? count : 0;
                rows += table.rows[row].is_hidden && count > 0;
            }
            bool is_all = table.hidden_count == table.row_count;
            assert_true(rows == 0 || is_all || (rows > 1 && people >= SMALLEST));
        }
    }
    (void)state;
}

static void the_usual_licence_stands_for_unknown_ones(void **state) {
    (void)state;
    assert_string_equal(data_licence_of(NULL)->code, "CC-BY-4.0");
    assert_string_equal(data_licence_of("CC0-1.0")->code, "CC0-1.0");
    assert_string_equal(data_licence_of("?")->code, "CC-BY-4.0");
}

static int open_arena(void **state) {
    *state = arena_new();
    return 0;
}

static int close_arena(void **state) {
    arena_free(*state);
    return 0;
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void) {
    const struct CMUnitTest facts[] = {
        FACT(a_sheet_tells_its_columns), FACT(what_cannot_be_read_is_named_with_its_cell), FACT(columns_alike_get_names_of_their_own),
        FACT(a_title_becomes_an_address), FACT(persons_are_found_and_offices_are_not), FACT(rows_about_few_persons_lose_their_figures),
        FACT(two_totals_beside_a_small_group_are_refused), FACT(no_hidden_count_is_had_back_from_its_total),
        FACT(the_usual_licence_stands_for_unknown_ones),
    };
    return cmocka_run_group_tests(facts, NULL, NULL);
}
