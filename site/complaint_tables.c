/* Scope: tables of complaints by class, channel, kind of reporter, and by what happened in them. */
#include "site/complaint_tables.h"

#include <string.h>

#include "lib/out/data_table.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/small_groups.h"

#define VALUES_MOST 12
#define HIDDEN "disembunyikan"

struct value {
    const char *text, *label;
};

#define VALUE(identifier, text, label) { text, label },

/* What is a part of the whole has a total; one complaint can have several steps or none. */
static const struct attribute {
    const char *name, *caption, *heading;
    struct value values[VALUES_MOST];
    bool is_personal, has_total;
} ATTRIBUTES[] = {
    { "class", "Pengaduan menurut golongan", "Golongan", { COMPLAINT_CLASS_LIST(VALUE) }, false, true },
    { "channel", "Pengaduan menurut saluran", "Saluran", { CHANNEL_LIST(VALUE) }, false, true },
    { "reporter", "Pengaduan menurut pelapor", "Pelapor", { REPORTER_KIND_LIST(VALUE) }, true, true },
    { "step", "Pengaduan menurut langkah", "Langkah",
      { { "forward", "Diteruskan ke instansi lain" }, { "appeal", "Diajukan banding" }, { "reopen", "Dibuka kembali" } }, false, false },
};

static int64_t count_of(const struct public_complaint_counts *counts, const char *year, const char *attribute, const char *value) {
    for (size_t i = 0; i < counts->count; i++) {
        const struct public_complaint_count *row = &counts->rows[i];
        if (strcmp(row->year, year) == 0 && strcmp(row->attribute, attribute) == 0 && strcmp(row->value, value) == 0) return row->count;
    }
    return 0;
}

static json_t *table_of(struct site *site, const struct public_complaint_counts *counts, const char *year, const struct attribute *attribute) {
    const char *const labels[] = { attribute->heading, "Jumlah" };
    const char *caption = arena_format(site->arena, "%s, %s", attribute->caption, year);
    json_t *table = data_table(&(struct data_table_head){ caption, labels, 2, false });
    int64_t values[VALUES_MOST] = { 0 }, total = 0;
    bool hidden[VALUES_MOST] = { false };
    size_t count = 0;
    for (; count < VALUES_MOST && attribute->values[count].text; count++) {
        values[count] = count_of(counts, year, attribute->name, attribute->values[count].text);
        total += values[count];
    }
    if (attribute->is_personal) small_groups_hide(values, count, site->config->publication.smallest_group, hidden);
    for (size_t i = 0; i < count; i++) {
        const char *cells[] = { hidden[i] ? HIDDEN : format_number(site->arena, values[i], 0) };
        data_table_row(table, &(struct data_table_row){ attribute->values[i].label, false, cells, 1 });
    }
    const char *cells[] = { format_number(site->arena, total, 0) };
    if (attribute->has_total) data_table_row(table, &(struct data_table_row){ "Jumlah", true, cells, 1 });
    return table;
}

enum result complaint_tables_of_year(struct site *site, int year, json_t **ret) {
    struct public_complaint_counts counts;
    enum result result = public_complaint_counts(site->db, site->arena, &counts);
    if (result != DONE) return site_fail_read(site, result, "pengaduan");
    const char *text = arena_format(site->arena, "%04d", year);
    bool has_any = false;
    for (size_t i = 0; i < counts.count; i++) has_any = has_any || strcmp(counts.rows[i].year, text) == 0;
    *ret = json_array();
    for (size_t i = 0; has_any && i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++) {
        (void)json_array_append_new(*ret, table_of(site, &counts, text, &ATTRIBUTES[i]));
    }
    return DONE;
}
