/* Scope: tables on information requests. Source of the columns: register "Permohonan Informasi" and register "Keberatan" of Perki
 * 1/2010 and 1/2021; the offices' own lists of letters (number, body, subject, reply). */
#include "lib/out/request_book.h"

#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/format.h"

ENUM_DEFINE(request_part, REQUEST_PART_LIST, REQUEST_PART_COUNT)

static const struct sheet_column SUMMARY[] = {
    { "Uraian", SHEET_TEXT, 0, 60 }, { "Jumlah", SHEET_NUMBER, 0, 12 },
};
static const struct sheet_column REGISTER[] = {
    { "No", SHEET_NUMBER, 0, 6 }, { "Nomor pendaftaran", SHEET_CODE, 0, 18 }, { "Tanggal", SHEET_DAY, 0, 0 }, { "Nama", SHEET_TEXT, 0, 24 },
    { "Alamat", SHEET_TEXT, 0, 30 }, { "Nomor kontak", SHEET_TEXT, 0, 18 }, { "Pekerjaan", SHEET_TEXT, 0, 18 },
    { "Informasi yang diminta", SHEET_TEXT, 0, 40 }, { "Tujuan penggunaan", SHEET_TEXT, 0, 30 },
    { "Di bawah penguasaan", SHEET_TEXT, 0, 24 }, { "Bentuk informasi", SHEET_TEXT, 0, 20 }, { "Jenis permohonan", SHEET_TEXT, 0, 24 },
    { "Keputusan", SHEET_TEXT, 0, 20 }, { "Alasan penolakan", SHEET_TEXT, 0, 30 }, { "Pemberitahuan tertulis", SHEET_DAY, 0, 0 },
    { "Pemberian informasi", SHEET_DAY, 0, 0 }, { "Hari kerja", SHEET_NUMBER, 0, 10 }, { "Batas waktu", SHEET_DAY, 0, 0 },
    { "Biaya (Rp)", SHEET_NUMBER, 0, 14 },
};
static const struct sheet_column OBJECTIONS[] = {
    { "No", SHEET_NUMBER, 0, 6 }, { "Nomor keberatan", SHEET_CODE, 0, 18 }, { "Tercatat", SHEET_DAY, 0, 0 },
    { "Nomor permohonan", SHEET_CODE, 0, 18 }, { "Nama", SHEET_TEXT, 0, 24 }, { "Informasi yang diminta", SHEET_TEXT, 0, 40 },
    { "Keputusan PPID", SHEET_TEXT, 0, 20 }, { "Alasan keberatan", SHEET_TEXT, 0, 50 }, { "Batas tanggapan", SHEET_DAY, 0, 0 },
    { "Tanggapan", SHEET_DAY, 0, 0 }, { "Putusan atasan PPID", SHEET_TEXT, 0, 26 },
};
static const struct sheet_column LETTERS[] = {
    { "No", SHEET_NUMBER, 0, 6 }, { "Nomor", SHEET_CODE, 0, 18 }, { "Diterima", SHEET_DAY, 0, 0 }, { "Jenis", SHEET_TEXT, 0, 10 },
    { "Instansi", SHEET_TEXT, 0, 40 }, { "Nomor surat", SHEET_TEXT, 0, 24 }, { "Tanggal surat", SHEET_DAY, 0, 0 },
    { "Perihal", SHEET_TEXT, 0, 40 }, { "Periode", SHEET_TEXT, 0, 20 }, { "Bentuk", SHEET_TEXT, 0, 14 },
    { "Nomor surat balasan", SHEET_TEXT, 0, 28 }, { "Tanggal balasan", SHEET_DAY, 0, 0 },
};

/* As the report of an office has it; a file, which is one table, tells whose letter it is. */
#define RECAP_COLUMNS                                                                                                 \
    { "Nama pengirim, nomor surat, dan tanggal", SHEET_TEXT, 0, 50 }, { "Hal", SHEET_TEXT, 0, 50 },                   \
    { "Balasan surat ke tujuan (nomor dan tanggal)", SHEET_TEXT, 0, 50 }
static const struct sheet_column RECAP[] = { { "No", SHEET_NUMBER, 0, 6 }, RECAP_COLUMNS };
static const struct sheet_column RECAP_FILE[] = { { "Jenis", SHEET_TEXT, 0, 20 }, { "No", SHEET_NUMBER, 0, 6 }, RECAP_COLUMNS };

