/* Scope: the office's texts that answers begin with (placeholders: lib/rules/reply_template.h).
 * Exports: struct reply_template, the reply_template_ functions of the store. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct reply_template_id { int64_t value; };

struct reply_template {
    struct reply_template_id id;
    const char *title, *action, *body; /* action: as enum template_action */
    bool active;
    int64_t version;
    instant changed_at;
    const char *changed_by; /* name for colleagues; NULL: a command */
};

struct reply_templates {
    struct reply_template *rows;
    size_t count;
};

/* By action and title; with ACTION (may be NULL for all) only the active ones of that action. */
enum result reply_template_list(struct db *db, struct arena *arena, const char *action, struct reply_templates *ret);
enum result reply_template_by_id(struct db *db, struct arena *arena, struct reply_template_id id, struct reply_template *ret);

/* Adds TEMPLATE (id, version, changed_… are not read). REFUSED_STALE when the action has one of this title. Audited
 * "template.add". */
enum result reply_template_add(struct tx *tx, const struct actor *actor, instant now, const struct reply_template *template,
                               struct reply_template_id *ret);

/* Replaces title, action, body and active of the row with id and version; REFUSED_STALE when it went on or the title is taken.
 * Audited "template.change". */
enum result reply_template_change(struct tx *tx, const struct actor *actor, instant now, const struct reply_template *template);
