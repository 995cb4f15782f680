/* Scope: counting the register of requests. */
#include "lib/rules/request_report.h"

#include <string.h>

/* By the state, so that a request decided before there were written notices counts too. */
enum request_result request_result_of(const struct request_row *row) {
    static const struct { const char *outcome; enum request_result result; } OUTCOMES[] = {
        { "granted", REQUEST_RESULT_GRANTED }, { "partly", REQUEST_RESULT_PARTLY }, { "refused", REQUEST_RESULT_REFUSED },
        { "answered", REQUEST_RESULT_GRANTED }, { "partly_answered", REQUEST_RESULT_PARTLY },
    };
    const char *found = *row->outcome ? row->outcome : row->state;
    for (size_t i = 0; i < sizeof OUTCOMES / sizeof *OUTCOMES; i++) {
        if (strcmp(OUTCOMES[i].outcome, found) == 0) return OUTCOMES[i].result;
    }
    return REQUEST_RESULT_OPEN;
}

int request_days_of(const struct request_row *row, struct workday_clock free) {
    free.start = row->received_on;
    return row->is_decided ? workday_used(&free, row->decided_on) : -1;
}

static void add_time(struct request_figures *figures, const struct request_row *row, struct workday_clock free, day_number today) {
    day_number end = row->is_decided ? row->decided_on : today;
    figures->late += end > row->due_on;
    figures->extended += row->is_extended;
    int days = request_days_of(row, free);
    if (days < 0) return;
    figures->decided++;
    figures->days_total += days;
    if (days > figures->days_longest) figures->days_longest = days;
}

static void add_refusal(struct request_figures *figures, const struct request_row *row) {
    enum refusal_reason reason;
    if (!refusal_reason_parse(row->reason, &reason)) return;
    figures->reasons[reason]++;
    for (const char *at = row->ground; reason == REFUSAL_EXEMPT && *at; at++) {
        if (*at >= 'a' && *at < 'a' + EXEMPTION_COUNT) figures->exemptions[*at - 'a']++;
    }
}

static void add_objection(struct request_figures *figures, const struct request_row *row) {
    enum objection_outcome outcome;
    if (row->objection_year == 0) return;
    figures->objections++;
    if (objection_outcome_parse(row->objection_outcome, &outcome)) figures->objection_outcomes[outcome]++;
    for (const char *at = row->objection_reasons; *at; at++) {
        if (*at >= 'a' && *at < 'a' + OBJECTION_REASON_COUNT) figures->objection_reasons[*at - 'a']++;
    }
}

void request_figures_add(struct request_figures *figures, const struct request_row *row, struct workday_clock free, day_number today) {
    figures->agencies += row->is_agency;
    if (row->is_agency) return;
    figures->received++;
    figures->results[request_result_of(row)]++;
    add_time(figures, row, free, today);
    add_refusal(figures, row);
    add_objection(figures, row);
}
