/* Scope: how often somebody may type a code that is wrong: register number and code of a case, or the code of a draft.
 * Exports: code_may_try, code_count_try, CODE_RETRY_AFTER. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/request.h"

#define CODE_RETRY_AFTER "3600" /* seconds, for the header of a 429 */

/* REFUSED_TOO_MANY after too many wrong codes of this address within the hour, or of all addresses together; right codes
 * are not counted, because many honest people share one address. */
enum result code_may_try(struct app *app, struct request *request);

/* Remembers a wrong try durably: call before the answer says that it was wrong. */
enum result code_count_try(struct app *app, struct request *request);
