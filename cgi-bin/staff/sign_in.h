/* Scope: the steps from a password to a full session, shared by the pages of signing in.
 * Exports: the sign_in_ handlers and helpers, sign_out. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/visitor.h"
#include "lib/store/staff_secret.h"
#include "lib/web/route.h"

#define DESK_PATH "/petugas/"
#define CODE_PATH "/petugas/masuk/kode"
#define RECOVERY_PATH "/petugas/masuk/pemulihan"
#define ENROL_PATH "/petugas/totp"
#define PASSWORD_PATH "/petugas/sandi"
#define OWN_PATH "/petugas/saya"
#define RECOVERED_PATH OWN_PATH "?selesai=recovered"

#define SIGN_IN_FIELD_COUNT 2
#define CODE_FIELD_COUNT 1
extern const struct field SIGN_IN_FIELDS[SIGN_IN_FIELD_COUNT];
extern const struct field CODE_FIELDS[CODE_FIELD_COUNT];
extern const struct field RECOVERY_FIELDS[CODE_FIELD_COUNT];

/* Where somebody belongs who is this far: sign-in page (NULL), code, second factor, new password, or the desk. */
const char *sign_in_next_step(const struct staff_visitor *visitor);

/* A view with the CSRF token of a session that is not complete yet; caller owns it. */
json_t *sign_in_view(struct app *app, struct request *request);

/* Sets the session cookie to TOKEN. */
void sign_in_cookie(struct app *app, struct response *response, const struct session_token *token);

/* Ends the half session in TX, which proved the second factor, starts a full one, commits, and gives the browser both cookies. */
enum result sign_in_full(struct app *app, struct request *request, struct response *response, struct tx *tx);

/* Counts a wrong code of the visitor and says WRONG beside the field `code`. */
enum result sign_in_wrong_code(struct app *app, struct form *form, const char *wrong);

enum result sign_in(struct app *app, struct request *request, struct response *response);
enum result sign_in_code(struct app *app, struct request *request, struct response *response);
enum result sign_in_recovery(struct app *app, struct request *request, struct response *response);
enum result sign_out(struct app *app, struct request *request, struct response *response);
