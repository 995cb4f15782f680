/* Scope: what is known of a case, in words. */
#include "cgi-bin/staff/case_facts.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/identity_number.h"
#include "lib/store/paper.h"

static bool is_anonymous(const struct case_file *file) {
    return strcmp(file->row.confidentiality, confidentiality_text(CONFIDENTIALITY_ANONYMOUS)) == 0;
}

static const char *class_text(struct arena *arena, const struct complaint *complaint) {
    const char *class = LABEL_OF(complaint_class, complaint->class);
    if (strcmp(complaint->class, complaint_class_text(COMPLAINT_UNCLASSIFIED)) == 0) return class;
    return arena_format(arena, "%s, %s", class,
                        complaint->oversight ? "berkadar pengawasan" : "tidak berkadar pengawasan");
}

static void add_complaint_facts(struct request *request, const struct case_file *file, json_t *facts) {
    const struct complaint *complaint = &file->complaint;
    fact_add(facts, "Pelapor", LABEL_OF(reporter_kind, complaint->reporter_kind));
    fact_add(facts, "Golongan", class_text(request->arena, complaint));
    fact_add(facts, "Waktu kejadian", fact_day(request->arena, complaint->happened_on));
    fact_add(facts, "Tempat kejadian", complaint->happened_where);
    fact_add(facts, "Yang diharapkan", complaint->wanted);
}

static void add_request_facts(struct app *app, struct request *request, const struct case_file *file, json_t *facts) {
    const struct information_request *asked = &file->asked;
    fact_add(facts, "Pemohon", LABEL_OF(requester_kind, asked->kind));
    if (asked->agency_kind) fact_add(facts, "Jenis instansi", LABEL_OF(agency_kind, asked->agency_kind));
    fact_add(facts, "Instansi", asked->agency);
    fact_add(facts, "Nomor surat", asked->letter_number);
    fact_add(facts, "Tanggal surat", fact_day(request->arena, asked->letter_date));
    fact_add(facts, "Periode yang diminta", asked->period_wanted);
    fact_add(facts, "Bentuk yang diminta", asked->format_wanted);
    fact_add(facts, "Tujuan penggunaan", asked->purpose);
    fact_add(facts, "Cara memperoleh", LABEL_OF(obtain_way, asked->obtain_way));
    fact_add(facts, "Cara mendapatkan salinan", LABEL_OF(delivery_way, asked->delivery_way));
    if (asked->extended) fact_add(facts, "Diperpanjang", case_moment_text(app, request, asked->extended_at, false));
    fact_add(facts, "Dasar penolakan", asked->refusal_ground);
    fact_add(facts, "Nomor surat balasan", asked->reply_letter_number);
    fact_add(facts, "Tanggal surat balasan", fact_day(request->arena, asked->reply_letter_date));
}

/* The day the office began to wait; the pause must be seen. */
static const char *waiting_since(struct app *app, struct request *request, const struct case_file *file) {
    struct workday_clock clock;
    case_file_clock(app, request, file, NULL, &clock);
    if (clock.pause_count == 0 || clock.pauses[clock.pause_count - 1].to != PAUSE_OPEN) return NULL;
    day_number asked = clock.pauses[clock.pause_count - 1].from - 1;
    return arena_format(request->arena, "Berhenti sejak %s, menunggu balasan", format_day(request->arena, asked));
}

json_t *case_facts_view(struct app *app, struct request *request, const struct case_file *file) {
    json_t *facts = json_array();
    fact_add(facts, "Layanan", file->row.service_name);
    fact_add(facts, "Saluran", LABEL_OF(channel, file->row.channel));
    const char *serial = NULL;
    if (paper_of_case(app->db, request->arena, file->row.id, &serial) == DONE) fact_add(facts, "Formulir kertas", serial);
    fact_add(facts, "Diterima", case_moment_text(app, request, file->row.received_at, is_anonymous(file)));
    if (file->row.entered_at != file->row.received_at) {
        fact_add(facts, "Dicatat", case_moment_text(app, request, file->row.entered_at, is_anonymous(file)));
    }
    fact_add(facts, "Kerahasiaan", LABEL_OF(confidentiality, file->row.confidentiality));
    if (file->kind == CASE_COMPLAINT) add_complaint_facts(request, file, facts);
    else add_request_facts(app, request, file, facts);
    if (file->row.erased) fact_add(facts, "Data pribadi", "Sudah dihapus; kasus ini tidak menerima langkah lagi");
    fact_add(facts, "Tenggat", waiting_since(app, request, file));
    return facts;
}

json_t *case_identity_facts(struct request *request, const struct identity *identity) {
    json_t *facts = json_array();
    fact_add(facts, "Nama", identity->name);
    fact_add(facts, "Lembaga", identity->organization);
    if (*identity->identity_number) {
        const char *masked = identity_number_masked(request->arena, identity->identity_number);
        fact_add(facts, "Nomor induk kependudukan", masked);
    }
    fact_add(facts, "Pekerjaan", identity->occupation);
    fact_add(facts, "Alamat", identity->address);
    if (*identity->phone) fact_add(facts, "Telepon", format_phone(request->arena, identity->phone));
    fact_add(facts, "Surel", identity->email);
    return facts;
}

/* ---- timeline ---- */

static const char *who_did(const struct case_file *file, const struct case_event *event) {
    if (event->staff_name) return event->staff_name;
    if (strcmp(event->actor_kind, "citizen") == 0) return file->kind == CASE_COMPLAINT ? "Pelapor" : "Pemohon";
    return "Sistem";
}

json_t *case_events_view(struct app *app, struct request *request, const struct case_file *file) {
    json_t *list = json_array();
    const char *prefix = arena_format(request->arena, "%s/", file->row.number); /* as in "/petugas/lampiran/NUMBER/ID" */
    for (size_t i = 0; i < file->events.count; i++) {
        const struct case_event *event = &file->events.rows[i];
        struct told_event told = { .event = event, .title = case_step_title(file->kind, event->type),
                                   .who = who_did(file, event), .is_anonymous = is_anonymous(file),
                                   .files = &file->attachments, .file_prefix = prefix };
        (void)json_array_append_new(list, case_event_view(app, request, &told));
    }
    return list;
}
