/* Scope: everything a form of an action may send. */
#include "cgi-bin/staff/action_fields.h"

#define HIDDEN(called, most) { .name = called, .label = "", .kind = FIELD_HIDDEN, .max_length = most }
#define LINES(called) { .name = called, .label = "", .kind = FIELD_LINES, .max_length = 10000 }
#define LINE(called) { .name = called, .label = "", .kind = FIELD_TEXT, .max_length = 500 }
#define DAY(called) { .name = called, .label = "", .kind = FIELD_DATE }
#define PICK(called) { .name = called, .label = "", .kind = FIELD_CHOICE }
#define TICKS(called) { .name = called, .label = "", .kind = FIELD_CHOICES }
#define TICK(called) { .name = called, .label = "", .kind = FIELD_TICK }

const struct field ACTION_FIELDS[ACTION_FIELD_COUNT] = {
    HIDDEN("action", 40), HIDDEN("version", 20), HIDDEN("more", 1),
    LINES("text"), FILES_FIELD, TICK("oversight"), LINE("letter_number"), DAY("letter_date"),
    PICK("unit"), PICK("officer"), LINE("agency"),
    DAY("held_on"), LINE("starts_at"), LINE("place"), LINES("agenda"), LINES("invited"),
    LINES("attendance"), LINES("minutes"), PICK("measure"), TICK("measure_done"),
    PICK("excluded_officer"), PICK("excluded_unit"), LINE("duplicate"),
    LINE("title"), LINES("summary"), LINES("outcome"),
    PICK("extension_ground"), PICK("held_by"), LINE("holder"), PICK("form"), LINE("ready_in"), LINE("sheets"), LINE("sheet_price"),
    LINE("delivery_cost"), LINE("other_cost"), LINES("redaction"), LINES("withheld"), PICK("reason"), TICKS("exemptions"),
    LINES("consequence"), DAY("delivered_on"), TICKS("objections"), LINES("story"), LINES("representative"), PICK("objection_outcome"), LINE("order_days"),
    ALL_MEASURE_FIELDS,
};
