/* Scope: the follow-up plan in a survey's report, and what became of the plan of the period before. */
#include "lib/report/survey_report_parts.h"
#include "lib/report/survey_words.h"

#include <string.h>

#include "lib/rules/followup.h"
#include "lib/rules/format.h"

/* The name of the unsur or question with CODE; CODE itself when the questionnaire asks no such thing any more. */
static const char *unsur_name(const struct survey_report *report, const char *code) {
    const struct instrument *instrument = &report->result.instrument;
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (strcmp(instrument->items[i].code, code) == 0) return instrument->items[i].name;
    }
    return code;
}

void survey_report_plan(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "No.", 1, true }, { "Prioritas unsur", 4, false }, { "Program atau kegiatan", 6, false },
                                                      { "Waktu", 3, false }, { "Penanggung jawab", 4, false } };
    if (report->plan.count == 0) return;
    json_t *table = document_table(document, &(struct document_table){ "Rencana tindak lanjut", COLUMNS, 5, false });
    for (size_t i = 0; i < report->plan.count; i++) {
        const struct followup *promise = &report->plan.rows[i];
        document_row(table, (const char *const[]){ format_number(report->arena, (int64_t)i + 1, 0), unsur_name(report, promise->item_code), promise->action,
                                                   followup_due(report->arena, promise->due_month), promise->responsible });
    }
}

/* How PROMISE stood on the day of the report: what was written down later is not in it, so that an approved report stays what it is. */
static enum followup_standing standing(const struct followup *promise, day_number today, day_number updated_on) {
    enum followup_state state = FOLLOWUP_PLANNED;
    (void)followup_state_parse(promise->state, &state);
    bool is_later = state == FOLLOWUP_DONE ? promise->done_on.known && promise->done_on.day > today : updated_on > today;
    if (state != FOLLOWUP_PLANNED && is_later) state = FOLLOWUP_PLANNED;
    return followup_stands(state, promise->due_month, promise->done_on.day, today);
}

void survey_report_plan_before(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "No.", 1, true }, { "Prioritas unsur", 4, false }, { "Program atau kegiatan", 6, false },
                                                      { "Waktu", 3, false }, { "Keadaan", 4, false } };
    int zone_offset = report->config->office.zone_offset;
    const struct dataset *dataset = &report->result.dataset;
    day_number today = instant_day(dataset->approved ? dataset->approved_at : report->now, zone_offset);
    if (report->plan_before.count == 0) return;
    json_t *table = document_table(document, &(struct document_table){ "Pelaksanaan rencana periode sebelumnya", COLUMNS, 5, false });
    for (size_t i = 0; i < report->plan_before.count; i++) {
        const struct followup *promise = &report->plan_before.rows[i];
        const char *state = followup_standing_label(standing(promise, today, instant_day(promise->updated_at, zone_offset)));
        document_row(table, (const char *const[]){ format_number(report->arena, (int64_t)i + 1, 0), unsur_name(report, promise->item_code), promise->action,
                                                   followup_due(report->arena, promise->due_month), state });
    }
}
