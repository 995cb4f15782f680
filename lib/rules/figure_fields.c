/* Scope: what the columns of each kind of figures may tell, and the words that head them in the offices' files. */
#include "lib/rules/figure_parts.h"

static const struct figure_field INVESTMENT[INVESTMENT_FIELDS] = {
    [INVESTMENT_LEVEL] = { "level", "Tingkat baris", false, { "tingkat", "jenisbaris" } },
    [INVESTMENT_NAME] = { "sector", "Sektor atau subsektor", true,
                          { "subsektor", "namasektor", "sektor", "lapanganusaha", "sektorusaha", "bidangusaha", "uraian", "nama", "name" } },
    [INVESTMENT_STATUS] = { "status", "PMDN atau PMA", false, { "statuspenanamanmodal", "statuspm", "jenispenanamanmodal", "pmdnpma", "pmapmdn", "origin" } },
    [INVESTMENT_RUPIAH] = { "amount_million_idr", "Investasi (juta rupiah)", true,
                            { "investasirpjuta", "nilaiinvestasirpjuta", "rpjuta", "jutarp", "jutarupiah", "nilaiinvestasijutarp", "realisasirpjuta",
                              "investasijutarp", "nilaiinvestasirpjt", "investasidalamrpjuta" } },
    [INVESTMENT_DOLLARS] = { "amount_thousand_usd", "Investasi (ribu US$)", false,
                             { "investasiusribu", "nilaiinvestasiusribu", "usribu", "ribuus", "investasiusdribu", "usdribu", "nilaiinvestasiribuus",
                               "investasiribuus", "realisasiusribu" } },
    [INVESTMENT_PROJECTS] = { "projects", "Proyek", false, { "jumlahproyek", "proyekunit", "jumlahproyekunit", "lkpm" } },
    [INVESTMENT_DOMESTIC] = { "domestic_workers", "Tenaga kerja Indonesia", false,
                              { "jumlahtki", "tki", "tenagakerjaindonesiatki", "tenagakerjatki", "tenagakerja" } },
    [INVESTMENT_FOREIGN] = { "foreign_workers", "Tenaga kerja asing", false, { "jumlahtka", "tka", "tenagakerjaasingtka", "tenagakerjatka" } },
    [INVESTMENT_SHARE] = { "published_share_pct", "Bagian tercetak (%)", false, { "publishedshare", "persen", "persentase", "proporsi", "kontribusi", "bagian" } },
    [INVESTMENT_SECTOR] = { "main_sector", "Sektor utama", false, { "sektorutama" } },
    [INVESTMENT_COUNTRY] = { "country", "Negara", false, { "negaraasal", "asalnegara" } },
    [INVESTMENT_SCALE] = { "scale", "Skala usaha", false, { "skala", "umknonumk", "skalausahaumknonumk" } },
    [INVESTMENT_YEAR] = { "year", "Tahun", false, { 0 } },
    [INVESTMENT_QUARTER] = { "quarter", "Triwulan", false, { "periode", "tw" } },
    [INVESTMENT_OFFICE] = { "office", "Kabupaten atau kota", false, { "kabupatenkota", "kabkota" } },
};

static const struct figure_field PERMITS[PERMIT_FIELDS] = {
    [PERMIT_OFFICE] = { "office", "Kantor", false, { "instansi" } },
    [PERMIT_CHANNEL] = { "channel", "Kanal", true, { "saluran", "aplikasi", "sistem", "jalur", "kanallayanan" } },
    [PERMIT_TYPE] = { "permit_type", "Jenis izin", true, { "jenisperizinan", "perizinan", "izin", "namaizin", "jenislayanan", "jenisizinnonizin" } },
    [PERMIT_MONTH] = { "month", "Bulan", true, { "bulanterbit", "periode" } },
    [PERMIT_ISSUED] = { "issued", "Terbit", true, { "jumlah", "jumlahizin", "izinterbit", "jumlahterbit", "diterbitkan", "realisasi" } },
    [PERMIT_ON_TIME] = { "on_time", "Tepat waktu", false, { "terbittepatwaktu", "sesuaisop", "tepatwaktusesuaisop" } },
};

