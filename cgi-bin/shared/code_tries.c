/* Scope: counting wrong codes. */
#include "cgi-bin/shared/code_tries.h"

#include "lib/store/attempt.h"

#define TRIES_OVER_ALL 5000 /* wrong codes an hour from everywhere: stops guessing from many addresses; far above honest typing errors */
#define EVERYBODY "*"       /* stands for the address when all are counted together */

static struct attempt attempt_of(const struct app *app, const struct request *request, bool of_everybody) {
    return (struct attempt){
        .kind = "code",
        .subject = of_everybody ? EVERYBODY : request->remote_address,
        .limit = of_everybody ? TRIES_OVER_ALL : app->config->limits.code_tries_per_hour,
        .now = request->now,
    };
}

enum result code_may_try(struct app *app, struct request *request) {
    for (int of_everybody = 0; of_everybody <= 1; of_everybody++) {
        struct attempt attempt = attempt_of(app, request, of_everybody);
        enum result result = attempt_allowed(app->db, app->keys, &attempt);
        if (result != DONE) return result;
    }
    return DONE;
}

enum result code_count_try(struct app *app, struct request *request) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    for (int of_everybody = 0; of_everybody <= 1 && result == DONE; of_everybody++) {
        struct attempt attempt = attempt_of(app, request, of_everybody);
        result = attempt_count(&tx, app->keys, &attempt);
        if (result == REFUSED_TOO_MANY) result = DONE;
    }
    return result == DONE ? tx_commit(&tx) : result;
}
