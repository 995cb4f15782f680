/* Scope: month, quarter, semester or year. */
#include "cgi-bin/staff/report_period.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"

#define YEARS_OFFERED 10

static const struct choice SPANS[] = {
    { REPORT_WHOLE_YEAR, "Setahun", NULL },    { "S1", "Semester I", NULL },  { "S2", "Semester II", NULL },
    { "Q1", "Triwulan I", NULL },       { "Q2", "Triwulan II", NULL }, { "Q3", "Triwulan III", NULL },
    { "Q4", "Triwulan IV", NULL },      { "01", "Januari", NULL },     { "02", "Februari", NULL },
    { "03", "Maret", NULL },            { "04", "April", NULL },       { "05", "Mei", NULL },
    { "06", "Juni", NULL },             { "07", "Juli", NULL },        { "08", "Agustus", NULL },
    { "09", "September", NULL },        { "10", "Oktober", NULL },     { "11", "November", NULL },
    { "12", "Desember", NULL },
};

static const struct field FIELDS[] = {
    { .name = REPORT_YEAR, .label = "Tahun diterima", .kind = FIELD_CHOICE, .required = true },
    { .name = REPORT_SPAN, .label = "Masa", .kind = FIELD_CHOICE, .required = true, .choices = SPANS,
      .choice_count = sizeof SPANS / sizeof *SPANS },
};
#define FIELD_COUNT (sizeof FIELDS / sizeof *FIELDS)

static const char *asked(const struct request *request, const char *name, const char *otherwise) {
    const char *value = parameters_first(&request->query, name);
    return value && *value ? value : otherwise;
}

/* "2026-Q4" of today gives "2026" and "Q4". */
static void propose(struct app *app, struct request *request, struct report_choice *choice) {
    const char *quarter = period_of_day(request->arena, desk_today(app, request));
    choice->year = arena_copy(request->arena, quarter, strcspn(quarter, "-"));
    choice->span = strchr(quarter, '-') + 1;
}

enum result report_choice_read(struct app *app, struct request *request, const char *span, struct report_choice *ret) {
    struct report_choice choice = { 0 };
    propose(app, request, &choice);
    choice.year = asked(request, REPORT_YEAR, choice.year);
    choice.span = asked(request, REPORT_SPAN, span ? span : choice.span);
    bool is_year = strcmp(choice.span, REPORT_WHOLE_YEAR) == 0;
    choice.period = is_year ? choice.year : arena_format(request->arena, "%s-%s", choice.year, choice.span);
    if (strchr(choice.year, '-') || !period_parse(choice.period, &choice.days)) return REFUSED_INVALID;
    *ret = choice;
    return DONE;
}

const char *report_href(struct request *request, const struct report_choice *choice, const char *part, const char *form) {
    return arena_format(request->arena, "?" REPORT_YEAR "=%s&" REPORT_SPAN "=%s&" REPORT_SHOWN "=%s%s%s", choice->year, choice->span,
                        part, form ? "&" LIST_EXPORT_QUERY "=" : "", form ? form : "");
}

/* The last years; an older one that was asked for by its address stands below them. */
static void give_years(struct app *app, struct form *form, const struct report_choice *choice) {
    struct arena *arena = form->request->arena;
    int now = civil_from_day(desk_today(app, form->request)).year;
    struct choice *years = arena_array(arena, YEARS_OFFERED + 1, sizeof *years);
    size_t count = 0;
    bool is_among = false;
    for (; count < YEARS_OFFERED; count++) {
        const char *text = arena_format(arena, "%d", now - (int)count);
        years[count] = (struct choice){ text, text, NULL };
        is_among = is_among || strcmp(text, choice->year) == 0;
    }
    if (!is_among) years[count++] = (struct choice){ choice->year, choice->year, NULL };
    form_choices(form, REPORT_YEAR, years, count);
}

json_t *report_fields(struct app *app, struct request *request, const struct report_choice *choice) {
    struct form form = form_of(request, FIELDS, FIELD_COUNT);
    form.id_prefix = "pilih";
    give_years(app, &form, choice);
    form_set(&form, REPORT_YEAR, choice->year);
    form_set(&form, REPORT_SPAN, choice->span);
    json_auto_t *fields = form_view(app, &form);
    json_t *list = json_array();
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        json_t *field = action_field(&form, fields, FIELDS[i].name);
        (void)json_object_set_new(field, "partial", json_string("partials/field_select"));
        (void)json_array_append_new(list, field);
    }
    return list;
}
