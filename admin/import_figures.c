/* Scope: import of investment, permits, indicators, budget and targets from CSV or XLSX files, or a look at what they contradict themselves in. */
#include <stdio.h>
#include <string.h>

#include "admin/figure_sheets.h"
#include "admin/import_parts.h"
#include "lib/base/random.h"
#include "lib/store/figure_import.h"
#include "lib/store/targets.h"

struct figures {
    struct arena *arena;
    const struct import_figures *what;
    struct figure_reading reading;
    uint8_t sha256[FIGURE_SHEETS_HASH_BYTES];
    struct figure_file file;
};

/* ---- reading ---- */

static int print_faults(const struct figures *figures, const char *name) {
    const struct figure_file *file = &figures->file;
    for (size_t i = 0; i < file->fault_count && i < FIGURE_FAULTS; i++) {
        const struct figure_fault *fault = &file->faults[i];
        const char *column = fault->column ? arena_format(figures->arena, ", kolom %zu", fault->column) : "";
        const char *cell = *fault->cell ? arena_format(figures->arena, " (isi: %.60s)", fault->cell) : "";
        if (fault->line == 0) command_error("%s: %s", name, fault->reason);
        else command_error("%s: baris %zu%s: %s%s", name, fault->line, column, fault->reason, cell);
    }
    if (file->fault_count > FIGURE_FAULTS) command_error("%s: %zu kesalahan lain", name, file->fault_count - FIGURE_FAULTS);
    if (file->asks_notation) command_error("%s: tambahkan --decimal comma (1.234,5) atau --decimal point (1,234.5)", name);
    return EXIT_WRONG;
}

/* The sheet whose header names most columns. */
static const struct worksheet *choose_sheet(struct figures *figures, const struct worksheets *sheets) {
    const struct worksheet *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < sheets->count; i++) {
        struct figure_header header;
        struct figure_mapping mapping;
        size_t found = figure_header_guess(figures->arena, figures->what->kind, &sheets->sheets[i], &header, &mapping);
        if (found <= most) continue;
        most = found;
        best = &sheets->sheets[i];
        figures->reading.header = header;
        figures->reading.mapping = mapping;
    }
    return best;
}

static int read_totals(struct figures *figures) {
    const char *name = figures->what->totals_file;
    uint8_t hash[FIGURE_SHEETS_HASH_BYTES];
    struct worksheets sheets;
    if (!name) return EXIT_DONE;
    int status = figure_sheets_read(figures->arena, name, &sheets, hash);
    if (status != EXIT_DONE) return status;
    figure_totals_read(figures->arena, &sheets.sheets[0], &figures->file);
    return figures->file.fault_count > 0 ? print_faults(figures, name) : EXIT_DONE;
}

static int read_file(struct figures *figures) {
    const char *name = figures->what->file;
    struct worksheets sheets;
    int status = figure_sheets_read(figures->arena, name, &sheets, figures->sha256);
    if (status != EXIT_DONE) return status;
    (void)figure_sheets_unfold(figures->arena, figures->what->kind, &sheets);
    const struct worksheet *sheet = choose_sheet(figures, &sheets);
    if (!sheet) {
        command_error("%s: tidak ada baris judul kolom yang dikenal", name);
        return EXIT_WRONG;
    }
    figure_file_read(figures->arena, &figures->reading, sheet, &figures->file);
    if (figures->file.fault_count > 0) return print_faults(figures, name);
    return read_totals(figures);
}

static int begin(struct arena *arena, const struct import_figures *what, const struct figure_past *past, struct figures *ret) {
    static const char *const STATUSES[] = { "pma", "pmdn" };
    struct figures figures = { .arena = arena, .what = what };
    bool is_status = !what->origin || strcmp(what->origin, STATUSES[0]) == 0 || strcmp(what->origin, STATUSES[1]) == 0;
    if (!is_status) return command_misused("import", "--origin harus pma atau pmdn");
    if (what->decimal && (!*what->decimal || !figure_notation_parse(what->decimal, &figures.reading.notation))) {
        return command_misused("import", "--decimal harus comma atau point");
    }
    struct period period;
    int status = what->period ? import_period(what->period, &period) : EXIT_DONE;
    if (status == EXIT_DONE && what->report_period) status = import_period(what->report_period, &period);
    if (status != EXIT_DONE) return status;
    if (what->totals_file && what->kind != FIGURES_PERMITS) return command_misused("import", "--totals hanya untuk permits");
    figures.reading.kind = what->kind;
    figures.reading.period = what->period ? what->period : "";
    figures.reading.office = what->office ? what->office : "";
    figures.reading.status = what->origin ? what->origin : "";
    figures.reading.rate = what->rate.known ? what->rate.value : 0;
    if (past) figures.reading.past = *past;
    *ret = figures;
    return read_file(ret);
}

