/* Scope: a file of figures on its way in. */
#include "cgi-bin/staff/figure_import_read.h"

#include <sodium.h>
#include <string.h>

#include "cgi-bin/staff/figure_import_form.h"
#include "cgi-bin/staff/table_file.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/store/targets.h"

#define OFFICES_MOST 100u /* told apart; more is no file of offices */

/* ---- the file ---- */

enum result figuring_open(struct figuring *figuring, const char **ret_field, const char **ret_reason) {
    struct request *request = figuring->request;
    *ret_field = FIGURE_FILE;
    enum result result = table_file_open(request, figuring->upload, figure_sheet_csv, &figuring->sheets, ret_reason);
    if (result == DONE) figuring->has_months = figure_sheets_unfold(request->arena, figuring->reading.kind, &figuring->sheets);
    if (result == DONE) figuring->sheet = table_file_first(&figuring->sheets);
    if (result != DONE || !figuring->totals_upload) return result;
    *ret_field = FIGURE_TOTALS;
    return table_file_open(request, figuring->totals_upload, figure_sheet_csv, &figuring->totals, ret_reason);
}

const struct worksheet *figuring_sheet(const struct figuring *figuring) {
    return &figuring->sheets.sheets[figuring->sheet];
}

/* ---- columns ---- */

static struct figure_columns key_of(const struct figuring *figuring) {
    struct figure_columns key = { .kind = figuring->reading.kind };
    crypto_hash_sha256_state state;
    (void)crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < figuring_sheet(figuring)->columns; i++) {
        (void)crypto_hash_sha256_update(&state, (const unsigned char *)figuring->names[i], strlen(figuring->names[i]) + 1);
    }
    (void)crypto_hash_sha256_final(&state, key.header_sha256);
    return key;
}

void figuring_name_columns(struct figuring *figuring) {
    figuring->names = figure_header_names(figuring->request->arena, figuring_sheet(figuring), figuring->reading.header);
}

static enum result recall(struct figuring *figuring) {
    const char *text;
    figuring_name_columns(figuring);
    struct figure_columns key = key_of(figuring);
    enum result result = figure_mapping_recall(figuring->app->db, figuring->request->arena, &key, &text);
    if (result == DONE) (void)figure_mapping_parse(figuring->reading.kind, text, figuring_sheet(figuring)->columns, &figuring->reading.mapping);
    return result == REFUSED_ABSENT ? DONE : result;
}

enum result figuring_guess(struct figuring *figuring) {
    struct figure_reading *reading = &figuring->reading;
    (void)figure_header_guess(figuring->request->arena, reading->kind, figuring_sheet(figuring), &reading->header, &reading->mapping);
    return recall(figuring);
}

enum result figuring_guess_columns(struct figuring *figuring) {
    struct figure_reading *reading = &figuring->reading;
    (void)figure_mapping_guess(figuring->request->arena, reading->kind, figuring_sheet(figuring), reading->header, &reading->mapping);
    return recall(figuring);
}

/* ---- offices ---- */

static bool knows_office(const struct figuring *figuring, const char *office) {
    for (size_t i = 0; i < figuring->office_count; i++) {
        if (strcmp(figuring->offices[i], office) == 0) return true;
    }
    return false;
}

/* The offices of a file that tells of several; without a choice the one this office names itself after. */
static void find_offices(struct figuring *figuring) {
    struct request *request = figuring->request;
    struct figure_reading all = figuring->reading;
    struct figure_file *file = arena_alloc(request->arena, sizeof *file);
    all.office = all.period = "";
    figure_file_read(request->arena, &all, figuring_sheet(figuring), file);
    figuring->offices = arena_array(request->arena, OFFICES_MOST, sizeof *figuring->offices);
    for (size_t i = 0; i < file->set_count && figuring->office_count < OFFICES_MOST; i++) {
        const char *office = file->sets[i].office;
        if (*office && !knows_office(figuring, office)) figuring->offices[figuring->office_count++] = office;
    }
    const char *own = figuring->app->config->office.region;
    if (!*figuring->reading.office && figuring->office_count > 1 && knows_office(figuring, own)) figuring->reading.office = own;
}

/* ---- rows ---- */

enum result figuring_read(struct figuring *figuring) {
    struct arena *arena = figuring->request->arena;
    enum result result = target_past(figuring->app->db, arena, &figuring->reading.past);
    if (result != DONE) return result;
    figuring->reading.past.office = figuring->app->config->office.region;
    find_offices(figuring);
    figure_file_read(arena, &figuring->reading, figuring_sheet(figuring), &figuring->file);
    if (figuring->totals_upload) {
        figure_totals_read(arena, &figuring->totals.sheets[table_file_first(&figuring->totals)], &figuring->file);
    }
    return figure_import_is_known(figuring->app->db, figuring->upload->sha256, &figuring->is_known);
}

/* ---- storing ---- */

enum result figuring_store(struct figuring *figuring, const struct figure_import *what, struct figure_imported *ret) {
    struct request *request = figuring->request;
    struct actor actor = visitor_actor(request);
    struct figure_columns key = key_of(figuring);
    const char *columns = figure_mapping_text(request->arena, figuring->reading.kind, &figuring->reading.mapping);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(figuring->app->db, &tx);
    if (result == DONE) result = figure_import_add(&tx, request->arena, &actor, request->now, what, &figuring->file, ret);
    if (result == DONE) result = figure_mapping_remember(&tx, &key, columns);
    return result == DONE ? tx_commit(&tx) : result;
}
