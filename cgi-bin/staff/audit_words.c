/* Scope: words and links of audit rows. */
#include "cgi-bin/staff/audit_words.h"

#include <string.h>

#include "cgi-bin/staff/case_words.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/buffer.h"
#include "lib/store/case.h"
#include "lib/store/dataset.h"
#include "lib/store/exclusion.h"
#include "lib/store/survey.h"

/* ---- what ---- */

static const struct { const char *action, *words; } ACTIONS[] = {
    { "case.submit", "Kasus masuk" },
    { "case.change", "Langkah kasus" },
    { "case.view", "Kasus dibuka" },
    { "attachment.view", "Lampiran diunduh" },
    { "answer_file.store", "Berkas jawaban disimpan" },
    { "answer_file.remove", "Berkas jawaban dibatalkan" },
    { "identity.reveal", "Identitas pelapor dibuka" },
    { "dataset.step", "Langkah data" },
    { "period.open", "Periode survei dibuka" },
    { "period.close", "Periode survei ditutup" },
    { "survey.key", "Kuesioner kertas diisikan" },
    { "survey.decide", "Dua isian yang berbeda diputuskan" },
    { "survey.again", "Lembar kertas akan diisikan ulang" },
    { "survey.import", "Jawaban survei diimpor" },
    { "survey.double", "Isian ganda diwajibkan" },
    { "survey.single", "Isian ganda dihentikan" },
    { "instrument.add", "Kuesioner ditambahkan" },
    { "instrument.replace", "Kuesioner diganti sebelum dipakai" },
    { "service.save", "Layanan disimpan" },
    { "unit.save", "Unit disimpan" },
    { "holiday.save", "Hari libur disimpan" },
    { "holiday.remove", "Hari libur dihapus" },
    { "outbox.retry", "Pesan dicoba lagi" },
    { "service.note", "Pemberitahuan layanan diubah" },
    { "login.password", "Kata sandi benar" },
    { "login.full", "Masuk" },
    { "logout", "Keluar" },
    { "list.export", "Daftar diunduh" },
    { "report.export", "Laporan pengaduan dibuat" },
    { "case.erase", "Data pribadi dihapus" },
    { "privacy.ask", "Permintaan data pribadi masuk" },
    { "privacy.view", "Permintaan data pribadi dibuka" },
    { "privacy.correct", "Identitas diperbaiki atas permintaan pemiliknya" },
    { "privacy.answer", "Permintaan data pribadi dijawab" },
    { "request.export", "Laporan layanan informasi dibuat" },
    { "staff.add", "Akun dibuat" },
    { "staff.change", "Akun diubah" },
    { "staff.unit", "Unit petugas diubah" },
    { "staff.email", "Surel akun diubah" },
    { "password.change", "Kata sandi diganti sendiri" },
    { "password.reset", "Kata sandi dibuat ulang" },
    { "totp.confirm", "Faktor kedua dipasang" },
    { "totp.remove", "Faktor kedua dihapus" },
    { "totp.replace", "Faktor kedua pindah ke telepon lain" },
    { "recovery.make", "Kode pemulihan dibuat" },
    { "recovery.use", "Kode pemulihan dipakai" },
    { "kiosk.add", "Kios survei didaftarkan" },
    { "kiosk.setup", "Kode pasang kios dibuat" },
    { "kiosk.pin", "PIN kios diganti" },
    { "kiosk.withdraw", "Kios survei ditarik" },
    { "kiosk.claim", "Tablet dipasang sebagai kios" },
    { "kiosk.leave", "Tablet keluar dari mode kios" },
    { "session.end", "Satu sesi diakhiri" },
    { "session.end_others", "Sesi lain diakhiri" },
    { "session.end_all", "Semua sesi diakhiri" },
    { "counter.save", "Loket disimpan" },
    { "slip.print", "Karcis survei dicetak" },
    { "followup.add", "Rencana tindak lanjut ditambahkan" },
    { "followup.change", "Rencana tindak lanjut diubah" },
    { "followup.mark", "Keadaan tindak lanjut dicatat" },
    { "followup.remove", "Rencana tindak lanjut dihapus" },
    { "suggestion.tag", "Saran survei dibaca" },
    { "standing.add", "Permintaan bulanan dibuat" },
    { "standing.change", "Permintaan bulanan diubah" },
    { "standing.end", "Permintaan bulanan diakhiri" },
    { "template.add", "Templat balasan dibuat" },
    { "template.change", "Templat balasan diubah" },
    { "content.save", "Halaman situs disimpan" },
};

/* Details that are words of the program. */
static const struct { const char *detail, *words; } DETAILS[] = {
    { "import", "masuk sebagai konsep" }, { "submit", "diajukan" },    { "approve", "disetujui" },
    { "revise", "konsep diperbaiki" },    { "analyse", "dianalisis" },  { "correct", "dikoreksi" },
    { "send_back", "dikembalikan" },      { "inactive", "dinonaktifkan" },
};

