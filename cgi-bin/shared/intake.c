/* Scope: what every public form does around its own fields. */
#include "cgi-bin/shared/intake.h"

#include <limits.h>
#include <sodium.h>
#include <string.h>

#include "lib/base/keys.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/attempt.h"
#include "lib/store/service.h"
#include "lib/web/crowd.h"

#define SECONDS_AN_HOUR 3600
#define RETRY_AFTER_QUOTA "3600" /* seconds */
#define RETRY_AFTER_FAULT "30"
#define RETRY_AFTER_CROWD "60"

#define QUOTA_SLOTS 4096 /* addresses an hour told apart in memory; two that share a slot share its quota */

/* Anonymous submissions, and drafts, of this process in one hour. The key is drawn anew for each hour and never leaves memory. */
static struct forgotten {
    instant hour;
    unsigned char key[crypto_shorthash_KEYBYTES];
    unsigned char counts[QUOTA_SLOTS];
} forgotten_cases, forgotten_drafts;

enum result intake_service_choices(struct app *app, struct arena *arena, struct choice_list *ret) {
    struct services services;
    enum result result = service_list(app->db, arena, true, &services);
    if (result != DONE) return result;
    struct choice *choices = arena_array(arena, services.count, sizeof *choices);
    for (size_t i = 0; i < services.count; i++) {
        choices[i] = (struct choice){ .value = services.rows[i].code, .label = services.rows[i].name };
    }
    *ret = (struct choice_list){ choices, services.count };
    return DONE;
}

enum result intake_services(struct app *app, struct request *request, struct form *form, const char *name) {
    struct choice_list services;
    enum result result = intake_service_choices(app, request->arena, &services);
    if (result == DONE) form_choices(form, name, services.choices, services.count);
    return result;
}

struct nonce intake_nonce(const struct request *request) {
    struct nonce nonce;
    _Static_assert(sizeof nonce.bytes == sizeof request->nonce.random, "both are the form's random part");
    memcpy(nonce.bytes, request->nonce.random, sizeof nonce.bytes);
    return nonce;
}

struct access_code intake_code_of(const struct app *app, const unsigned char nonce[NONCE_BYTES]) {
    struct nonce of;
    memcpy(of.bytes, nonce, sizeof of.bytes);
    return case_access_code(app->keys, &of);
}

struct access_code intake_code(const struct app *app, const struct request *request) {
    return intake_code_of(app, request->nonce.random);
}

struct stored_files intake_files(struct request *request) {
    const struct uploads *uploads = &request->uploads;
    struct stored_files files = { .rows = arena_array(request->arena, UPLOADS_MOST, sizeof *files.rows) };
    for (size_t i = 0; i < uploads->count; i++) {
        const struct upload *upload = &uploads->items[i];
        if (!upload->stored_name) continue;
        struct stored_file *file = &files.rows[files.count++];
        *file = (struct stored_file){ .file_name = upload->file_name, .media_type = upload->media_type,
                                      .size = upload->size, .stored_name = upload->stored_name };
        memcpy(file->sha256, upload->sha256, sizeof file->sha256);
    }
    return files;
}

instant intake_day_only(const struct app *app, instant at) {
    int offset = app->config->office.zone_offset;
    return instant_from_local((struct clock_time){ .date = civil_from_day(instant_day(at, offset)) }, offset);
}

struct intake_arrival intake_now(const struct app *app, const struct request *request) {
    return (struct intake_arrival){
        .channel = channel_text(CHANNEL_WEB),
        .received_at = request->now,
        .received_on = instant_day(request->now, app->config->office.zone_offset),
        .entered_at = request->now,
        .actor = { .kind = ACTOR_CITIZEN },
    };
}

struct case_new intake_case(const struct app *app, struct request *request, const struct intake_arrival *arrival) {
    return (struct case_new){
        .nonce = intake_nonce(request),
        .channel = arrival->channel,
        .received_at = arrival->received_at,
        .received_on = arrival->received_on,
        .entered_at = arrival->entered_at,
        .code = access_code_plain(request->arena, intake_code(app, request)),
        .files = intake_files(request),
    };
}

