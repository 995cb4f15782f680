/* Scope: words of promises. */
#include "cgi-bin/staff/followup_view.h"

#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/format.h"

static const char *const TONES[FOLLOWUP_STANDING_COUNT] = {
    [FOLLOWUP_WAITING] = "active", [FOLLOWUP_LATE] = "negative", [FOLLOWUP_KEPT] = "positive", [FOLLOWUP_KEPT_LATE] = "waiting",
    [FOLLOWUP_GIVEN_UP] = "",
};
static const char *const IN_SENTENCES[FOLLOWUP_STANDING_COUNT] = {
    [FOLLOWUP_WAITING] = "masih dalam waktu",
    [FOLLOWUP_LATE] = "terlambat",
    [FOLLOWUP_KEPT] = "selesai tepat waktu",
    [FOLLOWUP_KEPT_LATE] = "selesai melewati waktunya",
    [FOLLOWUP_GIVEN_UP] = "tidak dilanjutkan",
};

const char *followup_unsur_name(const struct instrument *instrument, const char *code) {
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (strcmp(instrument->items[i].code, code) == 0) return instrument->items[i].name;
    }
    return code;
}

json_t *followup_row_view(struct arena *arena, const struct followup *row, const struct instrument *instrument, day_number today,
                          struct followup_tally *tally) {
    enum followup_state state = FOLLOWUP_PLANNED;
    (void)followup_state_parse(row->state, &state);
    enum followup_standing standing = followup_stands(state, row->due_month, row->done_on.day, today);
    followup_count(tally, standing);
    const char *done = row->done_on.known ? format_day(arena, row->done_on.day) : NULL;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:s}", "number_text", arena_format(arena, "%d", row->position), "unsur",
                     followup_unsur_name(instrument, row->item_code), "action", row->action, "due_text", followup_due(arena, row->due_month),
                     "responsible", row->responsible, "note", row->note, "done_text", done, "state_label",
                     followup_standing_label(standing), "state_tone", TONES[standing]);
}

const char *followup_tally_text(struct arena *arena, const struct followup_tally *tally) {
    struct buffer text = buffer_in(arena);
    buffer_format(&text, "%lld rencana", (long long)tally->all);
    bool is_first = true;
    for (unsigned i = 0; i < FOLLOWUP_STANDING_COUNT; i++) {
        if (tally->by[i] == 0) continue;
        buffer_format(&text, "%s %lld %s", is_first ? ":" : ",", (long long)tally->by[i], IN_SENTENCES[i]);
        is_first = false;
    }
    buffer_text(&text, ".");
    return buffer_string(&text);
}
