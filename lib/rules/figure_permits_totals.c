/* Scope: the table of totals a report printed for each channel, beside a file of permits. */
#include <string.h>

#include "lib/rules/figure_parts.h"

#define CHANNEL_LONGEST 60u /* characters, as schema.sql has it */

enum { CHANNEL, TOTAL, COLUMNS };

static const char *const WORDS[COLUMNS][6] = {
    [CHANNEL] = { "channel", "kanal", "saluran", "aplikasi", NULL },
    [TOTAL] = { "publishedtotal", "total", "jumlah", "totaltercetak", NULL },
};

/* The columns as places of the fields they are read as. */
static bool find(const struct worksheet *sheet, struct figure_mapping *ret) {
    for (size_t i = 0; i < FIGURE_FIELDS_MOST; i++) ret->column[i] = FIGURE_NO_COLUMN;
    for (size_t i = 0; sheet->row_count > 0 && i < sheet->columns; i++) {
        if (figure_cell_is(sheet->rows[0].cells[i], WORDS[CHANNEL])) ret->column[PERMIT_CHANNEL] = i;
        if (figure_cell_is(sheet->rows[0].cells[i], WORDS[TOTAL])) ret->column[PERMIT_ISSUED] = i;
    }
    return ret->column[PERMIT_CHANNEL] != FIGURE_NO_COLUMN && ret->column[PERMIT_ISSUED] != FIGURE_NO_COLUMN;
}

static bool is_known(const struct figure_set *set, const char *channel) {
    for (size_t i = 0; i < set->permit_totals.count; i++) {
        if (strcmp(set->permit_totals.rows[i].channel, channel) == 0) return true;
    }
    return false;
}

static void read_row(struct figure_reader *reader, struct figure_set *set) {
    struct figure_permit_total total = { .line = reader->row->line };
    bool is_right = reader_text(reader, (struct reader_text){ PERMIT_CHANNEL, CHANNEL_LONGEST, true }, &total.channel);
    is_right &= reader_amount(reader, PERMIT_ISSUED, 0, &total.published_total);
    if (!is_right) return;
    if (total.published_total == FIGURE_ABSENT) (void)reader_fault(reader, PERMIT_ISSUED, "belum diisi");
    else if (is_known(set, total.channel)) (void)reader_fault(reader, PERMIT_CHANNEL, "kanal ini sudah punya jumlah");
    else *READER_ADD(reader, set->permit_totals) = total;
}

void figure_totals_read(struct arena *arena, const struct worksheet *sheet, struct figure_file *file) {
    struct figure_reading reading = { .kind = FIGURES_PERMITS, .period = "", .office = "", .status = "" };
    struct figure_reader reader = { .arena = arena, .reading = &reading, .sheet = sheet, .file = file };
    if (file->fault_count > 0) return;
    if (file->set_count == 1 && file->sets[0].permit_totals.count > 0) return (void)reader_fault(&reader, FIGURE_FIELDS_MOST, "berkas sudah memuat jumlah kanal");
    if (file->set_count != 1) return (void)reader_fault(&reader, FIGURE_FIELDS_MOST, "jumlah tercetak hanya untuk satu periode dan kantor");
    if (!find(sheet, &reading.mapping)) return (void)reader_fault(&reader, FIGURE_FIELDS_MOST, "tidak ada kolom Kanal (channel) dan Jumlah tercetak (published_total)");
    for (size_t i = 1; i < sheet->row_count; i++) {
        reader.row = &sheet->rows[i];
        read_row(&reader, &file->sets[0]);
    }
    reader.row = NULL;
    if (file->fault_count > 0) return;
    struct figure_set *set = &file->sets[0];
    size_t before = set->differences.count;
    permit_channels_check(&reader, set);
    for (size_t i = before; i < set->differences.count; i++) set->differences.rows[i].line = set->differences.rows[i].column = 0; /* of another file */
}
