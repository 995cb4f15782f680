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
    enum request_side side;
    const struct sheet_column *columns;
    size_t count;
} PARTS[REQUEST_PART_COUNT] = {
    [REQUEST_SUMMARY] = { "Ringkasan", REQUEST_SIDE_ALL, COLUMNS(SUMMARY) },
    [REQUEST_REGISTER] = { "Register", REQUEST_SIDE_CITIZENS, COLUMNS(REGISTER) },
    [REQUEST_OBJECTIONS] = { "Keberatan", REQUEST_SIDE_OBJECTED, COLUMNS(OBJECTIONS) },
    [REQUEST_LETTERS] = { "Instansi", REQUEST_SIDE_AGENCIES, COLUMNS(LETTERS) },
    [REQUEST_RECAP] = { "Rekap", REQUEST_SIDE_AGENCIES, COLUMNS(RECAP_FILE) },
};

static const struct { const char *name, *title; } RECAPS[AGENCY_KIND_COUNT] = {
    [AGENCY_OPD] = { "Rekap OPD", "A. Permintaan data dari OPD teknis" },
    [AGENCY_NON_OPD] = { "Rekap non-OPD", "B. Permintaan data dari instansi non-OPD" },
};

#define SUMMARY_NOTE "Hari kerja dihitung sejak diterima sampai pemberitahuan tertulis, termasuk hari menunggu keterangan pemohon."

/* One table on its way into memory or a file. */
struct filling {
    const struct request_book *book;
    enum request_part part;
    bool is_recap_file;         /* tells whose letter it is */
    enum agency_kind kind;      /* of the recap */
    struct arena *scratch;      /* of one row */
    struct sheet_table *table;  /* NULL: into the file */
    struct sheet_writer *writer;
    int64_t number;             /* of the row, from 1 */
    size_t seen;                /* rows that came, also those of another kind */
};

static void put(struct filling *filling, const struct sheet_cell *cells) {
    if (filling->table) sheet_table_keep(filling->table, cells);
    else sheet_row(filling->writer, cells);
    arena_reset(filling->scratch);
}

/* ---- summary ---- */

static void count(struct filling *to, const char *label, int64_t number) {
    struct sheet_cell cells[] = { sheet_text_cell(label), sheet_number_cell(number) };
    put(to, cells);
}

static void add_grounds(struct filling *to, const struct request_figures *figures) {
    for (unsigned i = 0; i < REFUSAL_REASON_COUNT; i++) {
        count(to, arena_format(to->book->arena, "Alasan: %s", refusal_reason_label((enum refusal_reason)i)), figures->reasons[i]);
    }
    for (unsigned i = 0; i < EXEMPTION_COUNT; i++) {
        if (figures->exemptions[i] == 0) continue;
        count(to, arena_format(to->book->arena, "Pasal 17 huruf %s: %s", exemption_text((enum exemption)i), exemption_label((enum exemption)i)),
              figures->exemptions[i]);
    }
}

static void add_objections(struct filling *to, const struct request_figures *figures) {
    count(to, "Keberatan", figures->objections);
    for (unsigned i = 0; i < OBJECTION_OUTCOME_COUNT; i++) {
        count(to, objection_outcome_label((enum objection_outcome)i), figures->objection_outcomes[i]);
    }
    for (unsigned i = 0; i < OBJECTION_REASON_COUNT; i++) {
        if (figures->objection_reasons[i] == 0) continue;
        count(to, arena_format(to->book->arena, "Keberatan karena: %s", objection_reason_label((enum objection_reason)i)),
              figures->objection_reasons[i]);
    }
}

struct counting {
    const struct request_book *book;
    struct request_figures *figures;
};

static enum result count_row(void *taking, const struct request_row *row) {
    const struct counting *counting = taking;
    request_figures_add(counting->figures, row, counting->book->free, counting->book->today);
    return DONE;
}

static void add_figures(struct filling *to, const struct request_figures *figures) {
    count(to, "Permohonan informasi publik", figures->received);
    count(to, "Dikabulkan seluruhnya", figures->results[REQUEST_RESULT_GRANTED]);
    count(to, "Dikabulkan sebagian", figures->results[REQUEST_RESULT_PARTLY]);
    count(to, "Ditolak", figures->results[REQUEST_RESULT_REFUSED]);
    count(to, "Belum diputus", figures->results[REQUEST_RESULT_OPEN]);
    count(to, "Diperpanjang waktunya", figures->extended);
    count(to, "Melewati batas waktu", figures->late);
    struct sheet_cell mean[] = { sheet_text_cell("Rata-rata waktu sampai diputus (hari kerja)"), SHEET_NOTHING };
    if (figures->decided) mean[1] = sheet_number_cell((figures->days_total + figures->decided / 2) / figures->decided);
    put(to, mean);
    count(to, "Waktu terlama sampai diputus (hari kerja)", figures->days_longest);
    add_grounds(to, figures);
    add_objections(to, figures);
    count(to, "Permintaan data antarinstansi", figures->agencies);
    count(to, "Tidak jadi meminta: sudah terbit", to->book->avoided);
}

