/* Scope: /ikm/rekonsiliasi/: every printed figure beside the recomputed one, the cell that makes them differ, and the rule under
 * which the printed index follows from the printed NRR. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/ratio.h"
#include "lib/rules/skm_reconcile.h"
#include "site/page_ikm.h"
#include "site/view.h"

#define SAME "sama"
#define DIFFERENT "berbeda"
#define PRINTED_ONLY "hanya tercetak"

/* One number in both forms. */
struct pair {
    struct optional_number printed, computed;
    unsigned decimals;
};

static const char *verdict(struct pair pair) {
    if (!pair.computed.known) return PRINTED_ONLY;
    return pair.printed.value == pair.computed.value ? SAME : DIFFERENT;
}

static void add_pair(struct arena *arena, json_t *table, const char *head, struct pair pair) {
    if (!pair.printed.known) return;
    const char *cells[] = { view_number(arena, pair.printed, pair.decimals), view_number(arena, pair.computed, pair.decimals), verdict(pair) };
    view_table_row(table, &(struct view_row){ head, false, 3, cells });
}

/* Long tables are folded, as all are; the words above it say what differs. */
static json_t *pairs_table(const char *caption, const char *what) {
    const char *const labels[] = { what, "Tercetak", "Dihitung ulang", "Tanda" };
    return view_table(caption, labels, 4);
}

static struct pair index_pair(const struct dataset *dataset) {
    return (struct pair){ dataset->published_ikm_hundredths, dataset->ikm_hundredths, 2 };
}

/* ---- one report ---- */

static struct optional_number weighted(const struct skm_figure_row *unsur, size_t count) {
    if (!unsur->sum.known || !unsur->answered.known || unsur->answered.value == 0) return (struct optional_number){ 0 };
    return (struct optional_number){ true, round_half_up((__int128)unsur->sum.value * 100, (__int128)unsur->answered.value * (int64_t)count) };
}

/* The printed sum below the table, kept only where it does not follow from the answers. */
static void add_total(json_t *table, const struct dataset_differences *differences) {
    for (size_t i = 0; i < differences->count; i++) {
        const struct dataset_difference *row = &differences->rows[i];
        if (strcmp(row->check_name, "published_total") != 0) continue;
        const char *cells[] = { row->stated, row->computed, DIFFERENT };
        view_table_row(table, &(struct view_row){ row->place, true, 3, cells });
    }
}

static json_t *unsur_table(struct arena *arena, const struct skm_figure_rows *unsur, const struct dataset_differences *differences) {
    json_t *table = pairs_table("Angka per unsur", "Angka");
    for (size_t i = 0; i < unsur->count; i++) {
        const struct skm_figure_row *row = &unsur->rows[i];
        const char *head = arena_format(arena, "U%d %s", row->position, row->name);
        add_pair(arena, table, arena_format(arena, "%s: jumlah nilai", head), (struct pair){ row->published_sum, row->sum, 0 });
        add_pair(arena, table, arena_format(arena, "%s: NRR", head), (struct pair){ row->published_nrr_milli, row->nrr_milli, 3 });
        add_pair(arena, table, arena_format(arena, "%s: NRR tertimbang", head),
                 (struct pair){ row->published_weighted_hundredths, weighted(row, unsur->count), 2 });
    }
    add_total(table, differences);
    view_table_words(table, 3);
    if (json_array_size(json_object_get(table, "rows")) > 0) return table;
    json_decref(table);
    return json_null();
}

/* A cell that was printed wrong, and by how much it alone moves the index: the NRR's share in the mean, times 25. */
static const char *cause(struct arena *arena, const struct skm_figure_row *row, size_t count) {
    int64_t moved = round_half_up((__int128)(row->published_nrr_milli.value - row->nrr_milli.value) * 2500, (int64_t)count * 1000);
    return arena_format(arena, "NRR %s (U%d) tercetak %s, padahal %s : %s = %s. Sel ini sendiri %s indeks %s.", row->name, row->position,
                        view_number(arena, row->published_nrr_milli, 3), view_number(arena, row->sum, 0), view_number(arena, row->answered, 0),
                        view_number(arena, row->nrr_milli, 3), moved < 0 ? "menurunkan" : "menaikkan",
                        format_number(arena, moved < 0 ? -moved : moved, 2));
}

static json_t *causes(struct arena *arena, const struct skm_figure_rows *unsur) {
    json_t *list = json_array();
    for (size_t i = 0; i < unsur->count; i++) {
        const struct skm_figure_row *row = &unsur->rows[i];
        bool is_wrong = row->published_nrr_milli.known && row->nrr_milli.known && row->published_nrr_milli.value != row->nrr_milli.value;
        if (is_wrong) (void)json_array_append_new(list, json_string(cause(arena, row, unsur->count)));
    }
    return list;
}

/* The printed table as lib/rules reads it; false when an NRR is missing. IS_MENDED: cells that were printed wrong as they follow from
 * the answers. */
static bool printed_table(struct arena *arena, const struct skm_figure_rows *unsur, bool is_mended, struct skm_printed *ret) {
    struct skm_printed printed = { .count = unsur->count };
    for (size_t i = 0; i < unsur->count; i++) {
        struct optional_number nrr = is_mended ? unsur->rows[i].nrr_milli : unsur->rows[i].published_nrr_milli;
        if (!nrr.known) return false;
        printed.nrr[i] = format_plain(arena, nrr.value, 3);
    }
    *ret = printed;
    return unsur->count > 0;
}

