/* Scope: tables of information requests by requester, outcome, reason, and by what happened in them. */
#include "site/request_tables.h"

#include "lib/rules/request_law.h"
#include "site/count_tables.h"

/* How many asked and how they were answered is told to the last one, as the law wants it; a reason that only few were given tells what these few
 * asked for, and is hidden like a small group of persons. */
static const struct count_attribute ATTRIBUTES[] = {
    { "outcome", "Permintaan perorangan menurut hasil", "Hasil",
      { { "granted", "Dikabulkan seluruhnya" }, { "partly", "Dikabulkan sebagian" }, { "refused", "Ditolak" }, { "open", "Belum diputus" } },
      .has_total = true },
    { "requester", "Permintaan menurut pemohon", "Pemohon", { { "citizen", "Perorangan" }, { "agency", "Instansi" } }, .has_total = true },
    { "step", "Permintaan perorangan menurut langkah", "Langkah",
      { { "extend", "Waktunya diperpanjang" }, { "object", "Diajukan keberatan" } }, .has_total = false },
    { "objection", "Keberatan menurut putusan", "Putusan keberatan",
      { OBJECTION_OUTCOME_LIST(COUNT_VALUE) { "waiting", "Belum dijawab" } }, .has_total = true, .is_rare = true },
    { "reason", "Alasan tidak diberikan, seluruhnya atau sebagian", "Alasan", { REFUSAL_REASON_LIST(COUNT_VALUE) },
      .is_personal = true, .has_total = true, .is_rare = true },
    { "exemption", "Informasi dikecualikan menurut huruf Pasal 17 UU 14/2008", "Pasal 17", { EXEMPTION_LIST(COUNT_VALUE) },
      .is_personal = true, .is_rare = true },
};

static enum result register_of(struct site *site, struct public_counts *counts, struct count_register *ret) {
    enum result result = site->request_counts.rows ? DONE : public_request_counts(site->db, site->arena, &site->request_counts);
    *counts = site->request_counts;
    *ret = (struct count_register){ ATTRIBUTES, sizeof ATTRIBUTES / sizeof *ATTRIBUTES, counts };
    return result == DONE ? DONE : site_fail_read(site, result, "permintaan");
}

enum result request_tables_of_year(struct site *site, int year, json_t **ret) {
    struct public_counts counts;
    struct count_register of;
    enum result result = register_of(site, &counts, &of);
    if (result == DONE) *ret = count_tables_of_year(site, &of, year, "Alasan tidak diberikan diumumkan setelah tahun ini berakhir.");
    return result;
}

enum result request_tables_publish(struct site *site, const struct public_case_changes *changes, const char *page) {
    static const char *const STEPS[] = { "submit", "answer", "answer_partly", "refuse", "extend", "object", "answer_objection", NULL };
    struct public_counts counts;
    struct count_register of;
    enum result result = register_of(site, &counts, &of);
    if (result != DONE) return result;
    struct data_table table = { .name = "permintaan-rincian", .title = "Permintaan informasi menurut pemohon, hasil, alasan, dan langkah",
                                .description = "Jumlah permintaan per tahun. Hasil, langkah, dan alasan dihitung dari permintaan perorangan "
                                               "(Pasal 12 UU 14/2008).", .page = page,
                                .updated = count_tables_day(site, &counts, case_changes_day(site, changes, "request", STEPS)) };
    return count_tables_publish(site, &of, &table);
}
