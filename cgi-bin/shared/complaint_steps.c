/* Scope: the steps of a citizen's complaint. */
#include "cgi-bin/shared/complaint_steps.h"

#include <string.h>

#include "lib/rules/case_kinds.h"
#include "lib/web/request.h"

static const struct choice REPORTER_KINDS[] = { REPORTER_KIND_LIST(CHOICE_ROW) };

static const struct choice CONFIDENTIALITIES[] = {
    [CONFIDENTIALITY_OPEN] = { "open", "Terbuka", "Petugas yang menangani melihat nama dan kontak Anda. Masyarakat tidak." },
    [CONFIDENTIALITY_ANONYMOUS] = { "anonymous", "Anonim", "Kami tidak menyimpan nama, kontak, alamat internet, dan jam Anda melapor. "
                             "Kabar hanya lewat nomor dan kode." },
    [CONFIDENTIALITY_CONFIDENTIAL] = { "confidential", "Rahasia", "Identitas Anda disegel. Petugas hanya dapat membukanya dengan alasan yang tercatat." },
};

const struct field COMPLAINT_FIELDS[COMPLAINT_POSTED_COUNT] = {
    { .name = "confidentiality", .label = "Siapa yang boleh tahu identitas Anda?", .kind = FIELD_CHOICE, .required = true,
      .choices = CONFIDENTIALITIES, .choice_count = COUNT_OF(CONFIDENTIALITIES), .choices_class = "choices-told",
      .hint = "Pilihan ini berlaku selamanya setelah dikirim, juga bagi kami.", .missing = "Pilih Terbuka, Anonim, atau Rahasia." },
    { .name = "reporter_kind", .label = "Anda melapor sebagai", .kind = FIELD_CHOICE, .required = true,
      .choices = REPORTER_KINDS, .choice_count = COUNT_OF(REPORTER_KINDS), .choices_class = "choices-row",
      .missing = "Pilih sebagai siapa Anda melapor." },
    { .name = "service_code", .label = "Layanan", .kind = FIELD_CHOICE },
    { .name = "subject", .label = "Judul pengaduan", .kind = FIELD_TEXT, .required = true, .max_length = 150,
      .hint = "Satu kalimat, misalnya: izin terlambat terbit." },
    { .name = "narrative", .label = "Ceritakan kejadiannya", .kind = FIELD_LINES, .required = true, .max_length = 8000,
      .hint = "Dengan kata-kata Anda. Jangan menulis NIK.", .missing = "Ceritakan apa yang terjadi." },
    { .name = "happened_on", .label = "Kapan terjadi", .kind = FIELD_DATE },
    { .name = "happened_where", .label = "Di mana terjadi", .kind = FIELD_TEXT, .max_length = 200 },
    { .name = "wanted", .label = "Apa yang Anda harapkan?", .kind = FIELD_LINES, .max_length = 2000 },
    { .name = "drop", .label = "Sudah kami terima", .kind = FIELD_CHOICES, .hint = "Centang berkas yang tidak jadi disertakan." },
    { .name = "files", .label = "Foto atau dokumen", .kind = FIELD_FILES, .most = UPLOADS_MOST,
      .hint = "Paling banyak 5 berkas JPG, PNG, atau PDF; masing-masing paling besar 10 MB. Data lokasi di dalam foto kami hapus." },
    { .name = "name", .label = "Nama lengkap", .kind = FIELD_TEXT, .judged_by_handler = true, .max_length = 100,
      .autocomplete = "name" },
    { .name = "phone", .label = "Nomor WhatsApp atau telepon", .kind = FIELD_PHONE, .max_length = 30, .autocomplete = "tel" },
    { .name = "email", .label = "Alamat surel", .kind = FIELD_EMAIL, .max_length = 200, .autocomplete = "email" },
    { .name = "step", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 10 },
    { .name = "go", .label = "", .kind = FIELD_HIDDEN, .max_length = 10 },
    { .name = "seen", .label = "", .kind = FIELD_HIDDEN, .max_length = 20 },
    { .name = "then", .label = "", .kind = FIELD_HIDDEN, .max_length = 10 },
};

const struct step_row COMPLAINT_STEPS[COMPLAINT_STEP_COUNT] = {
    [STEP_WHO] = { "who", "Siapa yang boleh tahu?", NULL, 0, 2 },
    [STEP_SERVICE] = { "service", "Layanan apa yang Anda adukan?", "Kosongkan bila tidak ada di daftar.", 2, 1 },
    [STEP_STORY] = { "story", "Apa yang terjadi?", NULL, 3, 5 },
    [STEP_FILES] = { "files", "Apakah Anda punya bukti?", "Boleh dilewati. Bukti dapat juga dikirim nanti di halaman pelacakan.", 8, 2 },
    [STEP_CONTACT] = { "contact", "Bagaimana kami menghubungi Anda?", "Isi telepon atau surel, atau keduanya.", 10, 3 },
};

const char *complaint_choice_told(const char *confidentiality) {
    for (size_t i = 0; i < COUNT_OF(CONFIDENTIALITIES); i++)
        if (strcmp(CONFIDENTIALITIES[i].value, confidentiality) == 0) return CONFIDENTIALITIES[i].hint;
    return "";
}

const char *complaint_step_name(enum complaint_step step) {
    return step == STEP_CHECK ? "check" : COMPLAINT_STEPS[step].name;
}

bool complaint_step_parse(const char *name, enum complaint_step *ret) {
    for (size_t i = 0; i <= COMPLAINT_STEP_COUNT; i++) {
        if (strcmp(complaint_step_name((enum complaint_step)i), name) != 0) continue;
        *ret = (enum complaint_step)i;
        return true;
    }
    return false;
}

size_t complaint_step_count(bool is_anonymous) {
    return COMPLAINT_STEP_COUNT - is_anonymous;
}

enum complaint_step complaint_step_after(enum complaint_step step, bool is_anonymous) {
    bool is_last = step + 1u >= complaint_step_count(is_anonymous);
    return is_last ? STEP_CHECK : (enum complaint_step)(step + 1);
}

enum complaint_step complaint_step_before(enum complaint_step step, bool is_anonymous) {
    size_t count = complaint_step_count(is_anonymous);
    if (step > count) return (enum complaint_step)(count - 1);
    return step == STEP_WHO ? STEP_WHO : (enum complaint_step)(step - 1);
}