static enum result take_forgotten(struct forgotten *forgotten, const struct request *request, int limit) {
    instant hour = request->now / SECONDS_AN_HOUR;
    if (forgotten->hour != hour) {
        memset(forgotten, 0, sizeof *forgotten);
        forgotten->hour = hour;
        crypto_shorthash_keygen(forgotten->key);
    }
    uint64_t hash;
    const char *address = request->remote_address;
    (void)crypto_shorthash((unsigned char *)&hash, (const unsigned char *)address, strlen(address), forgotten->key);
    unsigned char *count = &forgotten->counts[hash % QUOTA_SLOTS];
    if (*count >= limit) return REFUSED_TOO_MANY;
    if (*count < UCHAR_MAX) (*count)++;
    return DONE;
}

enum result intake_quota_take(struct app *app, struct request *request, struct tx *tx, enum intake_quota quota) {
    enum result counted = crowd_count(app, tx, request->now);
    if (counted != DONE) return counted;
    const struct config *config = app->config;
    bool is_slow = crowd_is_slow(app, request);
    int limit = is_slow ? config->limits.busy_submissions_per_hour : config->limits.submissions_per_hour;
    if (quota == QUOTA_FORGOTTEN) return take_forgotten(&forgotten_cases, request, limit);
    struct attempt attempt = { .kind = "submission", .subject = request->remote_address, .limit = limit,
                               .now = request->now };
    return attempt_count(tx, app->keys, &attempt);
}

enum result intake_draft_quota_take(struct app *app, struct request *request, struct tx *tx, enum intake_quota quota) {
    int limit = app->config->limits.submissions_per_hour;
    if (quota == QUOTA_FORGOTTEN) return take_forgotten(&forgotten_drafts, request, limit);
    struct attempt attempt = { .kind = "submission", .subject = arena_format(request->arena, "draft\n%s", request->remote_address),
                               .limit = limit, .now = request->now };
    return attempt_count(tx, app->keys, &attempt);
}

enum result intake_store(struct app *app, struct request *request, struct form *form, intake_add add,
                         struct case_receipt *ret) {
    struct case_receipt stored = { .repeated = false };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = crowd_pass(app, request, form);
    if (result == DONE) result = uploads_keep(request->arena, &request->uploads);
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = add(&tx, app, request, form, &stored);
    if (result == DONE) result = tx_commit(&tx);
    if (result == DONE) *ret = stored;
    if (result != DONE || stored.repeated) uploads_take_back(&request->uploads);
    return result;
}

/* Why a form comes back although its fields may be right. */
static const struct {
    enum result result;
    int status;
    const char *retry_after, *message;
} COME_BACK[] = {
    { REFUSED_INVALID, 400, NULL, NULL },
    { REFUSED_TOO_MANY, 429, RETRY_AFTER_QUOTA,
      "Terlalu banyak kiriman dari jaringan Anda dalam satu jam. Isian Anda masih ada di halaman ini; kirim lagi nanti." },
    { REFUSED_TOO_EARLY, 429, RETRY_AFTER_CROWD, NULL },
    { FAILED_UNAVAILABLE, 503, RETRY_AFTER_FAULT,
      "Belum tersimpan karena gangguan pada sistem kami. Isian Anda masih ada di halaman ini; tunggu sebentar, lalu kirim lagi." },
};

static size_t way_back(enum result result) {
    size_t at = 0;
    while (at < sizeof COME_BACK / sizeof *COME_BACK && COME_BACK[at].result != result) at++;
    return at;
}

bool intake_comes_back(enum result result, struct form *form) {
    size_t at = way_back(result);
    if (at == sizeof COME_BACK / sizeof *COME_BACK) return false;
    if (COME_BACK[at].message) form_fault(form, NULL, COME_BACK[at].message);
    return true;
}

enum result intake_comes_back_as(enum result result, struct response *response) {
    size_t at = way_back(result);
    response->status = COME_BACK[at].status;
    if (COME_BACK[at].retry_after) response_header(response, "Retry-After", COME_BACK[at].retry_after);
    return DONE;
}

enum result intake_show_again(struct app *app, struct request *request, struct response *response,
                              const struct intake_page *page, struct form *form, enum result result) {
    if (!intake_comes_back(result, form)) {
        json_decref(page->view);
        return result;
    }
    enum result shown = page_form(app, request, response, page->name, form, page->nonce_route, page->view);
    return shown == DONE ? intake_comes_back_as(result, response) : shown;
}