static enum result add_summary(struct filling *to) {
    struct request_figures figures = { 0 };
    struct counting counting = { to->book, &figures };
    const struct request_source *source = to->book->source;
    enum result result = source->each(source->reading, (struct request_choice){ REQUEST_SIDE_ALL, 0 }, count_row, &counting);
    if (result == DONE) add_figures(to, &figures);
    return result;
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

static void add_request(struct filling *to, const struct request_row *row) {
    struct arena *arena = to->scratch;
    int days = request_days_of(row, to->book->free);
    struct sheet_cell cells[] = {
        sheet_number_cell(++to->number), sheet_text_cell(row->number), sheet_number_cell(row->received_on),
        sheet_text_cell(row->name), sheet_text_cell(row->address), sheet_text_cell(row->contact), sheet_text_cell(row->occupation),
        sheet_text_cell(row->information), sheet_text_cell(row->purpose), sheet_text_cell(held_text(arena, row)),
        sheet_text_cell(form_text_of(row)), sheet_text_cell(way_text(row)), sheet_text_cell(result_text(row)),
        sheet_text_cell(reason_text(arena, row)), day_cell(row->is_decided, row->decided_on),
        day_cell(row->is_delivered, row->delivered_on), days < 0 ? SHEET_NOTHING : sheet_number_cell(days), sheet_number_cell(row->due_on),
        sheet_number_cell(row->cost),
    };
    put(to, cells);
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

static void add_objection(struct filling *to, const struct request_row *row) {
    struct arena *arena = to->scratch;
    enum objection_outcome outcome;
    bool is_answered = objection_outcome_parse(row->objection_outcome, &outcome);
    struct sheet_cell cells[] = {
        sheet_number_cell(++to->number),
        sheet_text_cell(arena_format(arena, "KBR-%04d-%06d", row->objection_year, row->objection_sequence)),
        sheet_number_cell(row->objected_on), sheet_text_cell(row->number), sheet_text_cell(row->name), sheet_text_cell(row->information),
        sheet_text_cell(result_text(row)), sheet_text_cell(reasons_text(arena, row->objection_reasons)),
        sheet_number_cell(row->objection_due_on), day_cell(is_answered, row->objection_answered_on),
        sheet_text_cell(is_answered ? objection_outcome_label(outcome) : ""),
    };
    put(to, cells);
}

static void add_letter(struct filling *to, const struct request_row *row) {
    enum agency_kind kind;
    struct sheet_cell cells[] = {
        sheet_number_cell(++to->number), sheet_text_cell(row->number), sheet_number_cell(row->received_on),
        sheet_text_cell(agency_kind_parse(row->agency_kind, &kind) ? agency_kind_label(kind) : ""), sheet_text_cell(row->agency),
        sheet_text_cell(row->letter_number), day_cell(row->has_letter_date, row->letter_date), sheet_text_cell(row->subject),
        sheet_text_cell(row->period_wanted), sheet_text_cell(row->format_wanted), sheet_text_cell(row->reply_letter_number),
        day_cell(row->has_reply_date, row->reply_date),
    };
    put(to, cells);
}

/* "Dinas Uji, 005/12, 20 November 2026", without what is not known; DATE may be NULL. */
static const char *letter_text(struct arena *arena, const char *agency, const char *number, const day_number *date) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, agency);
    if (*number) buffer_format(&text, ", %s", number);
    if (date) buffer_format(&text, ", %s", format_day(arena, *date));
    return buffer_string(&text);
}

static void add_recap(struct filling *to, const struct request_row *row) {
    struct arena *arena = to->scratch;
    const char *sent = letter_text(arena, row->agency, row->letter_number, row->has_letter_date ? &row->letter_date : NULL);
    const char *reply = letter_text(arena, row->agency, row->reply_letter_number, row->has_reply_date ? &row->reply_date : NULL);
    enum agency_kind kind;
    if (!agency_kind_parse(row->agency_kind, &kind) || kind != to->kind) return;
    struct sheet_cell cells[] = {
        sheet_text_cell(agency_kind_label(kind)), sheet_number_cell(++to->number), sheet_text_cell(sent), sheet_text_cell(row->subject),
        sheet_text_cell(row->is_decided ? reply : "Belum dibalas"),
    };
    put(to, to->is_recap_file ? cells : &cells[1]);
}

static void (*const ADD[REQUEST_PART_COUNT])(struct filling *to, const struct request_row *row) = {
    [REQUEST_REGISTER] = add_request,
    [REQUEST_OBJECTIONS] = add_objection,
    [REQUEST_LETTERS] = add_letter,
    [REQUEST_RECAP] = add_recap,
};

