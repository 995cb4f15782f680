/* Scope: import of permits issued per channel, kind and month, with the totals a report printed. */
#include <string.h>

#include "admin/import_parts.h"
#include "lib/store/permits.h"

struct permit_file {
    struct permits permits;
    struct permit_totals totals;
    struct differences differences;
};

/* "2024-04" within PERIOD. */
static bool is_month_of(const char *text, const struct period *period) {
    struct period month;
    return strlen(text) == 7 && text[5] != 'Q' && text[5] != 'S' && period_parse(text, &month) &&
           month.first >= period->first && month.last <= period->last;
}

static int read_rows(const struct import_table *table, const struct period *period, struct permits *ret) {
    static const char *const NAMES[] = { "channel", "permit_type", "month", "issued" };
    size_t at[4];
    for (size_t i = 0; i < 4; i++) {
        if (import_column(table, NAMES[i], &at[i]) != EXIT_DONE) return EXIT_WRONG;
    }
    struct permit *rows = arena_array(table->arena, table->csv->row_count + 1, sizeof *rows);
    for (size_t i = 0; i < table->csv->row_count; i++) {
        struct permit *row = &rows[i];
        *row = (struct permit){ .position = (int64_t)i + 1,
                                .channel = import_text(table, (struct import_cell){ i, at[0] }),
                                .permit_type = import_text(table, (struct import_cell){ i, at[1] }),
                                .month = import_text(table, (struct import_cell){ i, at[2] }) };
        for (size_t c = 0; c < 2; c++) {
            if (*import_text(table, (struct import_cell){ i, at[c] })) continue;
            return import_fault(table, (struct import_cell){ i, at[c] }, "belum diisi");
        }
        if (!is_month_of(row->month, period)) {
            return import_fault(table, (struct import_cell){ i, at[2] }, "harus bulan dalam periode, seperti 2024-04");
        }
        if (import_number(table, (struct import_cell){ i, at[3] }, 0, &row->issued) != EXIT_DONE) return EXIT_WRONG;
        if (row->issued == FIGURE_ABSENT) return import_fault(table, (struct import_cell){ i, at[3] }, "belum diisi");
    }
    *ret = (struct permits){ rows, table->csv->row_count };
    return EXIT_DONE;
}

static int read_totals(const struct import_table *table, struct permit_totals *ret) {
    size_t channel, total;
    if (import_column(table, "channel", &channel) != EXIT_DONE) return EXIT_WRONG;
    if (import_column(table, "published_total", &total) != EXIT_DONE) return EXIT_WRONG;
    struct permit_total *rows = arena_array(table->arena, table->csv->row_count + 1, sizeof *rows);
    for (size_t i = 0; i < table->csv->row_count; i++) {
        rows[i].channel = import_text(table, (struct import_cell){ i, channel });
        struct import_cell cell = { i, total };
        if (import_number(table, cell, 0, &rows[i].published_total) != EXIT_DONE) return EXIT_WRONG;
        if (rows[i].published_total == FIGURE_ABSENT) return import_fault(table, cell, "belum diisi");
    }
    *ret = (struct permit_totals){ rows, table->csv->row_count };
    return EXIT_DONE;
}

/* Published totals against the sums of their rows. Without totals there is nothing to compare. */
static void check_channels(struct arena *arena, struct permit_file *file) {
    if (file->totals.count == 0) return;
    struct group_amount *parts = arena_array(arena, file->permits.count + 1, sizeof *parts);
    struct group_amount *totals = arena_array(arena, file->totals.count, sizeof *totals);
    for (size_t i = 0; i < file->permits.count; i++) {
        parts[i] = (struct group_amount){ file->permits.rows[i].channel, file->permits.rows[i].issued };
    }
    for (size_t i = 0; i < file->totals.count; i++) {
        totals[i] = (struct group_amount){ file->totals.rows[i].channel, file->totals.rows[i].published_total };
    }
    file->differences = check_groups(arena, (struct group_amounts){ parts, file->permits.count },
                                     (struct group_amounts){ totals, file->totals.count });
}

static int read_files(struct arena *arena, const struct import_permits *what, struct permit_file *ret) {
    struct permit_file file = { 0 };
    struct period period;
    struct import_table table;
    int status = import_period(what->period, &period);
    if (status == EXIT_DONE) status = import_table_read(arena, what->file, &table);
    if (status == EXIT_DONE) status = read_rows(&table, &period, &file.permits);
    if (status == EXIT_DONE && what->totals_file) {
        status = import_table_read(arena, what->totals_file, &table);
        if (status == EXIT_DONE) status = read_totals(&table, &file.totals);
    }
    if (status != EXIT_DONE) return status;
    check_channels(arena, &file);
    *ret = file;
    return EXIT_DONE;
}

static enum result store_rows(struct tx *tx, struct dataset_id id, const struct permit_file *file) {
    enum result result = DONE;
    for (size_t i = 0; i < file->permits.count && result == DONE; i++) result = permit_add(tx, id, &file->permits.rows[i]);
    for (size_t i = 0; i < file->totals.count && result == DONE; i++) {
        result = permit_total_add(tx, id, &file->totals.rows[i]);
    }
    return result;
}

int import_permits(const struct import_job *job, const struct import_permits *what, struct dataset_id *ret) {
    struct permit_file file;
    int status = read_files(job->arena, what, &file);
    if (status != EXIT_DONE) return status;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result != DONE) return import_failed(job, what->file, result);
    struct dataset dataset = { .kind = "permits",
                               .period = what->period,
                               .title = arena_format(job->arena, "Perizinan terbit %s", period_label(job->arena, what->period)),
                               .source = job->source ? job->source : what->file };
    struct dataset_id id;
    status = import_dataset(job, &tx, &dataset, &id);
    if (status != EXIT_DONE) return status;
    result = store_rows(&tx, id, &file);
    if (result != DONE) return import_failed(job, what->file, result);
    status = import_differences(job, &tx, id, "", &file.differences);
    if (status == EXIT_DONE) status = import_commit(job, &tx, id, dataset.title);
    if (status == EXIT_DONE) *ret = id;
    return status;
}
