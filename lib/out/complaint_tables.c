/* Scope: the figures of a report as tables. */
#include "lib/out/complaint_tables.h"

#include "lib/rules/format.h"
#include "lib/rules/small_groups.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define HIDDEN_NOTE "Kelompok kecil tidak ditampilkan agar tidak menunjuk orang; jumlah seluruhnya tetap ditampilkan."
#define HIDDEN "disembunyikan"

static const struct sheet_column SUMMARY_COLUMNS[] = { { "Ukuran", SHEET_TEXT, 0, 44 }, { "Jumlah", SHEET_NUMBER, 0, 0 },
                                                       { "Bagian", SHEET_PERCENT, 1, 0 } };

static const struct sheet_column TIME_COLUMNS[] = {
    { "Jenis pengaduan", SHEET_TEXT, 0, 44 }, { "Diterima", SHEET_NUMBER, 0, 0 },      { "Dijawab", SHEET_NUMBER, 0, 0 },
    { "Lewat tenggat", SHEET_NUMBER, 0, 0 },  { "Rata-rata", SHEET_NUMBER, 1, 0 },     { "Median", SHEET_NUMBER, 1, 0 },
    { "Terlama", SHEET_NUMBER, 0, 0 },        { "Rata-rata dengan masa tunggu", SHEET_NUMBER, 1, 0 },
    { "Median dengan masa tunggu", SHEET_NUMBER, 1, 0 },
};

/* The first column is named by its table. */
#define LINE_COLUMNS(first)                                                                                            \
    { { first, SHEET_TEXT, 0, 34 },              { "Diterima", SHEET_NUMBER, 0, 0 },    { "Diproses", SHEET_NUMBER, 0, 0 }, \
      { "Menunggu pelapor", SHEET_NUMBER, 0, 0 }, { "Dijawab", SHEET_NUMBER, 0, 0 },     { "Dikembalikan", SHEET_NUMBER, 0, 0 }, \
      { "Puas", SHEET_NUMBER, 0, 0 },            { "Tanpa tanggapan", SHEET_NUMBER, 0, 0 }, { "Tidak puas", SHEET_NUMBER, 0, 0 }, \
      { "Lewat tenggat", SHEET_NUMBER, 0, 0 } }
#define LINE_COLUMN_COUNT (REPORT_END_COUNT + 3)
static const struct sheet_column MONTH_COLUMNS[LINE_COLUMN_COUNT] = LINE_COLUMNS("Bulan diterima");
static const struct sheet_column SERVICE_COLUMNS[LINE_COLUMN_COUNT] = LINE_COLUMNS("Layanan");
static const struct sheet_column CHANNEL_COLUMNS[LINE_COLUMN_COUNT] = LINE_COLUMNS("Saluran");
static const struct sheet_column REPORTER_COLUMNS[] = { { "Pelapor", SHEET_TEXT, 0, 34 }, { "Diterima", SHEET_NUMBER, 0, 0 } };

struct making {
    struct arena *arena;
    const struct complaint_report *report;
    const struct complaint_naming *naming;
    struct complaint_tables made;
};

static struct sheet_table *begin(struct making *making, const char *name, const char *title, const struct sheet_column *columns,
                                 size_t column_count) {
    struct sheet sheet = { .name = name, .title = arena_format(making->arena, "%s, %s", title, making->naming->period),
                           .columns = columns, .column_count = column_count };
    struct sheet_table *table = &making->made.tables[making->made.count++];
    *table = sheet_table_in(making->arena, &sheet);
    return table;
}

/* ---- summary ---- */

static void add_measure(struct sheet_table *table, const char *words, int64_t number, int64_t of) {
    struct sheet_cell share = { .known = of > 0, .number = of > 0 ? (2000 * number + of) / (2 * of) : 0 };
    sheet_table_add(table, (struct sheet_cell[]){ sheet_text_cell(words), sheet_number_cell(number), share }, false);
}

