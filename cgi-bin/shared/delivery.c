/* Scope: links to files of answers, and sending them. */
#include "cgi-bin/shared/delivery.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/cleanup.h"
#include "lib/base/keys.h"
#include "lib/web/byte_range.h"
#include "lib/web/seal.h"

#define SECONDS_AN_HOUR 3600

static day_number today_of(const struct app *app, const struct request *request) {
    return instant_day(request->now, app->config->office.zone_offset);
}

struct optional_day delivery_until(const struct app *app, const struct request *request) {
    return (struct optional_day){ .known = true, .day = today_of(app, request) + app->config->delivery.days };
}

static bool is_over(const struct app *app, const struct request *request, const struct attachment *attachment) {
    return attachment->until.known && attachment->until.day < today_of(app, request);
}

const char *delivery_link(const struct app *app, const struct request *request, struct case_id id, const struct attachment *attachment) {
    if (!attachment->until.known || is_over(app, request, attachment)) return NULL;
    const char *content = arena_format(request->arena, "%" PRId64 " %" PRId64, id.value, attachment->id.value);
    instant end = request->now + (instant)app->config->delivery.link_hours * SECONDS_AN_HOUR;
    return arena_format(request->arena, DELIVERY_PREFIX "%s",
                        seal_make(request->arena, app->keys->form, DELIVERY_SEAL, content, strlen(content), end));
}

enum result delivery_open(const struct app *app, const struct request *request, const char *sealed, struct attachment_of_case *ret) {
    char *content;
    size_t length;
    enum result result = seal_open(request->arena, app->keys->form, DELIVERY_SEAL, sealed, request->now, &content, &length);
    if (result != DONE) return result;
    struct attachment_of_case which = { .only_visible = true };
    int read = sscanf(content, "%" SCNd64 " %" SCNd64, &which.id.value, &which.attachment.value);
    if (read != 2) return REFUSED_INVALID;
    *ret = which;
    return DONE;
}

/* What the office sent is handed over now; asking for its size alone takes nothing. */
static enum result note(struct app *app, struct request *request, const struct attachment_of_case *which) {
    if (request->method == METHOD_HEAD) return DONE;
    enum result result = attachment_was_taken(app->db, which, request->now);
    if (result != REFUSED_ABSENT) return result;
    struct tx tx CLEANUP_TX = { 0 };
    result = tx_begin(app->db, &tx);
    if (result == DONE) result = attachment_hand_over(&tx, which->attachment, request->now);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result delivery_send(struct app *app, struct request *request, struct response *response, const struct attachment_of_case *which) {
    struct attachment found;
    enum result result = attachment_of(app->db, request->arena, *which, &found);
    if (result != DONE) return result;
    if (is_over(app, request, &found)) return REFUSED_STALE;
    CLEANUP_FD int file = upload_open(app->config->paths.uploads, found.file.stored_name);
    if (file < 0) return FAILED_UNAVAILABLE;
    result = note(app, request, which);
    if (result != DONE) return result;
    char version[2 * SHA256_BYTES + 1];
    (void)sodium_bin2hex(version, sizeof version, found.file.sha256, SHA256_BYTES);
    result = response_attachment(response, take_fd(&file), found.file.size, found.file.file_name, found.file.media_type);
    return result == DONE ? byte_range_answer(request, response, version) : result;
}