static enum skm_rule first_rule(const struct skm_reconciled *reconciled) {
    enum skm_rule rule = 0;
    while (rule < SKM_RULE_COUNT && !reconciled->follows[rule]) rule++;
    return rule;
}

static const char *rule_names(struct arena *arena, const struct skm_reconciled *reconciled) {
    struct buffer names = buffer_in(arena);
    for (enum skm_rule rule = 0; rule < SKM_RULE_COUNT; rule++) {
        if (!reconciled->follows[rule]) continue;
        if (names.length > 0) buffer_text(&names, "; ");
        buffer_text(&names, skm_rule_label(rule));
    }
    return buffer_string(&names);
}

/* With the wrong cells mended the same rule must give the recomputed index: then those cells are all there is to explain. */
static const char *mended(struct arena *arena, const struct dataset *dataset, const struct skm_figure_rows *unsur, enum skm_rule rule) {
    struct skm_printed printed;
    struct skm_reconciled reconciled;
    if (!dataset->ikm_hundredths.known || !printed_table(arena, unsur, true, &printed)) return "";
    printed.ikm = format_plain(arena, dataset->ikm_hundredths.value, 2);
    bool explains = skm_reconcile(arena, &printed, &reconciled) == DONE && reconciled.follows[rule];
    return explains ? arena_format(arena, " Dengan NRR yang benar, cara yang sama memberi %s.", view_number(arena, dataset->ikm_hundredths, 2)) : "";
}

static const char *rule_sentence(struct arena *arena, const struct dataset *dataset, const struct skm_figure_rows *unsur) {
    struct skm_printed printed;
    struct skm_reconciled reconciled;
    bool has_table = printed_table(arena, unsur, false, &printed);
    if (!has_table) return "NRR yang tercetak tidak lengkap, jadi cara menghitungnya tidak dapat ditelusuri.";
    printed.ikm = format_plain(arena, dataset->published_ikm_hundredths.value, 2);
    if (skm_reconcile(arena, &printed, &reconciled) != DONE) return "Angka yang tercetak tidak dapat ditelusuri.";
    enum skm_rule rule = first_rule(&reconciled);
    const char *value = view_number(arena, dataset->published_ikm_hundredths, 2);
    if (rule == SKM_RULE_COUNT) {
        return arena_format(arena, "Indeks tercetak %s tidak mengikuti dari NRR yang tercetak menurut cara mana pun.", value);
    }
    const char *exact = reconciled.follows[SKM_RULE_EXACT] ? ""
        : arena_format(arena, " Dihitung tepat, NRR tercetak memberi %s.", format_number(arena, reconciled.recomputed, 2));
    return arena_format(arena, "Indeks tercetak %s mengikuti dari NRR yang tercetak dengan cara: %s.%s%s", value, rule_names(arena, &reconciled), exact,
                        mended(arena, dataset, unsur, rule));
}

static json_t *report_view(struct site *site, const struct dataset *dataset, const struct skm_figure_rows *unsur,
                           const struct dataset_differences *differences) {
    struct arena *arena = site->arena;
    const char *key = dataset_key(arena, dataset);
    json_t *list = causes(arena, unsur);
    json_t *recomputed = dataset->ikm_hundredths.known ? json_string(view_number(arena, dataset->ikm_hundredths, 2)) : json_null();
    json_t *href = site_has_page(dataset) ? json_string(arena_format(arena, "ikm/%s/index.html", key)) : json_null();
    return json_pack("{s:s, s:s, s:o, s:s, s:o, s:b, s:o, s:s, s:o}", "id", arena_format(arena, "p-%s", key), "label",
                     period_label(arena, dataset->period), "href", href, "value_text", view_number(arena, dataset->published_ikm_hundredths, 2),
                     "recomputed_text", recomputed, "has_causes", json_array_size(list) > 0, "causes", list, "rule",
                     rule_sentence(arena, dataset, unsur), "table", unsur_table(arena, unsur, differences));
}

/* ---- the page ---- */

static bool has_printed(const struct dataset *dataset) {
    return strcmp(dataset->kind, "survey") == 0 && dataset->published_ikm_hundredths.known;
}

static enum result add_report(struct site *site, const struct dataset *dataset, json_t *indices, json_t *periods) {
    struct skm_figure_rows unsur;
    struct dataset_differences differences;
    enum result result = public_skm_figures(site->db, site->arena, dataset->id, &unsur);
    if (result == DONE) result = public_differences(site->db, site->arena, dataset->id, &differences);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    add_pair(site->arena, indices, arena_format(site->arena, "%s, %s", period_label(site->arena, dataset->period), dataset->source), index_pair(dataset));
    if (unsur.count > 0) (void)json_array_append_new(periods, report_view(site, dataset, &unsur, &differences));
    return DONE;
}

enum result ikm_reconcile_page(struct site *site) {
    json_t *indices = pairs_table("Indeks yang pernah tercetak", "Periode dan sumber"), *periods = json_array();
    (void)json_object_set_new(indices, "folded", json_false());
    json_t *view = json_pack("{s:o, s:o}", "indices", indices, "periods", periods);
    enum result result = DONE;
    size_t printed = 0;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (!has_printed(dataset)) continue;
        result = add_report(site, dataset, indices, periods);
        printed++;
    }
    view_table_words(indices, 3);
    (void)json_object_set_new(view, "has_printed", json_boolean(printed > 0));
    if (result == DONE) return site_page(site, "ikm/rekonsiliasi/index.html", "pages/site_ikm_reconcile", view);
    json_decref(view);
    return result;
}
