/* Scope: actions on information requests. */
#include "cgi-bin/staff/case_step.h"
#include "lib/rules/request_states.h"

#define GROUND_FIELD { .name = "ground", .label = "Dasar hukum penolakan", .kind = FIELD_TEXT, .required = true, \
                       .max_length = 300, .hint = "Misalnya: Pasal 17 huruf b UU Nomor 14 Tahun 2008.", \
                       .missing = "Isi dasar hukum penolakan." }
#define LETTER_NUMBER_FIELD { .name = "letter_number", .label = "Nomor surat balasan", .kind = FIELD_TEXT, .max_length = 100 }
#define LETTER_DATE_FIELD { .name = "letter_date", .label = "Tanggal surat balasan", .kind = FIELD_DATE }

static const struct field REASON[] = { TEXT_FIELD("Alasan", true) };
static const struct field QUESTION[] = { TEXT_FIELD("Pertanyaan", true) };
static const struct field NOTE[] = { TEXT_FIELD("Catatan", true) };
static const struct field GRANT[] = { TEXT_FIELD("Jawaban", true), FILES_FIELD, LETTER_NUMBER_FIELD, LETTER_DATE_FIELD };
static const struct field REFUSAL[] = { GROUND_FIELD, TEXT_FIELD("Penjelasan kepada pemohon", true), LETTER_NUMBER_FIELD,
                                        LETTER_DATE_FIELD };

/* A letter has a number and a date, or is not named at all. */
static void judge_letter(const struct action_scene *scene, struct form *form) {
    (void)scene;
    bool has_number = form_has(form, "letter_number"), has_date = form_has(form, "letter_date");
    if (has_number && !has_date) form_fault(form, "letter_date", "Isi juga tanggal surat balasan.");
    if (has_date && !has_number) form_fault(form, "letter_number", "Isi juga nomor surat balasan.");
}

/* What the requester reads: a refusal names its legal ground (UU 14/2008 article 17). */
static const char *refusal_words(const struct step *step) {
    return arena_format(step->request->arena, "%s\n\nDasar hukum: %s", step_text(step, "text"), step_text(step, "ground"));
}

static enum result record_letter(struct step *step) {
    struct reply_letter letter = { .number = step_text(step, "letter_number"), .date = step_day(step, "letter_date") };
    return letter.date.known ? request_reply_letter(&step->tx, step->file->row.id, letter) : DONE;
}

static enum result record_extension(struct step *step) {
    return request_extend(&step->tx, step->file->row.id, step->request->now);
}

static enum result record_refusal(struct step *step) {
    enum result result = request_refuse(&step->tx, step->file->row.id, step_text(step, "ground"));
    return result == DONE ? record_letter(step) : result;
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ROWS[] = {
    { .kind = CASE_REQUEST, .action = REQUEST_ACCEPT, .hint = "Permintaan lengkap dan mulai dikerjakan.",
      .button = "Mulai proses", .done = "Permintaan diproses." },
    { .kind = CASE_REQUEST, .action = REQUEST_ANSWER, .hint = "Pemohon membaca jawaban ini. Kasus berakhir.",
      .button = "Kirim jawaban", .done = "Jawaban terkirim.", WITH(GRANT),
      .judge = judge_letter, .record = record_letter },
    { .kind = CASE_REQUEST, .action = REQUEST_ASK_REQUESTER, .hint = "Tenggat berhenti sampai pemohon membalas.",
      .button = "Kirim pertanyaan", .done = "Pertanyaan terkirim.", WITH(QUESTION) },
    { .kind = CASE_REQUEST, .action = REQUEST_EXTEND, .near = true,
      .hint = "Hanya satu kali. Pemohon membaca alasannya.", .button = "Perpanjang", .done = "Waktu diperpanjang.", WITH(REASON), .record = record_extension },
    { .kind = CASE_REQUEST, .action = REQUEST_NOTE, .near = true, .hint = "Hanya terlihat petugas.", .button = "Simpan catatan",
      .done = "Catatan tersimpan.", WITH(NOTE) },
    { .kind = CASE_REQUEST, .action = REQUEST_REFUSE, .grave = true,
      .hint = "Pemohon membaca alasan dan dasar hukumnya. Kasus berakhir.", .button = "Tolak permintaan",
      .done = "Permintaan ditolak.",
      WITH(REFUSAL), .judge = judge_letter, .words = refusal_words, .record = record_refusal },
};
const struct case_action_table REQUEST_ACTIONS = { ROWS, COUNT_OF(ROWS) };
