/* Scope: copies for the person of a case. */
#include "lib/store/subject_copy.h"

#include <string.h>

#include "lib/rules/case_kinds.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_law.h"
#include "lib/rules/request_states.h"
#include "lib/rules/subject_rights.h"
#include "lib/store/attachment.h"
#include "lib/store/audit.h"
#include "lib/store/complaint.h"
#include "lib/store/event.h"
#include "lib/store/identity.h"
#include "lib/store/information_request.h"
#include "lib/store/objection.h"

#define TRAIL_MOST 1000 /* rows of the processing history; stops a case that was looked at daily from filling a page */
#define REASON "Salinan data untuk pemiliknya (UU 27/2022 pasal 32)"

struct copy {
    struct tx *tx;
    struct arena *arena;
    const struct keys *keys;
    const struct subject_copy_of *of;
    json_t *whole; /* borrowed */
};

static enum result add(const struct copy *copy, const char *name, json_t *part) {
    return json_object_set_new(copy->whole, name, part) == 0 ? DONE : FAILED_INTERNAL;
}

static bool is_complaint(const struct copy *copy) {
    return strcmp(copy->of->row->kind, case_kind_text(CASE_COMPLAINT)) == 0;
}

/* Words for what the database calls by its own names; those stay where there is no word. */
static const char *state_label(const struct copy *copy) {
    const char *text = copy->of->row->state;
    enum complaint_state complaint;
    enum request_state asked;
    if (is_complaint(copy)) return complaint_state_parse(text, &complaint) ? complaint_state_label(complaint) : text;
    return request_state_parse(text, &asked) ? request_state_label(asked) : text;
}

static const char *step_label(const struct copy *copy, const char *type) {
    enum complaint_action complaint;
    enum request_action asked;
    if (strcmp(type, "submit") == 0) return "Masuk";
    if (is_complaint(copy)) return complaint_action_parse(type, &complaint) ? complaint_action_label(complaint) : type;
    return request_action_parse(type, &asked) ? request_action_label(asked) : type;
}

static const char *actor_label(const char *kind) {
    if (strcmp(kind, "citizen") == 0) return "Anda";
    return strcmp(kind, "staff") == 0 ? "Petugas" : "Sistem";
}

static const char *way_label(const char *text) {
    enum obtain_way obtain;
    enum delivery_way delivery;
    if (obtain_way_parse(text, &obtain)) return obtain_way_label(obtain);
    return delivery_way_parse(text, &delivery) ? delivery_way_label(delivery) : text;
}

static enum result add_identity(const struct copy *copy) {
    struct reveal reveal = { copy->of->actor, copy->of->now, REASON };
    struct identity identity;
    enum result result = identity_reveal(copy->tx, copy->arena, copy->keys, copy->of->row->id, &reveal, &identity);
    if (result != DONE) return result == REFUSED_ABSENT ? DONE : result;
    return add(copy, "identitas", json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "nama", identity.name, "lembaga", identity.organization,
                                            "pekerjaan", identity.occupation, "alamat", identity.address, "telepon", identity.phone, "surel",
                                            identity.email, "nomor_identitas", identity.identity_number));
}

static enum result add_words(const struct copy *copy) {
    struct complaint complaint;
    struct information_request asked;
    struct case_id id = copy->of->row->id;
    enum result result;
    if (is_complaint(copy)) {
        result = complaint_of(copy->tx->db, copy->arena, id, &complaint);
        if (result != DONE) return result;
        return add(copy, "isi", json_pack("{s:s, s:s, s:s}", "uraian", complaint.narrative, "tempat", complaint.happened_where, "harapan",
                                          complaint.wanted));
    }
    result = request_of(copy->tx->db, copy->arena, id, &asked);
    if (result != DONE) return result;
    return add(copy, "isi", json_pack("{s:s, s:s, s:s, s:s}", "informasi", asked.information, "tujuan", asked.purpose, "cara_memperoleh",
                                      way_label(asked.obtain_way), "cara_menerima", way_label(asked.delivery_way)));
}

static enum result add_objection(const struct copy *copy) {
    struct case_id id = copy->of->row->id;
    struct objection objection;
    const char *representative = "";
    enum result result = objection_of(copy->tx->db, copy->arena, id, &objection);
    if (result == DONE) result = objection_representative(copy->tx->db, copy->arena, copy->keys, id, &representative);
    if (result != DONE) return result == REFUSED_ABSENT ? DONE : result;
    return add(copy, "keberatan", json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?}", "nomor", objection_number(copy->arena, &objection), "tercatat",
                                            day_iso(copy->arena, objection.entered_on), "alasan", objection.reasons, "kasus_posisi",
                                            objection.story, "kuasa", representative, "putusan", objection.outcome));
}

/* Steps the person may see: notes of the office are not about whoever asks. */
static enum result add_steps(const struct copy *copy) {
    struct case_events events;
    struct attachments files;
    enum result result = event_list(copy->tx->db, copy->arena, copy->of->row->id, &events);
    if (result == DONE) result = attachment_list(copy->tx->db, copy->arena, copy->of->row->id, true, &files);
    if (result != DONE) return result;
    json_t *steps = json_array(), *names = json_array();
    for (size_t i = 0; i < events.count; i++) {
        const struct case_event *event = &events.rows[i];
        if (!event->visible_to_reporter) continue;
        (void)json_array_append_new(steps, json_pack("{s:s, s:s, s:s, s:s}", "waktu", instant_iso(copy->arena, event->at), "oleh",
                                                     actor_label(event->actor_kind), "langkah", step_label(copy, event->type), "teks",
                                                     event->body));
    }
    for (size_t i = 0; i < files.count; i++) (void)json_array_append_new(names, json_string(files.rows[i].file.file_name));
    result = add(copy, "langkah", steps);
    if (files.count == 0) json_decref(names);
    return result == DONE && files.count ? add(copy, "berkas", names) : result;
}

/* Who processed it when, by role alone: colleagues' names are theirs (article 33). */
static enum result add_history(const struct copy *copy) {
    struct audit_rows rows = { 0 };
    struct audit_filter filter = { .subject = "case", .subject_id = copy->of->row->id.value, .limit = TRAIL_MOST };
    enum result result = audit_list(copy->tx->db, copy->arena, &filter, &rows);
    if (result != DONE) return result;
    json_t *list = json_array();
    for (size_t i = 0; i < rows.count; i++) {
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "waktu", instant_iso(copy->arena, rows.rows[i].at), "pemrosesan",
                                                    subject_processing_label(rows.rows[i].entry.action)));
    }
    return add(copy, "riwayat_pemrosesan", list);
}

enum result subject_copy(struct tx *tx, struct arena *arena, const struct keys *keys, const struct subject_copy_of *of, json_t **ret) {
    const struct case_row *row = of->row;
    json_auto_t *whole = json_pack("{s:s, s:s, s:s}", "nomor", row->number, "diterima", day_iso(arena, row->received_on), "perihal",
                                   row->subject);
    struct copy copy = { tx, arena, keys, of, whole };
    enum result result = add(&copy, "keadaan", json_string(state_label(&copy)));
    if (result == DONE) result = add_identity(&copy);
    if (result == DONE) result = add_words(&copy);
    if (result == DONE) result = add_objection(&copy);
    if (result == DONE) result = add_steps(&copy);
    if (result == DONE) result = add_history(&copy);
    if (result == DONE) *ret = json_incref(whole);
    return result;
}
