/* Scope: `loket skm reconcile`: by which rule a printed index follows from its own printed table.
 * The table is CSV with a row an unsur, then the index in a row "ikm"; a row "total" (the sum of the weighted NRR, as reports
 * print it) is passed over. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "admin/cmd_skm.h"
#include "admin/command.h"
#include "lib/base/buffer.h"
#include "lib/base/csv.h"
#include "lib/rules/format.h"
#include "lib/rules/skm_reconcile.h"

/* Where the table stands in the file. */
struct printed_file {
    const char *name;
    const struct csv *csv;
    size_t unsur, nrr; /* columns */
};

static int fault(const struct printed_file *file, size_t row, size_t column, const char *reason) {
    command_error("%s: baris %zu, kolom %zu: %s", file->name, file->csv->rows[row].line, column + 1, reason);
    return EXIT_WRONG;
}

static int read_file(struct arena *arena, const char *name, struct printed_file *ret) {
    char *bytes;
    size_t length;
    int status = command_read_file(arena, name, CSV_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    struct printed_file file = { .name = name };
    struct csv_fault wrong;
    if (csv_read(arena, bytes, length, &file.csv, &wrong) != DONE) {
        command_error("%s: baris %zu, kolom %zu: %s", name, wrong.line, wrong.column, wrong.reason);
        return EXIT_WRONG;
    }
    file.unsur = csv_column(file.csv, "unsur");
    file.nrr = csv_column(file.csv, "nrr");
    if (file.nrr == CSV_NO_COLUMN) file.nrr = csv_column(file.csv, "published_nrr"); /* as `loket import skm` reads it */
    if (file.unsur == CSV_NO_COLUMN || file.nrr == CSV_NO_COLUMN) {
        command_error("%s: baris %zu: kolom unsur dan nrr harus ada", name, file.csv->header.line);
        return EXIT_WRONG;
    }
    *ret = file;
    return EXIT_DONE;
}

static const char *cell(const struct printed_file *file, size_t row, size_t column) {
    return file->csv->rows[row].cells[column];
}

static bool is_listed(const struct printed_file *file, size_t before, const char *unsur) {
    for (size_t row = 0; row < before; row++) {
        if (strcasecmp(cell(file, row, file->unsur), unsur) == 0) return true;
    }
    return false;
}

static int read_row(const struct printed_file *file, size_t row, struct skm_printed *printed) {
    const char *unsur = cell(file, row, file->unsur), *number = cell(file, row, file->nrr);
    if (printed->ikm) return fault(file, row, file->unsur, "baris ikm harus yang terakhir");
    if (*unsur == '\0') return fault(file, row, file->unsur, "nama unsur kosong");
    if (is_listed(file, row, unsur)) return fault(file, row, file->unsur, "tercantum dua kali");
    if (strcasecmp(unsur, "total") == 0) return EXIT_DONE;
    if (strcasecmp(unsur, "ikm") == 0) {
        printed->ikm = number;
        bool is_index = skm_printed_is_number(number, 0, 100);
        return is_index ? EXIT_DONE : fault(file, row, file->nrr, "IKM harus 0 sampai 100 dengan titik desimal");
    }
    if (printed->count == INSTRUMENT_MOST_ITEMS) return fault(file, row, file->unsur, "paling banyak 64 unsur");
    printed->nrr[printed->count++] = number;
    bool is_nrr = skm_printed_is_number(number, 1, 4);
    return is_nrr ? EXIT_DONE : fault(file, row, file->nrr, "NRR harus 1 sampai 4 dengan titik desimal");
}

static int read_printed(struct arena *arena, const char *name, struct skm_printed *ret) {
    struct printed_file file;
    int status = read_file(arena, name, &file);
    if (status != EXIT_DONE) return status;
    struct skm_printed printed = { 0 };
    for (size_t row = 0; row < file.csv->row_count && status == EXIT_DONE; row++) status = read_row(&file, row, &printed);
    if (status == EXIT_DONE && (printed.count == 0 || !printed.ikm)) {
        command_error("%s: tabel harus memuat paling sedikit satu unsur dan diakhiri baris ikm", name);
        return EXIT_WRONG;
    }
    if (status == EXIT_DONE) *ret = printed;
    return status;
}

static const char *json_mark(struct arena *arena, const char *mark) {
    return *mark ? arena_format(arena, "\"%s\"", mark) : "null";
}

static void print_json(struct arena *arena, const struct skm_reconciled *reconciled) {
    (void)printf("{\n  \"published\": %s,\n  \"recomputed\": %s,\n  \"grade_published\": %s,\n  \"grade_recomputed\": %s,\n"
                 "  \"rules\": [",
                 reconciled->published, format_plain(arena, reconciled->recomputed, 2), json_mark(arena, reconciled->mark_published),
                 json_mark(arena, reconciled->mark_recomputed));
    const char *separator = "";
    for (enum skm_rule rule = 0; rule < SKM_RULE_COUNT; rule++) {
        if (!reconciled->follows[rule]) continue;
        (void)printf("%s\"%s\"", separator, skm_rule_text(rule));
        separator = ", ";
    }
    (void)printf("]\n}\n");
}

static const char *shown_mark(const char *mark) {
    return *mark ? mark : "–";
}

/* The printed index keeps its own decimals, with the comma people read. */
static const char *with_comma(struct arena *arena, const char *number) {
    char *copy = arena_string(arena, number), *point = strchr(copy, '.');
    if (point) *point = ',';
    return copy;
}

static void print_table(struct arena *arena, const struct skm_reconciled *reconciled) {
    (void)printf("IKM tercetak        %s, mutu %s\n", with_comma(arena, reconciled->published), shown_mark(reconciled->mark_published));
    (void)printf("IKM dihitung ulang  %s, mutu %s\n", format_number(arena, reconciled->recomputed, 2),
                 shown_mark(reconciled->mark_recomputed));
    bool is_explained = false;
    for (enum skm_rule rule = 0; rule < SKM_RULE_COUNT; rule++) {
        if (!reconciled->follows[rule]) continue;
        (void)printf("Mengikuti aturan    %s\n", skm_rule_label(rule));
        is_explained = true;
    }
    if (!is_explained) (void)printf("Angka tercetak tidak mengikuti satu pun aturan yang dikenal.\n");
}

int skm_reconcile_file(int argc, char **argv) {
    bool as_json = false;
    int status = command_options("skm", &argc, argv, (struct command_option[]){ { "--json", NULL, &as_json }, { 0 } });
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("skm", "reconcile: berikan satu berkas CSV");
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct skm_printed printed;
    struct skm_reconciled reconciled;
    status = read_printed(arena, argv[1], &printed);
    if (status != EXIT_DONE) return status;
    enum result result = skm_reconcile(arena, &printed, &reconciled);
    if (result == DONE) (as_json ? print_json : print_table)(arena, &reconciled);
    return command_status(result);
}
