/* Scope: the steps from a password to a full session, shared by the pages of signing in.
 * Exports: the sign_in_ handlers and helpers, sign_out. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/visitor.h"
#include "lib/store/staff_secret.h"
#include "lib/web/route.h"

#define DESK_PATH "/petugas/"
#define CODE_PATH "/petugas/masuk/kode"
#define ENROL_PATH "/petugas/totp"
#define PASSWORD_PATH "/petugas/sandi"

#define SIGN_IN_FIELD_COUNT 2
#define CODE_FIELD_COUNT 1
extern const struct field SIGN_IN_FIELDS[SIGN_IN_FIELD_COUNT];
extern const struct field CODE_FIELDS[CODE_FIELD_COUNT];

/* Where somebody belongs who is this far: sign-in page (NULL), code, second factor, new password, or the desk. */
const char *sign_in_next_step(const struct staff_visitor *visitor);

/* A view with the CSRF token of a session that is not complete yet; caller owns it. */
json_t *sign_in_view(struct app *app, struct request *request);

/* Sets the session cookie to TOKEN. */
void sign_in_cookie(struct app *app, struct response *response, const struct session_token *token);

/* Checks the field `code` with CHECK (staff_totp_check or staff_totp_confirm), raises the session under a fresh token and
 * redirects. REFUSED_FORBIDDEN for a wrong code: the caller shows its page again. */
typedef enum result second_factor(struct tx *tx, const struct keys *keys, const struct totp_try *attempt);
enum result sign_in_raise(struct app *app, struct request *request, struct response *response, second_factor *check);

enum result sign_in(struct app *app, struct request *request, struct response *response);
enum result sign_in_code(struct app *app, struct request *request, struct response *response);
enum result sign_out(struct app *app, struct request *request, struct response *response);
