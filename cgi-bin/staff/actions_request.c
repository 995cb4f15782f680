/* Scope: actions on information requests up to the handing over. */
#include <string.h>

#include "cgi-bin/staff/case_step.h"
#include "cgi-bin/staff/request_notice.h"
#include "lib/rules/request_law.h"
#include "lib/rules/request_states.h"

#define LETTER_NUMBER_FIELD { .name = "letter_number", .label = "Nomor surat balasan", .kind = FIELD_TEXT, .max_length = 100 }
#define LETTER_DATE_FIELD { .name = "letter_date", .label = "Tanggal surat balasan", .kind = FIELD_DATE }
#define WORDS_FIELD(said) { .name = "text", .label = said, .kind = FIELD_LINES, .required = true, .max_length = 4000 }
#define AGENCY_GRANT_FIELDS 4 /* words, files and letter */
#define AGENCY_REFUSAL_FIELDS 3

static const struct choice EXTENSION_GROUNDS[] = { EXTENSION_GROUND_LIST(CHOICE_ROW) };

static const struct field EXTENSION[] = {
    { .name = "extension_ground", .label = "Dasar perpanjangan", .kind = FIELD_CHOICE, .required = true, .choices = EXTENSION_GROUNDS,
      .choice_count = COUNT_OF(EXTENSION_GROUNDS), .missing = "Pilih dasar perpanjangan." },
    WORDS_FIELD("Alasan tertulis"),
};
static const struct field QUESTION[] = { TEXT_FIELD("Pertanyaan", true) };
static const struct field NOTE[] = { TEXT_FIELD("Catatan", true) };
static const struct field DELIVERY[] = { WORDS_FIELD("Keterangan penyerahan"), FILES_FIELD,
                                         DAY_FIELD("delivered_on", "Tanggal diserahkan"), LETTER_NUMBER_FIELD, LETTER_DATE_FIELD };
static const struct field GRANT[] = { WORDS_FIELD("Jawaban"), FILES_FIELD, LETTER_NUMBER_FIELD, LETTER_DATE_FIELD,
                                      REQUEST_GIVEN_FIELDS };
static const struct field PARTLY[] = { WORDS_FIELD("Jawaban"), FILES_FIELD, LETTER_NUMBER_FIELD, LETTER_DATE_FIELD,
                                       REQUEST_GIVEN_FIELDS, REQUEST_WITHHELD_FIELD, REQUEST_REFUSED_FIELDS };
static const struct field REFUSAL[] = { WORDS_FIELD("Penjelasan kepada pemohon"), LETTER_NUMBER_FIELD, LETTER_DATE_FIELD,
                                        REQUEST_HELD_FIELDS, REQUEST_REFUSED_FIELDS };

static bool is_of_agency(const struct case_file *file) {
    return file->asked.agency_kind != NULL;
}

/* Registers know letters by their number, now and then without a date. */
static void judge_letter(const struct action_scene *scene, struct form *form) {
    if (!form_has(form, "letter_date")) return;
    day_number day = form_day(form, "letter_date");
    if (!form_has(form, "letter_number")) form_fault(form, "letter_number", "Isi juga nomor surat balasan.");
    if (day > scene->file->calendar.today) form_fault(form, "letter_date", "Tanggal surat belum tiba.");
    if (day < scene->file->row.received_on) form_fault(form, "letter_date", "Surat ini bertanggal sebelum permintaan diterima.");
}

static void judge_answer(const struct action_scene *scene, struct form *form) {
    judge_letter(scene, form);
    if (!is_of_agency(scene->file)) request_notice_judge(form);
}

static void start_answer(const struct action_scene *scene, struct form *form) {
    if (!is_of_agency(scene->file)) form_set(form, "held_by", possession_text(POSSESSION_OURS));
}

static const char *answer_words(const struct step *step) {
    return is_of_agency(step->file) ? step_text(step, "text") : request_notice_words(step);
}

static enum result record_letter(struct step *step) {
    struct reply_letter letter = { .number = step_text(step, "letter_number"), .date = step_day(step, "letter_date") };
    return *letter.number ? request_reply_letter(&step->tx, step->file->row.id, letter) : DONE;
}

static enum result record_answer(struct step *step) {
    enum result result = is_of_agency(step->file) ? request_decided_by(&step->tx, step->file->row.id, step_staff(step))
                                                  : request_notice_record(step);
    return result == DONE ? record_letter(step) : result;
}

/* ---- time ---- */

