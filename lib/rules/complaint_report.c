/* Scope: judging complaints and adding them up. */
#include "lib/rules/complaint_report.h"

#include <string.h>

#include "lib/rules/ratio.h"

ENUM_DEFINE(report_end, REPORT_END_LIST, REPORT_END_COUNT)
ENUM_DEFINE(report_group, REPORT_GROUP_LIST, REPORT_GROUP_COUNT)

/* ---- working days ---- */

/* Working days after FROM up to and with TO; both are brought into the time the report knows. */
static int days_between(const struct complaint_report *report, day_number from, day_number to) {
    const struct report_frame *frame = &report->frame;
    if (from < frame->first) from = frame->first;
    if (to > frame->today) to = frame->today;
    return to > from ? report->worked[to - frame->first] - report->worked[from - frame->first] : 0;
}

/* A running count, so that a year of complaints does not walk the calendar for each. */
static int *count_workdays(struct arena *arena, const struct report_frame *frame) {
    struct workday_clock clock = frame->free;
    size_t days = frame->today >= frame->first ? (size_t)(frame->today - frame->first) + 1 : 1;
    int *worked = arena_array(arena, days, sizeof *worked);
    clock.start = frame->first - 1;
    for (size_t i = 0; i < days; i++) {
        bool counts = workday_reason_of(&clock, frame->first + (day_number)i) == WORKDAY_COUNTED;
        worked[i] = (i > 0 ? worked[i - 1] : 0) + counts;
    }
    return worked;
}

/* ---- one complaint ---- */

static enum report_end end_of(const char *state) {
    static const struct { const char *state; enum report_end end; } OTHERS[] = { { "appeal_answered", REPORT_ANSWERED } };
    enum report_end end;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        if (strcmp(OTHERS[i].state, state) == 0) return OTHERS[i].end;
    }
    return report_end_parse(state, &end) ? end : REPORT_IN_PROCESS;
}

static enum report_group group_of(const struct report_case *one) {
    enum report_group group;
    if (!report_group_parse(one->class, &group)) return REPORT_UNCLASSIFIED;
    return group == REPORT_FOLLOW_UP && one->oversight ? REPORT_OVERSIGHT : group;
}

struct walk {
    const struct complaint_report *report;
    struct report_finding *finding;
    int paused;           /* working days waited for the reporter so far */
    bool is_waiting;
    day_number asked_on;
};

static void settle(struct walk *walk, day_number day) {
    if (walk->finding->settled) return;
    walk->finding->settled = true;
    walk->finding->settled_on = day;
}

static void ask(struct walk *walk, day_number day) {
    if (walk->is_waiting || walk->finding->settled) return;
    walk->is_waiting = true;
    walk->asked_on = day;
}

static void resume(struct walk *walk, day_number day) {
    if (!walk->is_waiting) return;
    walk->is_waiting = false;
    walk->paused += days_between(walk->report, walk->asked_on, day);
}

static void forward(struct walk *walk, day_number day) {
    (void)day;
    walk->finding->elsewhere = true;
}

static void appeal(struct walk *walk, day_number day) {
    (void)day;
    walk->finding->appealed = true;
}

static void reopen(struct walk *walk, day_number day) {
    (void)day;
    walk->finding->reopened = true;
}

static const struct {
    const char *type;
    void (*take)(struct walk *walk, day_number day);
} TAKERS[] = {
    { "answer", settle },  { "classify_unsuitable", settle }, { "ask_reporter", ask }, { "reply", resume },
    { "forward", forward }, { "appeal", appeal },             { "reopen", reopen },
};

