/* Scope: requests for information that came by counter, telephone, letter or mail, with the time they truly arrived.
 * GET  /petugas/permintaan-baru                 200 the form for citizens
 * GET  /petugas/permintaan-baru?jenis=instansi  200 the form for a letter of an agency
 * POST /petugas/permintaan-baru                 as entry_answer; 400 fields of the other form as well */
#include "cgi-bin/staff/entry_request.h"

#include <string.h>

#include "cgi-bin/staff/entry_desk.h"

#define EXTRA_FIELD_COUNT 2 /* files and nonce */
#define LETTER_YEARS 10     /* how far back a letter may lie: an office brings its register along */

/* The ways a request reaches an office beside the web page (Perki 1/2021: in person, by letter or electronically). */
static const struct choice CHANNELS[] = {
    { "counter", "Loket", NULL }, { "phone", "Telepon", NULL }, { "letter", "Surat", NULL }, { "email", "Surel", NULL },
};

#define NONCE_FIELD { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH }

const struct field ENTRY_REQUEST_FIELDS[ENTRY_REQUEST_FIELD_COUNT] = {
    REQUEST_FORM_GATE, ARRIVAL_FIELDS(CHANNELS), NONCE_FIELD,
};

const char *const ENTRY_REQUEST_QUERY[] = { "jenis", NULL };

static const struct field ARRIVAL[] = { ARRIVAL_FIELDS(CHANNELS) };
static const struct field EXTRAS[EXTRA_FIELD_COUNT] = {
    NONCE_FIELD,
    { .name = "files", .label = "Surat atau formulir yang dipindai", .kind = FIELD_FILES, .most = UPLOADS_MOST,
      .hint = "Paling banyak 5 berkas JPG, PNG, atau PDF; masing-masing paling besar 10 MB." },
};

/* What arrived is registered as it arrived; what the law wants to know beside it, the data officer asks for. Registers of letters know
 * the sender and the subject, and often no more. */
static const struct { const char *name; bool of_letters_alone; const char *hint; } LATER[] = {
    { "identity_number", false, "Disimpan tersegel. Kosongkan bila belum diketahui." },
    { "address", false, NULL },
    { "occupation", false, NULL },
    { "purpose", false, NULL },
    { "letter_number", true, "Kosongkan bila suratnya tidak bernomor." },
    { "letter_date", true, NULL },
    { "information", true, "Kosongkan bila surat hanya menyebut perihalnya." },
};

static void loosen(struct field *field, bool is_agency) {
    field->autocomplete = NULL; /* the officer's browser knows the officer */
    for (size_t i = 0; i < COUNT_OF(LATER); i++) {
        if (strcmp(field->name, LATER[i].name) != 0 || (LATER[i].of_letters_alone && !is_agency)) continue;
        field->required = false;
        if (LATER[i].hint) field->hint = LATER[i].hint;
    }
}

/* Arrival, the fields of the public form, nonce and files. */
static struct form form_of_variant(struct request *request, const struct request_variant *variant) {
    size_t count = 0;
    struct field *fields = arena_array(request->arena, ARRIVAL_FIELD_COUNT + variant->field_count + EXTRA_FIELD_COUNT,
                                       sizeof *fields);
    for (size_t i = 0; i < ARRIVAL_FIELD_COUNT; i++) fields[count++] = ARRIVAL[i];
    for (size_t i = 0; i < variant->field_count; i++) {
        if (variant->fields[i].kind == FIELD_FILES) continue;
        fields[count] = variant->fields[i];
        loosen(&fields[count++], variant->is_agency);
    }
    for (size_t i = 0; i < EXTRA_FIELD_COUNT; i++) fields[count++] = EXTRAS[i];
    return form_of(request, fields, count);
}

/* How most letters come and are answered. */
static void start_letter(struct form *form) {
    form_set(form, "channel", channel_text(CHANNEL_LETTER));
    form_set(form, "obtain_way", obtain_way_text(OBTAIN_SOFT_COPY));
    form_set(form, "delivery_way", delivery_way_text(DELIVERY_COURIER));
}

static enum result open_form(struct app *app, struct request *request, struct form *ret) {
    (void)app;
    bool is_sent = request->method == METHOD_POST;
    const struct request_variant *variant = is_sent ? request_variant_sent(request) : request_variant_shown(request);
    if (!variant) return REFUSED_INVALID;
    *ret = form_of_variant(request, variant);
    if (!is_sent && variant->is_agency) start_letter(ret);
    return request_form_is_whole(ret) ? DONE : REFUSED_INVALID;
}

static void judge(const struct app *app, struct form *form) {
    arrival_judge(app, form, request_variant_sent(form->request)->is_agency ? LETTER_YEARS : ARRIVAL_YEARS);
    request_form_judge(app, form);
}

static enum result store_in(struct tx *tx, struct app *app, struct request *request, struct form *form,
                            struct case_receipt *ret) {
    (void)request;
    struct intake_arrival arrival = arrival_of_form(app, form);
    return request_form_store(tx, app, form, &arrival, ret);
}

static void tell(const struct form *form, json_t *view) {
    const struct request *request = form->request;
    bool is_sent = request->method == METHOD_POST;
    const struct request_variant *variant = is_sent ? request_variant_sent(request) : request_variant_shown(request);
    (void)json_object_set_new(view, "agency", json_boolean(variant->is_agency));
}

enum result entry_request_page(struct app *app, struct request *request, struct response *response) {
    static const struct entry REQUEST = { .path = ENTRY_REQUEST_PATH, .template_name = "pages/staff_entry_request",
                                          .here = "entry_request", .kind = CASE_REQUEST, .open = open_form,
                                          .judge = judge, .store_in = store_in, .tell = tell };
    return entry_answer(app, request, response, &REQUEST);
}
