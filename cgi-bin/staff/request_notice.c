/* Scope: written notices as staff fill them in. */
#include "cgi-bin/staff/request_notice.h"

#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/request_law.h"
#include "lib/rules/request_states.h"

#define ALL_WITHHELD "Seluruh informasi yang diminta." /* a refusal names no part */

const struct choice REQUEST_POSSESSIONS[] = { POSSESSION_LIST(CHOICE_ROW) };
const struct choice REQUEST_FORMS[] = { INFORMATION_FORM_LIST(CHOICE_ROW) };
const struct choice REQUEST_REASONS[] = { REFUSAL_REASON_LIST(CHOICE_ROW) };
const struct choice REQUEST_EXEMPTIONS[] = { EXEMPTION_LIST(CHOICE_ROW) };
_Static_assert(REQUEST_POSSESSION_COUNT == POSSESSION_COUNT && REQUEST_FORM_COUNT == INFORMATION_FORM_COUNT &&
               REQUEST_REASON_COUNT == REFUSAL_REASON_COUNT && REQUEST_EXEMPTION_COUNT == EXEMPTION_COUNT, "whole lists");

static bool asks_for(const struct form *form, const char *name) {
    for (size_t i = 0; i < form->field_count; i++) {
        if (strcmp(form->fields[i].name, name) == 0) return true;
    }
    return false;
}

/* ---- judging ---- */

static const char *letters_of(const struct form *form) {
    struct buffer letters = buffer_in(form->request->arena);
    for (unsigned i = 0; asks_for(form, "exemptions") && i < EXEMPTION_COUNT; i++) {
        const char *letter = exemption_text((enum exemption)i);
        if (form_chose(form, "exemptions", letter)) buffer_text(&letters, letter);
    }
    return buffer_string(&letters);
}

static void judge_refusal(struct form *form) {
    bool is_exempt = form_chose(form, "reason", refusal_reason_text(REFUSAL_EXEMPT)), has_letters = *letters_of(form) != '\0';
    bool has_consequence = form_has(form, "consequence");
    if (is_exempt && !has_letters) form_fault(form, "exemptions", "Pilih sedikitnya satu huruf Pasal 17 sebagai dasar hukum.");
    if (is_exempt && !has_consequence) form_fault(form, "consequence", "Tulis konsekuensi bila informasi ini dibuka.");
    if (!is_exempt && has_letters) form_fault(form, "exemptions", "Pasal 17 hanya untuk informasi yang dikecualikan.");
    if (!is_exempt && has_consequence) form_fault(form, "consequence", "Konsekuensi hanya untuk informasi yang dikecualikan.");
}

void request_notice_judge(struct form *form) {
    bool is_others = form_chose(form, "held_by", possession_text(POSSESSION_OTHER)), has_holder = form_has(form, "holder");
    if (is_others && !has_holder) form_fault(form, "holder", "Tulis badan publik yang menguasainya.");
    if (!is_others && has_holder) form_fault(form, "holder", "Kosongkan bila informasi kami yang menguasai.");
    if (asks_for(form, "reason")) judge_refusal(form);
    if (!asks_for(form, "sheets")) return;
    bool has_sheets = form_has(form, "sheets"), has_price = form_has(form, "sheet_price");
    if (has_price && !has_sheets) form_fault(form, "sheets", "Isi jumlah lembar yang disalin.");
}

/* ---- words ---- */

static const char *ground_text(const struct step *step) {
    enum refusal_reason reason;
    if (!refusal_reason_parse(step_text(step, "reason"), &reason)) return "";
    if (reason != REFUSAL_EXEMPT) return refusal_reason_label(reason);
    return letters_exemption_text(step->request->arena, letters_of(step->form));
}

static void add_part(struct buffer *text, const char *label, const char *value) {
    if (*value) buffer_format(text, "\n\n%s: %s", label, value);
}

const char *request_notice_words(const struct step *step) {
    struct buffer text = buffer_in(step->request->arena);
    buffer_text(&text, step_text(step, "text"));
    add_part(&text, "Bagian yang dihitamkan", step_text(step, "redaction"));
    add_part(&text, "Tidak diberikan", step_text(step, "withheld"));
    add_part(&text, "Dasar hukum", ground_text(step));
    add_part(&text, "Konsekuensi bila dibuka", step_text(step, "consequence"));
    return buffer_string(&text);
}

/* ---- the row ---- */

static int64_t number_of(const struct step *step, const char *name) {
    return asks_for(step->form, name) && form_has(step->form, name) ? form_number(step->form, name) : 0;
}

static const char *outcome_of(const struct step *step) {
    switch (step->action->action) {
    case REQUEST_ANSWER: return "granted";
    case REQUEST_ANSWER_PARTLY: return "partly";
    default: return "refused";
    }
}

enum result request_notice_record(struct step *step) {
    bool is_refused = step->action->action == REQUEST_REFUSE;
    struct request_decision decision = {
        .outcome = outcome_of(step),
        .held_by = step_text(step, "held_by"),
        .holder = step_text(step, "holder"),
        .form = step_text(step, "form"),
        .sheets = number_of(step, "sheets"),
        .sheet_price = number_of(step, "sheet_price"),
        .delivery_cost = number_of(step, "delivery_cost"),
        .other_cost = number_of(step, "other_cost"),
        .ready_in = (int)number_of(step, "ready_in"),
        .redaction = step_text(step, "redaction"),
        .withheld = is_refused ? ALL_WITHHELD : step_text(step, "withheld"),
        .reason = step_text(step, "reason"),
        .exemptions = letters_of(step->form),
        .consequence = step_text(step, "consequence"),
        .decided_on = step->file->calendar.today,
    };
    enum result result = request_decide(&step->tx, step->file->row.id, step_staff(step), &decision);
    const char *ground = ground_text(step);
    return result == DONE && *ground ? request_refuse(&step->tx, step->file->row.id, ground) : result;
}
