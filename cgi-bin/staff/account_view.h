/* Scope: accounts as trees. Exports: struct account_secret, account_choices, account_roles, accounts_view, account_view. */
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

/* The list with the form for a new account. *ret is a new reference. */
enum result accounts_view(struct app *app, struct form *form, const struct account_secret *secret, json_t **ret);

/* One account with what can be done about it. */
json_t *account_view(struct app *app, struct form *form, const struct staff *staff, const struct account_secret *secret);
