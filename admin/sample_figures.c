/* Scope: the real figures of site/sample/data, imported like any office's and approved on the days an office would. */
#include <string.h>

#include "admin/command.h"
#include "admin/import.h"
#include "admin/sample.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/dataset.h"

#define REPORT "Laporan Kinerja PTSP Triwulan II 2024, DPMPTSP Kabupaten Kotawaringin Timur"
#define OLD_REPORT "Pengukuran dan Analisis Kinerja Tahun 2020, DPMPTSP Kota Prabumulih"
#define OLD_OFFICE "Kota Prabumulih"
#define PLAN_REPORT "Penyusunan Peta Proses Bisnis, Bab V, DPMPTSP Kota Pasuruan"
#define PERFORMANCE_REPORT "Laporan Kinerja Instansi Pemerintah Tahun 2021, DPMPTSP dan Tenaga Kerja Kota Probolinggo"
#define ACCEPTED "Kedua angka dimuat sebagaimana adanya; laporan sumber tidak menjelaskan selisihnya."

/* The files of figures and the reports they come from. */
static const struct {
    struct import_figures what;
    const char *source;
} FILES[] = {
    { { FIGURES_INVESTMENT, .file = "investment/kotim-2024-q1-pma.csv", .period = "2024-Q1", .report_period = "2024-Q2", .origin = "pma" }, REPORT },
    { { FIGURES_INVESTMENT, .file = "investment/kotim-2024-q1-pmdn.csv", .period = "2024-Q1", .report_period = "2024-Q2", .origin = "pmdn" }, REPORT },
    { { FIGURES_PERMITS, .file = "permits/kotim-2024-q2.csv", .totals_file = "permits/kotim-2024-q2-published-totals.csv", .period = "2024-Q2" }, REPORT },
    { { FIGURES_TARGETS, .file = "investment/annual.csv", .period = "2019-2020", .report_period = "2020", .office = OLD_OFFICE }, OLD_REPORT },
    { { FIGURES_TARGETS, .file = "investment/annual.csv", .period = "2021-2026", .office = "Kota Pasuruan" }, PLAN_REPORT },
    { { FIGURES_INDICATORS, .file = "performance/indicators.csv", .period = "2020", .office = OLD_OFFICE }, OLD_REPORT },
    { { FIGURES_INDICATORS, .file = "performance/indicators.csv", .period = "2021", .office = "Kota Probolinggo" }, PERFORMANCE_REPORT },
    { { FIGURES_BUDGET, .file = "performance/probolinggo-2021-budget.csv", .period = "2021" }, PERFORMANCE_REPORT },
};

/* What the office wrote to accept a difference. */
static const struct { enum check check; const char *note; } NOTES[] = {
    { CHECK_TOTAL_MISSING, "Laporan sumber mengosongkan jumlah ini; yang dimuat tetap kosong, di sebelahnya jumlah bagian-bagiannya." },
    { CHECK_ACHIEVEMENT, "Laporan sumber mencetak capaian ini; target dan realisasi yang dicetaknya sendiri menghasilkan angka di sebelahnya." },
    { CHECK_REPEATED, "Laporan sumber memuat indikator ini dalam dua tabel dengan angka yang berbeda; yang dimuat tabel pertama." },
    { CHECK_SHARE, "Laporan sumber mencetak persentase ini; anggaran dan realisasi yang dicetaknya sendiri menghasilkan angka di sebelahnya." },
    { CHECK_GROWTH, "Laporan sumber mencetak pertumbuhan ini; realisasi kedua tahun yang dicetaknya sendiri menghasilkan angka di sebelahnya." },
};

/* When the sample office imported, and who took which step on which local day. */
static const struct civil IMPORTED = { 2024, 7, 4 };
static const struct {
    const char *name;
    enum dataset_action action;
    struct civil on;
    const char *note;
} CHAIN[] = {
    { "tim.survei", DATASET_SUBMIT, { 2024, 7, 8 }, "" },
    { "kepala.seksi", DATASET_ANALYSE, { 2024, 7, 9 },
      "Angka dicocokkan dengan berkas sumber; selisih dengan laporan tercetak dicatat satu per satu." },
    { "kepala.bidang", DATASET_CORRECT, { 2024, 7, 10 }, "Tidak ada koreksi." },
    { "kepala.dinas", DATASET_APPROVE, { 2024, 7, 12 }, "" },
};
#define CHAIN_LENGTH (sizeof CHAIN / sizeof *CHAIN)

