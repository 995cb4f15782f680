/* Scope: the catalogue of services. */
#include "lib/store/service.h"

#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, SAVE, NOTE };

static const struct statement ROWS[] = {
    [LIST] = { "service_list", FOR_INTAKE | FOR_TRACK | FOR_STAFF,
               "SELECT code, name, position, active, notice, notice_link FROM service WHERE active >= :active ORDER BY position, code" },
    [SAVE] = { "service_save", FOR_STAFF,
               "INSERT INTO service (code, name, position, active) VALUES (:code, :name, :position, :active) "
               "ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position, active = excluded.active" },
    [NOTE] = { "service_note", FOR_STAFF, "UPDATE service SET notice = :notice, notice_link = :link WHERE code = :code" },
};
const struct statement_table SERVICE_STATEMENTS = STATEMENT_TABLE(FAMILY_SERVICE, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct service *service = place;
    service->code = take_text(query, arena);
    service->name = take_text(query, arena);
    service->position = (int)take_number(query);
    service->active = take_flag(query);
    service->notice = take_text(query, arena);
    service->notice_link = take_text(query, arena);
}

enum result service_list(struct db *db, struct arena *arena, bool only_active, struct services *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SERVICE_STATEMENTS, LIST);
    bind_number(&query, ":active", only_active);
    return query_list(&query, arena, fill, ret);
}

static enum result save(struct tx *tx, const struct service *service) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SERVICE_STATEMENTS, SAVE);
    bind_text(&query, ":code", service->code);
    bind_text(&query, ":name", service->name);
    bind_number(&query, ":position", service->position);
    bind_number(&query, ":active", service->active);
    return query_run(&query);
}

enum result service_save(struct tx *tx, const struct actor *actor, instant now, const struct service *service) {
    enum result result = save(tx, service);
    struct audit_entry entry = { .action = "service.save", .subject = "service", .detail = service->code };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

static enum result note(struct tx *tx, const struct service_notice *notice) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SERVICE_STATEMENTS, NOTE);
    bind_text(&query, ":code", notice->code);
    bind_text(&query, ":notice", notice->text);
    bind_text(&query, ":link", notice->link);
    enum result result = query_run_changing(&query);
    return result == REFUSED_STALE ? REFUSED_ABSENT : result;
}

enum result service_note(struct tx *tx, const struct actor *actor, instant now, const struct service_notice *notice) {
    enum result result = note(tx, notice);
    struct audit_entry entry = { .action = "service.note", .subject = "service", .detail = notice->code };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}
