/* Scope: what bringing in a file of figures shows. */
#include "cgi-bin/staff/figure_import_view.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/figure_preview.h"
#include "cgi-bin/staff/figure_set_view.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/base/buffer.h"
#include "lib/rules/format.h"

/* ---- what is said of the file ---- */

static bool asks_status(const struct figuring *figuring) {
    struct figure_fields known = figure_fields(FIGURES_INVESTMENT);
    for (size_t i = 0; i < known.count; i++) {
        if (strcmp(known.rows[i].code, "status") == 0) return figuring->reading.mapping.column[i] == FIGURE_NO_COLUMN;
    }
    return true;
}

/* The fields besides columns, and whether this file is asked for them. */
static json_t *about_view(const struct figuring *figuring, const struct form *form, json_t *fields) {
    enum figure_kind kind = figuring->reading.kind;
    bool is_investment = kind == FIGURES_INVESTMENT, has_parts = figure_form_period(kind).part != NULL;
    const struct {
        const char *name;
        bool is_asked;
    } ABOUT[] = {
        { "year", true },
        { "part", has_parts },
        { "report_year", true },
        { "report_part", has_parts },
        { "source", true },
        { "office", figuring->office_count > 1 },
        { "status", is_investment && asks_status(figuring) },
        { "rate", is_investment },
        { "notation", figuring->file.asks_notation || form_has(form, "notation") },
    };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof ABOUT / sizeof *ABOUT; i++) {
        if (!ABOUT[i].is_asked) continue;
        json_t *field = action_field(form, fields, ABOUT[i].name);
        bool is_list = json_array_size(json_object_get(field, "choices")) > 0;
        if (is_list) (void)json_object_set_new(field, "partial", json_string("partials/field_select"));
        (void)json_array_append_new(list, field);
    }
    return list;
}

/* Columns need a look when one is missing or chosen wrongly. */
static bool has_doubt(const struct figuring *figuring, const struct form *form) {
    size_t count = figure_fields(figuring->reading.kind).count;
    for (size_t i = 0; i < count; i++) {
        if (form->values[FIGURE_BASE_COUNT + i].fault) return true;
    }
    return figure_mapping_lacks(figuring->reading.kind, &figuring->reading.mapping) != NULL;
}

static json_t *columns_view(const struct figuring *figuring, json_t *fields) {
    json_t *list = json_array();
    for (size_t i = 0; i < figure_fields(figuring->reading.kind).count; i++) {
        (void)json_array_append(list, json_object_get(fields, figure_form_column(i)));
    }
    return list;
}

/* Another kind whose needed columns are all there, when this one lacks some: the kind was chosen wrongly. NULL when none. */
static const char *other_kind(const struct figuring *figuring) {
    struct arena *arena = figuring->request->arena;
    if (!figure_mapping_lacks(figuring->reading.kind, &figuring->reading.mapping)) return NULL;
    for (unsigned i = 0; i < FIGURE_KIND_COUNT; i++) {
        struct figure_header header;
        struct figure_mapping mapping;
        (void)figure_header_guess(arena, (enum figure_kind)i, figuring_sheet(figuring), &header, &mapping);
        if (!figure_mapping_lacks((enum figure_kind)i, &mapping)) return figure_kind_label((enum figure_kind)i);
    }
    return NULL;
}

/* "2 kolom tidak dipakai: F, G", NULL when none: a file of other figures shows by it. A column without a heading says nothing. */
static const char *unused_text(const struct figuring *figuring) {
    struct arena *arena = figuring->request->arena;
    struct buffer letters = buffer_in(arena);
    size_t count = 0, fields = figure_fields(figuring->reading.kind).count;
    for (size_t i = 0; i < figuring_sheet(figuring)->columns; i++) {
        bool is_used = !*figuring->names[i];
        for (size_t j = 0; j < fields; j++) is_used = is_used || figuring->reading.mapping.column[j] == i;
        if (!is_used) buffer_format(&letters, "%s%s", count++ ? ", " : "", table_file_letters(arena, i));
    }
    return count ? arena_format(arena, "%zu kolom tidak dipakai: %s", count, buffer_string(&letters)) : NULL;
}

/* ---- files ---- */

static json_t *held(const struct figuring *figuring, struct upload *upload) {
    if (!upload) return json_null();
    struct request *request = figuring->request;
    const char *token = upload_hold(request->arena, upload, figuring->app->keys->form, request->now);
    return json_pack("{s:s, s:s}", "token", token, "file_name", upload->file_name);
}

/* ---- the page ---- */

static const char *faults_text(const struct figuring *figuring) {
    size_t count = figuring->file.fault_count;
    struct arena *arena = figuring->request->arena;
    return count ? arena_format(arena, "%s sel tidak dapat dibaca", format_number(arena, (int64_t)count, 0)) : NULL;
}

json_t *figuring_view(struct figuring *figuring, struct form *form) {
    const struct figure_file *file = &figuring->file;
    struct arena *arena = figuring->request->arena;
    json_t *view = desk_view("data"), *fields = form_view(figuring->app, form);
    bool is_whole = file->fault_count == 0 && file->set_count > 0;
    json_t *own = json_pack("{s:b, s:b, s:b, s:b, s:b, s:b, s:b, s:s, s:s?, s:s?, s:s?}", "has_file", 1, "has_months",
                            figuring->has_months, "has_sheets", figuring->sheets.count > 1, "takes_totals",
                            figuring->reading.kind == FIGURES_PERMITS, "is_known", figuring->is_known, "is_taken", figuring->is_taken, "is_whole", is_whole,
                            "rows_text", format_number(arena, (int64_t)file->rows, 0), "passed_text",
                            file->passed_over ? format_number(arena, (int64_t)file->passed_over, 0) : NULL, "unused_text", unused_text(figuring),
                            "faults_text", faults_text(figuring));
    (void)json_object_update(view, own);
    const char *other = other_kind(figuring);
    (void)json_object_set_new(view, "other_kind", other ? json_string(other) : json_null());
    (void)json_object_set_new(view, "has_doubt", json_boolean(has_doubt(figuring, form)));
    (void)json_object_set_new(view, "about", about_view(figuring, form, fields));
    (void)json_object_set_new(view, "columns", columns_view(figuring, fields));
    (void)json_object_set_new(view, "held", held(figuring, figuring->upload));
    (void)json_object_set_new(view, "held_totals", held(figuring, figuring->totals_upload));
    figure_preview_view(figuring, view);
    figure_sets_view(arena, file, view);
    json_decref(own);
    json_decref(fields);
    return view;
}