#define COLUMNS(list) (list), sizeof(list) / sizeof *(list)
static const struct {
    const char *name;
    const struct sheet_column *columns;
    size_t count;
} PARTS[REQUEST_PART_COUNT] = {
    [REQUEST_SUMMARY] = { "Ringkasan", COLUMNS(SUMMARY) },
    [REQUEST_REGISTER] = { "Register", COLUMNS(REGISTER) },
    [REQUEST_OBJECTIONS] = { "Keberatan", COLUMNS(OBJECTIONS) },
    [REQUEST_LETTERS] = { "Instansi", COLUMNS(LETTERS) },
    [REQUEST_RECAP] = { "Rekap", COLUMNS(RECAP_FILE) },
};

static const struct { const char *name, *title; } RECAPS[AGENCY_KIND_COUNT] = {
    [AGENCY_OPD] = { "Rekap OPD", "A. Permintaan data dari OPD teknis" },
    [AGENCY_NON_OPD] = { "Rekap non-OPD", "B. Permintaan data dari instansi non-OPD" },
};

/* ---- summary ---- */

static void count(struct sheet_table *table, const char *label, int64_t number) {
    struct sheet_cell cells[] = { sheet_text_cell(label), sheet_number_cell(number) };
    sheet_table_add(table, cells, false);
}

static void add_grounds(const struct request_book *book, const struct request_figures *figures, struct sheet_table *table) {
    for (unsigned i = 0; i < REFUSAL_REASON_COUNT; i++) {
        count(table, arena_format(book->arena, "Alasan: %s", refusal_reason_label((enum refusal_reason)i)), figures->reasons[i]);
    }
    for (unsigned i = 0; i < EXEMPTION_COUNT; i++) {
        if (figures->exemptions[i] == 0) continue;
        count(table, arena_format(book->arena, "Pasal 17 huruf %s: %s", exemption_text((enum exemption)i), exemption_label((enum exemption)i)),
              figures->exemptions[i]);
    }
}

static void add_objections(const struct request_book *book, const struct request_figures *figures, struct sheet_table *table) {
    count(table, "Keberatan", figures->objections);
    for (unsigned i = 0; i < OBJECTION_OUTCOME_COUNT; i++) {
        count(table, objection_outcome_label((enum objection_outcome)i), figures->objection_outcomes[i]);
    }
    for (unsigned i = 0; i < OBJECTION_REASON_COUNT; i++) {
        if (figures->objection_reasons[i] == 0) continue;
        count(table, arena_format(book->arena, "Keberatan karena: %s", objection_reason_label((enum objection_reason)i)),
              figures->objection_reasons[i]);
    }
}

static void add_summary(const struct request_book *book, struct sheet_table *table) {
    struct request_figures figures = request_figures_of(book->rows, book->free, book->today);
    count(table, "Permohonan informasi publik", figures.received);
    count(table, "Dikabulkan seluruhnya", figures.results[REQUEST_RESULT_GRANTED]);
    count(table, "Dikabulkan sebagian", figures.results[REQUEST_RESULT_PARTLY]);
    count(table, "Ditolak", figures.results[REQUEST_RESULT_REFUSED]);
    count(table, "Belum diputus", figures.results[REQUEST_RESULT_OPEN]);
    count(table, "Diperpanjang waktunya", figures.extended);
    count(table, "Melewati batas waktu", figures.late);
    struct sheet_cell mean[] = { sheet_text_cell("Rata-rata waktu sampai diputus (hari kerja)"), SHEET_NOTHING };
    if (figures.decided) mean[1] = sheet_number_cell((figures.days_total + figures.decided / 2) / figures.decided);
    sheet_table_add(table, mean, false);
    count(table, "Waktu terlama sampai diputus (hari kerja)", figures.days_longest);
    add_grounds(book, &figures, table);
    add_objections(book, &figures, table);
    count(table, "Permintaan data antarinstansi", figures.agencies);
    count(table, "Tidak jadi meminta: sudah terbit", book->rows->avoided);
    table->note = "Hari kerja dihitung sejak diterima sampai pemberitahuan tertulis, termasuk hari menunggu keterangan pemohon.";
}

/* ---- registers ---- */

