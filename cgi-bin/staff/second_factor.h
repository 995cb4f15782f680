/* Scope: the page that switches the second factor on, and the codes that stand for a lost telephone.
 * Exports: second_factor_page, second_factor_show, recovery_codes_show; the field is CODE_FIELDS of sign_in.h. */
#pragma once

#include "lib/store/recovery.h"
#include "lib/web/form.h"
#include "lib/web/route.h"

#define TELEPHONE_PATH "/petugas/saya/telepon"
#define WRONG_FIRST_CODE "Kode salah. Periksa jam telepon Anda, lalu coba kode berikutnya."

enum result second_factor_page(struct app *app, struct request *request, struct response *response);

/* The page with SECRET as QR and text and the form for its first code. SEALED (NULL: none) goes back with the form, which then is
 * TELEPHONE_PATH's. */
enum result second_factor_show(struct app *app, struct form *form, struct response *response, const char *secret,
                               const char *sealed);

/* Shows new recovery codes, this once; ONWARD is where the visitor goes next. */
enum result recovery_codes_show(struct app *app, struct request *request, struct response *response,
                                const struct recovery_codes *codes, const char *onward);