/* ---- telling ---- */

static void print_difference(const struct figure_set *set, const struct figure_difference *row, const char *before) {
    (void)printf("%s%s%s%s%s%s: tercantum %s, %s %s\n", before, *set->office ? set->office : "", *set->office ? " " : "", set->period,
                 *set->office || *set->period ? ", " : "", row->place, *row->stated ? row->stated : "(kosong)",
                 row->check == CHECK_REPEATED ? "di tabel lain" : "dihitung",
                 *row->computed ? row->computed : "(tidak dapat dihitung)");
}

int import_figures_check(struct arena *arena, const struct import_figures *what) {
    struct figures figures;
    int status = begin(arena, what, NULL, &figures); /* without an office's database */
    if (status != EXIT_DONE) return status;
    for (size_t i = 0; i < figures.file.set_count; i++) {
        const struct figure_set *set = &figures.file.sets[i];
        for (size_t k = 0; k < set->differences.count; k++) print_difference(set, &set->differences.rows[k], "");
    }
    return figure_file_differences(&figures.file) > 0 ? EXIT_FAILED : EXIT_DONE;
}

static void print_imported(const struct figures *figures) {
    const struct figure_set none = { .office = "", .period = "" };
    for (size_t i = 0; i < figures->file.set_count; i++) {
        const struct figure_set *set = &figures->file.sets[i];
        const char *what = arena_format(figures->arena, "%s %s", figure_kind_label(set->kind), period_label(figures->arena, set->period));
        for (size_t k = 0; k < set->differences.count; k++) print_difference(&none, &set->differences.rows[k], "  selisih  ");
        (void)printf("%s: diimpor sebagai konsep", what);
        if (set->differences.count > 0) (void)printf(" dengan %zu selisih; terima masing-masing dengan catatan di halaman petugas\n", set->differences.count);
        else (void)printf("; ajukan dengan: loket dataset submit %s %s\n", figure_kind_text(set->kind), set->period);
    }
    if (figures->file.passed_over > 0) (void)printf("%zu baris periode atau kantor lain dilewati\n", figures->file.passed_over);
}

/* ---- storing ---- */

/* What stands in the way of storing, before the database says no. */
static int judge(const struct figures *figures) {
    const struct figure_file *file = &figures->file;
    for (size_t i = 0; i < file->set_count; i++) {
        if (*file->sets[i].period == '\0') return command_misused("import", "berkas ini tidak menyebut periodenya; tambahkan --period");
        for (size_t k = 0; k < i; k++) {
            if (strcmp(file->sets[i].period, file->sets[k].period) != 0) continue;
            return command_misused("import", "berkas ini memuat beberapa kantor (%s, %s); pilih dengan --office", file->sets[k].office, file->sets[i].office);
        }
    }
    return EXIT_DONE;
}

int import_figures(const struct import_job *job, const struct import_figures *what, struct dataset_id *ret) {
    struct figures figures;
    struct figure_past past = { .office = job->office };
    enum result result = target_past(job->db, job->arena, &past);
    if (result != DONE) return import_failed(job, what->file, result);
    int status = begin(job->arena, what, &past, &figures);
    if (status == EXIT_DONE) status = judge(&figures);
    if (status != EXIT_DONE) return status;
    struct figure_import import = { .source = job->source ? job->source : what->file, .report_period = what->report_period, .replaces = what->replaces };
    struct figure_imported done = { 0 };
    random_bytes(import.nonce.bytes, sizeof import.nonce.bytes);
    memcpy(import.file_sha256, figures.sha256, sizeof import.file_sha256);
    struct tx tx CLEANUP_TX = { 0 };
    result = tx_begin(job->db, &tx);
    if (result == DONE) result = figure_import_add(&tx, job->arena, &job->actor, job->now, &import, &figures.file, &done);
    if (result == REFUSED_STALE && done.refused) {
        command_error("data %s sudah ada dan belum disetujui; ganti konsepnya dengan --replace, atau selesaikan persetujuannya", done.refused);
        return EXIT_FAILED;
    }
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) return import_failed(job, what->file, result);
    if (!job->quiet) print_imported(&figures);
    *ret = done.id;
    return EXIT_DONE;
}