static struct sheet_cell day_cell(bool is_known, day_number day) {
    return is_known ? sheet_number_cell(day) : SHEET_NOTHING;
}

static const char *result_text(const struct request_row *row) {
    static const char *const TEXTS[] = { "Dikabulkan seluruhnya", "Dikabulkan sebagian", "Ditolak", "Belum diputus" };
    return TEXTS[request_result_of(row)];
}

static const char *held_text(struct arena *arena, const struct request_row *row) {
    if (*row->held_by == '\0') return "";
    return *row->holder ? arena_format(arena, "Tidak; %s", row->holder) : "Ya";
}

static const char *form_text_of(const struct request_row *row) {
    enum information_form form;
    return information_form_parse(row->form, &form) ? information_form_label(form) : "";
}

static const char *way_text(const struct request_row *row) {
    enum obtain_way way;
    return obtain_way_parse(row->obtain_way, &way) ? obtain_way_label(way) : "";
}

static const char *reason_text(struct arena *arena, const struct request_row *row) {
    enum refusal_reason reason;
    if (!refusal_reason_parse(row->reason, &reason)) return "";
    return reason == REFUSAL_EXEMPT ? letters_exemption_text(arena, row->ground) : refusal_reason_label(reason);
}

static void add_request(const struct request_book *book, const struct request_row *row, struct sheet_table *table) {
    int days = request_days_of(row, book->free);
    struct sheet_cell cells[] = {
        sheet_number_cell((int64_t)table->rows + 1), sheet_text_cell(row->number), sheet_number_cell(row->received_on),
        sheet_text_cell(row->name), sheet_text_cell(row->address), sheet_text_cell(row->contact), sheet_text_cell(row->occupation),
        sheet_text_cell(row->information), sheet_text_cell(row->purpose), sheet_text_cell(held_text(book->arena, row)),
        sheet_text_cell(form_text_of(row)), sheet_text_cell(way_text(row)), sheet_text_cell(result_text(row)),
        sheet_text_cell(reason_text(book->arena, row)), day_cell(row->is_decided, row->decided_on),
        day_cell(row->is_delivered, row->delivered_on), days < 0 ? SHEET_NOTHING : sheet_number_cell(days), sheet_number_cell(row->due_on),
        sheet_number_cell(row->cost),
    };
    sheet_table_add(table, cells, false);
}

static const char *reasons_text(struct arena *arena, const char *letters) {
    struct buffer text = buffer_in(arena);
    for (const char *at = letters; *at; at++) {
        if (text.length) buffer_text(&text, "; ");
        if (*at >= 'a' && *at < 'a' + OBJECTION_REASON_COUNT) {
            buffer_format(&text, "%c. %s", *at, objection_reason_label((enum objection_reason)(*at - 'a')));
        }
    }
    return buffer_string(&text);
}

static void add_objection(const struct request_book *book, const struct request_row *row, struct sheet_table *table) {
    enum objection_outcome outcome;
    bool is_answered = objection_outcome_parse(row->objection_outcome, &outcome);
    struct sheet_cell cells[] = {
        sheet_number_cell((int64_t)table->rows + 1),
        sheet_text_cell(arena_format(book->arena, "KBR-%04d-%06d", row->objection_year, row->objection_sequence)),
        sheet_number_cell(row->objected_on), sheet_text_cell(row->number), sheet_text_cell(row->name), sheet_text_cell(row->information),
        sheet_text_cell(result_text(row)), sheet_text_cell(reasons_text(book->arena, row->objection_reasons)),
        sheet_number_cell(row->objection_due_on), day_cell(is_answered, row->objection_answered_on),
        sheet_text_cell(is_answered ? objection_outcome_label(outcome) : ""),
    };
    sheet_table_add(table, cells, false);
}

static void add_letter(const struct request_row *row, struct sheet_table *table) {
    enum agency_kind kind;
    struct sheet_cell cells[] = {
        sheet_number_cell((int64_t)table->rows + 1), sheet_text_cell(row->number), sheet_number_cell(row->received_on),
        sheet_text_cell(agency_kind_parse(row->agency_kind, &kind) ? agency_kind_label(kind) : ""), sheet_text_cell(row->agency),
        sheet_text_cell(row->letter_number), day_cell(row->has_letter_date, row->letter_date), sheet_text_cell(row->subject),
        sheet_text_cell(row->period_wanted), sheet_text_cell(row->format_wanted), sheet_text_cell(row->reply_letter_number),
        day_cell(row->has_reply_date, row->reply_date),
    };
    sheet_table_add(table, cells, false);
}

