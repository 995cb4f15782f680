/* Scope: forms as tables of typed fields. Exports: struct field, struct form and the form_ functions.
 * "Absent" and "present but wrong" are different; what was typed comes back with the form; messages are Indonesian. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/result.h"

struct request;
struct upload;

enum field_kind {
    FIELD_TEXT,         /* one line */
    FIELD_LINES,        /* several lines */
    FIELD_CHOICE,       /* one of `choices`; radio buttons or a list */
    FIELD_CHOICES,      /* any number of `choices`, a repeated name */
    FIELD_DATE,         /* DD/MM/YYYY, also D/M/YYYY, with "/", "-", "." or a space; YYYY-MM-DD is understood too */
    FIELD_EMAIL,
    FIELD_PHONE,        /* kept in E.164 */
    FIELD_WHOLE_NUMBER, /* smallest to largest; dots between thousands are understood */
    FIELD_TICK,         /* a box; present = ticked */
    FIELD_FILES,        /* up to `most` files */
    FIELD_HIDDEN,       /* text that is not shown, without messages of its own */
    FIELD_SECRET,       /* password or code: taken as typed, never sent back */
};

struct choice {
    const char *value, *label;
    const char *hint; /* NULL = none */
};

struct field {
    const char *name;
    const char *label; /* Indonesian, as it stands over the field: "Subjek pengaduan" */
    enum field_kind kind;
    bool required;
    bool judged_by_handler;       /* shown as required; the handler says when it is and gives the message */
    size_t max_length;            /* characters; every text kind must have one */
    const struct choice *choices; /* FIELD_CHOICE, FIELD_CHOICES; NULL when the handler gives them by form_choices */
    size_t choice_count;
    const char *hint;             /* NULL = none */
    const char *missing;          /* message when a required field is absent; NULL = made from kind and label */
    int64_t smallest, largest;    /* FIELD_WHOLE_NUMBER */
    size_t most;                  /* FIELD_FILES: 1 to UPLOADS_MOST */
    bool takes_tables;            /* FIELD_FILES: CSV and XLSX instead of pictures and PDF; so for all file fields of its route */
    bool takes_answers;           /* FIELD_FILES: files of answers, as large as loket.ini says; so for all file fields of its route */
    const char *autocomplete;     /* token of the HTML standard; NULL = off */
    const char *input_class;      /* for the template: "input-short", "input-code"; NULL = none */
    const char *choices_class;    /* for the template: "choices-row", "choices-told"; NULL = none */
};

/* State of one field; read it through the functions below. */
struct value {
    bool present;
    const char *typed;   /* as typed, cleaned; "" when absent; goes back into the form */
    const char *text;    /* the same in normal form: E.164 for FIELD_PHONE */
    const char **chosen; /* FIELD_CHOICES */
    size_t chosen_count;
    day_number day;
    int64_t number;
    const char *fault;   /* message, NULL when right */
};

struct form {
    struct request *request;
    const char *id_prefix; /* of the ids in the page; form_of sets "isian", a page with several forms tells them apart */
    const struct field *fields;
    struct value *values;
    struct choice_list {
        const struct choice *choices;
        size_t count;
    } *choices;
    size_t field_count;
    const char *general_fault; /* belongs to no field, NULL when none */
    bool is_faulty;
};

/* Starts the form of FIELDS in the request's arena; no value yet. For a GET show it at once, for a POST call form_read.
 * Field names must be unique; asking below for a name that is not in the table ends the process: a defect of ours. */
struct form form_of(struct request *request, const struct field *fields, size_t field_count);

/* Gives the choices of a field that come from the database; borrowed. Call before form_read. */
void form_choices(struct form *form, const char *name, const struct choice *choices, size_t count);

/* Sets a value to show at first (GET). */
void form_set(struct form *form, const char *name, const char *text);

/* Reads request->form into the values and judges each. DONE when all is right; REFUSED_INVALID when any field has a
 * fault, or when the form was sent too fast or has been open too long (then with a message for the whole form).
 * A POST that may come twice (a double tap, a reload) looks for the row of request->nonce first and shows that receipt:
 * by then its kept files have moved and the form would no longer be read as right. */
enum result form_read(struct form *form);

/* Takes the values alone and judges none, for a post that only asks for a longer form. */
void form_take(struct form *form);

/* Values. Text is trimmed, NFC, line ends LF; "" when absent. Borrowed. */
bool form_has(const struct form *form, const char *name);
const char *form_text(const struct form *form, const char *name);
day_number form_day(const struct form *form, const char *name);   /* only when form_has */
int64_t form_number(const struct form *form, const char *name);   /* only when form_has */
bool form_ticked(const struct form *form, const char *name);
bool form_chose(const struct form *form, const char *name, const char *choice); /* FIELD_CHOICE and FIELD_CHOICES */

/* Adds a fault a rule found across fields; the first fault of a field stays. NAME NULL: for the whole form. */
void form_fault(struct form *form, const char *name, const char *message);

/* The tree for templates/partials/field_*, caller owns the reference; every key is always there, null, "" or false when
 * empty:
 * { "has_errors": bool, "errors": [{ "id", "message" }],
 *   "FIELD": { "id", "name", "label", "hint", "value", "error", "required", "max_length", "type", "mode",
 *              "input_class", "autocomplete", "choices_class",
 *              "choices": [{ "id", "value", "label", "hint", "chosen" }], "kept": [{ "token", "file_name", "size_text" }] }, … }
 * A ticked FIELD_TICK has the value "1". Files that arrived with a faulty form are held on the server and stand in "kept";
 * they come back in hidden fields named KEPT_FIELD. */
#define KEPT_FIELD "kept_file"
struct app;
json_t *form_view(struct app *app, struct form *form);