static const char *extension_words(const struct step *step) {
    enum extension_ground ground;
    if (!extension_ground_parse(step_text(step, "extension_ground"), &ground)) return step_text(step, "text");
    return arena_format(step->request->arena, "%s.\n\n%s", extension_ground_label(ground), step_text(step, "text"));
}

static enum result record_extension(struct step *step) {
    struct request_extension extension = { step_text(step, "extension_ground"), step->request->now };
    return request_extend(&step->tx, step->file->row.id, extension);
}

static void start_delivery(const struct action_scene *scene, struct form *form) {
    form_set(form, "delivered_on", day_iso(scene->request->arena, scene->file->calendar.today));
}

/* A letter is often numbered after the answer was written; a number that was recorded stays. */
static void judge_delivery(const struct action_scene *scene, struct form *form) {
    const char *known = scene->file->asked.reply_letter_number;
    judge_letter(scene, form);
    if (*known && form_has(form, "letter_number")) {
        form_fault(form, "letter_number", arena_format(scene->request->arena, "Surat balasan sudah tercatat: %s. Kosongkan isian ini.", known));
    }
    if (!form_has(form, "delivered_on")) return;
    day_number day = form_day(form, "delivered_on");
    if (day > scene->file->calendar.today) form_fault(form, "delivered_on", "Tanggal ini belum tiba.");
    if (day < scene->file->row.received_on) form_fault(form, "delivered_on", "Tanggal ini mendahului permintaannya.");
}

static enum result record_delivery(struct step *step) {
    enum result result = request_deliver(&step->tx, step->file->row.id, step_day(step, "delivered_on").day);
    return result == DONE ? record_letter(step) : result;
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)
#define ANSWERS .start = start_answer, .judge = judge_answer, .words = answer_words, .record = record_answer

static const struct case_action ROWS[] = {
    { .kind = CASE_REQUEST, .action = REQUEST_ACCEPT, .hint = "Permintaan lengkap dan mulai dikerjakan.",
      .button = "Mulai proses", .done = "Permintaan diproses." },
    { .kind = CASE_REQUEST, .action = REQUEST_ANSWER, .hint = "Pemohon membaca jawaban ini; pemberitahuan tertulis dapat dicetak sesudahnya.",
      .button = "Kirim jawaban", .done = "Jawaban terkirim.", WITH(GRANT), .agency_fields = AGENCY_GRANT_FIELDS, .delivers = true, ANSWERS },
    { .kind = CASE_REQUEST, .action = REQUEST_ANSWER_PARTLY,
      .hint = "Sebagian diberikan; sisanya ditolak dengan dasar hukum.",
      .button = "Kirim jawaban sebagian", .done = "Jawaban sebagian terkirim.", WITH(PARTLY), .agency_fields = AGENCY_GRANT_FIELDS, .delivers = true, ANSWERS },
    { .kind = CASE_REQUEST, .action = REQUEST_ASK_REQUESTER, .hint = "Tenggat berhenti sampai pemohon membalas.",
      .button = "Kirim pertanyaan", .done = "Pertanyaan terkirim.", WITH(QUESTION) },
    { .kind = CASE_REQUEST, .action = REQUEST_EXTEND, .near = true,
      .hint = "Hanya satu kali. Pemohon membaca alasannya; pemberitahuannya dapat dicetak sesudahnya.", .button = "Perpanjang",
      .done = "Waktu diperpanjang.", WITH(EXTENSION), .words = extension_words, .record = record_extension },
    { .kind = CASE_REQUEST, .action = REQUEST_DELIVER, .near = true, .hint = "Catat penyerahan; berkas dapat diunduh pemohon di halaman pelacakan.",
      .button = "Simpan penyerahan", .done = "Penyerahan tercatat.", WITH(DELIVERY), .delivers = true, .start = start_delivery, .judge = judge_delivery,
      .record = record_delivery },
    { .kind = CASE_REQUEST, .action = REQUEST_NOTE, .near = true, .hint = "Hanya terlihat petugas.", .button = "Simpan catatan",
      .done = "Catatan tersimpan.", WITH(NOTE) },
    { .kind = CASE_REQUEST, .action = REQUEST_REFUSE, .grave = true,
      .hint = "Pemohon membaca alasan, dasar hukum, dan konsekuensinya.", .button = "Tolak permintaan",
      .done = "Permintaan ditolak.", WITH(REFUSAL), .agency_fields = AGENCY_REFUSAL_FIELDS, ANSWERS },
};
const struct case_action_table REQUEST_ACTIONS = { ROWS, COUNT_OF(ROWS) };
