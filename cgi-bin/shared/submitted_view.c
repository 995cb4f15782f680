/* Scope: a submission in words. */
#include "cgi-bin/shared/submitted_view.h"

#include <string.h>

#include "lib/rules/case_kinds.h"
#include "lib/rules/format.h"
#include "lib/store/complaint.h"
#include "lib/store/information_request.h"

/* The label of a database text by the functions of its enum; the text itself when unknown. */
#define LABEL_OF(name, text) ({                                              \
    enum name known_##name;                                                  \
    name##_parse((text), &known_##name) ? name##_label(known_##name) : (text); })

/* Leaves out what was not said. */
static void add_fact(json_t *facts, const char *label, const char *value) {
    if (value && *value) (void)json_array_append_new(facts, json_pack("{s:s, s:s}", "label", label, "value", value));
}

static const char *day_or_null(struct arena *arena, struct optional_day day) {
    return day.known ? format_day(arena, day.day) : NULL;
}

static json_t *complaint_told(struct arena *arena, const struct complaint *complaint) {
    json_t *facts = json_array();
    add_fact(facts, "Pelapor", LABEL_OF(reporter_kind, complaint->reporter_kind));
    add_fact(facts, "Waktu kejadian", day_or_null(arena, complaint->happened_on));
    add_fact(facts, "Tempat kejadian", complaint->happened_where);
    add_fact(facts, "Yang diharapkan", complaint->wanted);
    return json_pack("{s:s, s:o}", "told", complaint->narrative, "facts", facts);
}

static json_t *request_told(struct arena *arena, const struct information_request *asked) {
    json_t *facts = json_array();
    add_fact(facts, "Pemohon", LABEL_OF(requester_kind, asked->kind));
    add_fact(facts, "Instansi", asked->agency);
    add_fact(facts, "Nomor surat", asked->letter_number);
    add_fact(facts, "Tanggal surat", day_or_null(arena, asked->letter_date));
    add_fact(facts, "Tujuan penggunaan", asked->purpose);
    add_fact(facts, "Cara memperoleh", LABEL_OF(obtain_way, asked->obtain_way));
    add_fact(facts, "Cara mendapatkan salinan", LABEL_OF(delivery_way, asked->delivery_way));
    return json_pack("{s:s, s:o}", "told", asked->information, "facts", facts);
}

enum result submitted_view(struct app *app, struct request *request, const struct case_row *row, json_t **ret) {
    struct complaint complaint;
    struct information_request asked;
    bool is_complaint = strcmp(row->kind, case_kind_text(CASE_COMPLAINT)) == 0;
    enum result result = is_complaint ? complaint_of(app->db, request->arena, row->id, &complaint)
                                      : request_of(app->db, request->arena, row->id, &asked);
    if (result != DONE) return result;
    *ret = is_complaint ? complaint_told(request->arena, &complaint) : request_told(request->arena, &asked);
    return *ret ? DONE : FAILED_INTERNAL;
}