static void add_summary(struct making *making) {
    const struct complaint_report *report = making->report;
    const struct report_line *all = &report->all;
    struct sheet_table *table = begin(making, "Ringkasan", "Pengaduan", SUMMARY_COLUMNS, COUNT(SUMMARY_COLUMNS));
    add_measure(table, "Diterima", all->received, all->received);
    for (unsigned end = 0; end < REPORT_END_COUNT; end++) {
        add_measure(table, report_end_label((enum report_end)end), all->ends[end], all->received);
    }
    add_measure(table, "Lewat tenggat", all->late, all->received);
    add_measure(table, "Ditindaklanjuti di kantor ini", all->received - report->elsewhere, all->received);
    add_measure(table, "Diteruskan ke instansi lain", report->elsewhere, all->received);
    add_measure(table, "Diajukan banding", report->appealed, all->received);
    add_measure(table, "Dibuka kembali", report->reopened, all->received);
    table->note = "Keadaan pada saat laporan dibuat; bagian dihitung dari yang diterima.";
}

/* ---- times ---- */

static struct sheet_cell tenths(bool known, int64_t number) {
    return (struct sheet_cell){ .known = known, .number = number };
}

static void add_times_row(const struct making *making, struct sheet_table *table, size_t group) {
    const struct complaint_report *report = making->report;
    bool is_total = group == REPORT_GROUP_COUNT;
    const struct report_line *line = is_total ? &report->all : &report->groups[group];
    const struct report_measure *net = &report->net[group], *gross = &report->gross[group];
    int64_t net_mean = 0, net_median = 0, gross_mean = 0, gross_median = 0;
    bool known = report_mean(net, &net_mean) && report_median(net, &net_median) && report_mean(gross, &gross_mean) &&
                 report_median(gross, &gross_median);
    const struct sheet_cell cells[COUNT(TIME_COLUMNS)] = {
        sheet_text_cell(is_total ? "Semua" : report_group_label((enum report_group)group)),
        sheet_number_cell(line->received),
        sheet_number_cell(line->settled),
        sheet_number_cell(line->late),
        tenths(known, net_mean),
        tenths(known, net_median),
        tenths(known, net->longest),
        tenths(known, gross_mean),
        tenths(known, gross_median),
    };
    sheet_table_add(table, cells, is_total);
}

static void add_times(struct making *making) {
    struct sheet_table *table = begin(making, "Waktu", "Waktu sampai jawaban pertama, hari kerja", TIME_COLUMNS, COUNT(TIME_COLUMNS));
    for (size_t group = 0; group <= REPORT_GROUP_COUNT; group++) add_times_row(making, table, group);
    table->note = arena_format(making->arena,
                               "Hari penerimaan, Sabtu, Minggu, hari libur, dan cuti bersama tidak dihitung. Tenggat dihitung tanpa masa "
                               "tunggu pelapor: %d hari kerja, berkadar pengawasan %d.",
                               making->report->frame.settle, making->report->frame.settle_oversight);
}

/* ---- breakdowns ---- */

static void add_line(struct sheet_table *table, const char *name, const struct report_line *line, bool total) {
    struct sheet_cell cells[LINE_COLUMN_COUNT] = { sheet_text_cell(name), sheet_number_cell(line->received) };
    for (size_t end = 0; end < REPORT_END_COUNT; end++) cells[2 + end] = sheet_number_cell(line->ends[end]);
    cells[LINE_COLUMN_COUNT - 1] = sheet_number_cell(line->late);
    sheet_table_add(table, cells, total);
}

static void add_months(struct making *making) {
    const struct complaint_report *report = making->report;
    struct sheet_table *table = begin(making, "Bulan", "Pengaduan menurut bulan diterima", MONTH_COLUMNS, LINE_COLUMN_COUNT);
    struct civil first = civil_from_day(report->frame.first);
    for (size_t i = 0; i < report->month_count; i++) {
        int month = first.month - 1 + (int)i;
        const char *name = arena_format(making->arena, "%s %d", format_month(month % 12 + 1), first.year + month / 12);
        add_line(table, name, &report->months[i], false);
    }
    add_line(table, "Semua", &report->all, true);
}

