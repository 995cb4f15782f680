/* Scope: live figures of a period: answers against the sample, by service and channel, slips that came back, days left, the index so far. */
#include "cgi-bin/staff/survey_progress.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/ratio.h"
#include "lib/rules/survey_certainty.h"
#include "lib/rules/survey_channel.h"
#include "lib/store/service.h"
#include "lib/store/slip.h"
#include "lib/store/survey_sheet.h"

/* What is known of a period at one moment. */
struct progress {
    const struct survey_period *period;
    struct instrument instrument;
    struct skm skm;
    struct skm_figures figures;
    struct survey_certainty certainty;
    struct survey_counts counts;
    struct services services;
    struct slip_counts slips;
};

static enum result read_sums(struct app *app, struct arena *arena, struct progress *progress) {
    struct instrument_rules rules;
    enum result result = instrument_by_id(app->db, arena, progress->period->instrument, &progress->instrument);
    if (result == DONE) result = instrument_rules_of(&progress->instrument, &rules);
    if (result == DONE) result = skm_begin(&progress->skm, &rules, 0);
    if (result == DONE) result = survey_tally(app->db, progress->period->id, (struct survey_filter){ 0 }, &progress->skm);
    if (result != DONE) return result;
    skm_finish(&progress->skm, &progress->figures);
    survey_certainty(&progress->skm, progress->period->population.known ? progress->period->population.value : 0, &progress->certainty);
    return DONE;
}

static enum result read_progress(struct app *app, struct arena *arena, struct progress *progress) {
    enum result result = read_sums(app, arena, progress);
    if (result == DONE) result = survey_counts(app->db, arena, progress->period->id, &progress->counts);
    if (result == DONE) result = service_list(app->db, arena, false, &progress->services);
    return result == DONE ? slip_counts(app->db, progress->period->id, NULL, &progress->slips) : result;
}

/* ---- counts ---- */

/* Of one service or one channel; NULL: any. */
static int64_t count_of(const struct progress *progress, const char *service, const char *channel) {
    int64_t count = 0;
    for (size_t i = 0; i < progress->counts.count; i++) {
        const struct survey_count *row = &progress->counts.rows[i];
        if (service && strcmp(row->service_code, service) != 0) continue;
        if (channel && strcmp(row->channel, channel) != 0) continue;
        count += row->count;
    }
    return count;
}

static void add_count(struct arena *arena, const struct progress *progress, json_t *table, const char *head, int64_t count) {
    if (count == 0) return;
    int64_t all = count_of(progress, NULL, NULL);
    const char *const cells[] = { format_number(arena, count, 0), format_percent(arena, round_half_up((__int128)count * 1000, all), 1) };
    data_table_row(table, &(struct data_table_row){ head, false, cells, 2 });
}

static json_t *channels_table(struct arena *arena, const struct progress *progress) {
    static const char *const LABELS[] = { "Saluran", "Jawaban", "Bagian" };
    json_t *table = data_table(&(struct data_table_head){ "Jawaban per saluran", LABELS, 3, false });
    for (unsigned i = 0; i < SURVEY_CHANNEL_COUNT; i++) {
        enum survey_channel channel = (enum survey_channel)i;
        add_count(arena, progress, table, survey_channel_label(channel), count_of(progress, NULL, survey_channel_text(channel)));
    }
    return table;
}

static json_t *services_table(struct arena *arena, const struct progress *progress) {
    static const char *const LABELS[] = { "Layanan", "Jawaban", "Bagian" };
    json_t *table = data_table(&(struct data_table_head){ "Jawaban per layanan", LABELS, 3, false });
    for (size_t i = 0; i < progress->services.count; i++) {
        const struct service *service = &progress->services.rows[i];
        add_count(arena, progress, table, service->name, count_of(progress, service->code, NULL));
    }
    add_count(arena, progress, table, "Tidak menyebut layanan", count_of(progress, "", NULL));
    return table;
}

/* ---- sentences ---- */

static const char *time_left(struct arena *arena, const struct survey_period *period, day_number today) {
    if (today > period->ends_on) return "Tanggal akhirnya sudah lewat: tutup periode ini dan susun hasilnya.";
    if (today < period->starts_on) return "Formulir dibuka pada tanggal mulainya.";
    if (today == period->ends_on) return "Hari ini hari terakhir.";
    return arena_format(arena, "Masih %d hari.", (int)(period->ends_on - today));
}

/* True while an ended period still takes forms that were begun before. */
static bool is_in_grace(const struct request *request, const struct survey_period *period) {
    return period->state == SURVEY_CLOSING && request->now < period->closes_at;
}

/* How many paper sheets of an ended period wait for their second entry: until none does it has no result. */
static size_t waiting_sheets(struct app *app, struct request *request, const struct survey_period *period) {
    struct survey_sheets_waiting waiting = { 0 };
    if (period->state != SURVEY_CLOSING || is_in_grace(request, period)) return 0;
    return survey_sheets_waiting(app->db, request->arena, period->id, (struct staff_id){ 0 }, &waiting) == DONE ? waiting.count : 0;
}

