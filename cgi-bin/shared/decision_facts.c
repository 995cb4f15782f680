/* Scope: what a written notice says about the information it gives. */
#include "cgi-bin/shared/decision_facts.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "lib/rules/format.h"
#include "lib/rules/request_law.h"

const char *decision_cost_text(struct arena *arena, const struct request_decision *decision) {
    int64_t copies = decision->sheets * decision->sheet_price, all = copies + decision->delivery_cost + decision->other_cost;
    if (all == 0) return "Tidak ada biaya";
    return arena_format(arena, "Penyalinan %s × %s lembar: %s\nPengiriman: %s\nLain-lain: %s\nJumlah: %s",
                        format_rupiah(arena, decision->sheet_price), format_number(arena, decision->sheets, 0), format_rupiah(arena, copies),
                        format_rupiah(arena, decision->delivery_cost), format_rupiah(arena, decision->other_cost), format_rupiah(arena, all));
}

const char *decision_held_text(struct arena *arena, const struct request_decision *decision) {
    if (strcmp(decision->held_by, possession_text(POSSESSION_OURS)) == 0) return "Kami";
    return arena_format(arena, "Badan publik lain, yaitu %s", decision->holder);
}

const char *decision_ready_text(struct arena *arena, const struct request_decision *decision) {
    return decision->ready_in ? arena_format(arena, "%d hari kerja", decision->ready_in) : "Bersama pemberitahuan ini";
}

json_t *decision_given_view(struct arena *arena, const struct request_decision *decision) {
    if (!decision->outcome || *decision->form == '\0') return NULL;
    json_t *facts = json_array();
    fact_add(facts, "Dikuasai oleh", decision_held_text(arena, decision));
    fact_add(facts, "Bentuk", LABEL_OF(information_form, decision->form));
    fact_add(facts, "Biaya", decision_cost_text(arena, decision));
    fact_add(facts, "Waktu penyediaan", decision_ready_text(arena, decision));
    fact_add(facts, "Dihitamkan, dan alasannya", *decision->redaction ? decision->redaction : "Tidak ada");
    return json_pack("{s:o}", "facts", facts);
}
