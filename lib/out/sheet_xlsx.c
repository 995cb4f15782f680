/* Scope: a sheet as XLSX. Above the table stand its title and who took the file; the head of the table stays in view while
 * one scrolls and comes again on every printed page. */
#include <math.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "lib/base/buffer.h"
#include "lib/out/sheet_parts.h"
#include "lib/rules/format.h"

enum { ROW_TITLE, ROW_WATERMARK, ROW_HEAD, ROWS_ABOVE };

#define PAPER_A4 9
#define FOOTER_LONGEST 200 /* characters; the format takes 255 with the page number */
#define EPOCH_SERIAL 25569 /* 1970-01-01 as the day number of spreadsheets */
#define DAY_SECONDS 86400.0

struct xlsx_made {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_row_t next;
    lxw_format *title, *mark, *head;
    lxw_format *columns[SHEET_COLUMNS_MOST];
};

static const struct {
    const char *format; /* NULL: by the decimals */
    int width;
} KINDS[] = {
    [SHEET_TEXT] = { "@", 28 },
    [SHEET_CODE] = { "@", 17 },
    [SHEET_NUMBER] = { NULL, 12 },
    [SHEET_PERCENT] = { NULL, 10 },
    [SHEET_DAY] = { "dd/mm/yyyy", 12 },
    [SHEET_MOMENT] = { "dd/mm/yyyy hh:mm", 17 },
};

static enum result result_of(lxw_error error) {
    if (error == LXW_NO_ERROR) return DONE;
    if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE) return REFUSED_TOO_LARGE; /* more rows than the format has */
    return error <= LXW_ERROR_ZIP_CLOSE ? FAILED_UNAVAILABLE : FAILED_INTERNAL;
}

/* ---- text ---- */

static bool is_code(const char *at) {
    return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

/* "_x003D_" in a cell is read as "=": its first character is written as a code itself. */
static const char *escaped(struct arena *arena, const char *text) {
    if (!strstr(text, "_x")) return text;
    struct buffer out = buffer_in(arena);
    for (; *text; text++) {
        if (is_code(text)) buffer_text(&out, "_x005F");
        buffer_char(&out, *text);
    }
    return buffer_string(&out);
}

/* In a page's footer "&" begins a code. */
static const char *footer_of(struct sheet_writer *writer) {
    struct buffer out = buffer_in(writer->arena);
    buffer_text(&out, "&L");
    for (const char *at = writer->watermark; *at && out.length < FOOTER_LONGEST; at++) {
        if (*at == '&') buffer_char(&out, '&');
        if (*at >= ' ' && *at < 0x7F) buffer_char(&out, *at);
        else buffer_char(&out, ' ');
    }
    buffer_text(&out, "&RHalaman &P dari &N");
    return buffer_string(&out);
}

/* The library takes texts it does not change without const. */
static char *borrowed(const char *text) {
    return (char *)(uintptr_t)text;
}

/* ---- the file ---- */

static lxw_format *new_format(struct xlsx_made *made, bool bold) {
    lxw_format *format = workbook_add_format(made->workbook);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (bold) format_set_bold(format);
    return format;
}

static enum result xlsx_open(struct sheet_writer *writer) {
    struct xlsx_made *made = arena_alloc(writer->arena, sizeof *made);
    writer->made = made;
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = borrowed(writer->book.folder), .use_zip64 = LXW_FALSE };
    made->workbook = workbook_new_opt(writer->path, &options);
    if (!made->workbook) return FAILED_UNAVAILABLE;
    lxw_doc_properties properties = { .author = borrowed(writer->book.made_by ? writer->book.made_by : writer->book.office), .company = borrowed(writer->book.office),
                                      .comments = borrowed(writer->watermark), .created = (time_t)writer->book.made_at };
    made->title = new_format(made, true);
    format_set_font_size(made->title, 14);
    made->mark = new_format(made, false);
    format_set_italic(made->mark);
    made->head = new_format(made, true);
    format_set_text_wrap(made->head);
    format_set_bottom(made->head, LXW_BORDER_MEDIUM);
    return result_of(workbook_set_properties(made->workbook, &properties));
}

