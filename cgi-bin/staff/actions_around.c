/* Scope: actions that leave a complaint where it is: exclusion, duplicates, release to the public. */
#include <string.h>

#include "cgi-bin/staff/case_step.h"
#include "cgi-bin/staff/offices.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/private_value.h"
#include "lib/rules/register.h"
#include "lib/store/staff.h"
#include "lib/store/unit.h"

static const struct field EXCLUSION[] = { PICK_FIELD("excluded_officer", "Petugas"), PICK_FIELD("excluded_unit", "Unit"),
                                          TEXT_FIELD("Alasan", true) };
static const struct field DUPLICATE[] = { { .name = "duplicate", .label = "Nomor kasus yang sama", .kind = FIELD_TEXT, .required = true,
                                            .max_length = 30, .hint = "Misalnya PGD-2026-000123." } };
static const struct field RELEASE[] = {
    LINE_FIELD("title", "Judul untuk umum", 200),
    { .name = "summary", .label = "Ringkasan", .kind = FIELD_LINES, .required = true, .max_length = 4000,
      .hint = "Dengan kata-kata kantor, tanpa nama, alamat, nomor, atau hal lain yang menunjuk orang." },
    { .name = "outcome", .label = "Hasil penanganan", .kind = FIELD_LINES, .required = true, .max_length = 4000 },
};
static const struct field REASON[] = { TEXT_FIELD("Alasan", true) };

/* ---- for whom the case does not exist ---- */

static enum result offer_exclusion(const struct action_scene *scene, struct form *form) {
    enum result result = office_units(scene, form, "excluded_unit");
    return result == DONE ? office_officers(scene, form, "excluded_officer", PERMISSION_COMPLAINT_VIEW) : result;
}

static bool is_chosen(const struct staff *staff, const char *unit_of_staff, const struct form *form) {
    const char *unit = form_text(form, "excluded_unit");
    if (staff->id.value == office_officer(form_text(form, "excluded_officer")).value) return true;
    return *unit && unit_of_staff && strcmp(unit, unit_of_staff) == 0;
}

/* Whether one active superior is left for whom the case exists: else nobody could ever lift it again. */
static bool leaves_a_superior(const struct action_scene *scene, const struct form *form) {
    struct staff_list list;
    if (staff_list(scene->app->db, scene->request->arena, &list) != DONE) return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct staff *staff = &list.rows[i];
        const char *unit = NULL;
        bool is_hidden = true;
        struct exclusion_question question = { scene->file->row.id, staff->id };
        if (!staff->active || !roles_allow(staff->roles, PERMISSION_COMPLAINT_APPEAL)) continue;
        if (unit_of_staff(scene->app->db, scene->request->arena, staff->id, &unit) != DONE) continue;
        if (exclusion_hides(scene->app->db, question, &is_hidden) != DONE || is_hidden) continue;
        if (!is_chosen(staff, unit, form)) return true;
    }
    return false;
}

static void judge_exclusion(const struct action_scene *scene, struct form *form) {
    bool has_officer = *form_text(form, "excluded_officer"), has_unit = *form_text(form, "excluded_unit");
    if (has_officer == has_unit) form_fault(form, "excluded_officer", "Pilih satu petugas atau satu unit.");
    if (form->is_faulty || leaves_a_superior(scene, form)) return;
    form_fault(form, has_officer ? "excluded_officer" : "excluded_unit",
               "Paling sedikit satu Kepala Bidang atau Kepala Dinas harus tetap dapat membuka kasus ini.");
}

static const char *label_of_choice(const struct form *form, const char *name) {
    for (size_t i = 0; i < form->field_count; i++) {
        if (strcmp(form->fields[i].name, name) != 0) continue;
        for (size_t j = 0; j < form->choices[i].count; j++) {
            if (strcmp(form->choices[i].choices[j].value, form_text(form, name)) == 0) return form->choices[i].choices[j].label;
        }
    }
    return "";
}

static const char *exclusion_words(const struct step *step) {
    const char *officer = label_of_choice(step->form, "excluded_officer"), *unit = label_of_choice(step->form, "excluded_unit");
    return arena_format(step->request->arena, "%s: %s\n\n%s", *officer ? "Petugas" : "Unit", *officer ? officer : unit,
                        step_text(step, "text"));
}

/* Who is excluded does not go on working on it. */
static enum result take_away(struct step *step, const struct exclusion *exclusion) {
    const struct complaint *complaint = &step->file->complaint;
    bool is_handler = complaint->handler.value && complaint->handler.value == exclusion->staff.value;
    bool is_unit = complaint->unit_code && exclusion->unit_code && strcmp(complaint->unit_code, exclusion->unit_code) == 0;
    if (!is_handler && !is_unit) return DONE;
    struct complaint_assignment rest = { complaint->unit_code, complaint->handler };
    if (is_unit) rest.unit_code = NULL;
    if (is_handler) rest.handler.value = 0;
    return complaint_assign(&step->tx, step->file->row.id, rest);
}

static enum result record_exclusion(struct step *step) {
    const char *unit = step_text(step, "excluded_unit");
    struct exclusion exclusion = { .staff = office_officer(step_text(step, "excluded_officer")), .unit_code = *unit ? unit : NULL };
    enum result result = exclusion_add(&step->tx, step->file->row.id, &exclusion);
    return result == DONE ? take_away(step, &exclusion) : result;
}

