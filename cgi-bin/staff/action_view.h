/* Scope: what an officer may do, as the tree templates/partials/staff_action expects. Exports: struct action, action_view, action_field. */
#pragma once

#include <jansson.h>

#include "lib/web/form.h"

#define CHOICES_AS_LIST "list" /* choices_class of a field with many choices: a list that opens, no radio buttons */

struct action {
    const char *label;   /* "Kembalikan untuk diperbaiki" */
    const char *hint;    /* one sentence; NULL for none */
    const char *button;  /* "Kembalikan" */
    const char *post_to; /* path after the root: "petugas/data/123" */
    const char *name;    /* value of the field `action` */
    int64_t version;     /* of what is changed; 0: it has none */
    bool grave;          /* cannot be taken back */
    bool open;           /* unfolded */
    bool multipart;
    const char *more;    /* label of a second button that only adds empty rows; NULL: none */
    bool needs_all;      /* each of its fields must be filled in, although other actions of the form can do without */
    const char *const *fields; /* names of fields of the form, NULL-terminated; NULL: none */
};

/* Makes one action with fields of FORM, whose tree (form_view) FIELDS is borrowed. Ids come from the form: two actions of one
 * page that share a field need two forms with different id_prefix. Its `templates` is null; who has
 * texts to begin with puts the tree of partials/reply_use there. The caller owns the reference. */
json_t *action_view(const struct form *form, json_t *fields, const struct action *action);

/* A field of FORM with the partial that shows it, as filters and actions list them. The caller owns the reference. */
json_t *action_field(const struct form *form, json_t *fields, const char *name);
