/* Scope: actions of an objection: entering one that came on paper, and the superior's answer. */
#include <string.h>

#include "cgi-bin/shared/objection_form.h"
#include "cgi-bin/staff/case_step.h"
#include "lib/rules/request_states.h"

static const struct choice OUTCOMES[] = { OBJECTION_OUTCOME_LIST(CHOICE_ROW) };

static const struct field OBJECTION[] = { OBJECTION_FIELDS, FILES_FIELD };
static const struct field ANSWER[] = {
    { .name = "objection_outcome", .label = "Putusan atas keberatan", .kind = FIELD_CHOICE, .required = true, .choices = OUTCOMES,
      .choice_count = COUNT_OF(OUTCOMES), .missing = "Pilih putusan atas keberatan." },
    TEXT_FIELD("Tanggapan tertulis", true), FILES_FIELD,
};

static const char *objection_words(const struct step *step) {
    return objection_form_words(step->form);
}

static enum result record_objection(struct step *step) {
    struct objection_of_case about = { &step->file->row, &step->file->events };
    return objection_form_store(&step->tx, step->app, step->form, &about);
}

static const char *answer_words(const struct step *step) {
    enum objection_outcome outcome;
    if (!objection_outcome_parse(step_text(step, "objection_outcome"), &outcome)) return step_text(step, "text");
    return arena_format(step->request->arena, "%s.\n\n%s", objection_outcome_label(outcome), step_text(step, "text"));
}

static enum result record_answer(struct step *step) {
    struct objection_answer answer = { step_text(step, "objection_outcome"), step->file->calendar.today, step_staff(step) };
    return objection_answer(&step->tx, step->file->row.id, &answer);
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ROWS[] = {
    { .kind = CASE_REQUEST, .action = REQUEST_ANSWER_OBJECTION,
      .hint = "Oleh atasan PPID, bukan yang memutus permintaan. Pemohon membaca tanggapan ini.",
      .button = "Kirim tanggapan", .done = "Keberatan terjawab.", .delivers = true, WITH(ANSWER), .words = answer_words, .record = record_answer },
    { .kind = CASE_REQUEST, .action = REQUEST_OBJECT, .hint = "Untuk keberatan yang datang ke loket atau lewat surat.",
      .button = "Daftarkan keberatan", .done = "Keberatan terdaftar.", WITH(OBJECTION), .words = objection_words,
      .record = record_objection },
};
const struct case_action_table OBJECTION_ACTIONS = { ROWS, COUNT_OF(ROWS) };
