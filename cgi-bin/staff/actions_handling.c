/* Scope: the actions that lead a complaint from its verification to its answer. */
#include <string.h>

#include "cgi-bin/staff/case_step.h"
#include "cgi-bin/staff/offices.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/store/unit.h"

#define OVERSIGHT_FIELD { .name = "oversight", .label = "Berkadar pengawasan: perlu pemeriksaan, tenggatnya lebih panjang", \
                          .kind = FIELD_TICK }

static const struct field REASON[] = { TEXT_FIELD("Alasan", true) };
static const struct field FOLLOW_UP[] = { OVERSIGHT_FIELD };
static const struct field QUESTION[] = { TEXT_FIELD("Pertanyaan", true) };
static const struct field REPORT[] = { TEXT_FIELD("Laporan penanganan", true), FILES_FIELD };
static const struct field NOTE[] = { TEXT_FIELD("Catatan", true) };
static const struct field ANSWER[] = { TEXT_FIELD("Jawaban", true), FILES_FIELD };
static const struct field ASSIGNMENT[] = { PICK_FIELD("unit", "Unit"), PICK_FIELD("officer", "Petugas") };
static const struct field FORWARDING[] = { LINE_FIELD("agency", "Instansi tujuan", 200),
                                           LINE_FIELD("letter_number", "Nomor surat", 100), DAY_FIELD("letter_date", "Tanggal surat") };

/* ---- class ---- */

static enum result record_class(struct step *step) {
    enum complaint_class class = complaint_action_class((enum complaint_action)step->action->action);
    struct complaint_sorting sorting = { complaint_class_text(class), step_ticked(step, "oversight") };
    return complaint_classify(&step->tx, step->file->row.id, sorting);
}

/* ---- who works on it ---- */

static enum result offer_assignment(const struct action_scene *scene, struct form *form) {
    enum result result = office_units(scene, form, "unit");
    return result == DONE ? office_officers(scene, form, "officer", PERMISSION_COMPLAINT_HANDLE) : result;
}

static void start_assignment(const struct action_scene *scene, struct form *form) {
    const struct complaint *complaint = &scene->file->complaint;
    if (complaint->unit_code) form_set(form, "unit", complaint->unit_code);
    if (complaint->handler.value == 0) return;
    form_set(form, "officer", arena_format(scene->request->arena, "%lld", (long long)complaint->handler.value));
}

static void judge_assignment(const struct action_scene *scene, struct form *form) {
    (void)scene;
    if (*form_text(form, "unit") || *form_text(form, "officer")) return;
    form_fault(form, "unit", "Pilih unit, petugas, atau keduanya.");
}

/* The reporter reads the unit; names of officers are the office's own. */
static const char *assignment_words(const struct step *step) {
    struct units units;
    const char *code = step_text(step, "unit");
    if (*code == '\0' || unit_list(step->app->db, step->request->arena, true, &units) != DONE) return "";
    for (size_t i = 0; i < units.count; i++) {
        if (strcmp(units.rows[i].code, code) == 0) return arena_format(step->request->arena, "Unit: %s", units.rows[i].name);
    }
    return "";
}

static enum result record_assignment(struct step *step) {
    const char *unit = step_text(step, "unit");
    struct complaint_assignment to = { *unit ? unit : NULL, office_officer(step_text(step, "officer")) };
    return complaint_assign(&step->tx, step->file->row.id, to);
}

/* ---- another agency ---- */

static void judge_forwarding(const struct action_scene *scene, struct form *form) {
    if (!form_has(form, "letter_date")) return;
    day_number day = form_day(form, "letter_date");
    if (day > scene->file->calendar.today) form_fault(form, "letter_date", "Tanggal surat belum tiba.");
    if (day < scene->file->row.received_on) form_fault(form, "letter_date", "Surat ini bertanggal sebelum pengaduan diterima.");
}

static const char *forwarding_words(const struct step *step) {
    return arena_format(step->request->arena, "Kepada: %s\nSurat nomor %s, %s", step_text(step, "agency"),
                        step_text(step, "letter_number"), format_day(step->request->arena, step_day(step, "letter_date").day));
}

static enum result record_forwarding(struct step *step) {
    struct complaint_forward forward = { step_text(step, "agency"), step_text(step, "letter_number"), step_day(step, "letter_date") };
    return complaint_forward(&step->tx, step->file->row.id, &forward);
}

/* Who answers is remembered: somebody else handles an appeal. */
static enum result record_answer(struct step *step) {
    return complaint_answered_by(&step->tx, step->file->row.id, step_staff(step));
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ROWS[] = {
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_VERIFY, .hint = "Pengaduan lengkap dan dapat dipahami.",
      .button = "Verifikasi", .done = "Pengaduan terverifikasi." },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CLASSIFY_DIRECT,
      .hint = "Jawabannya sudah ada atau cukup satu penjelasan.", .button = "Tangani", .done = "Pengaduan ditangani.", .record = record_class },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CLASSIFY_FOLLOW_UP,
      .hint = "Perlu pemeriksaan atau kerja dengan bagian lain.", .button = "Tindak lanjuti",
      .done = "Pengaduan ditindaklanjuti.", WITH(FOLLOW_UP),
      .record = record_class },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_ASSIGN, .hint = "Pelapor membaca nama unitnya, bukan nama petugas.",
      .button = "Tugaskan", .done = "Penugasan tersimpan.", WITH(ASSIGNMENT),
      .offer = offer_assignment, .start = start_assignment, .judge = judge_assignment, .words = assignment_words,
      .record = record_assignment },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_FORWARD, .hint = "Surat pengantar dapat dicetak sesudahnya. Pelapor membaca ke mana dan nomor suratnya.",
      .button = "Teruskan", .done = "Pengaduan diteruskan. Surat pengantar dapat dicetak di bawah.", WITH(FORWARDING), .judge = judge_forwarding,
      .words = forwarding_words, .record = record_forwarding },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_REPORT, .hint = "Hanya terlihat petugas. Setelah ini pelapor dijawab.",
      .button = "Simpan laporan", .done = "Laporan penanganan tersimpan.", WITH(REPORT) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_ANSWER, .hint = "Pelapor membaca jawaban ini.",
      .button = "Kirim jawaban", .done = "Jawaban terkirim.", WITH(ANSWER),
      .record = record_answer },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_ASK_REPORTER, .hint = "Tenggat berhenti sampai pelapor membalas.",
      .button = "Kirim pertanyaan", .done = "Pertanyaan terkirim.", WITH(QUESTION) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_NOTE, .near = true, .hint = "Hanya terlihat petugas.",
      .button = "Simpan catatan", .done = "Catatan tersimpan.", WITH(NOTE) },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CLASSIFY_UNSUITABLE, .grave = true,
      .hint = "Pelapor membaca alasan ini. Kasus berakhir.", .button = "Kembalikan pengaduan",
      .done = "Pengaduan dikembalikan.", WITH(REASON),
      .record = record_class },
};
const struct case_action_table HANDLING_ACTIONS = { ROWS, COUNT_OF(ROWS) };
