/* Scope: what every public form does around its own fields: services to choose from, the quota of an address, the number
 * of the form as the store knows it, its access code, its files, its arrival, and the form shown again when nothing was
 * stored. Exports: the intake_ functions, enum intake_quota, struct intake_arrival. */
#pragma once

#include "lib/rules/register.h"
#include "lib/store/case.h"
#include "lib/store/tx.h"
#include "lib/web/page.h"

/* The services on offer as choices, owned by ARENA; and the same given to the field NAME of FORM. */
enum result intake_service_choices(struct app *app, struct arena *arena, struct choice_list *ret);
enum result intake_services(struct app *app, struct request *request, struct form *form, const char *name);

/* The random part of the request's form nonce; the gate has checked it. */
struct nonce intake_nonce(const struct request *request);

/* The access code of the case this form becomes. */
struct access_code intake_code(const struct app *app, const struct request *request);
struct access_code intake_code_of(const struct app *app, const unsigned char nonce[NONCE_BYTES]);

/* The files of the request as rows, after uploads_keep; owned by the request's arena. */
struct stored_files intake_files(struct request *request);

/* How and when a case came, and who writes it down. */
struct intake_arrival {
    const char *channel;     /* database text */
    instant received_at;
    day_number received_on;  /* local */
    instant entered_at;
    struct actor actor;
};

/* The start of the local day of AT: all that is kept of an anonymous reporter's times, because an exact time beside
 * another record, a camera's or a telephone's, names a person. */
instant intake_day_only(const struct app *app, instant at);

/* A citizen's own form, at this moment. */
struct intake_arrival intake_now(const struct app *app, const struct request *request);

/* What every case has, of the request's form and ARRIVAL; subject, confidentiality, service and deadline are the caller's. */
struct case_new intake_case(const struct app *app, struct request *request, const struct intake_arrival *arrival);

/* Counts this submission into the crowd, and of the sender's address against config limits.submissions_per_hour, or
 * busy_submissions_per_hour for a slow one (lib/web/crowd.h): REFUSED_TOO_MANY over it.
 * QUOTA_STORED keeps a hash that changes every day in the open transaction; QUOTA_FORGOTTEN counts in this process's
 * memory alone, because nothing about the address of an anonymous reporter may reach the disk. */
enum intake_quota { QUOTA_STORED, QUOTA_FORGOTTEN };
enum result intake_quota_take(struct app *app, struct request *request, struct tx *tx, enum intake_quota quota);

/* The same for beginning a draft, counted apart from submissions. */
enum result intake_draft_quota_take(struct app *app, struct request *request, struct tx *tx, enum intake_quota quota);

/* Stores a case when the crowd lets it pass: the files first (their bytes safe before any row names them), then one
 * transaction around ADD. Whatever
 * ends it early leaves neither rows nor files behind. */
typedef enum result (*intake_add)(struct tx *tx, struct app *app, struct request *request, struct form *form,
                                  struct case_receipt *ret);
enum result intake_store(struct app *app, struct request *request, struct form *form, intake_add add,
                         struct case_receipt *ret);

/* Whether a form that RESULT kept from being stored is shown again with what was typed (else RESULT becomes an error
 * page); adds the sentence that says why when no field does. Then the status: 400 wrong fields, 429, 503. */
bool intake_comes_back(enum result result, struct form *form);
enum result intake_comes_back_as(enum result result, struct response *response);

/* Both around page_form; takes over PAGE's view. */
struct intake_page {
    const char *name;        /* template */
    const char *nonce_route; /* path that takes the POST */
    json_t *view;
};
enum result intake_show_again(struct app *app, struct request *request, struct response *response,
                              const struct intake_page *page, struct form *form, enum result result);