static const char *time_text(struct app *app, struct request *request, const struct survey_period *period) {
    struct arena *arena = request->arena;
    size_t waiting = waiting_sheets(app, request, period);
    if (waiting) return arena_format(arena, "Periode ini sudah ditutup. %zu lembar kertas menunggu isian kedua; hasil disusun sesudahnya.", waiting);
    if (period->open) return time_left(arena, period, desk_today(app, request));
    if (!is_in_grace(request, period)) return "Periode ini sudah ditutup. Hasilnya belum disusun.";
    const char *until = format_clock(arena, period->closes_at, app->config->office.zone_offset, app->config->office.zone);
    return arena_format(arena, "Periode ini sudah ditutup. Formulir yang sedang diisi masih diterima sampai pukul %s.", until);
}

static const char *sample_text(struct arena *arena, const struct survey_certainty *certainty) {
    if (certainty->missing > 0) return arena_format(arena, "Kurang %s jawaban.", format_number(arena, certainty->missing, 0));
    return sample_state_label(certainty->state);
}

static const char *slips_text(struct arena *arena, const struct slip_counts *slips) {
    int64_t rate = survey_response_rate(slips->answered, slips->issued);
    if (slips->issued == 0) return NULL;
    return arena_format(arena, "Karcis: %s dicetak, %s kembali (%s).", format_number(arena, slips->issued, 0),
                        format_number(arena, slips->answered, 0), rate == SKM_NONE ? DESK_NOTHING : format_percent(arena, rate, 1));
}

static const char *index_text(struct arena *arena, const struct progress *progress) {
    const struct skm_figures *figures = &progress->figures;
    if (figures->ikm == SKM_NONE) return NULL;
    const char *name = strcmp(progress->instrument.family, SKM_FAMILY) == 0 ? "IKM" : "Indeks";
    const char *mark = *figures->mark ? arena_format(arena, ", mutu %s", figures->mark) : "";
    const struct marked_interval *finite = &progress->certainty.finite, *plain = &progress->certainty.plain;
    const struct skm_interval *interval = finite->interval.low == SKM_NONE ? &plain->interval : &finite->interval;
    if (interval->low == SKM_NONE) return arena_format(arena, "%s sementara %s%s.", name, format_number(arena, figures->ikm, 2), mark);
    return arena_format(arena, "%s sementara %s%s; 95%% yakin antara %s dan %s.", name, format_number(arena, figures->ikm, 2), mark,
                        format_number(arena, interval->low, 2), format_number(arena, interval->high, 2));
}

/* ---- ending ---- */

static const struct action CLOSE = {
    .label = "Tutup periode",
    .hint = "Formulir baru tidak dibuka lagi dan periode tidak dapat dibuka kembali. Formulir yang sedang diisi masih diterima sebentar.",
    .button = "Tutup periode",
    .name = "close",
    .grave = true,
};
static const struct action DRAFT = {
    .label = "Susun hasil",
    .hint = "Hasil dihitung dari semua jawaban dan menjadi konsep yang diperiksa, lalu diajukan.",
    .button = "Susun hasil",
    .name = "draft",
};

static json_t *end_view(struct app *app, struct request *request, const struct survey_period *period) {
    struct action end = period->open ? CLOSE : DRAFT;
    json_t *list = json_array();
    if (is_in_grace(request, period) || waiting_sheets(app, request, period) > 0) return list;
    end.post_to = arena_format(request->arena, "petugas/survei/%lld", (long long)period->id.value);
    struct form form = form_of(request, NULL, 0);
    (void)json_array_append_new(list, action_view(&form, NULL, &end));
    return list;
}

/* ---- all ---- */

/* Numbers for the bar; null without a population. */
static json_t *bar_view(const struct progress *progress) {
    int64_t needed = progress->certainty.needed, n = progress->figures.n;
    if (needed == 0) return json_null();
    return json_pack("{s:I, s:I}", "needed", (json_int_t)needed, "reached", (json_int_t)(n < needed ? n : needed));
}

static const char *dates_text(struct arena *arena, const struct survey_period *period) {
    return arena_format(arena, "%s sampai %s", format_day(arena, period->starts_on), format_day(arena, period->ends_on));
}

static json_t *progress_view(struct app *app, struct request *request, const struct progress *progress) {
    struct arena *arena = request->arena;
    const struct survey_period *period = progress->period;
    int64_t needed = progress->certainty.needed;
    const char *needed_text = needed ? arena_format(arena, "dari %s yang diperlukan", format_number(arena, needed, 0)) : "";
    bool has_answers = progress->counts.count > 0;
    return json_pack("{s:s, s:s, s:s, s:b, s:s, s:s, s:s, s:o, s:s?, s:s, s:s, s:s?, s:o, s:o, s:o}", "key", period->key, "label",
                     desk_period(arena, period), "instrument", progress->instrument.title, "is_open", period->open, "dates_text",
                     dates_text(arena, period), "count_text", format_number(arena, progress->figures.n, 0), "needed_text", needed_text,
                     "bar", bar_view(progress), "index_text", index_text(arena, progress), "sample_text",
                     period->open ? sample_text(arena, &progress->certainty) : "", "time_text", time_text(app, request, period),
                     "slips_text", slips_text(arena, &progress->slips), "channels",
                     has_answers ? channels_table(arena, progress) : json_null(), "services",
                     has_answers ? services_table(arena, progress) : json_null(), "actions", end_view(app, request, period));
}

enum result survey_progress_view(struct app *app, struct request *request, const struct survey_period *period, json_t **ret) {
    struct progress progress = { .period = period };
    enum result result = read_progress(app, request->arena, &progress);
    if (result == DONE) *ret = progress_view(app, request, &progress);
    return result;
}
