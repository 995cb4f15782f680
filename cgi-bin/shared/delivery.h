/* Scope: files of an answer on their way to the requester: links that open one file for a while, and the sending of it.
 * Exports: delivery_until, delivery_link, delivery_open, delivery_send.
 * A link is a sealed text (lib/web/seal.h) of case, file and end: it can be neither guessed nor changed, and tells nothing. It is no more than
 * a shortcut; whoever has number and code gets a new one. */
#pragma once

#include "lib/store/attachment.h"
#include "lib/web/app.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

#define DELIVERY_PREFIX "/lacak/berkas/"
#define DELIVERY_SEAL "delivery" /* purpose of the seal */
#define DELIVERY_PATH DELIVERY_PREFIX "*"

/* The last local day a file handed over now can be taken, by config delivery.days. */
struct optional_day delivery_until(const struct app *app, const struct request *request);

/* The path of a link to a file of the case, good for config delivery.link_hours, but not beyond the file's last day; NULL when that is over, or when
 * the file has no last day and is fetched in another way. Owned by the request's arena. */
const char *delivery_link(const struct app *app, const struct request *request, struct case_id id, const struct attachment *attachment);

/* The case and the file behind what stands in the address. REFUSED_INVALID for what was not made here, REFUSED_STALE for a link that is over. */
enum result delivery_open(const struct app *app, const struct request *request, const char *sealed, struct attachment_of_case *ret);

/* Notes that the requester takes it now and sends it, whole or from the byte asked for. REFUSED_ABSENT without such a file, REFUSED_STALE after its
 * last day. */
enum result delivery_send(struct app *app, struct request *request, struct response *response, const struct attachment_of_case *which);
