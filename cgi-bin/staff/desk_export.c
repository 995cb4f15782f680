/* Scope: accounts, datasets and survey periods as cells. */
#include "cgi-bin/staff/desk_export.h"

#include <string.h>

#include "cgi-bin/staff/account_view.h"
#include "cgi-bin/staff/dataset_words.h"
#include "cgi-bin/staff/list_export.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/period.h"
#include "lib/store/survey.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static struct sheet_cell optional_cell(struct optional_number number) {
    return (struct sheet_cell){ .known = number.known, .number = number.value };
}

static struct sheet_cell moment_cell(bool known, instant at) {
    return (struct sheet_cell){ .known = known, .number = at };
}

/* ---- accounts ---- */

static const struct sheet_column ACCOUNT_COLUMNS[] = {
    { "Nama akun", SHEET_TEXT, 0, 18 }, { "Nama lengkap", SHEET_TEXT, 0, 30 },  { "Peran", SHEET_TEXT, 0, 40 },
    { "Keadaan", SHEET_TEXT, 0, 12 },   { "Akses", SHEET_TEXT, 0, 36 },         { "Masuk terakhir", SHEET_MOMENT, 0, 0 },
};

static enum result write_accounts(struct list_sink *sink) {
    struct staff_list staff;
    enum result result = staff_list(sink->app->db, sink->request->arena, &staff);
    if (result != DONE) return result;
    for (size_t i = 0; i < staff.count; i++) {
        const struct staff *row = &staff.rows[i];
        struct sheet_cell cells[COUNT(ACCOUNT_COLUMNS)] = {
            sheet_text_cell(row->name),
            sheet_text_cell(row->full_name),
            sheet_text_cell(account_roles_text(sink->request->arena, row->roles)),
            sheet_text_cell(row->active ? "Aktif" : "Nonaktif"),
            sheet_text_cell(account_access_text(row)),
            moment_cell(row->last_login_at != 0, row->last_login_at),
        };
        if (!list_add(sink, cells)) return DONE;
    }
    return DONE;
}

enum result accounts_export(struct app *app, struct request *request, struct response *response) {
    struct list_export list = { .stem = "akun", .title = "Akun petugas", .columns = ACCOUNT_COLUMNS,
                                .column_count = COUNT(ACCOUNT_COLUMNS), .write = write_accounts };
    return list_export(app, request, response, &list);
}

/* ---- datasets ---- */

static const struct sheet_column DATASET_COLUMNS[] = {
    { "Data", SHEET_TEXT, 0, 40 },       { "Jenis", SHEET_TEXT, 0, 24 },        { "Periode", SHEET_TEXT, 0, 20 },
    { "Revisi", SHEET_NUMBER, 0, 8 },    { "Sumber", SHEET_TEXT, 0, 30 },       { "Keadaan", SHEET_TEXT, 0, 20 },
    { "Diimpor", SHEET_MOMENT, 0, 0 },   { "Disetujui", SHEET_MOMENT, 0, 0 },   { "Selisih", SHEET_NUMBER, 0, 8 },
};

static const char *dataset_state_words(const char *text) {
    enum dataset_state state;
    return dataset_state_parse(text, &state) ? dataset_state_label(state) : text;
}

static enum result add_dataset(struct list_sink *sink, const struct dataset *row) {
    struct arena *arena = sink->request->arena;
    struct dataset_differences differences;
    enum result result = difference_list(sink->app->db, arena, row->id, &differences);
    if (result != DONE) return result;
    struct sheet_cell cells[COUNT(DATASET_COLUMNS)] = {
        sheet_text_cell(row->title),
        sheet_text_cell(dataset_kind_words(row->kind)),
        sheet_text_cell(period_label(arena, row->period)),
        sheet_number_cell(row->revision),
        sheet_text_cell(row->source),
        sheet_text_cell(dataset_state_words(row->state)),
        sheet_number_cell(row->imported_at),
        moment_cell(row->approved, row->approved_at),
        sheet_number_cell((int64_t)differences.count),
    };
    (void)list_add(sink, cells);
    return DONE;
}

static enum result write_datasets(struct list_sink *sink) {
    const struct datasets_wanted *wanted = sink->user;
    struct datasets datasets;
    enum result result = dataset_list(sink->app->db, sink->request->arena, wanted->kind, &datasets);
    for (size_t i = 0; result == DONE && i < datasets.count; i++) {
        if (strcmp(datasets.rows[i].state, wanted->state) == 0) result = add_dataset(sink, &datasets.rows[i]);
    }
    return result;
}

enum result datasets_export(struct app *app, struct request *request, struct response *response, struct datasets_wanted *wanted) {
    const char *of_kind = wanted->kind ? arena_format(request->arena, " (%s)", dataset_kind_words(wanted->kind)) : "";
    struct list_export list = { .stem = "data", .title = arena_format(request->arena, "Data: %s%s", dataset_state_words(wanted->state), of_kind),
                                .columns = DATASET_COLUMNS, .column_count = COUNT(DATASET_COLUMNS), .write = write_datasets, .user = wanted };
    return list_export(app, request, response, &list);
}

/* ---- survey periods ---- */

static const struct sheet_column PERIOD_COLUMNS[] = {
    { "Periode", SHEET_TEXT, 0, 20 },           { "Mulai", SHEET_DAY, 0, 0 },         { "Berakhir", SHEET_DAY, 0, 0 },
    { "Keadaan", SHEET_TEXT, 0, 12 },           { "Jawaban", SHEET_NUMBER, 0, 0 },    { "Pengguna layanan", SHEET_NUMBER, 0, 0 },
    { "IKM", SHEET_NUMBER, 2, 0 },              { "IKM tercetak", SHEET_NUMBER, 2, 0 },
};

static enum result add_period(struct list_sink *sink, const struct survey_period *row) {
    struct arena *arena = sink->request->arena;
    struct dataset dataset = { 0 };
    enum result result = dataset_by_period(sink->app->db, arena, &(struct dataset_about){ "survey", row->label, NULL }, &dataset);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    struct sheet_cell cells[COUNT(PERIOD_COLUMNS)] = {
        sheet_text_cell(period_label(arena, row->label)),
        sheet_number_cell(row->starts_on),
        sheet_number_cell(row->ends_on),
        sheet_text_cell(row->open ? "Terbuka" : "Ditutup"),
        sheet_number_cell(row->respondents),
        optional_cell(row->population),
        optional_cell(dataset.ikm_hundredths),
        optional_cell(dataset.published_ikm_hundredths),
    };
    (void)list_add(sink, cells);
    return DONE;
}

static enum result write_periods(struct list_sink *sink) {
    struct survey_periods periods;
    enum result result = survey_period_list(sink->app->db, sink->request->arena, &periods);
    for (size_t i = 0; result == DONE && i < periods.count; i++) result = add_period(sink, &periods.rows[i]);
    return result;
}

enum result periods_export(struct app *app, struct request *request, struct response *response) {
    struct list_export list = { .stem = "periode-survei", .title = "Periode survei", .columns = PERIOD_COLUMNS,
                                .column_count = COUNT(PERIOD_COLUMNS), .write = write_periods };
    return list_export(app, request, response, &list);
}
