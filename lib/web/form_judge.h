/* Scope: judging one value by its field. Exports: form_judge. */
#pragma once

#include "lib/web/form.h"

/* Fills value->text, day, number and, when the value is wrong, value->fault. VALUE->typed is clean text. Files are
 * judged by form.c. */
void form_judge(struct arena *arena, const struct field *field, const struct choice_list *choices, struct value *value);

/* The message for a required field left out: "Isi subjek pengaduan.", "Pilih layanan."; owned by ARENA. */
const char *form_missing(struct arena *arena, const struct field *field);
