/* Scope: texts an answer begins with, and their placeholders. Exports: enum template_action, struct reply_values,
 * reply_template_fault, reply_template_expand. Pure.
 *
 * A placeholder is "{" a name "}". There are few, and none names the reporter: what a template says may be sent to anybody.
 * What is put in is never looked at again: a service called "{petugas}" stays "{petugas}". */
#pragma once

#include "lib/base/arena.h"
#include "lib/rules/enum_table.h"

/* The actions whose text a template can begin; texts as in complaint_states.h. */
#define TEMPLATE_ACTION_LIST(X)                                                         \
    X(TEMPLATE_ANSWER, "answer", "Jawaban")                                             \
    X(TEMPLATE_ASK_REPORTER, "ask_reporter", "Pertanyaan kepada pelapor")               \
    X(TEMPLATE_CLASSIFY_UNSUITABLE, "classify_unsuitable", "Alasan pengembalian")       \
    X(TEMPLATE_ANSWER_APPEAL, "answer_appeal", "Jawaban aju banding")

ENUM_DECLARE(template_action, TEMPLATE_ACTION_LIST, TEMPLATE_ACTION_COUNT)

/* What stands for a placeholder; no member is NULL. */
struct reply_values {
    const char *number;  /* {nomor}: register number */
    const char *service; /* {layanan}: name of the service concerned */
    const char *due;     /* {tenggat}: last day of the deadline in words */
    const char *office;  /* {kantor} */
    const char *officer; /* {petugas}: name shown to colleagues */
};

/* The names with their braces, for a hint: "{nomor}, {layanan}, …"; static storage. */
#define REPLY_PLACEHOLDERS "{nomor}, {layanan}, {tenggat}, {kantor}, {petugas}"

/* What is wrong with BODY, in Indonesian and with the place named, owned by ARENA; NULL when every "{" begins a known
 * placeholder. */
const char *reply_template_fault(struct arena *arena, const char *body);

/* BODY with every known placeholder replaced; anything else stays as it is. Owned by ARENA. */
const char *reply_template_expand(struct arena *arena, const char *body, const struct reply_values *values);
