/* Scope: the closed lists of the law on public information. */
#include "lib/rules/request_law.h"

#include <string.h>

#include "lib/base/buffer.h"

ENUM_DEFINE(refusal_reason, REFUSAL_REASON_LIST, REFUSAL_REASON_COUNT)
ENUM_DEFINE(exemption, EXEMPTION_LIST, EXEMPTION_COUNT)
ENUM_DEFINE(extension_ground, EXTENSION_GROUND_LIST, EXTENSION_GROUND_COUNT)
ENUM_DEFINE(objection_reason, OBJECTION_REASON_LIST, OBJECTION_REASON_COUNT)
ENUM_DEFINE(objection_outcome, OBJECTION_OUTCOME_LIST, OBJECTION_OUTCOME_COUNT)
ENUM_DEFINE(possession, POSSESSION_LIST, POSSESSION_COUNT)
ENUM_DEFINE(information_form, INFORMATION_FORM_LIST, INFORMATION_FORM_COUNT)

const char *letters_exemption_text(struct arena *arena, const char *letters) {
    struct buffer text = buffer_in(arena);
    size_t count = strlen(letters);
    buffer_text(&text, "Pasal 17 huruf ");
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_text(&text, i + 1 == count ? " dan " : ", ");
        buffer_char(&text, letters[i]);
    }
    buffer_text(&text, " UU Nomor 14 Tahun 2008");
    return buffer_string(&text);
}
