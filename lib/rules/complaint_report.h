/* Scope: what a report on complaints counts and measures. Exports: enums report_end and report_group, structs report_frame,
 * report_case, report_row, report_source, report_finding, report_measure and complaint_report, the report_ functions.
 * Source: the evidence the anti-corruption supervision asks of one-stop offices (area PTSP, 4.1: kind of complaint, when it came and
 * how long it took, whether it was followed up in the office or in another agency) and the offices' own quarterly registers.
 *
 * Times are working days (lib/rules/workdays.h) after the day of arrival up to the first answer, or the return as unsuitable:
 * once with every day and once without those spent waiting for the reporter. The second is what the deadline counts.
 * Sums are kept whole; only what is shown is rounded. An event or state this file does not know changes nothing: the
 * complaint is still in process. */
#pragma once

#include "lib/rules/case_clock.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/complaint_states.h"

/* Where a complaint stands at the moment of the report. */
#define REPORT_END_LIST(X)                                                            \
    X(REPORT_IN_PROCESS, "in_process", "Masih diproses")                              \
    X(REPORT_WAITING, "waiting_reporter", "Menunggu pelapor")                         \
    X(REPORT_ANSWERED, "answered", "Dijawab, menunggu tanggapan")                     \
    X(REPORT_RETURNED, "returned", "Dikembalikan, tidak sesuai")                      \
    X(REPORT_CONFIRMED, "closed_confirmed", "Selesai, pelapor puas")                  \
    X(REPORT_SILENT, "closed_silent", "Selesai tanpa tanggapan")                      \
    X(REPORT_DISPUTED, "closed_disputed", "Selesai, pelapor tidak puas")

ENUM_DECLARE(report_end, REPORT_END_LIST, REPORT_END_COUNT)

/* Kinds of complaint as the deadline parts them. */
#define REPORT_GROUP_LIST(X)                                                                             \
    X(REPORT_UNCLASSIFIED, "unclassified", "Belum diklasifikasi")                                        \
    X(REPORT_UNSUITABLE, "unsuitable", "Tidak sesuai")                                                   \
    X(REPORT_DIRECT, "direct", "Dapat dijawab langsung")                                                 \
    X(REPORT_FOLLOW_UP, "follow_up", "Membutuhkan tindak lanjut")             \
    X(REPORT_OVERSIGHT, "oversight", "Tindak lanjut berkadar pengawasan")

ENUM_DECLARE(report_group, REPORT_GROUP_LIST, REPORT_GROUP_COUNT)

#define REPORT_MONTHS_MOST 240   /* of one report; what comes later counts for the last. Stops a wide period from a huge table */
#define REPORT_SERVICES_MOST 200 /* services with a row of their own; the others are counted together */

/* What a report is about. Borrowed. */
struct report_frame {
    day_number first, last;    /* days of arrival, both included */
    day_number today;
    int settle, settle_oversight; /* working days granted */
    struct workday_clock free; /* the holidays alone */
    size_t service_count;
};

struct report_case {
    day_number received;
    const char *channel, *reporter_kind, *class, *state; /* database texts */
    bool oversight;
    size_t service;          /* from 0; service_count or more: none */
    struct case_steps steps; /* in order */
};

/* One complaint as a register names it. It holds nobody's identity and no text but the subject. */
struct report_row {
    const char *number, *subject;
    const char *agency;      /* the other agency it was forwarded to; "" when none */
    bool anonymous;          /* its time of day is not kept */
    instant received_at;
    struct report_case about;
};

/* Takes one complaint, borrowed until it returns; false to stop. */
typedef bool report_each(void *user, const struct report_row *row);

/* Where complaints come from; lib/store/complaint_report.h gives one. */
struct report_source {
    struct report_frame frame;
    const char *const *services; /* names, frame.service_count */
    enum result (*read)(const struct report_source *source, bool in_order, report_each *each, void *user); /* in_order: of arrival */
    const void *context;
};

/* What is found out about one complaint. */
struct report_finding {
    enum report_end end;
    enum report_group group;
    bool settled;           /* answered or returned at least once */
    day_number settled_on;  /* the first time */
    int gross, net;         /* working days until then, else until today: all, and without those waiting for the reporter */
    bool late;              /* net is more than was granted */
    bool elsewhere;         /* forwarded to another agency */
    bool appealed, reopened;
};

/* How many took how many days. */
#define REPORT_DAYS_MOST 3660 /* longer times count as this long in the median, never in the sum */
struct report_measure {
    int64_t count, sum;
    int longest;
    uint32_t took[REPORT_DAYS_MOST + 1];
};

struct report_line {
    int64_t received, settled, late, ends[REPORT_END_COUNT];
};

struct complaint_report {
    struct report_frame frame;
    int *worked;            /* working days from frame.first up to and with each day */
    struct report_line all, groups[REPORT_GROUP_COUNT], months[REPORT_MONTHS_MOST], channels[CHANNEL_COUNT],
        reporters[REPORTER_KIND_COUNT], services[REPORT_SERVICES_MOST + 1]; /* the last: none, or no row of its own */
    size_t month_count;
    struct report_measure gross[REPORT_GROUP_COUNT + 1], net[REPORT_GROUP_COUNT + 1]; /* of settled ones; the last: all */
    int64_t elsewhere, appealed, reopened;
};

/* An empty report; owned by ARENA (about 180 KB). */
struct complaint_report *report_new(struct arena *arena, const struct report_frame *frame);

/* Judges one complaint. */
struct report_finding report_judge(const struct complaint_report *report, const struct report_case *one);

/* Counts it. */
void report_add(struct complaint_report *report, const struct report_case *one, const struct report_finding *finding);

/* The mean and the median, halves up, times 10: "4,5 hari" is 45. False when nothing was measured. */
bool report_mean(const struct report_measure *measure, int64_t *ret_tenths);
bool report_median(const struct report_measure *measure, int64_t *ret_tenths);