static void add_services(struct making *making) {
    const struct complaint_report *report = making->report;
    struct sheet_table *table = begin(making, "Layanan", "Pengaduan menurut layanan", SERVICE_COLUMNS, LINE_COLUMN_COUNT);
    for (size_t i = 0; i < report->frame.service_count && i < REPORT_SERVICES_MOST; i++) {
        if (report->services[i].received > 0) add_line(table, making->naming->services[i], &report->services[i], false);
    }
    const struct report_line *others = &report->services[REPORT_SERVICES_MOST];
    if (others->received > 0) add_line(table, "Tidak menyebut layanan", others, false);
    add_line(table, "Semua", &report->all, true);
}

static void add_channels(struct making *making) {
    const struct complaint_report *report = making->report;
    struct sheet_table *table = begin(making, "Saluran", "Pengaduan menurut saluran", CHANNEL_COLUMNS, LINE_COLUMN_COUNT);
    for (unsigned i = 0; i < CHANNEL_COUNT; i++) {
        if (report->channels[i].received > 0) add_line(table, channel_label((enum channel)i), &report->channels[i], false);
    }
    add_line(table, "Semua", &report->all, true);
}

/* What a person is: the one breakdown that could point at somebody. */
static void add_reporters(struct making *making) {
    const struct complaint_report *report = making->report;
    struct sheet_table *table = begin(making, "Pelapor", "Pengaduan menurut pelapor", REPORTER_COLUMNS, COUNT(REPORTER_COLUMNS));
    int64_t counts[REPORTER_KIND_COUNT];
    bool hidden[REPORTER_KIND_COUNT] = { false }, any = false;
    for (size_t i = 0; i < REPORTER_KIND_COUNT; i++) counts[i] = report->reporters[i].received;
    if (making->naming->is_public) small_groups_hide(counts, REPORTER_KIND_COUNT, making->naming->smallest_group, hidden);
    for (unsigned i = 0; i < REPORTER_KIND_COUNT; i++) {
        struct sheet_cell count = hidden[i] ? sheet_text_cell(HIDDEN) : sheet_number_cell(counts[i]);
        any = any || hidden[i];
        sheet_table_add(table, (struct sheet_cell[]){ sheet_text_cell(reporter_kind_label((enum reporter_kind)i)), count }, false);
    }
    sheet_table_add(table, (struct sheet_cell[]){ sheet_text_cell("Semua"), sheet_number_cell(report->all.received) }, true);
    if (any) table->note = HIDDEN_NOTE;
}

struct complaint_tables complaint_tables_of(struct arena *arena, const struct complaint_report *report,
                                            const struct complaint_naming *naming) {
    struct making making = { .arena = arena, .report = report, .naming = naming };
    add_summary(&making);
    add_times(&making);
    add_months(&making);
    add_services(&making);
    add_channels(&making);
    add_reporters(&making);
    return making.made;
}

/* ---- one table for CSV ---- */

static void flatten(struct sheet_table *flat, const struct sheet_table *table) {
    size_t columns = table->sheet.column_count;
    for (size_t row = 0; row < table->rows; row++) {
        const struct sheet_cell *cells = table->cells + row * columns;
        for (size_t i = 1; i < columns; i++) {
            const char *value = sheet_plain(flat->arena, &table->sheet.columns[i], &cells[i], 0);
            sheet_table_add(flat, (struct sheet_cell[]){ sheet_text_cell(table->sheet.name), sheet_text_cell(cells[0].text),
                                                         sheet_text_cell(table->sheet.columns[i].name), sheet_text_cell(value) }, false);
        }
    }
}

struct sheet_table complaint_tables_flat(struct arena *arena, const struct complaint_tables *tables, const char *title) {
    static const struct sheet_column COLUMNS[] = { { "Tabel", SHEET_TEXT, 0, 0 }, { "Baris", SHEET_TEXT, 0, 0 },
                                                   { "Kolom", SHEET_TEXT, 0, 0 }, { "Nilai", SHEET_TEXT, 0, 0 } };
    struct sheet sheet = { .name = "Rekap", .title = title, .columns = COLUMNS, .column_count = COUNT(COLUMNS) };
    struct sheet_table flat = sheet_table_in(arena, &sheet);
    for (size_t i = 0; i < tables->count; i++) flatten(&flat, &tables->tables[i]);
    return flat;
}
