/* Scope: what bringing in a file of survey answers shows. */
#include "cgi-bin/staff/survey_import_view.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/base/buffer.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"

#define ROWS_SHOWN 5u

static const char *column_name(const struct importing *importing, size_t column) {
    return table_file_column(importing->keying.request->arena, column, import_header(importing).cells[column]);
}

/* ---- first rows ---- */

static const char *profile_text(struct arena *arena, const struct survey_matrix_row *row) {
    struct buffer text = buffer_in(arena);
    for (int i = 0; i < SURVEY_PROFILE_COUNT; i++) {
        const char *answer = survey_profile_answer((enum survey_profile_question)i, row->profile[i]);
        if (*answer && text.length) buffer_text(&text, ", ");
        buffer_text(&text, answer);
    }
    return text.length ? buffer_string(&text) : DESK_NOTHING;
}

static json_t *rows_view(const struct importing *importing) {
    struct arena *arena = importing->keying.request->arena;
    json_t *list = json_array();
    for (size_t i = 0; i < importing->matrix.row_count && i < ROWS_SHOWN; i++) {
        const struct survey_matrix_row *row = &importing->matrix.rows[i];
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s}", "line", arena_format(arena, "%zu", row->line), "answers", row->answers,
                                                    "profile", profile_text(arena, row), "service", row->service ? row->service : DESK_NOTHING,
                                                    "day_text", format_day_short(arena, row->day)));
    }
    return list;
}

/* ---- cells ---- */

static json_t *faults_view(const struct importing *importing) {
    struct arena *arena = importing->keying.request->arena;
    json_t *list = json_array();
    for (size_t i = 0; i < importing->matrix.fault_count && i < SURVEY_MATRIX_FAULTS; i++) {
        const struct survey_matrix_fault *fault = &importing->matrix.faults[i];
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "line", arena_format(arena, "%zu", fault->line), "column",
                                                    column_name(importing, fault->column - 1), "cell", table_file_shortened(arena, fault->cell), "reason",
                                                    fault->reason));
    }
    return list;
}

static const char *faults_text(const struct importing *importing) {
    size_t count = importing->matrix.fault_count;
    struct arena *arena = importing->keying.request->arena;
    if (count == 0) return NULL;
    const char *shown = count > SURVEY_MATRIX_FAULTS ? arena_format(arena, ", %u yang pertama di bawah", SURVEY_MATRIX_FAULTS) : "";
    return arena_format(arena, "%s sel tidak dapat dibaca%s", format_number(arena, (int64_t)count, 0), shown);
}

/* ---- figures ---- */

static json_t *figures_table(const struct importing *importing, const struct skm_figures *figures) {
    static const char *const LABELS[] = { "Pertanyaan", "Dijawab", "Jumlah", "NRR" };
    struct arena *arena = importing->keying.request->arena;
    const struct instrument *instrument = &importing->keying.instrument;
    json_t *table = data_table(&(struct data_table_head){ "Angka dari berkas ini", LABELS, 4, false });
    for (size_t i = 0; i < instrument->item_count; i++) {
        int64_t nrr = skm_item_nrr(&importing->skm, (unsigned)i, 3);
        const char *cells[] = { format_number(arena, figures->answered[i], 0), format_number(arena, figures->sum[i], 0),
                                nrr == SKM_NONE ? DESK_NOTHING : format_number(arena, nrr, 3) };
        const char *head = arena_format(arena, "%d. %s", instrument->items[i].position, instrument->items[i].name);
        data_table_row(table, &(struct data_table_row){ head, false, cells, 3 });
    }
    return table;
}

static void add_figures(struct importing *importing, json_t *view) {
    struct arena *arena = importing->keying.request->arena;
    struct skm_figures figures;
    skm_finish(&importing->skm, &figures);
    const char *index = figures.ikm == SKM_NONE ? DESK_NOTHING : format_number(arena, figures.ikm, 2);
    const char *mark = *figures.mark ? arena_format(arena, "mutu %s, %s", figures.mark, figures.label) : "";
    (void)json_object_set_new(view, "index_text", json_string(index));
    (void)json_object_set_new(view, "mark_text", json_string(mark));
    (void)json_object_set_new(view, "table", figures_table(importing, &figures));
}

/* ---- columns ---- */

static void add_field(json_t *list, json_t *fields, const char *name) {
    json_t *field = json_incref(json_object_get(fields, name));
    if (field) (void)json_array_append_new(list, field);
}

static json_t *columns_view(const struct importing *importing, json_t *fields) {
    static const char *const EXTRAS[SURVEY_EXTRA_COUNT] = { "m_sex", "m_age_group", "m_education", "m_occupation", "m_service", "m_counter", "m_day", "m_suggestion" };
    struct arena *arena = importing->keying.request->arena;
    json_t *list = json_array();
    for (size_t i = 0; i < importing->keying.instrument.item_count; i++) {
        bool is_by_order = importing->is_ambiguous && import_has_two_numbers(importing, i);
        if (!is_by_order) add_field(list, fields, arena_format(arena, "m%d", importing->keying.instrument.items[i].position));
    }
    for (size_t i = 0; i < SURVEY_EXTRA_COUNT; i++) {
        if (i != EXTRA_SERVICE || !importing->keying.period.service_code) add_field(list, fields, EXTRAS[i]);
    }
    return list;
}

/* "4 kolom tidak dipakai: F, G, H, I", NULL when none: a file of another questionnaire shows by it. A column without a heading says nothing. */
static const char *unused_text(const struct importing *importing) {
    struct arena *arena = importing->keying.request->arena;
    struct survey_header header = import_header(importing);
    struct buffer letters = buffer_in(arena);
    size_t count = 0;
    for (size_t i = 0; i < header.count; i++) {
        if (!*header.cells[i] || survey_mapping_uses(&importing->mapping, i)) continue;
        buffer_format(&letters, "%s%s", count++ ? ", " : "", table_file_letters(arena, i));
    }
    return count ? arena_format(arena, "%zu kolom tidak dipakai: %s", count, buffer_string(&letters)) : NULL;
}

json_t *import_view(struct importing *importing, struct form *form) {
    struct arena *arena = importing->keying.request->arena;
    struct app *app = importing->keying.app;
    const struct survey_matrix *matrix = &importing->matrix;
    json_t *view = desk_view("survey"), *fields = form_view(app, form);
    const char *faults = faults_text(importing);
    bool is_whole = importing->is_settled && !faults && matrix->row_count > 0;
    json_t *own = json_pack("{s:b, s:b, s:b, s:b, s:s, s:s?, s:s?, s:o, s:o, s:o, s:s?, s:b}", "has_file", 1, "is_ambiguous", importing->is_ambiguous,
                            "has_sheets", importing->sheets.count > 1, "is_known", importing->is_known, "count_text",
                            format_number(arena, (int64_t)matrix->row_count, 0), "unanswered_text",
                            matrix->unanswered ? format_number(arena, (int64_t)matrix->unanswered, 0) : NULL, "unused_text", unused_text(importing), "rows",
                            rows_view(importing), "faults", faults_view(importing), "columns", columns_view(importing, fields), "faults_text", faults,
                            "is_whole", is_whole);
    (void)json_object_update(view, own);
    json_decref(own);
    json_decref(fields);
    const char *token = upload_hold(arena, importing->upload, app->keys->form, importing->keying.request->now);
    (void)json_object_set_new(view, "held", json_pack("{s:s, s:s}", "token", token, "file_name", importing->upload->file_name));
    if (is_whole) add_figures(importing, view);
    return view;
}
