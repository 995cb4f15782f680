/* Scope: the administrator's pages of accounts. Exports: its handlers, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define ACCOUNTS_PATH "/petugas/akun"
#define NEW_ACCOUNT_FIELD_COUNT 4
#define ACCOUNT_FIELD_COUNT 6
extern const struct field NEW_ACCOUNT_FIELDS[NEW_ACCOUNT_FIELD_COUNT];
extern const struct field ACCOUNT_FIELDS[ACCOUNT_FIELD_COUNT];
extern const char *const ACCOUNTS_QUERY[], *const ACCOUNT_QUERY[];

/* All accounts, and adding one. */
enum result accounts_page(struct app *app, struct request *request, struct response *response);

/* The account in the address: change, reset, remove_factor. */
enum result account_page(struct app *app, struct request *request, struct response *response);
