/* Scope: tables of complaints by class, channel, kind of reporter, and by what happened in them. */
#include "site/complaint_tables.h"

#include "lib/rules/case_kinds.h"
#include "lib/rules/complaint_states.h"
#include "site/count_tables.h"

static const struct count_attribute ATTRIBUTES[] = {
    { "class", "Pengaduan menurut golongan", "Golongan", { COMPLAINT_CLASS_LIST(COUNT_VALUE) }, .has_total = true },
    { "channel", "Pengaduan menurut saluran", "Saluran", { CHANNEL_LIST(COUNT_VALUE) }, .has_total = true },
    { "reporter", "Pengaduan menurut pelapor", "Pelapor", { REPORTER_KIND_LIST(COUNT_VALUE) }, .is_personal = true, .has_total = true },
    { "step", "Pengaduan menurut langkah", "Langkah",
      { { "forward", "Diteruskan ke instansi lain" }, { "appeal", "Diajukan banding" }, { "reopen", "Dibuka kembali" } }, .has_total = false },
};

static enum result register_of(struct site *site, struct public_counts *counts, struct count_register *ret) {
    enum result result = site->complaint_counts.rows ? DONE : public_complaint_counts(site->db, site->arena, &site->complaint_counts);
    *counts = site->complaint_counts;
    *ret = (struct count_register){ ATTRIBUTES, sizeof ATTRIBUTES / sizeof *ATTRIBUTES, counts };
    return result == DONE ? DONE : site_fail_read(site, result, "pengaduan");
}

enum result complaint_tables_of_year(struct site *site, int year, json_t **ret) {
    struct public_counts counts;
    struct count_register of;
    enum result result = register_of(site, &counts, &of);
    if (result == DONE) *ret = count_tables_of_year(site, &of, year, "Menurut pelapor diumumkan setelah tahun ini berakhir.");
    return result;
}

enum result complaint_tables_publish(struct site *site, const struct public_case_changes *changes, const char *page) {
    static const char *const STEPS[] = { "submit", "classify_direct", "classify_follow_up", "classify_unsuitable", "forward", "appeal", "reopen", NULL };
    struct public_counts counts;
    struct count_register of;
    enum result result = register_of(site, &counts, &of);
    if (result != DONE) return result;
    struct data_table table = { .name = "pengaduan-rincian", .title = "Pengaduan menurut golongan, saluran, pelapor, dan langkah",
                                .description = "Jumlah pengaduan per tahun; satu pengaduan dapat menempuh beberapa langkah.", .page = page,
                                .updated = count_tables_day(site, &counts, case_changes_day(site, changes, "complaint", STEPS)) };
    return count_tables_publish(site, &of, &table);
}
