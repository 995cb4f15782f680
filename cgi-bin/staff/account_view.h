/* Scope: accounts as trees. Exports: struct account_secret and the account_ functions. */
#pragma once

#include <jansson.h>

#include "lib/store/staff.h"
#include "lib/web/app.h"
#include "lib/web/form.h"

/* A password made just now, shown this once; NULL members: none. */
struct account_secret {
    const char *name, *password;
};

/* Gives the field `roles` of FORM its choices: every role there is. */
void account_choices(struct form *form);

/* The roles ticked in the form. */
role_set account_roles(const struct form *form);

/* "Petugas loket, Administrator" and "faktor kedua terpasang", in words. */
const char *account_roles_text(struct arena *arena, role_set roles);
const char *account_access_text(const struct staff *staff);

/* The list with the form for a new account. *ret is a new reference. */
enum result accounts_view(struct app *app, struct form *form, const struct account_secret *secret, json_t **ret);

/* One account with what can be done about it. */
json_t *account_view(struct app *app, struct form *form, const struct staff *staff, const struct account_secret *secret);
