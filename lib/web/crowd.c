/* Scope: counting the forms of everybody and judging a sender by the crowd. */
#include "lib/web/crowd.h"

#include "lib/base/keys.h"
#include "lib/rules/format.h"
#include "lib/store/attempt.h"
#include "lib/web/puzzle.h"

#define HOUR_SECONDS 3600
#define DAY_SECONDS (24 * HOUR_SECONDS)
#define CROWD_SECONDS 10 /* how long a look at the count serves a process; also how long it keeps its own forms to itself */
#define COUNTED_AT_ONCE 16 /* forms a busy process writes into the count together: a write the less for each other one */

/* Of this process. */
static struct {
    instant looked_at, wrote_at;
    int64_t seen;      /* in the hour of looked_at */
    int waiting;       /* counted here, not yet written */
} crowd;

/* The hour stands in the hashed text; what is stored beside it is the day. */
static struct attempt attempt_of(const struct app *app, struct arena *arena, instant now) {
    long long hour = now / HOUR_SECONDS;
    return (struct attempt){ .kind = "form", .subject = arena_format(arena, "%s\n%lld", app->program->name, hour),
                             .now = now - now % DAY_SECONDS };
}

static int64_t so_far(struct app *app, instant now) {
    struct arena *arena = arena_new();
    struct attempt attempt = attempt_of(app, arena, now);
    int64_t count = 0;
    if (attempt_so_far(app->db, app->keys, &attempt, &count) != DONE) count = 0; /* a form is never refused for that */
    arena_free(arena);
    return count;
}

/* The forms of this hour, as this process knows them. */
static int64_t count_now(struct app *app, instant now) {
    if ((app->program->keys & KEY_ATTEMPT) == 0) return 0;
    bool is_fresh = now - crowd.looked_at < CROWD_SECONDS && now / HOUR_SECONDS == crowd.looked_at / HOUR_SECONDS;
    if (is_fresh) return crowd.seen;
    crowd.seen = so_far(app, now);
    crowd.looked_at = now;
    return crowd.seen;
}

bool crowd_is_busy(struct app *app, instant now) {
    return count_now(app, now) >= app->config->limits.busy_above;
}

json_t *crowd_view(struct app *app, instant now) {
    if (!crowd_is_busy(app, now)) return NULL;
    return json_pack("{s:i, s:i}", "bits", app->config->limits.puzzle_bits, "seconds", app->config->limits.busy_fill_seconds);
}

bool crowd_is_slow(struct app *app, const struct request *request) {
    const char *answer = parameters_first(&request->form, PROOF_FIELD);
    return crowd_is_busy(app, request->now) && !puzzle_is_solved(request->nonce.text, answer, app->config->limits.puzzle_bits);
}

enum result crowd_pass(struct app *app, const struct request *request, struct form *form) {
    if (count_now(app, request->now) >= app->config->limits.all_submissions_per_hour) {
        form_fault(form, NULL, "Kiriman dari semua orang dalam jam ini terlalu banyak. Isian Anda masih ada di halaman ini; "
                               "kirim lagi setelah jam berganti.");
        return REFUSED_TOO_MANY;
    }
    instant open = request->now - request->nonce.issued_at, wanted = app->config->limits.busy_fill_seconds;
    if (open >= wanted || !crowd_is_slow(app, request)) return DONE;
    form_fault(form, NULL, arena_format(request->arena, "Formulir ini sedang sangat ramai. Isian Anda masih ada di halaman ini; "
                                                        "tunggu %lld detik, lalu kirim lagi.", (long long)(wanted - open)));
    return REFUSED_TOO_EARLY;
}

enum result crowd_count(struct app *app, struct tx *tx, instant now) {
    crowd.waiting++;
    crowd.seen++;
    if (crowd.waiting < COUNTED_AT_ONCE && now - crowd.wrote_at < CROWD_SECONDS) return DONE;
    struct arena *arena = arena_new();
    struct attempt attempt = attempt_of(app, arena, now);
    enum result result = attempt_add(tx, app->keys, &attempt, crowd.waiting);
    arena_free(arena);
    if (result != DONE) return result;
    crowd.waiting = 0;
    crowd.wrote_at = now;
    return DONE;
}