static const char *data_file(const struct sample *sample, const char *name) {
    return arena_format(sample->arena, "%s/data/%s", sample->folder, name);
}

static int import_all(const struct sample *sample) {
    struct import_job job = { .arena = sample->arena, .db = sample->db, .actor = sample_actor(sample, "tim.survei"),
                              .now = sample_at(sample, day_from_civil(IMPORTED), 9, 0), .source = REPORT,
                              .smallest_group = sample->config->publication.smallest_group, .quiet = true };
    struct import_job old = job;
    old.source = OLD_REPORT;
    struct dataset_id id;
    int status = import_ikm(&old, &(struct import_ikm){ data_file(sample, "skm/ikm-published.csv"), OLD_OFFICE }, &id);
    if (status == EXIT_DONE) {
        status = import_skm(&job, &(struct import_skm){ .file = data_file(sample, "skm/kotim-2024-q2-responses.csv"),
                                                        .published_file = data_file(sample, "skm/kotim-2024-q2-published.csv"),
                                                        .period = "2024-Q2" }, &id);
    }
    job.actor = sample_actor(sample, "petugas.investasi");
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES && status == EXIT_DONE; i++) {
        struct import_figures what = FILES[i].what;
        job.source = FILES[i].source;
        what.file = data_file(sample, what.file);
        if (what.totals_file) what.totals_file = data_file(sample, what.totals_file);
        status = import_figures(&job, &what, &id);
    }
    return status;
}

/* Nobody knows more about what the reports contradict themselves in than that they do. */
static const char *note_on(const struct dataset_difference *difference) {
    for (size_t i = 0; i < sizeof NOTES / sizeof *NOTES; i++) {
        if (strcmp(check_text(NOTES[i].check), difference->check_name) == 0) return NOTES[i].note;
    }
    return ACCEPTED;
}

static enum result explain_differences(const struct sample *sample, struct tx *tx, struct dataset_id id) {
    struct dataset_differences found;
    enum result result = difference_list(sample->db, sample->arena, id, &found);
    for (size_t i = 0; i < found.count && result == DONE; i++) {
        if (*found.rows[i].note == '\0') result = difference_explain(tx, id, (int64_t)i + 1, note_on(&found.rows[i]));
    }
    return result;
}

/* Takes every dataset one step further; it is handed in by whoever brought it in. */
static int step_all(const struct sample *sample, size_t step) {
    struct datasets datasets;
    const struct actor taker = sample_actor(sample, CHAIN[step].name), bringer = sample_actor(sample, "petugas.investasi");
    instant at = sample_at(sample, day_from_civil(CHAIN[step].on), 10, 0);
    enum result result = dataset_list(sample->db, sample->arena, NULL, &datasets);
    struct tx tx CLEANUP_TX = { 0 };
    if (result == DONE) result = tx_begin(sample->db, &tx);
    for (size_t i = 0; i < datasets.count && result == DONE; i++) {
        if (step == 0) result = explain_differences(sample, &tx, datasets.rows[i].id);
        if (result != DONE) break;
        struct dataset_act act = { datasets.rows[i].id, datasets.rows[i].version, dataset_action_text(CHAIN[step].action),
                                   CHAIN[step].note };
        bool is_of_survey = strcmp(datasets.rows[i].kind, dataset_kind_text(DATASET_SURVEY)) == 0;
        result = dataset_act(&tx, step == 0 && !is_of_survey ? &bringer : &taker, at, &act);
    }
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? EXIT_DONE : sample_failed(sample, "data", result);
}

int sample_figures(struct sample *sample) {
    int status = import_all(sample);
    for (size_t step = 0; step < CHAIN_LENGTH && status == EXIT_DONE; step++) status = step_all(sample, step);
    return status;
}
