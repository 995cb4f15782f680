/* Scope: the importers' shared helpers. */
#include "admin/import_parts.h"

#include <stdio.h>
#include <string.h>

#include "lib/rules/typed.h"
#include "lib/store/erratum.h"

int import_table_read(struct arena *arena, const char *file, struct import_table *ret) {
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, CSV_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    struct import_table table = { arena, file, NULL };
    struct csv_fault fault;
    if (csv_read(arena, bytes, length, &table.csv, &fault) != DONE) {
        command_error("%s: baris %zu, kolom %zu: %s", file, fault.line, fault.column, fault.reason);
        return EXIT_WRONG;
    }
    *ret = table;
    return EXIT_DONE;
}

int import_column(const struct import_table *table, const char *name, size_t *ret) {
    size_t column = csv_column(table->csv, name);
    if (column == CSV_NO_COLUMN) {
        command_error("%s: baris %zu: kolom %s tidak ada", table->file, table->csv->header.line, name);
        return EXIT_WRONG;
    }
    *ret = column;
    return EXIT_DONE;
}

const char *import_text(const struct import_table *table, struct import_cell cell) {
    return table->csv->rows[cell.row].cells[cell.column];
}

int import_fault(const struct import_table *table, struct import_cell cell, const char *reason) {
    command_error("%s: baris %zu, kolom %zu (%s): %s", table->file, table->csv->rows[cell.row].line, cell.column + 1,
                  table->csv->header.cells[cell.column], reason);
    return EXIT_WRONG;
}

int import_number(const struct import_table *table, struct import_cell cell, unsigned decimals, int64_t *ret) {
    const char *text = import_text(table, cell);
    if (*text == '\0') {
        *ret = FIGURE_ABSENT;
        return EXIT_DONE;
    }
    int64_t value = 0;
    bool is_indonesian = table->csv->separator == ';';
    enum typed_fault fault = (is_indonesian ? typed_amount : typed_decimal)(text, decimals, &value);
    if (fault != TYPED_OK) return import_fault(table, cell, typed_fault_label(fault));
    if (value < 0) return import_fault(table, cell, "tidak boleh negatif");
    *ret = value;
    return EXIT_DONE;
}

int import_period(const char *text, struct period *ret) {
    if (text && period_parse(text, ret)) return EXIT_DONE;
    return command_misused("import", "--period harus seperti 2024-Q1, 2024-S1, 2024-04 atau 2024");
}

struct optional_number import_optional(int64_t value) {
    return value == FIGURE_ABSENT ? (struct optional_number){ false, 0 } : (struct optional_number){ true, value };
}

int import_failed(const struct import_job *job, const char *what, enum result result) {
    if (result == FAILED_UNAVAILABLE || result == FAILED_INTERNAL) {
        command_error("%s: %s (%s); tidak ada yang disimpan", what, result_name(result), db_failure(job->db));
    } else {
        command_error("%s: ditolak (%s); tidak ada yang disimpan", what, result_name(result));
    }
    return command_status(result);
}

int import_added(const struct import_job *job, const char *kind, const char *period, enum result result) {
    if (result == DONE) return EXIT_DONE;
    if (result != REFUSED_STALE) return import_failed(job, arena_format(job->arena, "data %s %s", kind, period), result);
    command_error("data %s periode %s sudah ada dan belum disetujui; selesaikan persetujuannya lebih dahulu", kind, period);
    return EXIT_FAILED;
}

int import_dataset(const struct import_job *job, struct tx *tx, const struct dataset *dataset, struct dataset_id *ret) {
    return import_added(job, dataset->kind, dataset->period, dataset_add(tx, &job->actor, job->now, dataset, ret));
}

int import_difference(const struct import_job *job, struct tx *tx, struct dataset_id id,
                      const struct dataset_difference *difference) {
    enum result result = difference_add(tx, id, difference);
    if (result != DONE) return import_failed(job, difference->place, result);
    if (!job->quiet) {
        (void)printf("  selisih  %s: tercantum %s, dihitung %s\n", difference->place,
                     *difference->stated ? difference->stated : "(kosong)",
                     *difference->computed ? difference->computed : "(tidak dapat dihitung)");
    }
    return EXIT_DONE;
}

int import_commit(const struct import_job *job, struct tx *tx, struct dataset_id id, const char *what) {
    enum result result = errata_compare(tx, id);
    if (result == DONE) result = tx_commit(tx);
    if (result != DONE) return import_failed(job, what, result);
    if (!job->quiet) (void)printf("%s: diimpor sebagai konsep; ajukan dengan: loket dataset submit\n", what);
    return EXIT_DONE;
}
