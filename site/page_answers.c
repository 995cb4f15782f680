/* Scope: tables made of answers to information requests: /data/2024-NAME/ each period, /data/NAME/ the newest. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/report/answer_view.h"
#include "lib/rules/data_licence.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/open_data.h"
#include "site/view.h"

#define ROWS_SHOWN 150 /* keeps the page within what a slow line carries; the files have all */

static bool is_answer(const struct dataset *dataset) {
    return strcmp(dataset->kind, dataset_kind_text(DATASET_ANSWER)) == 0;
}

/* ---- open data ---- */

static struct data_column *data_columns(struct arena *arena, const struct answer_stored *table) {
    struct data_column *columns = arena_array(arena, table->column_count, sizeof *columns);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct answer_column *column = &table->columns[i];
        columns[i] = (struct data_column){ column->name, column->label, answer_kind_is_number(column->kind), column->decimals };
    }
    return columns;
}

static const char *const *units_of(struct arena *arena, const struct answer_stored *table) {
    static const char *const USUAL[ANSWER_KIND_COUNT] = { "", "", "orang", "rupiah", "%" };
    const char **units = arena_array(arena, table->column_count, sizeof *units);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct answer_column *column = &table->columns[i];
        units[i] = *column->unit ? column->unit : USUAL[column->kind];
    }
    return units;
}

static json_t *data_rows_of(struct arena *arena, const struct data_table *table, const struct answer_stored *stored) {
    json_t *rows = data_rows();
    struct data_cell *cells = arena_array(arena, stored->column_count, sizeof *cells);
    for (size_t row = 0; row < stored->row_count; row++) {
        for (size_t i = 0; i < stored->column_count; i++) {
            cells[i] = table->columns[i].is_number ? DATA_OPTIONAL(answer_cell_number(stored, row, i))
                                                   : DATA_TEXT(stored->cells[row * stored->column_count + i].value);
        }
        data_row(rows, table, cells);
    }
    return rows;
}

static const char *described(struct arena *arena, const struct answer_stored *stored) {
    bool has_hidden = stored->hidden_rows > 0;
    return has_hidden ? arena_format(arena, "%s Sel angka yang kosong dapat berarti disembunyikan karena kelompoknya kecil.", stored->description)
                      : stored->description;
}

static enum result publish(struct site *site, const struct dataset *dataset, const struct answer_stored *stored, const char *page) {
    struct arena *arena = site->arena;
    struct data_table table = { .name = dataset_key(arena, dataset), .title = dataset->title, .description = described(arena, stored), .label = "Tabel",
                                .period = dataset->period, .source = dataset->source, .page = page, .rhythm = stored->rhythm, .licence = stored->licence,
                                .updated = instant_day(dataset->approved_at, site->config->office.zone_offset),
                                .columns = data_columns(arena, stored), .column_count = stored->column_count, .units = units_of(arena, stored) };
    return data_publish(site, &table, data_rows_of(arena, &table, stored));
}

/* ---- the chart ---- */

/* The first column of words and the first of figures; false when the table has not both. */
struct drawn { size_t words, figures; };
static bool drawn_columns(const struct answer_stored *stored, struct drawn *ret) {
    ret->words = ret->figures = stored->column_count;
    for (size_t i = stored->column_count; i-- > 0;) {
        if (answer_kind_is_number(stored->columns[i].kind)) ret->figures = i;
        else ret->words = i;
    }
    return ret->words < stored->column_count && ret->figures < stored->column_count;
}

/* A chart of a table that fits into one, with its largest row in words; null else. What is hidden is not drawn: the table says so. */
static json_t *chart_view(struct site *site, const struct answer_stored *stored) {
    struct arena *arena = site->arena;
    struct chart_row rows[CHART_ROWS_MOST];
    struct chart_value values[CHART_ROWS_MOST];
    struct drawn drawn;
    size_t count = 0, largest = 0;
    if (!drawn_columns(stored, &drawn)) return json_null();
    for (size_t i = 0; i < stored->row_count; i++) {
        struct optional_number number = answer_cell_number(stored, i, drawn.figures);
        if (answer_row_is_total(stored, i) || stored->cells[i * stored->column_count + drawn.figures].hidden) continue;
        if (count == CHART_ROWS_MOST || (number.known && number.value < 0)) return json_null();
        values[count] = (struct chart_value){ number.value, number.known ? answer_cell_text(arena, stored, i, drawn.figures) : NULL };
        rows[count] = (struct chart_row){ answer_cell_text(arena, stored, i, drawn.words), &values[count] };
        if (number.known && (!values[largest].text || number.value > values[largest].amount)) largest = count;
        count++;
    }
    if (count < 2 || !values[largest].text) return json_null();
    const struct answer_column *column = &stored->columns[drawn.figures];
    const char *finding = arena_format(arena, "Terbesar: %s, %s%s%s.", rows[largest].label, values[largest].text, *column->unit ? " " : "", column->unit);
    const char *svg = NULL;
    struct chart chart = { "jawaban", column->label, finding, &column->label, 1, rows, count, 0 };
    if (chart_bars(arena, &chart, &svg) != DONE) return json_null();
    return view_figure(&(struct view_figure){ .heading = column->label, .finding = finding, .chart_svg = svg });
}

/* ---- the page ---- */

static enum result build_page(struct site *site, const struct dataset *dataset) {
    struct arena *arena = site->arena;
    const char *path = arena_format(arena, "%s/%s/index.html", view_folder(dataset->kind), dataset_key(arena, dataset));
    const char *newest = arena_format(arena, "%s/%s/index.html", view_folder(dataset->kind), dataset->scope);
    struct answer_stored stored;
    enum result result = public_answer_read(site->db, arena, dataset->id, &stored);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    result = publish(site, dataset, &stored, path);
    if (result != DONE) return result;
    const struct data_licence *licence = data_licence_of(stored.licence);
    struct data_rhythm rhythm = data_rhythm(&(struct data_table){ .rhythm = stored.rhythm });
    CLEANUP_JSON json_t *view = json_pack("{s:s, s:s, s:o, s:o, s:s?, s:s, s:s, s:s}", "title", dataset->title, "description", stored.description, "chart",
                                          chart_view(site, &stored), "table", answer_data_table(arena, &stored, dataset->title, ROWS_SHOWN), "hidden_text",
                                          answer_hidden_text(arena, stored.hidden_rows, site->config->publication.smallest_group), "update_text",
                                          rhythm.words, "licence_text", licence->words, "licence_href", licence->address);
    if (!view) return site_fail(site, FAILED_INTERNAL, path);
    result = view_dataset(site, dataset, view);
    if (result != DONE) return result;
    struct site_place place = { path, site_is_newest(site, dataset) ? newest : NULL };
    return site_dataset_page(site, &place, "pages/site_answer", json_incref(view));
}

enum result pages_answers(struct site *site) {
    enum result result = DONE;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        if (is_answer(&site->datasets.rows[i])) result = build_page(site, &site->datasets.rows[i]);
    }
    return result;
}