/* ---- the same matter ---- */

/* The other case, when it is a complaint that exists for the visitor. */
static enum result other_case(const struct action_scene *scene, const char *typed, struct case_file *ret) {
    struct register_number parsed;
    if (!register_parse(typed, &parsed) || parsed.kind != CASE_COMPLAINT) return REFUSED_ABSENT;
    return case_file_open(scene->app, scene->request, typed, ret);
}

static void judge_duplicate(const struct action_scene *scene, struct form *form) {
    struct case_file other;
    bool is_circle = false;
    if (!form_has(form, "duplicate")) return;
    if (other_case(scene, form_text(form, "duplicate"), &other) != DONE) {
        form_fault(form, "duplicate", "Tidak ada pengaduan dengan nomor ini.");
        return;
    }
    if (other.row.id.value == scene->file->row.id.value) form_fault(form, "duplicate", "Ini nomor kasus ini sendiri.");
    else if (complaint_leads_to(scene->app->db, other.row.id, scene->file->row.id, &is_circle) != DONE || is_circle) {
        form_fault(form, "duplicate", "Kasus itu sudah ditautkan ke kasus ini.");
    }
}

static const char *no_words(const struct step *step) {
    (void)step;
    return "";
}

static enum result record_duplicate(struct step *step) {
    struct register_number parsed;
    struct case_row other;
    if (!register_parse(step_text(step, "duplicate"), &parsed)) return REFUSED_INVALID;
    const char *number = register_text(step->request->arena, parsed);
    enum result result = case_by_number(step->app->db, step->request->arena, number, &other);
    return result == DONE ? complaint_link_duplicate(&step->tx, step->file->row.id, other.id) : result;
}

/* ---- for everybody ---- */

static struct release_step release_step(const struct step *step) {
    return (struct release_step){ step->file->row.id, step_staff(step), step->request->now };
}

/* What the search of the finished site would find stops a whole edition: it is said here, before two people have agreed on it. */
static void judge_proposal(const struct action_scene *scene, struct form *form) {
    static const char *const TEXTS[] = { "title", "summary", "outcome" };
    const struct config *config = scene->app->config;
    const char *const emails[] = { config->office.email, NULL }, *const phones[] = { config->office.phone, NULL };
    const struct private_values own = { .own_emails = emails, .own_phones = phones };
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        const char *text = form_text(form, TEXTS[i]);
        enum private_kind kind = private_find(scene->request->arena, &own, text, strlen(text));
        if (kind == PRIVATE_NOTHING) continue;
        form_fault(form, TEXTS[i], arena_format(scene->request->arena, "Hapus %s dari teks ini; data pribadi tidak boleh terbit.",
                                                private_kind_name(kind)));
    }
}

static enum result record_proposal(struct step *step) {
    struct release release = { .title = step_text(step, "title"), .summary = step_text(step, "summary"),
                               .outcome = step_text(step, "outcome") };
    return release_propose(&step->tx, release_step(step), &release);
}

static enum result record_approval(struct step *step) {
    return release_approve(&step->tx, release_step(step));
}

static enum result record_withdrawal(struct step *step) {
    return release_withdraw(&step->tx, release_step(step));
}

#define WITH(list) .fields = list, .field_count = COUNT_OF(list)

static const struct case_action ROWS[] = {
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_APPROVE_RELEASE, .near = true, .grave = true,
      .hint = "Judul, ringkasan, dan hasil yang diusulkan terbit di situs pada malam berikutnya, dengan bulan diterima, keadaan, dan lama setiap "
              "langkah dalam hari kerja. Tidak ada yang lain dari kasus ini.",
      .button = "Setujui untuk umum", .done = "Disetujui. Terbit di situs pada malam berikutnya.", .words = no_words,
      .record = record_approval },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_LINK_DUPLICATE, .hint = "Untuk laporan lain tentang hal yang sama.",
      .button = "Tautkan", .done = "Kasus ditautkan.", WITH(DUPLICATE), .judge = judge_duplicate, .words = no_words,
      .record = record_duplicate },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_PROPOSE_RELEASE, .hint = "Tidak ada yang terbit sebelum orang lain menyetujuinya.",
      .button = "Usulkan", .done = "Usulan tersimpan.", WITH(RELEASE), .judge = judge_proposal, .words = no_words, .record = record_proposal },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_WITHDRAW_RELEASE, .grave = true, .hint = "Hilang dari situs pada malam berikutnya.",
      .button = "Tarik", .done = "Ditarik dari umum.", WITH(REASON), .record = record_withdrawal },
    { .kind = CASE_COMPLAINT, .action = COMPLAINT_EXCLUDE, .grave = true,
      .hint = "Bila laporan ini tentang mereka. Bagi mereka kasus ini tidak ada, untuk selamanya.",
      .button = "Kecualikan", .done = "Pengecualian tersimpan.", WITH(EXCLUSION), .offer = offer_exclusion,
      .judge = judge_exclusion, .words = exclusion_words, .record = record_exclusion },
};
const struct case_action_table AROUND_ACTIONS = { ROWS, COUNT_OF(ROWS) };
