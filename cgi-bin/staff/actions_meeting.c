/* Scope: the actions around a follow-up meeting. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/case_step.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/typed.h"

#define ROWS_AT_FIRST 5
#define FIELDS_A_MEASURE 3

static const struct field CALL[] = { DAY_FIELD("held_on", "Tanggal rapat"),
                                     { .name = "starts_at", .label = "Pukul", .kind = FIELD_TEXT, .required = true, .max_length = 5,
                                       .hint = "Misalnya 09.30.", .input_class = "input-short" },
                                     LINE_FIELD("place", "Tempat", 300), LINES_FIELD("agenda", "Agenda", 4000),
                                     { .name = "invited", .label = "Yang diundang", .kind = FIELD_LINES, .required = true,
                                       .max_length = 4000, .hint = "Unit dan instansi, satu per baris." } };
static const struct field CANCEL[] = { TEXT_FIELD("Alasan", true) };
#define HOLD_BEFORE 2 /* fields before the measures */
static const struct field HOLD[] = { { .name = "attendance", .label = "Yang hadir", .kind = FIELD_LINES, .required = true,
                                       .max_length = 4000, .hint = "Satu per baris." },
                                     LINES_FIELD("minutes", "Notulen", BODY_LONGEST), ALL_MEASURE_FIELDS };
static const struct field MONITOR[] = { PICK_FIELD("measure", "Keputusan"), TEXT_FIELD("Catatan", true),
                                        { .name = "measure_done", .label = "Sudah dilaksanakan", .kind = FIELD_TICK } };

/* The meeting the case stands in; NULL: none. */
static const struct meeting *called_of(const struct case_file *file) {
    for (size_t i = 0; i < file->meetings.count; i++) {
        if (strcmp(file->meetings.rows[i].state, "called") == 0) return &file->meetings.rows[i];
    }
    return NULL;
}

/* ---- calling ---- */

static void judge_call(const struct action_scene *scene, struct form *form) {
    struct typed_time time;
    if (form_has(form, "starts_at") && !typed_time(form_text(form, "starts_at"), &time)) {
        form_fault(form, "starts_at", "Tulis jam dari 00.00 sampai 23.59, misalnya 09.30.");
    }
    if (form_has(form, "held_on") && form_day(form, "held_on") < scene->file->row.received_on) {
        form_fault(form, "held_on", "Tanggal ini sebelum pengaduan diterima.");
    }
}

static const char *no_words(const struct step *step) {
    (void)step;
    return "";
}

static enum result record_call(struct step *step) {
    struct typed_time time;
    if (!typed_time(step_text(step, "starts_at"), &time)) return REFUSED_INVALID;
    struct meeting meeting = { .held_on = step_day(step, "held_on").day, .starts_at = time.text, .place = step_text(step, "place"),
                               .agenda = step_text(step, "agenda"), .invited = step_text(step, "invited") };
    return meeting_call(&step->tx, step->file->row.id, &meeting);
}

static enum result record_cancelling(struct step *step) {
    return meeting_cancel(&step->tx, step->file->row.id);
}

/* ---- holding ---- */

/* As many rows as the form showed when it was sent, and more when that was asked for. */
static size_t rows_shown(const struct form *form) {
    size_t shown = 0;
    for (size_t i = HOLD_BEFORE; i < form->field_count; i += FIELDS_A_MEASURE) {
        if (parameters_first(&form->request->form, form->fields[i].name)) shown = (i - HOLD_BEFORE) / FIELDS_A_MEASURE + 1;
    }
    if (parameters_first(&form->request->form, "more")) shown += ROWS_AT_FIRST;
    if (shown < ROWS_AT_FIRST) shown = ROWS_AT_FIRST;
    return HOLD_BEFORE + FIELDS_A_MEASURE * (shown < MEASURES_MOST ? shown : MEASURES_MOST);
}

/* The names of the three fields of measure NUMBER, from 0. */
struct measure_fields { const char *action, *owner, *due_on; };
static struct measure_fields measure_fields(const struct form *form, size_t number) {
    const struct field *first = &form->fields[HOLD_BEFORE + FIELDS_A_MEASURE * number];
    return (struct measure_fields){ first[0].name, first[1].name, first[2].name };
}

static bool is_empty(const struct form *form, struct measure_fields names) {
    return !*form_text(form, names.action) && !*form_text(form, names.owner) && !*form_text(form, names.due_on);
}

/* A decision has somebody who carries it out and a day until when. */
static void judge_measure(const struct meeting *meeting, struct form *form, struct measure_fields names) {
    if (!*form_text(form, names.action)) form_fault(form, names.action, "Tulis keputusannya.");
    if (!*form_text(form, names.owner)) form_fault(form, names.owner, "Isi unit atau jabatan yang melaksanakan, tanpa nama orang.");
    if (!*form_text(form, names.due_on)) form_fault(form, names.due_on, "Isi batas waktunya.");
    if (!form_has(form, names.due_on) || form_day(form, names.due_on) >= meeting->held_on) return;
    form_fault(form, names.due_on, "Batas waktu tidak boleh sebelum hari rapat.");
}

