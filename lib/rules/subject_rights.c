/* Scope: rights of the person of a case. */
#include "lib/rules/subject_rights.h"

#include <string.h>

#define HOUR 3600
#define MINUTE 60

ENUM_DEFINE(subject_right, SUBJECT_RIGHT_LIST, SUBJECT_RIGHT_COUNT)
ENUM_DEFINE(subject_state, SUBJECT_STATE_LIST, SUBJECT_STATE_COUNT)

instant subject_due_at(instant asked_at) {
    return asked_at + SUBJECT_HOURS * HOUR;
}

static const struct { const char *action, *label; } PROCESSING[] = {
    { "case.submit", "Kasus masuk" },
    { "case.change", "Langkah kasus" },
    { "case.view", "Kasus dibuka petugas" },
    { "attachment.view", "Lampiran diunduh petugas" },
    { "answer_file.store", "Berkas jawaban disimpan" },
    { "answer_file.remove", "Berkas jawaban dikeluarkan" },
    { "identity.reveal", "Identitas dibuka" },
    { "privacy.ask", "Permintaan data pribadi masuk" },
    { "privacy.view", "Permintaan data pribadi dibuka petugas" },
    { "privacy.correct", "Identitas diperbaiki" },
    { "privacy.answer", "Permintaan data pribadi dijawab" },
};

const char *subject_processing_label(const char *action) {
    for (size_t i = 0; i < sizeof PROCESSING / sizeof *PROCESSING; i++) {
        if (strcmp(PROCESSING[i].action, action) == 0) return PROCESSING[i].label;
    }
    return action;
}

const char *subject_left_text(struct arena *arena, instant due_at, instant now) {
    long long left = (long long)(due_at - now);
    if (left < 0) return arena_format(arena, "lewat %lld jam", (-left + HOUR - 1) / HOUR);
    if (left >= HOUR) return arena_format(arena, "sisa %lld jam", left / HOUR);
    return arena_format(arena, "sisa %lld menit", left / MINUTE);
}
