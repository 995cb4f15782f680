/* Scope: the invented office "Kabupaten Contoh" with real published figures: what `loket sample` is made of.
 * Exports: struct sample and the sample_ functions. Each returns an exit status and prints what was wrong. */
#pragma once

#include "lib/base/buffer.h"
#include "lib/base/config.h"
#include "lib/base/csv.h"
#include "lib/base/keys.h"
#include "lib/rules/workdays.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct sample {
    struct arena *arena;
    const struct config *config;
    const struct keys *keys;
    struct db *db;
    const char *folder;  /* the delivered site/sample */
    instant now;
    day_number today;    /* local day of now */
    const struct holiday *holidays; /* after sample_office */
    size_t holiday_count;
    struct case_id tabled;          /* after sample_cases: the request whose answer became a table, and the day it was asked */
    day_number tabled_on;
    struct buffer *logins; /* what the administrator is told: accounts, passwords, cases to follow */
};

/* Reads FOLDER/NAME; *ret_columns are the places of COUNT named columns, which must all be there. */
struct sample_file {
    const char *name;
    const char *const *columns;
    size_t column_count;
};
int sample_read(const struct sample *sample, const struct sample_file *file, const struct csv **ret, size_t *ret_places);

/* Prints why storing WHAT failed; returns the exit status. */
int sample_failed(const struct sample *sample, const char *what, enum result result);

/* The account named NAME as the one who acts; ACTOR_COMMAND when there is none. */
struct actor sample_actor(const struct sample *sample, const char *name);

/* The instant at HOUR:MINUTE of a local DAY. */
instant sample_at(const struct sample *sample, day_number day, int hour, int minute);

/* The day DAYS working days after START. */
day_number sample_workday(const struct sample *sample, day_number start, int days);

/* Services, holidays and one account a role, in one transaction. */
int sample_office(struct sample *sample);

/* Standards of the services, procedures, news and an event; what the office wrote itself stays. */
int sample_pages(struct sample *sample);

/* Three texts answers begin with. */
int sample_replies(struct sample *sample);

/* Real figures of an office: survey, investment and permits, handed in and approved. */
int sample_figures(struct sample *sample);

/* The open survey period of this quarter, and the one before it handed in, with plausible answers. */
int sample_survey(struct sample *sample);

/* Invented complaints and requests over a year, with what happened to them, in one transaction. */
int sample_cases(struct sample *sample);

/* The table made of the answer to one of the requests, approved. */
int sample_answer(struct sample *sample);