/* "Dinas Uji, 005/12, 20 November 2026", without what is not known; DATE may be NULL. */
static const char *letter_text(struct arena *arena, const char *agency, const char *number, const day_number *date) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, agency);
    if (*number) buffer_format(&text, ", %s", number);
    if (date) buffer_format(&text, ", %s", format_day(arena, *date));
    return buffer_string(&text);
}

static void add_recap(const struct request_book *book, enum agency_kind kind, bool is_file, struct sheet_table *table) {
    int64_t number = 0;
    for (size_t i = 0; i < book->rows->count; i++) {
        const struct request_row *row = &book->rows->rows[i];
        enum agency_kind found;
        if (!row->is_agency || !agency_kind_parse(row->agency_kind, &found) || found != kind) continue;
        const char *sent = letter_text(book->arena, row->agency, row->letter_number, row->has_letter_date ? &row->letter_date : NULL);
        const char *reply = letter_text(book->arena, row->agency, row->reply_letter_number, row->has_reply_date ? &row->reply_date : NULL);
        struct sheet_cell cells[] = {
            sheet_text_cell(agency_kind_label(kind)), sheet_number_cell(++number),
            sheet_text_cell(sent), sheet_text_cell(row->subject), sheet_text_cell(row->is_decided ? reply : "Belum dibalas"),
        };
        sheet_table_add(table, is_file ? cells : &cells[1], false);
    }
}

static struct sheet_table recap_table(const struct request_book *book, enum agency_kind kind) {
    struct sheet sheet = { .name = RECAPS[kind].name, .columns = RECAP, .column_count = sizeof RECAP / sizeof *RECAP,
                           .title = arena_format(book->arena, "%s, %s", RECAPS[kind].title, book->period) };
    struct sheet_table table = sheet_table_in(book->arena, &sheet);
    add_recap(book, kind, false, &table);
    return table;
}

static void add_row(const struct request_book *book, enum request_part part, const struct request_row *row, struct sheet_table *table) {
    if (part == REQUEST_REGISTER && !row->is_agency) add_request(book, row, table);
    if (part == REQUEST_OBJECTIONS && row->objection_year) add_objection(book, row, table);
    if (part == REQUEST_LETTERS && row->is_agency) add_letter(row, table);
}

static struct sheet_table table_of(const struct request_book *book, enum request_part part) {
    struct sheet sheet = { .name = PARTS[part].name, .columns = PARTS[part].columns, .column_count = PARTS[part].count,
                           .title = arena_format(book->arena, "%s, %s", request_part_label(part), book->period) };
    struct sheet_table table = sheet_table_in(book->arena, &sheet);
    if (part == REQUEST_SUMMARY) add_summary(book, &table);
    for (unsigned kind = 0; part == REQUEST_RECAP && kind < AGENCY_KIND_COUNT; kind++) add_recap(book, (enum agency_kind)kind, true, &table);
    for (size_t i = 0; i < book->rows->count; i++) add_row(book, part, &book->rows->rows[i], &table);
    return table;
}

struct request_tables request_book_tables(const struct request_book *book, enum request_part part) {
    struct request_tables tables = { .count = 1 };
    if (part != REQUEST_RECAP) {
        tables.tables[0] = table_of(book, part);
        return tables;
    }
    for (tables.count = 0; tables.count < AGENCY_KIND_COUNT; tables.count++) {
        tables.tables[tables.count] = recap_table(book, (enum agency_kind)tables.count);
    }
    return tables;
}

enum result request_book_write(const struct request_book *book, enum request_part part, enum sheet_format format,
                               struct sheet_writer *writer) {
    if (format == SHEET_CSV) {
        struct sheet_table table = table_of(book, part);
        return sheet_table_write(writer, &table);
    }
    enum result result = DONE;
    for (unsigned i = 0; i < REQUEST_PART_COUNT; i++) {
        struct request_tables tables = request_book_tables(book, (enum request_part)i);
        for (size_t j = 0; result == DONE && j < tables.count; j++) result = sheet_table_write(writer, &tables.tables[j]);
    }
    return result;
}