static const struct figure_field INDICATORS[INDICATOR_FIELDS] = {
    [INDICATOR_OFFICE] = { "office", "Kantor", false, { "instansi" } },
    [INDICATOR_YEAR] = { "year", "Tahun", false, { 0 } },
    [INDICATOR_GOAL] = { "goal", "Sasaran", false, { "sasaranstrategis", "tujuan", "tujuansasaran" } },
    [INDICATOR_NAME] = { "indicator", "Indikator", true, { "indikatorkinerja", "indikatorkinerjautama", "iku" } },
    [INDICATOR_UNIT] = { "unit", "Satuan", true, { 0 } },
    [INDICATOR_DIRECTION] = { "direction", "Arah", true, { "sifat", "arahindikator", "polarisasi", "polaritas" } },
    [INDICATOR_TARGET] = { "target", "Target", true, { "targetkinerja" } },
    [INDICATOR_REALISATION] = { "realisation", "Realisasi", true, { "realisasikinerja" } },
    [INDICATOR_ACHIEVEMENT] = { "published_achievement_pct", "Capaian tercetak (%)", false,
                                { "publishedachievement", "capaian", "persentasecapaian", "capaiankinerja", "capaianpersen", "persencapaian" } },
    [INDICATOR_FINAL_TARGET] = { "final_target", "Target akhir rencana", false, { "targetakhir", "targetakhirrenstra", "targetrenstra" } },
    [INDICATOR_FINAL_YEAR] = { "final_year", "Tahun akhir rencana", false, { "tahunakhir", "tahunakhirrenstra" } },
    [INDICATOR_NOTE] = { "note", "Catatan", false, { "keterangan", "ket" } },
};

static const struct figure_field BUDGET[BUDGET_FIELDS] = {
    [BUDGET_OFFICE] = { "office", "Kantor", false, { "instansi" } },
    [BUDGET_YEAR] = { "year", "Tahun", false, { "tahunanggaran" } },
    [BUDGET_NAME] = { "programme", "Program", true, { "programkegiatan", "namaprogram", "uraian" } },
    [BUDGET_AMOUNT] = { "budget_idr", "Anggaran (Rp)", true, { "anggaran", "pagu", "paguanggaran", "pagurp", "anggaranrupiah" } },
    [BUDGET_REALISED] = { "realised_idr", "Realisasi (Rp)", true, { "realisasi", "realisasianggaran", "realisasirupiah" } },
    [BUDGET_PERCENT] = { "published_pct", "Realisasi tercetak (%)", false, { "persen", "persentase", "capaian", "serapan", "persentaserealisasi" } },
};

static const struct figure_field TARGETS[TARGET_FIELDS] = {
    [TARGET_OFFICE] = { "office", "Kantor", false, { "instansi" } },
    [TARGET_YEAR] = { "year", "Tahun", true, { 0 } },
    [TARGET_MEASURE] = { "measure", "Ukuran", true, { "uraian", "jenis", "jenisnilai" } },
    [TARGET_VALUE] = { "value_idr", "Nilai (Rp)", true, { "nilai", "jumlah", "rupiah", "nilairupiah" } },
    [TARGET_NOTE] = { "note", "Catatan", false, { "keterangan", "ket" } },
};

static const struct {
    const struct figure_field *rows;
    size_t count;
} KINDS[FIGURE_KIND_COUNT] = {
    [FIGURES_INVESTMENT] = { INVESTMENT, INVESTMENT_FIELDS }, [FIGURES_PERMITS] = { PERMITS, PERMIT_FIELDS },
    [FIGURES_INDICATORS] = { INDICATORS, INDICATOR_FIELDS },  [FIGURES_BUDGET] = { BUDGET, BUDGET_FIELDS },
    [FIGURES_TARGETS] = { TARGETS, TARGET_FIELDS },
};

ENUM_DEFINE(figure_kind, FIGURE_KIND_LIST, FIGURE_KIND_COUNT)

struct figure_fields figure_fields(enum figure_kind kind) {
    return (struct figure_fields){ KINDS[kind].rows, KINDS[kind].count };
}
