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
    { .name = "order_days", .label = "Dilaksanakan PPID dalam (hari kerja)", .kind = FIELD_WHOLE_NUMBER, .max_length = 2,
      .largest = REQUEST_ORDER_LONGEST, .input_class = "input-short",
      .hint = "Bila diterima, atau bila permintaannya belum pernah dijawab. Kosong berarti hari kerja berikutnya." },
    TEXT_FIELD("Tanggapan tertulis", true), FILES_FIELD,
};

static const char *objection_words(const struct step *step) {
    return objection_form_words(step->form);
}

static enum result record_objection(struct step *step) {
    struct objection_of_case about = { &step->file->row, &step->file->events };
    return objection_form_store(&step->tx, step->app, step->form, &about);
}

static enum request_state after(const struct step *step) {
    bool is_rejected = form_chose(step->form, "objection_outcome", objection_outcome_text(OBJECTION_REJECTED));
    return request_after_objection(!is_rejected, step->file->objection.is_silence);
}

/* What the superior orders has its own last day, and the case stays at work until then. */
static void lead_answer(struct step *step, struct case_next *next) {
    if (after(step) != REQUEST_CARRYING_OUT) return;
    int64_t days = form_has(step->form, "order_days") ? form_number(step->form, "order_days") : 1;
    step->order_days = days > 0 ? (int)days : 1;
    *next = (struct case_next){ request_state_text(REQUEST_CARRYING_OUT), false, true };
}

static void start_answer(const struct action_scene *scene, struct form *form) {
    form_set(form, "order_days", arena_format(scene->request->arena, "%d", REQUEST_ORDER_USUAL));
}

static const char *answer_words(const struct step *step) {
    enum objection_outcome outcome;
    const char *text = step_text(step, "text");
    if (!objection_outcome_parse(step_text(step, "objection_outcome"), &outcome)) return text;
    const char *order = step->order_days ? arena_format(step->request->arena, "\n\nPPID melaksanakan putusan ini dalam %d hari kerja.",
                                                        step->order_days) : "";
    return arena_format(step->request->arena, "%s.\n\n%s%s", objection_outcome_label(outcome), text, order);
}

static enum result record_answer(struct step *step) {
    struct objection_answer answer = { step_text(step, "objection_outcome"), step->file->calendar.today, step_staff(step), step->order_days };
    return objection_answer(&step->tx, step->file->row.id, &answer);
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ROWS[] = {
    { .kind = CASE_REQUEST, .action = REQUEST_ANSWER_OBJECTION,
      .hint = "Oleh atasan PPID, bukan yang memutus permintaan. Pemohon membaca tanggapan ini.",
      .button = "Kirim tanggapan", .done = "Keberatan terjawab.", .delivers = true, WITH(ANSWER), .start = start_answer, .lead = lead_answer,
      .words = answer_words, .record = record_answer },
    { .kind = CASE_REQUEST, .action = REQUEST_OBJECT, .hint = "Untuk keberatan yang datang ke loket atau lewat surat.",
      .button = "Daftarkan keberatan", .done = "Keberatan terdaftar.", WITH(OBJECTION), .words = objection_words,
      .record = record_objection },
};
const struct case_action_table OBJECTION_ACTIONS = { ROWS, COUNT_OF(ROWS) };
