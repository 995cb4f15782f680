/* Scope: forms of the actions. */
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/case_actions.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/reply_use.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"

#define BODY_LONGEST 8000  /* characters; the timeline takes 10 000 */
#define REVEAL_NAME "reveal"

#define ACTION_FIELD { .name = "action", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 40 }
#define VERSION_FIELD { .name = "version", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 20 }
#define TEXT_FIELD(said, needed) { .name = "text", .label = said, .kind = FIELD_LINES, .required = needed, \
                                   .max_length = BODY_LONGEST }
#define OVERSIGHT_FIELD { .name = "oversight", .label = "Berkadar pengawasan: perlu pemeriksaan, tenggatnya lebih panjang", \
                          .kind = FIELD_TICK }
#define FILES_FIELD { .name = "files", .label = "Lampiran", .kind = FIELD_FILES, .most = UPLOADS_MOST, \
                      .hint = "Paling banyak 5 berkas JPG, PNG, atau PDF; masing-masing paling besar 10 MB." }
#define GROUND_FIELD { .name = "ground", .label = "Dasar hukum penolakan", .kind = FIELD_TEXT, .required = true, \
                       .max_length = 300, .hint = "Misalnya: Pasal 17 huruf b UU Nomor 14 Tahun 2008.", \
                       .missing = "Isi dasar hukum penolakan." }
#define LETTER_NUMBER_FIELD { .name = "letter_number", .label = "Nomor surat balasan", .kind = FIELD_TEXT, .max_length = 100 }
#define LETTER_DATE_FIELD { .name = "letter_date", .label = "Tanggal surat balasan", .kind = FIELD_DATE }

const struct field ACTION_FIELDS[ACTION_FIELD_COUNT] = {
    ACTION_FIELD, VERSION_FIELD, TEXT_FIELD("Isi", false), OVERSIGHT_FIELD, FILES_FIELD, GROUND_FIELD,
    LETTER_NUMBER_FIELD, LETTER_DATE_FIELD,
};

