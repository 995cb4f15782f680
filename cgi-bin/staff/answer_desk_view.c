/* Scope: a table of an answer before it is stored, with what is wrong beside the cell. */
#include "cgi-bin/staff/answer_desk_view.h"

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/report/answer_view.h"
#include "lib/rules/format.h"

#define PLAIN_ROWS 8u   /* of those without a mark */
#define MARKED_ROWS 25u /* shown at most; keeps the page from growing with the file */

/* ---- columns ---- */

static json_t *columns_view(const struct answering *answering, json_t *fields) {
    struct arena *arena = answering->request->arena;
    json_t *list = json_array();
    for (size_t i = 0; i < answering->seen_count; i++) {
        (void)json_array_append_new(list, json_pack("{s:s, s:O, s:O, s:O}", "letters", table_file_letters(arena, answering->seen[i].from), "kind",
                                                    json_object_get(fields, answer_form_field(arena, 'k', i)), "heading",
                                                    json_object_get(fields, answer_form_field(arena, 'l', i)), "unit",
                                                    json_object_get(fields, answer_form_field(arena, 'u', i))));
    }
    return list;
}

/* ---- rows ---- */

/* What was noted about a cell, or with COLUMN 0 about anything in the line; NULL for nothing. */
static const struct answer_fault *fault_at(const struct answer_table *table, size_t line, size_t column) {
    for (size_t i = 0; i < table->listed; i++) {
        if (table->faults[i].line == line && (column == 0 || table->faults[i].column == column)) return &table->faults[i];
    }
    return NULL;
}

static json_t *cell_view(const struct answering *answering, const struct answer_row *row, size_t index) {
    const struct answer_table *table = &answering->table;
    const struct answer_column *column = &table->columns[index];
    const struct answer_fault *fault = fault_at(table, row->line, column->from + 1);
    bool is_hidden = row->is_hidden && answer_kind_is_number(column->kind);
    const char *text = is_hidden ? ANSWER_HIDDEN : row->cells[index];
    if (fault && *text == '\0') text = "…"; /* it could not be read */
    return json_pack("{s:s, s:s, s:s?, s:s?}", "label", column->label, "text", table_file_shortened(answering->request->arena, text), "fault",
                     fault && !fault->is_doubt ? fault->reason : NULL, "doubt", fault && fault->is_doubt ? fault->reason : NULL);
}

static json_t *row_view(const struct answering *answering, const struct answer_row *row) {
    json_t *cells = json_array();
    for (size_t i = 0; i < answering->table.column_count; i++) (void)json_array_append_new(cells, cell_view(answering, row, i));
    return json_pack("{s:s, s:o}", "line", arena_format(answering->request->arena, "%zu", row->line), "cells", cells);
}

static json_t *rows_view(const struct answering *answering, size_t *ret_rest) {
    const struct answer_table *table = &answering->table;
    json_t *rows = json_array();
    size_t plain = 0;
    *ret_rest = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        bool is_marked = fault_at(table, table->rows[i].line, 0) != NULL || table->rows[i].is_hidden;
        bool is_shown = json_array_size(rows) < MARKED_ROWS && (is_marked || plain < PLAIN_ROWS);
        plain += !is_marked;
        if (is_shown) (void)json_array_append_new(rows, row_view(answering, &table->rows[i]));
        else (*ret_rest)++;
    }
    return rows;
}

/* What has no cell: of a column, or of the table. */
static json_t *general_faults(const struct answering *answering) {
    struct arena *arena = answering->request->arena;
    json_t *list = json_array();
    for (size_t i = 0; i < answering->table.listed; i++) {
        const struct answer_fault *fault = &answering->table.faults[i];
        if (fault->line > 0) continue;
        const char *where = fault->column ? arena_format(arena, "Kolom %s", table_file_letters(arena, fault->column - 1)) : "Tabel";
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "where", where, "reason", fault->reason));
    }
    return list;
}

static json_t *preview_view(const struct answering *answering) {
    size_t rest;
    json_t *columns = json_array(), *rows = rows_view(answering, &rest);
    for (size_t i = 0; i < answering->table.column_count; i++) (void)json_array_append_new(columns, json_string(answering->table.columns[i].label));
    return json_pack("{s:o, s:o, s:o}", "columns", columns, "rows", rows, "rest_text", rest ? json_sprintf("%zu baris lain tidak ditampilkan.", rest) : json_null());
}

/* ---- the page ---- */

static json_t *held(const struct answering *answering) {
    struct request *request = answering->request;
    const char *token = upload_hold(request->arena, answering->upload, answering->app->keys->form, request->now);
    return json_pack("{s:s, s:s}", "token", token, "file_name", answering->upload->file_name);
}

static const char *counted(struct arena *arena, size_t count, const char *words) {
    return count ? arena_format(arena, "%s %s", format_number(arena, (int64_t)count, 0), words) : NULL;
}

static json_t *told_view(const struct answering *answering) {
    const struct answer_table *table = &answering->table;
    struct arena *arena = answering->request->arena;
    int smallest = answering->app->config->publication.smallest_group;
    return json_pack("{s:b, s:b, s:b, s:s, s:s?, s:s?, s:s?}", "has_sheets", answering->sheets.count > 1, "is_taken", answering->is_taken, "is_whole",
                     table->fault_count == 0, "rows_text", format_number(arena, (int64_t)table->row_count, 0), "faults_text",
                     counted(arena, table->fault_count, "hal yang harus diperbaiki"), "doubts_text",
                     counted(arena, table->doubt_count, "sel tampak seperti nama orang"), "hidden_text",
                     answer_hidden_text(arena, (int64_t)table->hidden_count, smallest));
}

json_t *answer_desk_view(struct answering *answering, struct form *form) {
    json_t *view = desk_view("data"), *told;
    bool has_file = answering->upload != NULL;
    json_t *about = json_pack("{s:s, s:s, s:b}", "number", answering->file->row.number, "information", answering->file->asked.information, "has_file", has_file);
    (void)json_object_update(view, about);
    json_decref(about);
    if (!has_file) {
        (void)json_object_set_new(view, "faults_text", json_null());
        return view;
    }
    json_t *fields = form_view(answering->app, form);
    told = told_view(answering);
    (void)json_object_update(view, told);
    (void)json_object_set_new(view, "notation", answering->table.asks_notation || form_has(form, "notation") ? action_field(form, fields, "notation") : json_null());
    (void)json_object_set_new(view, "columns", columns_view(answering, fields));
    (void)json_object_set_new(view, "held", held(answering));
    (void)json_object_set_new(view, "preview", preview_view(answering));
    (void)json_object_set_new(view, "general_faults", general_faults(answering));
    json_decref(told);
    json_decref(fields);
    return view;
}