/* ---- tables and files ---- */

static enum result take(void *taking, const struct request_row *row) {
    struct filling *to = taking;
    ADD[to->part](to, row);
    to->seen++;
    return DONE;
}

static enum result fill(struct filling *to, size_t most) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    const struct request_source *source = to->book->source;
    to->scratch = scratch;
    to->seen = 0;
    if (to->part == REQUEST_SUMMARY) return add_summary(to);
    return source->each(source->reading, (struct request_choice){ PARTS[to->part].side, most }, take, to);
}

static struct sheet sheet_of(const struct request_book *book, enum request_part part) {
    return (struct sheet){ .name = PARTS[part].name, .columns = PARTS[part].columns, .column_count = PARTS[part].count,
                           .title = arena_format(book->arena, "%s, %s", request_part_label(part), book->period) };
}

static struct sheet recap_sheet(const struct request_book *book, enum agency_kind kind) {
    return (struct sheet){ .name = RECAPS[kind].name, .columns = RECAP, .column_count = sizeof RECAP / sizeof *RECAP,
                           .title = arena_format(book->arena, "%s, %s", RECAPS[kind].title, book->period) };
}

static enum result add_table(const struct request_book *book, struct sheet sheet, struct filling *to, size_t most) {
    *to->table = sheet_table_in(book->arena, &sheet);
    enum result result = fill(to, most);
    if (to->part == REQUEST_SUMMARY) to->table->note = SUMMARY_NOTE;
    else if (to->seen == most) to->table->note = "Hanya yang pertama. Semuanya ada di berkas XLSX dan CSV.";
    return result;
}

enum result request_book_tables(const struct request_book *book, enum request_part part, size_t most, struct request_tables *ret) {
    struct request_tables tables = { .count = 0 };
    size_t count = part == REQUEST_RECAP ? AGENCY_KIND_COUNT : 1;
    enum result result = DONE;
    for (; result == DONE && tables.count < count; tables.count++) {
        enum agency_kind kind = (enum agency_kind)tables.count;
        struct filling to = { .book = book, .part = part, .kind = kind, .table = &tables.tables[tables.count] };
        result = add_table(book, part == REQUEST_RECAP ? recap_sheet(book, kind) : sheet_of(book, part), &to, most);
    }
    if (result == DONE) *ret = tables;
    return result;
}

/* A register that was cut says so in its last row. */
static void say_cut(struct filling *to, const struct sheet *sheet) {
    struct sheet_cell cells[SHEET_COLUMNS_MOST] = { SHEET_NOTHING };
    size_t at = 0;
    while (sheet->columns[at].kind != SHEET_TEXT) at++; /* each register has one */
    cells[at] = sheet_text_cell("Hanya yang pertama. Pilih masa yang lebih pendek untuk selebihnya.");
    if (to->seen == REQUEST_ROWS_MOST) sheet_row(to->writer, cells);
}

static enum result write_rows(struct filling *to, const struct sheet *sheet) {
    to->number = 0;
    enum result result = fill(to, REQUEST_ROWS_MOST);
    if (result == DONE) say_cut(to, sheet);
    return result;
}

static enum result write_part(const struct request_book *book, enum request_part part, struct sheet_writer *writer) {
    struct sheet sheet = sheet_of(book, part);
    struct filling to = { .book = book, .part = part, .is_recap_file = part == REQUEST_RECAP, .writer = writer };
    unsigned kinds = part == REQUEST_RECAP ? AGENCY_KIND_COUNT : 1;
    enum result result = sheet_begin(writer, &sheet);
    for (unsigned kind = 0; result == DONE && kind < kinds; kind++) {
        to.kind = (enum agency_kind)kind;
        result = write_rows(&to, &sheet);
    }
    return result;
}

static enum result write_recaps(const struct request_book *book, struct sheet_writer *writer) {
    enum result result = DONE;
    for (unsigned kind = 0; result == DONE && kind < AGENCY_KIND_COUNT; kind++) {
        struct sheet sheet = recap_sheet(book, (enum agency_kind)kind);
        struct filling to = { .book = book, .part = REQUEST_RECAP, .kind = (enum agency_kind)kind, .writer = writer };
        result = sheet_begin(writer, &sheet);
        if (result == DONE) result = write_rows(&to, &sheet);
    }
    return result;
}

enum result request_book_write(const struct request_book *book, enum request_part part, enum sheet_format format,
                               struct sheet_writer *writer) {
    if (format == SHEET_CSV) return write_part(book, part, writer);
    enum result result = DONE;
    for (unsigned i = 0; result == DONE && i < REQUEST_RECAP; i++) result = write_part(book, (enum request_part)i, writer);
    return result == DONE ? write_recaps(book, writer) : result;
}
