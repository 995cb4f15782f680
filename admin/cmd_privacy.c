/* Scope: `loket privacy`: what the office keeps about the person of one case, as a copy for that person (UU 27/2022 article 32), and its
 * erasure on request (article 43). Whoever asks has proven the case with number and code at the counter or the tracking page. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/erase_cases.h"
#include "lib/rules/register.h"
#include "lib/store/audit.h"
#include "lib/store/complaint.h"
#include "lib/store/event.h"
#include "lib/store/identity.h"
#include "lib/store/information_request.h"
#include "lib/store/receipt.h"

#define TRAIL_MOST 1000 /* rows of the processing history */
#define NEEDED "perlu: export NOMOR atau erase NOMOR"

struct copy {
    struct arena *arena;
    const struct config *config;
    const struct keys *keys;
    struct db *db;
    struct case_row row;
};

/* ---- a copy ---- */

static enum result identity_part(const struct copy *copy, json_t *ret) {
    struct actor actor = { .kind = ACTOR_COMMAND };
    struct reveal reveal = { &actor, time(NULL), "Salinan data untuk pemiliknya (UU 27/2022 pasal 32)" };
    struct identity identity;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(copy->db, &tx);
    if (result == DONE) result = identity_reveal(&tx, copy->arena, copy->keys, copy->row.id, &reveal, &identity);
    if (result == REFUSED_ABSENT) return DONE;
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) return result;
    json_t *part = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "nama", identity.name, "lembaga", identity.organization, "pekerjaan",
                             identity.occupation, "alamat", identity.address, "telepon", identity.phone, "surel", identity.email,
                             "nomor_identitas", identity.identity_number);
    return json_object_set_new(ret, "identitas", part) == 0 ? DONE : FAILED_INTERNAL;
}

static enum result words_part(const struct copy *copy, json_t *ret) {
    struct complaint complaint;
    struct information_request asked;
    if (strcmp(copy->row.kind, case_kind_text(CASE_COMPLAINT)) == 0) {
        enum result result = complaint_of(copy->db, copy->arena, copy->row.id, &complaint);
        if (result != DONE) return result;
        json_t *part = json_pack("{s:s, s:s, s:s}", "uraian", complaint.narrative, "tempat", complaint.happened_where, "harapan", complaint.wanted);
        return json_object_set_new(ret, "isi", part) == 0 ? DONE : FAILED_INTERNAL;
    }
    enum result result = request_of(copy->db, copy->arena, copy->row.id, &asked);
    if (result != DONE) return result;
    json_t *part = json_pack("{s:s, s:s, s:s, s:s}", "informasi", asked.information, "tujuan", asked.purpose, "cara_memperoleh", asked.obtain_way,
                             "cara_menerima", asked.delivery_way);
    return json_object_set_new(ret, "isi", part) == 0 ? DONE : FAILED_INTERNAL;
}

/* Steps the person may see: notes of the office are not about whoever asks. */
static enum result steps_part(const struct copy *copy, json_t *ret) {
    struct case_events events;
    struct attachments files;
    enum result result = event_list(copy->db, copy->arena, copy->row.id, &events);
    if (result == DONE) result = attachment_list(copy->db, copy->arena, copy->row.id, true, &files);
    if (result != DONE) return result;
    json_t *steps = json_array(), *names = json_array();
    for (size_t i = 0; i < events.count; i++) {
        const struct case_event *event = &events.rows[i];
        if (!event->visible_to_reporter) continue;
        (void)json_array_append_new(steps, json_pack("{s:s, s:s, s:s, s:s}", "waktu", instant_iso(copy->arena, event->at), "oleh",
                                                     event->actor_kind, "langkah", event->type, "teks", event->body));
    }
    for (size_t i = 0; i < files.count; i++) (void)json_array_append_new(names, json_string(files.rows[i].file.file_name));
    (void)json_object_set_new(ret, "langkah", steps);
    return json_object_set_new(ret, "berkas", names) == 0 ? DONE : FAILED_INTERNAL;
}

/* Who processed it when, by role alone: colleagues' names are theirs (article 33). */
static enum result history_part(const struct copy *copy, json_t *ret) {
    struct audit_rows rows = { 0 };
    struct audit_filter filter = { .subject = "case", .subject_id = copy->row.id.value, .limit = TRAIL_MOST };
    enum result result = audit_list(copy->db, copy->arena, &filter, &rows);
    json_t *list = json_array();
    for (size_t i = 0; result == DONE && i < rows.count; i++) {
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "waktu", instant_iso(copy->arena, rows.rows[i].at), "pemrosesan",
                                                    rows.rows[i].entry.action));
    }
    (void)json_object_set_new(ret, "riwayat_pemrosesan", list);
    return result;
}

static int export(const struct copy *copy) {
    json_auto_t *view = json_pack("{s:s, s:s, s:s, s:s}", "nomor", copy->row.number, "diterima", day_iso(copy->arena, copy->row.received_on),
                                  "perihal", copy->row.subject, "keadaan", copy->row.state);
    enum result result = identity_part(copy, view);
    if (result == DONE) result = words_part(copy, view);
    if (result == DONE) result = steps_part(copy, view);
    if (result == DONE) result = history_part(copy, view);
    if (result != DONE) {
        command_error("salinan tidak dapat dibuat: %s (%s)", result_name(result), db_failure(copy->db));
        return command_status(result);
    }
    (void)json_dumpf(view, stdout, JSON_INDENT(2));
    (void)putchar('\n');
    return EXIT_DONE;
}

/* ---- the command ---- */

static int erase(const struct copy *copy) {
    struct case_id id = copy->row.id;
    struct case_ids one = { &id, 1 };
    struct erase_cases how = { copy->arena, copy->config, copy->db, time(NULL), "request" };
    if (!copy->row.closed) {
        command_error("%s masih ditangani: selesaikan dahulu, lalu hapus", copy->row.number);
        return EXIT_WRONG;
    }
    return erase_cases(&how, &one);
}

static int open_case(struct copy *copy, const char *typed) {
    struct register_number number;
    if (!register_parse(typed, &number)) return command_misused("privacy", "bukan nomor register: %s", typed);
    enum result result = case_by_number(copy->db, copy->arena, register_text(copy->arena, number), &copy->row);
    if (result == DONE) return EXIT_DONE;
    command_error("%s: tidak ada", typed);
    return result == REFUSED_ABSENT ? EXIT_WRONG : command_status(result);
}

int cmd_privacy(int argc, char **argv) {
    const char *file = NULL, *message = "";
    int status = command_options("privacy", &argc, argv, (struct command_option[]){ { "--config", &file, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    bool is_export = argc == 3 && strcmp(argv[1], "export") == 0, is_erasure = argc == 3 && strcmp(argv[1], "erase") == 0;
    if (!is_export && !is_erasure) return command_misused("privacy", NEEDED);
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct copy copy = { .arena = arena };
    status = command_config(arena, file, &copy.config);
    if (status == EXIT_DONE) status = command_database(arena, copy.config, &db);
    if (status != EXIT_DONE) return status;
    copy.db = db;
    if (keys_load(arena, copy.config->paths.keys, KEY_IDENTITY_PUBLIC | KEY_IDENTITY_SECRET, &copy.keys, &message) != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    status = open_case(&copy, argv[2]);
    if (status != EXIT_DONE) return status;
    return is_export ? export(&copy) : erase(&copy);
}