static const struct field REASON[] = { TEXT_FIELD("Alasan", true) };
static const struct field FOLLOW_UP[] = { OVERSIGHT_FIELD };
static const struct field QUESTION[] = { TEXT_FIELD("Pertanyaan", true) };
static const struct field REPORT[] = { TEXT_FIELD("Laporan penanganan", true), FILES_FIELD };
static const struct field NOTE[] = { TEXT_FIELD("Catatan", true) };
static const struct field ANSWER[] = { TEXT_FIELD("Jawaban", true), FILES_FIELD };
static const struct field GRANT[] = { TEXT_FIELD("Jawaban", true), FILES_FIELD, LETTER_NUMBER_FIELD, LETTER_DATE_FIELD };
static const struct field REFUSAL[] = { GROUND_FIELD, TEXT_FIELD("Penjelasan kepada pemohon", true), LETTER_NUMBER_FIELD,
                                        LETTER_DATE_FIELD };

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ACTIONS[] = {
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_VERIFY, .hint = "Pengaduan lengkap dan dapat dipahami.",
      .button = "Verifikasi", .done = "Pengaduan terverifikasi.", .mail = "Pengaduan Anda sudah kami verifikasi." },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CLASSIFY_DIRECT,
      .hint = "Jawabannya sudah ada atau cukup satu penjelasan.", .button = "Tangani", .done = "Pengaduan ditangani.",
      .mail = "Pengaduan Anda diterima dan akan dijawab langsung." },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CLASSIFY_FOLLOW_UP,
      .hint = "Perlu pemeriksaan atau kerja dengan bagian lain.", .button = "Tindak lanjuti",
      .done = "Pengaduan ditindaklanjuti.", .mail = "Pengaduan Anda diterima dan ditindaklanjuti.", WITH(FOLLOW_UP) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_REPORT, .hint = "Hanya terlihat petugas. Setelah ini pelapor dijawab.",
      .button = "Simpan laporan", .done = "Laporan penanganan tersimpan.", WITH(REPORT) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_ANSWER, .hint = "Pelapor membaca jawaban ini.",
      .button = "Kirim jawaban", .done = "Jawaban terkirim.", .mail = "Pengaduan Anda sudah kami jawab.", WITH(ANSWER) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_ASK_REPORTER, .hint = "Tenggat berhenti sampai pelapor membalas.",
      .button = "Kirim pertanyaan", .done = "Pertanyaan terkirim.",
      .mail = "Kami memerlukan keterangan Anda. Selama menunggu, batas waktu berhenti.", WITH(QUESTION) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_NOTE, .hint = "Hanya terlihat petugas.", .button = "Simpan catatan",
      .done = "Catatan tersimpan.", WITH(NOTE) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CLASSIFY_UNSUITABLE, .grave = true,
      .hint = "Pelapor membaca alasan ini. Kasus berakhir.", .button = "Kembalikan pengaduan",
      .done = "Pengaduan dikembalikan.", .mail = "Pengaduan Anda kami kembalikan, dengan alasannya.", WITH(REASON) },
    { .kind = CASE_REQUEST, .action = REQUEST_ACCEPT, .hint = "Permintaan lengkap dan mulai dikerjakan.",
      .button = "Mulai proses", .done = "Permintaan diproses.", .mail = "Permintaan Anda mulai kami proses." },
    { .kind = CASE_REQUEST, .action = REQUEST_ANSWER, .hint = "Pemohon membaca jawaban ini. Kasus berakhir.",
      .button = "Kirim jawaban", .done = "Jawaban terkirim.", .mail = "Permintaan Anda kami kabulkan.", WITH(GRANT) },
    { .kind = CASE_REQUEST, .action = REQUEST_ASK_REQUESTER, .hint = "Tenggat berhenti sampai pemohon membalas.",
      .button = "Kirim pertanyaan", .done = "Pertanyaan terkirim.",
      .mail = "Kami memerlukan keterangan Anda. Selama menunggu, batas waktu berhenti.", WITH(QUESTION) },
    { .kind = CASE_REQUEST, .action = REQUEST_EXTEND,
      .hint = "Hanya satu kali. Pemohon membaca alasannya.", .button = "Perpanjang", .done = "Waktu diperpanjang.",
      .mail = "Waktu jawaban kami perpanjang satu kali, dengan alasannya.", WITH(REASON) },
    { .kind = CASE_REQUEST, .action = REQUEST_NOTE, .hint = "Hanya terlihat petugas.", .button = "Simpan catatan",
      .done = "Catatan tersimpan.", WITH(NOTE) },
    { .kind = CASE_REQUEST, .action = REQUEST_REFUSE, .grave = true,
      .hint = "Pemohon membaca alasan dan dasar hukumnya. Kasus berakhir.", .button = "Tolak permintaan",
      .done = "Permintaan ditolak.", .mail = "Permintaan Anda kami tolak, dengan alasan dan dasar hukumnya.",
      WITH(REFUSAL) },
};

static bool is_complaint(const struct case_action *action) {
    return action->kind == CASE_COMPLAINT;
}

const char *case_action_name(const struct case_action *action) {
    return is_complaint(action) ? complaint_action_text((enum complaint_action)action->action)
                                : request_action_text((enum request_action)action->action);
}

static const char *label_of(const struct case_action *action) {
    return is_complaint(action) ? complaint_action_label((enum complaint_action)action->action)
                                : request_action_label((enum request_action)action->action);
}

const struct case_action *case_action_find(enum case_kind kind, const char *name) {
    for (size_t i = 0; i < COUNT_OF(ACTIONS); i++) {
        if (ACTIONS[i].kind == kind && strcmp(case_action_name(&ACTIONS[i]), name) == 0) return &ACTIONS[i];
    }
    return NULL;
}

static enum result complaint_allowed(const struct visitor *visitor, const struct case_file *file, int action, struct case_next *ret) {
    struct complaint_person person = { .roles = visitor->roles,
                                       .is_first_handler = file->complaint.first_handler.value == visitor->staff_id,
                                       .is_appeal_handler = file->complaint.appeal_handler.value == visitor->staff_id };
    struct complaint_moment moment;
    enum complaint_state next;
    const struct complaint_rule *rule;
    enum result result = complaint_moment_of(&file->row, file->complaint.class, &moment);
    if (result == DONE) result = complaint_step_allowed(&moment, (enum complaint_action)action, &person, &next, &rule);
    if (result == DONE) *ret = (struct case_next){ complaint_state_text(next), complaint_state_is_end(next),
                                                     rule->clock != COMPLAINT_CLOCK_RUNS_ON };
    return result;
}

