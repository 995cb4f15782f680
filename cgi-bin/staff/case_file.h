/* Scope: everything the office knows of one case, of one moment. Exports: struct case_file, CASE_VIEWED and the
 * case_file_ functions. */
#pragma once

#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/staff/calendar.h"
#include "cgi-bin/staff/case_words.h"
#include "lib/store/attachment.h"
#include "lib/store/complaint.h"
#include "lib/store/event.h"
#include "lib/store/exclusion.h"
#include "lib/store/information_request.h"
#include "lib/store/meeting.h"
#include "lib/store/objection.h"
#include "lib/store/release.h"
#include "lib/store/request_decision.h"

struct case_file {
    enum case_kind kind;
    struct case_row row;
    struct complaint complaint;       /* when it is one, as all up to exclusions */
    struct meetings meetings;
    struct measures measures;
    struct release release;           /* id 0: none waits or stands */
    struct exclusions exclusions;
    struct information_request asked; /* when it is one, as both below */
    struct request_decision decision; /* outcome NULL: none yet, or none was asked for */
    struct objection objection;       /* year 0: none */
    struct case_events events;
    struct attachments attachments;
    struct calendar calendar;
};

/* Opens the case with the register NUMBER, as it stands in the address, for the visitor. REFUSED_FORBIDDEN when the
 * visitor may not see cases of its kind (told by the number alone, so that nobody learns which numbers exist);
 * REFUSED_ABSENT when there is none, or none for this visitor: a case about somebody does not exist for them. Every page below a
 * number begins here. */
enum result case_file_open(struct app *app, struct request *request, const char *number, struct case_file *ret);

/* Notes in the audit trail that the visitor looked: durable before anything is shown. ACTION is CASE_VIEWED or
 * "attachment.view". */
#define CASE_VIEWED "case.view"
enum result case_file_note_look(struct app *app, struct request *request, struct case_id id, const char *action);

/* The clock that settles the case; with FURTHER, the one after that step of today (the extension, a classification). Likewise the days
 * of both clocks. A classification decides about oversight, any other step leaves it; the answer to an objection gives days to carry it
 * out, or 0. */
struct case_further { const char *type; bool oversight; int order_days; };
struct case_dues case_file_dues(struct app *app, struct request *request, const struct case_file *file,
                                const struct case_further *further);
void case_file_clock(struct app *app, struct request *request, const struct case_file *file,
                     const struct case_further *further, struct workday_clock *ret);

/* The clock of the next step as the case stands. */
void case_file_step_clock(struct app *app, struct request *request, const struct case_file *file, struct workday_clock *ret);
