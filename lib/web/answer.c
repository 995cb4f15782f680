/* Scope: the course of one request. */
#include "lib/web/answer.h"

#include <unistd.h>

#include "lib/base/log.h"
#include "lib/web/page.h"
#include "lib/web/route.h"

#define FILE_PIECE 32768u /* bytes of a download sent at once */

/* Returns the status of a request that is answered with an error page, 0 when the response is complete. */
static int handle(struct app *app, struct request *request, struct exchange *exchange, struct response *response) {
    int status = request_head(request, &exchange->environment);
    if (status == 0) status = gate_pass(app, request, &exchange->input, response);
    if (status == 303) return 0;
    if (status) return status;
    enum result result = request->route->handle(app, request, response);
    if (result != DONE) {
        if (result >= FAILED_UNAVAILABLE)
            log_event(LOG_ERROR_LEVEL, "request_failed", "route=%s result=%s", request->route->path, result_name(result));
        return response_status_of(result);
    }
    if (response->broken) log_event(LOG_ERROR_LEVEL, "response_broken", "route=%s", request->route->path);
    return response->broken ? 500 : 0;
}

static bool send_file(struct exchange *exchange, const struct response *response) {
    char piece[FILE_PIECE];
    for (int64_t left = response->file_size; left > 0;) {
        ssize_t got = read(response->file, piece, left < (int64_t)sizeof piece ? (size_t)left : sizeof piece);
        if (got <= 0 || !exchange->write(exchange->write_context, piece, (size_t)got)) return false;
        left -= got;
    }
    return true;
}

static void send_response(struct app *app, const struct request *request, struct exchange *exchange,
                          const struct response *response) {
    struct buffer head = response_head(response, app->config);
    if (!exchange->write(exchange->write_context, head.bytes, head.length)) return;
    if (request->method == METHOD_HEAD) return;
    /* a download cut short shows at the other end by its Content-Length */
    if (response->file >= 0) (void)send_file(exchange, response);
    else (void)exchange->write(exchange->write_context, buffer_string(&response->body), response->body.length);
}

int exchange_run(struct app *app, struct arena *arena, struct exchange *exchange) {
    struct request request = { .arena = arena, .now = exchange->now };
    struct response response = response_in(arena);
    int status = handle(app, &request, exchange, &response);
    if (status) page_error(app, &request, &response, status);
    send_response(app, &request, exchange, &response);
    response_end(&response);
    uploads_end(&request.uploads);
    return response.status;
}