static const char *number_format(struct arena *arena, const struct sheet_column *column) {
    if (KINDS[column->kind].format) return KINDS[column->kind].format;
    bool is_percent = column->kind == SHEET_PERCENT;
    const char *whole = is_percent ? "0" : "#,##0";
    const char *point = column->decimals > 0 ? "." : "";
    return arena_format(arena, "%s%s%.*s%s", whole, point, (int)column->decimals, "000000000", is_percent ? "%" : "");
}

static lxw_format *column_format(struct sheet_writer *writer, const struct sheet_column *column) {
    lxw_format *format = new_format(writer->made, false);
    format_set_num_format(format, number_format(writer->arena, column));
    if (column->kind == SHEET_TEXT) format_set_text_wrap(format);
    return format;
}

static void set_up_paper(struct sheet_writer *writer) {
    lxw_worksheet *sheet = ((struct xlsx_made *)writer->made)->sheet;
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.8);
    (void)worksheet_repeat_rows(sheet, ROW_HEAD, ROW_HEAD);
    (void)worksheet_set_footer(sheet, footer_of(writer));
    worksheet_freeze_panes(sheet, ROWS_ABOVE, 0);
}

static enum result xlsx_begin(struct sheet_writer *writer) {
    struct xlsx_made *made = writer->made;
    const struct sheet *sheet = &writer->sheet;
    made->sheet = workbook_add_worksheet(made->workbook, sheet->name);
    if (!made->sheet) return FAILED_INTERNAL;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct sheet_column *column = &sheet->columns[i];
        made->columns[i] = column_format(writer, column);
        lxw_col_t at = (lxw_col_t)i;
        (void)worksheet_set_column(made->sheet, at, at, column->width ? column->width : KINDS[column->kind].width, NULL);
    }
    set_up_paper(writer);
    lxw_error error = worksheet_write_string(made->sheet, ROW_TITLE, 0, escaped(writer->arena, sheet->title), made->title);
    if (!error) error = worksheet_write_string(made->sheet, ROW_WATERMARK, 0, escaped(writer->arena, writer->watermark), made->mark);
    for (size_t i = 0; i < sheet->column_count && !error; i++) {
        error = worksheet_write_string(made->sheet, ROW_HEAD, (lxw_col_t)i, sheet->columns[i].name, made->head);
    }
    made->next = ROWS_ABOVE;
    return result_of(error);
}

static double serial_of(const struct sheet_column *column, const struct sheet_cell *cell, int zone_offset) {
    double number = (double)cell->number;
    switch (column->kind) {
    case SHEET_DAY: return number + EPOCH_SERIAL;
    case SHEET_MOMENT: return (number + zone_offset * 60.0) / DAY_SECONDS + EPOCH_SERIAL;
    case SHEET_PERCENT: return number / pow(10, column->decimals + 2.0);
    default: return number / pow(10, column->decimals);
    }
}

static enum result xlsx_row(struct sheet_writer *writer, const struct sheet_cell *cells) {
    struct xlsx_made *made = writer->made;
    lxw_error error = LXW_NO_ERROR;
    for (size_t i = 0; i < writer->sheet.column_count && !error; i++) {
        const struct sheet_column *column = &writer->sheet.columns[i];
        lxw_col_t at = (lxw_col_t)i;
        if (!cells[i].known) continue;
        if (cells[i].text) {
            const char *text = escaped(writer->row, sheet_text(writer->row, cells[i].text));
            error = worksheet_write_string(made->sheet, made->next, at, text, made->columns[i]);
        } else {
            double number = serial_of(column, &cells[i], writer->book.zone_offset);
            error = worksheet_write_number(made->sheet, made->next, at, number, made->columns[i]);
        }
    }
    made->next++;
    return result_of(error);
}

static enum result xlsx_finish(struct sheet_writer *writer) {
    struct xlsx_made *made = writer->made;
    lxw_workbook *workbook = made->workbook;
    made->workbook = NULL; /* freed by closing, whatever comes of it */
    return result_of(workbook_close(workbook));
}

static void xlsx_close(struct sheet_writer *writer) {
    struct xlsx_made *made = writer->made;
    if (made->workbook) lxw_workbook_free(made->workbook);
    made->workbook = NULL;
}

const struct sheet_maker SHEET_XLSX_MAKER = { xlsx_open, xlsx_begin, xlsx_row, xlsx_finish, xlsx_close };
