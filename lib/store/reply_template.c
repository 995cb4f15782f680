/* Scope: the table of reply templates. */
#include "lib/store/reply_template.h"

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, FOR_ACTION, BY_ID, ADD, CHANGE };

#define COLUMNS "t.id, t.title, t.action, t.body, t.active, t.version, t.changed_at, s.full_name"
#define TABLES "reply_template AS t LEFT JOIN staff AS s ON s.id = t.staff_id"

static const struct statement ROWS[] = {
    [LIST] = { "reply_template_list", FOR_STAFF, "SELECT " COLUMNS " FROM " TABLES " ORDER BY t.action, t.title COLLATE NOCASE" },
    [FOR_ACTION] = { "reply_template_for_action", FOR_STAFF,
                     "SELECT " COLUMNS " FROM " TABLES " WHERE t.action = :action AND t.active = 1 ORDER BY t.title COLLATE NOCASE" },
    [BY_ID] = { "reply_template_by_id", FOR_STAFF, "SELECT " COLUMNS " FROM " TABLES " WHERE t.id = :id" },
    [ADD] = { "reply_template_add", FOR_STAFF,
              "INSERT INTO reply_template (id, title, action, body, active, version, changed_at, staff_id) "
              "VALUES (:id, :title, :action, :body, :active, 1, :at, :staff_id)" },
    [CHANGE] = { "reply_template_change", FOR_STAFF,
                 "UPDATE reply_template SET title = :title, action = :action, body = :body, active = :active, "
                 "version = version + 1, changed_at = :at, staff_id = :staff_id WHERE id = :id AND version = :version" },
};
const struct statement_table REPLY_TEMPLATE_STATEMENTS = STATEMENT_TABLE(FAMILY_REPLY_TEMPLATE, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct reply_template *row = place;
    row->id.value = take_number(query);
    row->title = take_text(query, arena);
    row->action = take_text(query, arena);
    row->body = take_text(query, arena);
    row->active = take_flag(query);
    row->version = take_number(query);
    row->changed_at = take_instant(query);
    row->changed_by = take_text(query, arena);
}

enum result reply_template_list(struct db *db, struct arena *arena, const char *action, struct reply_templates *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &REPLY_TEMPLATE_STATEMENTS, action ? FOR_ACTION : LIST);
    if (action) bind_text(&query, ":action", action);
    return query_list(&query, arena, fill, ret);
}

enum result reply_template_by_id(struct db *db, struct arena *arena, struct reply_template_id id, struct reply_template *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &REPLY_TEMPLATE_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct reply_template found;
    fill(&query, arena, &found);
    if (query.result == DONE) *ret = found;
    return query.result;
}

static void bind_template(struct query *query, const struct actor *actor, instant now, const struct reply_template *template) {
    bind_text(query, ":title", template->title);
    bind_text(query, ":action", template->action);
    bind_text(query, ":body", template->body);
    bind_number(query, ":active", template->active);
    bind_instant(query, ":at", now);
    if (actor->kind == ACTOR_STAFF) bind_number(query, ":staff_id", actor->staff.value);
}

static enum result note(struct tx *tx, const struct actor *actor, instant now, struct reply_template_id id, const char *action) {
    struct audit_entry entry = { .action = action, .subject = "template", .subject_id = id.value, .detail = "" };
    return audit_add(tx, actor, now, &entry);
}

static enum result insert(struct tx *tx, const struct actor *actor, instant now, const struct reply_template *template,
                          struct reply_template_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REPLY_TEMPLATE_STATEMENTS, ADD);
    bind_template(&query, actor, now, template);
    bind_number(&query, ":id", id.value);
    return query_run(&query);
}

enum result reply_template_add(struct tx *tx, const struct actor *actor, instant now, const struct reply_template *template,
                               struct reply_template_id *ret) {
    struct reply_template_id id = { random_id() };
    enum result result = insert(tx, actor, now, template, id);
    if (result == DONE) result = note(tx, actor, now, id, "template.add");
    if (result == DONE) *ret = id;
    return result;
}

static enum result update(struct tx *tx, const struct actor *actor, instant now, const struct reply_template *template) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REPLY_TEMPLATE_STATEMENTS, CHANGE);
    bind_template(&query, actor, now, template);
    bind_number(&query, ":id", template->id.value);
    bind_number(&query, ":version", template->version);
    return query_run_changing(&query);
}

enum result reply_template_change(struct tx *tx, const struct actor *actor, instant now, const struct reply_template *template) {
    enum result result = update(tx, actor, now, template);
    return result == DONE ? note(tx, actor, now, template->id, "template.change") : result;
}