#define ROLES_DETAIL "roles: "

/* "roles: head,auditor" in the words people know: who was given what must be seen by those who answer for it. */
static const char *roles_words(struct arena *arena, const char *names) {
    struct buffer words = buffer_in(arena);
    buffer_text(&words, "peran ");
    for (const char *at = names; *at;) {
        size_t length = strcspn(at, ",");
        const char *name = arena_copy(arena, at, length);
        enum role role;
        buffer_text(&words, role_parse(name, &role) ? role_label(role) : name);
        at += length;
        if (*at) buffer_text(&words, *at++ == ',' ? ", " : "");
    }
    return buffer_string(&words);
}

static const char *detail_words(struct arena *arena, const struct audit_entry *entry, enum case_kind kind) {
    const char *detail = entry->detail;
    if (strcmp(entry->action, "case.change") == 0) return case_step_title(kind, detail);
    if (strncmp(detail, ROLES_DETAIL, strlen(ROLES_DETAIL)) == 0) return roles_words(arena, detail + strlen(ROLES_DETAIL));
    for (size_t i = 0; i < sizeof DETAILS / sizeof *DETAILS; i++) {
        if (strcmp(DETAILS[i].detail, detail) == 0) return DETAILS[i].words;
    }
    return detail;
}

const char *audit_what(struct arena *arena, const struct audit_entry *entry, const struct audit_about *about) {
    const char *words = entry->action;
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(ACTIONS[i].action, entry->action) == 0) words = ACTIONS[i].words;
    }
    bool says_more = *entry->detail && !about->is_hidden && strcmp(entry->detail, about->text) != 0;
    return says_more ? arena_format(arena, "%s: %s", words, detail_words(arena, entry, about->kind)) : words;
}

const char *audit_who(const struct audit_row *row) {
    if (row->staff_name) return row->staff_name;
    if (strcmp(row->actor_kind, "citizen") == 0) return "Warga";
    return strcmp(row->actor_kind, "system") == 0 ? "Sistem" : "Perintah loket";
}

/* ---- about ---- */

static enum result about_case(struct app *app, struct request *request, int64_t id, struct audit_about *ret) {
    struct case_row row;
    enum result result = case_by_id(app->db, request->arena, (struct case_id){ id }, &row);
    if (result != DONE) return result;
    struct exclusion_question question = { row.id, { request->visitor->staff_id } };
    result = exclusion_hides(app->db, question, &ret->is_hidden);
    if (result != DONE || ret->is_hidden) return result;
    ret->kind = case_kind_of(&row);
    ret->text = row.number;
    ret->href = case_may_view(request, ret->kind) ? arena_format(request->arena, "/petugas/kasus/%s", row.number) : NULL;
    return DONE;
}

static enum result about_dataset(struct app *app, struct request *request, int64_t id, struct audit_about *ret) {
    struct dataset dataset;
    enum result result = dataset_by_id(app->db, request->arena, (struct dataset_id){ id }, &dataset);
    if (result != DONE) return result;
    bool may = visitor_may(request, PERMISSION_DATASET_VIEW);
    ret->text = dataset.title;
    ret->href = may ? arena_format(request->arena, "/petugas/data/%lld", (long long)id) : NULL;
    return DONE;
}

static enum result about_period(struct app *app, struct request *request, int64_t id, struct audit_about *ret) {
    struct survey_period period;
    enum result result = survey_period_by_id(app->db, request->arena, (struct survey_period_id){ id }, &period);
    if (result == DONE) ret->text = period.label;
    return result;
}

static enum result about_staff(struct app *app, struct request *request, int64_t id, struct audit_about *ret) {
    struct staff staff;
    enum result result = staff_by_id(app->db, request->arena, (struct staff_id){ id }, &staff);
    if (result == DONE) ret->text = staff.name;
    return result;
}

static const struct {
    const char *subject;
    enum result (*about)(struct app *app, struct request *request, int64_t id, struct audit_about *ret);
} SUBJECTS[] = {
    { "case", about_case }, { "dataset", about_dataset }, { "period", about_period }, { "staff", about_staff },
};

enum result audit_about(struct app *app, struct request *request, const struct audit_entry *entry, struct audit_about *ret) {
    struct audit_about about = { .text = "" };
    enum result result = DONE;
    for (size_t i = 0; i < sizeof SUBJECTS / sizeof *SUBJECTS; i++) {
        if (strcmp(SUBJECTS[i].subject, entry->subject) == 0) result = SUBJECTS[i].about(app, request, entry->subject_id, &about);
    }
    if (result != DONE && result != REFUSED_ABSENT) return result;
    *ret = about;
    return DONE;
}