static void judge_hold(const struct action_scene *scene, struct form *form) {
    const struct meeting *meeting = called_of(scene->file);
    size_t count = 0;
    if (!meeting) return;
    if (meeting->held_on > scene->file->calendar.today) {
        form_fault(form, NULL, "Rapat ini belum berlangsung. Bila dimajukan, batalkan lalu undang lagi dengan tanggal yang baru.");
    }
    for (size_t i = 0; i < MEASURES_MOST; i++) {
        struct measure_fields names = measure_fields(form, i);
        if (is_empty(form, names)) continue;
        count++;
        judge_measure(meeting, form, names);
    }
    if (count == 0) form_fault(form, measure_fields(form, 0).action, "Tulis paling sedikit satu keputusan.");
}

static enum result record_hold(struct step *step) {
    struct measure measures[MEASURES_MOST] = { 0 };
    struct meeting_outcome outcome = { step_text(step, "attendance"), step_text(step, "minutes"), measures, 0 };
    for (size_t i = 0; i < MEASURES_MOST; i++) {
        struct measure_fields names = measure_fields(step->form, i);
        if (is_empty(step->form, names)) continue;
        measures[outcome.count++] = (struct measure){ .action = step_text(step, names.action), .owner = step_text(step, names.owner),
                                                      .due_on = step_day(step, names.due_on).day };
    }
    return meeting_hold(&step->tx, step->file->row.id, &outcome);
}

/* ---- monitoring ---- */

static enum result offer_measures(const struct action_scene *scene, struct form *form) {
    const struct measures *measures = &scene->file->measures;
    struct arena *arena = scene->request->arena;
    struct choice *choices = arena_array(arena, measures->count + 1, sizeof *choices);
    for (size_t i = 0; i < measures->count; i++) {
        const struct measure *measure = &measures->rows[i];
        choices[i] = (struct choice){ .value = arena_format(arena, "%" PRId64, measure->id.value),
                                      .label = arena_format(arena, "%s (%s)%s", measure->action, measure->owner,
                                                            measure->done_on.known ? ", selesai" : "") };
    }
    form_choices(form, "measure", choices, measures->count);
    return DONE;
}

/* The measure that was picked; NULL: none of this case. */
static const struct measure *picked(const struct case_file *file, const struct form *form) {
    int64_t id = strtoll(form_text(form, "measure"), NULL, 10);
    for (size_t i = 0; i < file->measures.count; i++) {
        if (file->measures.rows[i].id.value == id) return &file->measures.rows[i];
    }
    return NULL;
}

static void judge_monitor(const struct action_scene *scene, struct form *form) {
    const struct measure *measure = picked(scene->file, form);
    if (!measure) form_fault(form, "measure", "Pilih keputusan yang dipantau.");
    if (measure && measure->done_on.known && form_ticked(form, "measure_done")) {
        form_fault(form, "measure_done", "Keputusan ini sudah dicatat selesai.");
    }
}

static const char *monitor_words(const struct step *step) {
    const struct measure *measure = picked(step->file, step->form);
    const char *done = step_ticked(step, "measure_done") ? "\n\nSudah dilaksanakan." : "";
    return arena_format(step->request->arena, "%s: %s\n\n%s%s", measure ? measure->owner : "", measure ? measure->action : "",
                        step_text(step, "text"), done);
}

static enum result record_monitoring(struct step *step) {
    const struct measure *measure = picked(step->file, step->form);
    if (!measure) return REFUSED_INVALID;
    if (!step_ticked(step, "measure_done")) return DONE;
    struct measure_end end = { measure->id, step->file->calendar.today };
    return measure_finish(&step->tx, step->file->row.id, end);
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ROWS[] = {
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CALL_MEETING,
      .hint = "Undangan dan berkas kalender dapat diambil sesudahnya. Pelapor hanya tahu bahwa ada rapat.",
      .button = "Undang rapat", .done = "Rapat tersimpan. Undangan dapat dicetak di bawah.", WITH(CALL), .judge = judge_call,
      .words = no_words, .record = record_call },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_HOLD_MEETING, .hint = "Hanya terlihat petugas. Baris keputusan yang kosong diabaikan.",
      .button = "Simpan hasil rapat", .done = "Hasil rapat tersimpan.", WITH(HOLD), .judge = judge_hold, .words = no_words,
      .record = record_hold, .shown = rows_shown },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_MONITOR, .near = true, .hint = "Hanya terlihat petugas.",
      .button = "Simpan pantauan", .done = "Pantauan tersimpan.", WITH(MONITOR), .offer = offer_measures, .judge = judge_monitor,
      .words = monitor_words, .record = record_monitoring },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_CANCEL_MEETING, .grave = true, .hint = "Hanya terlihat petugas.",
      .button = "Batalkan rapat", .done = "Rapat dibatalkan.", WITH(CANCEL), .record = record_cancelling },
};
const struct case_action_table MEETING_ACTIONS = { ROWS, COUNT_OF(ROWS) };