struct report_finding report_judge(const struct complaint_report *report, const struct report_case *one) {
    struct report_finding finding = { .end = end_of(one->state), .group = group_of(one) };
    struct walk walk = { .report = report, .finding = &finding };
    for (size_t i = 0; i < one->steps.count; i++) {
        for (size_t j = 0; j < sizeof TAKERS / sizeof *TAKERS; j++) {
            if (strcmp(one->steps.rows[i].type, TAKERS[j].type) == 0) TAKERS[j].take(&walk, one->steps.rows[i].day);
        }
    }
    day_number until = finding.settled ? finding.settled_on : report->frame.today;
    resume(&walk, until);
    finding.gross = days_between(report, one->received, until);
    finding.net = finding.gross - walk.paused;
    finding.late = finding.net > (one->oversight ? report->frame.settle_oversight : report->frame.settle);
    return finding;
}

/* ---- all of them ---- */

static int month_number(day_number day) {
    struct civil civil = civil_from_day(day);
    return civil.year * 12 + civil.month - 1;
}

struct complaint_report *report_new(struct arena *arena, const struct report_frame *frame) {
    struct complaint_report *report = arena_alloc(arena, sizeof *report);
    report->frame = *frame;
    report->worked = count_workdays(arena, frame);
    int months = month_number(frame->last) - month_number(frame->first) + 1;
    report->month_count = months < 1 ? 0 : months > REPORT_MONTHS_MOST ? REPORT_MONTHS_MOST : (size_t)months;
    return report;
}

static void measure(struct report_measure *measure, int days) {
    measure->count++;
    measure->sum += days;
    if (days > measure->longest) measure->longest = days;
    measure->took[days < REPORT_DAYS_MOST ? days : REPORT_DAYS_MOST]++;
}

static void count(struct report_line *line, const struct report_finding *finding) {
    line->received++;
    line->settled += finding->settled;
    line->late += finding->late;
    line->ends[finding->end]++;
}

static struct report_line *month_of(struct complaint_report *report, day_number received) {
    int month = month_number(received) - month_number(report->frame.first);
    if (month < 0) month = 0;
    return &report->months[(size_t)month < report->month_count ? (size_t)month : report->month_count - 1];
}

static struct report_line *service_of(struct complaint_report *report, size_t service) {
    bool has_row = service < report->frame.service_count && service < REPORT_SERVICES_MOST;
    return &report->services[has_row ? service : REPORT_SERVICES_MOST];
}

void report_add(struct complaint_report *report, const struct report_case *one, const struct report_finding *finding) {
    enum channel channel;
    enum reporter_kind reporter;
    count(&report->all, finding);
    count(&report->groups[finding->group], finding);
    count(service_of(report, one->service), finding);
    if (report->month_count > 0) count(month_of(report, one->received), finding);
    if (channel_parse(one->channel, &channel)) count(&report->channels[channel], finding);
    if (reporter_kind_parse(one->reporter_kind, &reporter)) count(&report->reporters[reporter], finding);
    report->elsewhere += finding->elsewhere;
    report->appealed += finding->appealed;
    report->reopened += finding->reopened;
    if (!finding->settled) return;
    measure(&report->gross[finding->group], finding->gross);
    measure(&report->gross[REPORT_GROUP_COUNT], finding->gross);
    measure(&report->net[finding->group], finding->net);
    measure(&report->net[REPORT_GROUP_COUNT], finding->net);
}

/* ---- means and medians ---- */

bool report_mean(const struct report_measure *measure, int64_t *ret_tenths) {
    if (measure->count == 0) return false;
    *ret_tenths = round_half_up((__int128)measure->sum * 10, measure->count);
    return true;
}

/* The days of the one at PLACE, from 0, when all stand in order. */
static int days_at(const struct report_measure *measure, int64_t place) {
    int days = 0;
    for (int64_t passed = measure->took[0]; passed <= place; passed += measure->took[days]) days++;
    return days;
}

bool report_median(const struct report_measure *measure, int64_t *ret_tenths) {
    if (measure->count == 0) return false;
    int64_t lower = days_at(measure, (measure->count - 1) / 2), upper = days_at(measure, measure->count / 2);
    *ret_tenths = (lower + upper) * 5;
    return true;
}
