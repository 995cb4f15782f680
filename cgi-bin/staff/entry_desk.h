/* Scope: the way of every form on which an officer writes a case down. Exports: struct entry, entry_answer. */
#pragma once

#include "cgi-bin/shared/intake.h"
#include "lib/rules/case_kinds.h"
#include "lib/web/form.h"

/* One such form. */
struct entry {
    const char *path, *template_name, *here; /* HERE: its place in the menu */
    enum case_kind kind;
    enum result (*open)(struct app *app, struct request *request, struct form *ret); /* not read yet */
    void (*judge)(const struct app *app, struct form *form);
    intake_add store_in;
    void (*tell)(const struct form *form, json_t *view); /* adds what the page shows beside the form; NULL: nothing */
};

/* GET 200 the form; POST 200 the receipt to hand over, the same form once more shows the same receipt; 400 the form with
 * what is wrong; 503 nothing was stored, what was typed is kept. */
enum result entry_answer(struct app *app, struct request *request, struct response *response, const struct entry *entry);
