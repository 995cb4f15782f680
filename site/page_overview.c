/* Scope: /en/: the office's newest figures for readers who know no Indonesian, one step from every page of the site. */
#include "site/page_overview.h"

#include "site/page_ikm.h"
#include "site/page_investment.h"
#include "site/page_statistics.h"

#define PATH "en/index.html"
#define TEMPLATE "pages/site_overview"

/* Where a figure stands and what it is called; the words are Indonesian until they are said. */
struct topic {
    const char *code, *name, *more, *href;
};

static const char *number(struct site *site, const struct words *words, int64_t value, unsigned decimals) {
    return tongue_number(site->arena, words->tongue, value, decimals);
}

static void add_topic(const struct words *words, json_t *topics, const struct topic *topic, const char *period_text, json_t *part) {
    CLEANUP_JSON json_t *head = json_pack("{s:s, s:s, s:s, s:s}", "code", topic->code, "name", say(words, topic->name), "more", say(words, topic->more),
                                          "period_text", period_text);
    (void)json_object_update(part, head);
    if (topic->href) (void)json_object_set_new(part, "href", json_string(topic->href));
    (void)json_array_append_new(topics, part);
}

/* ---- the index ---- */

static const char *certainty_sentence(struct site *site, const struct words *words, const struct survey_result *survey) {
    struct skm_interval interval = ikm_interval(survey);
    const char *n = number(site, words, survey->figures.n, 0), *mark = survey->figures.mark;
    if (interval.low == SKM_NONE) return arena_format(site->arena, say(words, "Mutu %1$s (A terbaik, D terendah), dari %2$s jawaban."), mark, n);
    return arena_format(site->arena, say(words, "Mutu %1$s (A terbaik, D terendah), dari %2$s jawaban; 95 %% yakin antara %3$s dan %4$s."), mark, n,
                        number(site, words, interval.low, 2), number(site, words, interval.high, 2));
}

static enum result add_index(struct site *site, const struct words *words, json_t *topics) {
    static const struct topic INDEX = { "ikm", WORD("Indeks Kepuasan Masyarakat (IKM)"), WORD("Hasil survei lengkap"), "ikm/index.html" };
    const struct dataset *dataset = site_newest(site, "survey");
    const struct survey_result *survey;
    enum result result = dataset ? survey_read(site, dataset, &survey) : DONE;
    if (result != DONE || !dataset || survey->figures.ikm == SKM_NONE) return result;
    json_t *part = json_pack("{s:s, s:s, s:s, s:b}", "value_text", number(site, words, survey->figures.ikm, 2), "unit_text", say(words, "dari 100"),
                             "sentence", certainty_sentence(site, words, survey), "is_foreign", 1);
    add_topic(words, topics, &INDEX, tongue_period(site->arena, words->tongue, dataset->period), part);
    return DONE;
}

/* ---- investment ---- */

static enum result add_investment(struct site *site, const struct words *words, json_t *topics) {
    static const struct topic INVESTMENT = { "investment", WORD("Realisasi investasi"), WORD("Semua halaman investasi"), NULL };
    const struct dataset *dataset = site_newest(site, "investment");
    if (!dataset) return DONE;
    struct investments rows;
    enum result result = public_investments(site->db, site->arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    json_t *part = investment_headline(site, words, dataset, &rows);
    (void)json_object_set_new(part, "is_foreign", json_false());
    add_topic(words, topics, &INVESTMENT, tongue_period(site->arena, words->tongue, dataset->period), part);
    return DONE;
}

/* ---- cases ---- */

static const struct { const char *kind, *unit; struct topic topic; } CASES[] = {
    { "complaint", WORD("pengaduan"), { "complaints", WORD("Pengaduan"), WORD("Statistik pengaduan"), "statistik/index.html" } },
    { "request", WORD("permintaan"), { "requests", WORD("Permintaan data"), WORD("Statistik permintaan data"), "statistik/index.html" } },
};

static const char *cases_sentence(struct site *site, const struct words *words, const struct case_progress *progress, const char *median) {
    const char *sentence = arena_format(site->arena, say(words, "%1$s dari %2$s sudah dijawab atau selesai, %3$s masih ditangani."),
                                        number(site, words, progress->ended, 0), number(site, words, progress->total, 0),
                                        number(site, words, progress->total - progress->ended, 0));
    if (!median) return sentence;
    return arena_format(site->arena, "%s %s", sentence, arena_format(site->arena, say(words, "Separuh dijawab dalam %s hari kerja atau kurang."), median));
}

static enum result add_cases(struct site *site, const struct words *words, json_t *topics) {
    struct case_register cases;
    int year = civil_from_day(site->today).year;
    enum result result = statistics_read(site, &cases);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES && result == DONE; i++) {
        struct case_progress progress = statistics_progress(&cases.counts, CASES[i].kind, year);
        if (progress.total == 0) continue;
        const char *median = case_times_median(site, &cases.times, CASES[i].kind, year, words->tongue);
        json_t *part = json_pack("{s:s, s:s, s:s, s:b}", "value_text", number(site, words, progress.total, 0), "unit_text", say(words, CASES[i].unit),
                                 "sentence", cases_sentence(site, words, &progress, median), "is_foreign", 1);
        add_topic(words, topics, &CASES[i].topic, arena_format(site->arena, say(words, "tahun %d sampai kini"), year), part);
    }
    return result;
}

/* ---- the page ---- */

json_t *overview_alternates(void) {
    return json_pack("[{s:s, s:s}, {s:s, s:s}]", "code", "id", "href", "index.html", "code", "en", "href", PATH);
}

enum result overview_page(struct site *site, const struct words *words) {
    json_t *topics = json_array();
    CLEANUP_JSON json_t *view = json_pack("{s:s, s:s, s:o, s:o}", "heading", say(words, "Kantor ini dalam angka"), "description",
                                          say(words, "Indeks kepuasan, investasi, dan pengaduan terbaru kantor ini."), "topics", topics, "alternates",
                                          overview_alternates());
    enum result result = add_index(site, words, topics);
    if (result == DONE) result = add_investment(site, words, topics);
    if (result == DONE) result = add_cases(site, words, topics);
    return result == DONE ? words_page(site, words, PATH, TEMPLATE, json_incref(view)) : result;
}
