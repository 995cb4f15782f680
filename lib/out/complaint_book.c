/* Scope: reading a source into figures, tables and files. */
#include "lib/out/complaint_book.h"

#include "lib/rules/format.h"

ENUM_DEFINE(report_part, REPORT_PART_LIST, REPORT_PART_COUNT)

/* ---- figures ---- */

static bool add(void *user, const struct report_row *row) {
    struct complaint_report *report = user;
    struct report_finding finding = report_judge(report, &row->about);
    report_add(report, &row->about, &finding);
    return true;
}

enum result complaint_book_figures(struct complaint_book *book) {
    book->report = report_new(book->arena, &book->source->frame);
    book->naming.services = book->source->services;
    return book->source->read(book->source, false, add, book->report);
}

struct complaint_tables complaint_book_tables(const struct complaint_book *book, bool hides) {
    struct complaint_naming naming = book->naming;
    naming.is_public = hides;
    return complaint_tables_of(book->arena, book->report, &naming);
}

/* ---- lines ---- */

static const struct {
    const char *name, *title;
    const struct sheet_column *columns;
    size_t count;
} LINES[REPORT_PART_COUNT] = {
    [REPORT_REGISTER] = { "Register", "Register pengaduan", REGISTER_COLUMNS, REGISTER_COLUMN_COUNT },
    [REPORT_EVIDENCE] = { "Daftar bukti", "Daftar bukti penanganan pengaduan", EVIDENCE_COLUMNS, EVIDENCE_COLUMN_COUNT },
};

static struct sheet sheet_of(const struct complaint_book *book, enum report_part part) {
    return (struct sheet){ .name = LINES[part].name, .columns = LINES[part].columns, .column_count = LINES[part].count,
                           .title = arena_format(book->arena, "%s, %s", LINES[part].title, book->naming.period) };
}

/* Where lines go: into a table or into a file. */
struct lining {
    const struct complaint_book *book;
    enum report_part part;
    struct arena *arena; /* of the cells' texts */
    struct sheet_table *table;
    struct sheet_writer *writer;
    size_t most, count;
};

static bool take(void *user, const struct report_row *row) {
    struct lining *lining = user;
    const struct complaint_book *book = lining->book;
    if (lining->count == lining->most) return false;
    struct report_finding finding = report_judge(book->report, &row->about);
    const struct report_frame *frame = &book->source->frame;
    struct complaint_line line = {
        .place = (int64_t)++lining->count,
        .number = row->number,
        .subject = row->subject,
        .service = row->about.service < frame->service_count ? book->source->services[row->about.service] : NULL,
        .agency = row->agency,
        .received_at = row->received_at,
        .anonymous = row->anonymous,
        .about = &row->about,
        .finding = &finding,
    };
    struct sheet_cell cells[SHEET_COLUMNS_MOST] = { SHEET_NOTHING };
    if (lining->part == REPORT_REGISTER) complaint_register_row(lining->arena, &line, book->zone_offset, cells);
    else complaint_evidence_row(&line, cells);
    if (lining->writer) {
        sheet_row(lining->writer, cells);
        arena_reset(lining->arena);
    } else {
        sheet_table_keep(lining->table, cells);
    }
    return true;
}

enum result complaint_book_lines(const struct complaint_book *book, enum report_part part, size_t most, struct sheet_table *ret) {
    struct sheet sheet = sheet_of(book, part);
    *ret = sheet_table_in(book->arena, &sheet);
    struct lining lining = { .book = book, .part = part, .arena = book->arena, .table = ret, .most = most };
    return book->source->read(book->source, true, take, &lining);
}

/* The line that says what is missing. */
static void say_cut(const struct complaint_book *book, struct sheet_writer *writer) {
    struct sheet_cell cells[SHEET_COLUMNS_MOST] = { SHEET_NOTHING };
    int64_t left = book->report->all.received - REPORT_ROWS_MOST;
    if (left <= 0) return;
    cells[1] = sheet_text_cell(arena_format(book->arena, "Dipotong: %s pengaduan lagi tidak dimuat.", format_number(book->arena, left, 0)));
    sheet_row(writer, cells);
}

static enum result write_lines(const struct complaint_book *book, enum report_part part, struct sheet_writer *writer) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    struct sheet sheet = sheet_of(book, part);
    enum result result = sheet_begin(writer, &sheet);
    if (result != DONE) return result;
    struct lining lining = { .book = book, .part = part, .arena = scratch, .writer = writer, .most = REPORT_ROWS_MOST };
    result = book->source->read(book->source, true, take, &lining);
    if (result == DONE) say_cut(book, writer);
    return result;
}

/* ---- files ---- */

static enum result write_csv(const struct complaint_book *book, enum report_part part, struct sheet_writer *writer) {
    if (part == REPORT_REGISTER || part == REPORT_EVIDENCE) return write_lines(book, part, writer);
    struct complaint_tables tables = complaint_book_tables(book, part == REPORT_PUBLIC);
    const char *title = arena_format(book->arena, "Rekap pengaduan, %s", book->naming.period);
    struct sheet_table flat = complaint_tables_flat(book->arena, &tables, title);
    return sheet_table_write(writer, &flat);
}

enum result complaint_book_write(const struct complaint_book *book, enum report_part part, enum sheet_format format,
                                 struct sheet_writer *writer) {
    if (format == SHEET_CSV) return write_csv(book, part, writer);
    struct complaint_tables tables = complaint_book_tables(book, part == REPORT_PUBLIC);
    enum result result = DONE;
    for (size_t i = 0; i < tables.count && result == DONE; i++) result = sheet_table_write(writer, &tables.tables[i]);
    if (result != DONE || part == REPORT_PUBLIC) return result;
    result = write_lines(book, REPORT_REGISTER, writer);
    return result == DONE ? write_lines(book, REPORT_EVIDENCE, writer) : result;
}
