/* Scope: an answered request of the sample office that became open data, approved like any other figures. */
#include <string.h>

#include "admin/command.h"
#include "admin/figure_sheets.h"
#include "admin/sample.h"
#include "lib/base/random.h"
#include "lib/rules/answer_privacy.h"
#include "lib/rules/data_licence.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/answer_table.h"

#define FILE_NAME "pbg-per-kecamatan.csv"
#define ANSWERED_WITHIN 10 /* working days: by then the sample's request is answered */

/* Working days after the answer. */
static const struct {
    const char *name;
    enum dataset_action action;
    int days;
    const char *note;
} CHAIN[] = {
    { "petugas.informasi", DATASET_SUBMIT, 1, "" },
    { "kepala.seksi", DATASET_ANALYSE, 2, "Angka sama dengan SIMBG pada hari penarikannya." },
    { "kepala.bidang", DATASET_CORRECT, 3, "Tidak ada koreksi." },
    { "kepala.dinas", DATASET_APPROVE, 5, "" },
};

static int read_table(const struct sample *sample, struct answer_table *table, struct answer_new *new) {
    struct worksheets sheets;
    const char *file = arena_format(sample->arena, "%s/" FILE_NAME, sample->folder);
    int status = figure_sheets_read(sample->arena, file, &sheets, new->file_sha256);
    if (status != EXIT_DONE) return status;
    size_t header = answer_header_guess(&sheets.sheets[0]);
    table->column_count = answer_columns_guess(sample->arena, &sheets.sheets[0], header, &table->columns);
    answer_table_read(sample->arena, &sheets.sheets[0], header, table);
    answer_small_groups(sample->arena, sample->config->publication.smallest_group, table);
    return EXIT_DONE;
}

static enum result approve(const struct sample *sample, struct tx *tx, day_number answered, struct dataset_id id) {
    enum result result = DONE;
    for (size_t i = 0; i < sizeof CHAIN / sizeof *CHAIN && result == DONE; i++) {
        const struct actor actor = sample_actor(sample, CHAIN[i].name);
        struct dataset_act act = { id, (int64_t)i + 1, dataset_action_text(CHAIN[i].action), CHAIN[i].note };
        result = dataset_act(tx, &actor, sample_at(sample, sample_workday(sample, answered, CHAIN[i].days), 10, 0), &act);
    }
    return result;
}

int sample_answer(struct sample *sample) {
    struct answer_table table = { 0 };
    day_number answered = sample_workday(sample, sample->tabled_on, ANSWERED_WITHIN);
    const char *year = arena_format(sample->arena, "%d", civil_from_day(answered).year - 1);
    struct answer_new new = { .request = sample->tabled, .title = "PBG terbit per kecamatan", .period = year, .source = "SIMBG",
                              .description = "Persetujuan Bangunan Gedung yang terbit dalam satu tahun, dan banyaknya pemohon, menurut kecamatan bangunannya.",
                              .rhythm = RHYTHM_YEARLY, .licence = data_licence_of(NULL)->code };
    struct actor officer = sample_actor(sample, CHAIN[0].name);
    struct dataset_id id;
    int status = read_table(sample, &table, &new);
    if (status != EXIT_DONE) return status;
    random_bytes(new.nonce.bytes, sizeof new.nonce.bytes);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(sample->db, &tx);
    if (result == DONE) result = answer_add(&tx, sample->arena, &officer, sample_at(sample, answered, 14, 0), &new, &table, &id);
    if (result == DONE) result = approve(sample, &tx, answered, id);
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? EXIT_DONE : sample_failed(sample, FILE_NAME, result);
}