static enum result request_allowed(role_set roles, const struct case_file *file, int action, struct case_next *ret) {
    enum request_state state, next;
    if (!request_state_parse(file->row.state, &state)) return FAILED_INTERNAL;
    bool extended = file->asked.extended;
    enum result result = request_action_allowed(state, (enum request_action)action, roles, extended, &next);
    if (result == DONE) *ret = (struct case_next){ request_state_text(next), request_state_is_end(next),
                                                     action == REQUEST_EXTEND };
    return result;
}

enum result case_action_allowed(const struct request *request, const struct case_file *file,
                                const struct case_action *action, struct case_next *ret) {
    const struct visitor *visitor = request->visitor;
    return is_complaint(action) ? complaint_allowed(visitor, file, action->action, ret)
                                : request_allowed(visitor->roles, file, action->action, ret);
}

/* ---- views ---- */

struct form case_action_form(struct request *request, const struct case_action *action) {
    struct form form = form_of(request, action->fields, action->field_count);
    form.id_prefix = case_action_name(action);
    return form;
}

static bool takes_files(const struct case_action *action) {
    for (size_t i = 0; i < action->field_count; i++) {
        if (action->fields[i].kind == FIELD_FILES) return true;
    }
    return false;
}

static const char *post_to(struct request *request, const char *route, const struct case_file *file) {
    return arena_format(request->arena, "%.*s%s", (int)strlen(route) - 2, route + 1, file->row.number);
}

/* All fields of FORM, in order, under what ACTION says. */
static json_t *whole_action(struct app *app, struct form *form, struct action action) {
    const char **names = arena_array(form->request->arena, form->field_count + 1, sizeof *names);
    for (size_t i = 0; i < form->field_count; i++) names[i] = form->fields[i].name;
    names[form->field_count] = NULL;
    action.fields = names;
    json_auto_t *fields = form_view(app, form);
    return action_view(form, fields, &action);
}

static json_t *view_of(struct app *app, const struct case_file *file, const struct case_action *action, struct form *form,
                       bool is_open) {
    struct action shown = { .label = label_of(action), .hint = action->hint, .button = action->button,
                            .post_to = post_to(form->request, ACTION_PATH, file), .name = case_action_name(action),
                            .version = file->row.version, .grave = action->grave, .open = is_open,
                            .multipart = takes_files(action) };
    json_t *view = whole_action(app, form, shown), *templates;
    if (reply_use_view(app, form->request, file, shown.name, &templates) == DONE) (void)json_object_set_new(view, "templates", templates);
    return view;
}

json_t *case_actions_view(struct app *app, struct request *request, const struct case_file *file,
                          const struct turned_form *turned) {
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(ACTIONS); i++) {
        const struct case_action *action = &ACTIONS[i];
        struct case_next next;
        if (action->kind != file->kind || case_action_allowed(request, file, action, &next) != DONE) continue;
        bool is_turned = turned && strcmp(turned->name, case_action_name(action)) == 0;
        struct form empty = case_action_form(request, action);
        struct form *form = is_turned ? turned->form : &empty;
        (void)json_array_append_new(list, view_of(app, file, action, form, is_turned));
    }
    return list;
}

/* ---- opening an identity ---- */

const struct field REVEAL_FIELDS[REVEAL_FIELD_COUNT] = {
    { .name = "reason", .label = "Alasan membuka identitas", .kind = FIELD_LINES, .required = true, .max_length = 500,
      .hint = "Paling sedikit 10 huruf; tersimpan untuk selamanya.", .missing = "Isi alasan membuka identitas." },
    ACTION_FIELD, VERSION_FIELD,
};

struct form case_reveal_form(struct request *request) {
    struct form form = form_of(request, REVEAL_FIELDS, 1);
    form.id_prefix = REVEAL_NAME;
    return form;
}

json_t *case_reveal_view(struct app *app, struct request *request, const struct case_file *file, struct form *reason) {
    struct form empty = case_reveal_form(request);
    struct action shown = { .label = "Buka identitas", .button = "Buka dan catat", .name = REVEAL_NAME, .grave = true,
                            .hint = "Pembukaan tercatat atas nama Anda dan tampak bagi auditor.",
                            .post_to = post_to(request, REVEAL_PATH, file), .version = file->row.version,
                            .open = reason != NULL };
    return whole_action(app, reason ? reason : &empty, shown);
}
