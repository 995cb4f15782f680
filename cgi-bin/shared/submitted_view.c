/* Scope: a submission in words. */
#include "cgi-bin/shared/submitted_view.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/complaint.h"
#include "lib/store/information_request.h"

static json_t *complaint_told(struct arena *arena, const struct complaint *complaint) {
    json_t *facts = json_array();
    fact_add(facts, "Pelapor", LABEL_OF(reporter_kind, complaint->reporter_kind));
    fact_add(facts, "Waktu kejadian", fact_day(arena, complaint->happened_on));
    fact_add(facts, "Tempat kejadian", complaint->happened_where);
    fact_add(facts, "Yang diharapkan", complaint->wanted);
    return json_pack("{s:s, s:o}", "told", complaint->narrative, "facts", facts);
}

static json_t *request_told(struct arena *arena, const struct information_request *asked) {
    json_t *facts = json_array();
    fact_add(facts, "Pemohon", LABEL_OF(requester_kind, asked->kind));
    fact_add(facts, "Instansi", asked->agency);
    fact_add(facts, "Nomor surat", asked->letter_number);
    fact_add(facts, "Tanggal surat", fact_day(arena, asked->letter_date));
    fact_add(facts, "Tujuan penggunaan", asked->purpose);
    fact_add(facts, "Periode yang diminta", asked->period_wanted);
    fact_add(facts, "Bentuk yang diminta", asked->format_wanted);
    fact_add(facts, "Cara memperoleh", LABEL_OF(obtain_way, asked->obtain_way));
    fact_add(facts, "Cara mendapatkan salinan", LABEL_OF(delivery_way, asked->delivery_way));
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
