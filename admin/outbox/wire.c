/* Scope: SMTP and HTTP through libcurl. Addresses reach this file validated; libcurl 7.88 would let a line end in one through. */
#include "admin/outbox/wire.h"

#include <curl/curl.h>
#include <string.h>

#define ANSWER_LONGEST 65536u /* bytes of a gateway's answer, which nobody reads; stops one that never ends */

struct wire {
    CURL *curl;
    bool (*stopping)(void);
    enum wire_stage stage;       /* of the mail on its way */
    const struct buffer *bytes;  /* of the mail on its way */
    size_t sent, received;
};

struct wire *wire_open(struct arena *arena, bool (*stopping)(void)) {
    struct wire *wire = arena_alloc(arena, sizeof *wire);
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return NULL;
    *wire = (struct wire){ .curl = curl_easy_init(), .stopping = stopping };
    return wire->curl ? wire : NULL;
}

void wire_close(struct wire *wire) {
    curl_easy_cleanup(wire->curl);
    curl_global_cleanup();
}

/* ---- what libcurl calls ---- */

static size_t give_bytes(char *to, size_t size, size_t count, void *user) {
    struct wire *wire = user;
    size_t left = wire->bytes->length - wire->sent, room = size * count;
    size_t length = left < room ? left : room;
    memcpy(to, wire->bytes->bytes + wire->sent, length);
    wire->sent += length;
    return length;
}

static size_t drop_answer(char *bytes, size_t size, size_t count, void *user) {
    (void)bytes;
    struct wire *wire = user;
    wire->received += size * count;
    return wire->received > ANSWER_LONGEST ? 0 : size * count;
}

/* The commands libcurl sends tell how far a mail has come; nothing of them is kept. */
static int note_stage(CURL *curl, curl_infotype type, char *bytes, size_t length, void *user) {
    (void)curl;
    struct wire *wire = user;
    if (type != CURLINFO_HEADER_OUT) return 0;
    if (length >= 4 && memcmp(bytes, "RCPT", 4) == 0) wire->stage = WIRE_RECIPIENT;
    else if (length >= 4 && memcmp(bytes, "DATA", 4) == 0) wire->stage = WIRE_CONTENT;
    return 0;
}

/* A worker that is to end gives up a transfer, but not one whose bytes are out: the answer tells whether it was taken. */
static int ask_stopping(void *user, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)a, (void)b, (void)c, (void)d;
    const struct wire *wire = user;
    bool is_out = wire->bytes && wire->sent == wire->bytes->length;
    return !is_out && wire->stopping();
}

/* ---- transfers ---- */

#define SET(option, value) (void)curl_easy_setopt(wire->curl, option, value)

/* Starts over; connections are kept. No proxy, no redirect, no signal handler, no progress meter. */
static void reset(struct wire *wire, long timeout) {
    curl_easy_reset(wire->curl);
    wire->stage = WIRE_SERVER;
    wire->sent = wire->received = 0;
    wire->bytes = NULL;
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_TIMEOUT, timeout);
    SET(CURLOPT_CONNECTTIMEOUT, timeout / 2);
    SET(CURLOPT_WRITEFUNCTION, drop_answer);
    SET(CURLOPT_WRITEDATA, wire);
    SET(CURLOPT_XFERINFOFUNCTION, ask_stopping);
    SET(CURLOPT_XFERINFODATA, wire);
    SET(CURLOPT_NOPROGRESS, 0L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
}

static struct wire_answer perform(struct wire *wire) {
    CURLcode result = curl_easy_perform(wire->curl);
    struct wire_answer answer = { .taken = result == CURLE_OK, .stage = wire->stage };
    (void)curl_easy_getinfo(wire->curl, CURLINFO_RESPONSE_CODE, &answer.code);
    answer.fault = result == CURLE_OK ? "" : curl_easy_strerror(result);
    if (result == CURLE_ABORTED_BY_CALLBACK) answer.stage = WIRE_SERVER; /* ours, not theirs */
    return answer;
}

struct wire_answer wire_mail(struct wire *wire, struct arena *arena, const struct wire_mail *mail) {
    reset(wire, mail->timeout);
    wire->bytes = mail->bytes;
    struct curl_slist *recipients = curl_slist_append(NULL, mail->to);
    SET(CURLOPT_URL, arena_format(arena, "%s/%s", mail->server, mail->helo));
    SET(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    SET(CURLOPT_USE_SSL, mail->tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    SET(CURLOPT_MAIL_FROM, mail->from);
    SET(CURLOPT_MAIL_RCPT, recipients);
    SET(CURLOPT_UPLOAD, 1L);
    SET(CURLOPT_READFUNCTION, give_bytes);
    SET(CURLOPT_READDATA, wire);
    SET(CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail->bytes->length);
    SET(CURLOPT_DEBUGFUNCTION, note_stage);
    SET(CURLOPT_DEBUGDATA, wire);
    SET(CURLOPT_VERBOSE, 1L);
    if (*mail->user) {
        SET(CURLOPT_USERNAME, mail->user);
        SET(CURLOPT_PASSWORD, mail->password);
    }
    struct wire_answer answer = perform(wire);
    curl_slist_free_all(recipients);
    return answer;
}

struct wire_answer wire_post(struct wire *wire, struct arena *arena, const struct wire_post *post) {
    reset(wire, post->timeout);
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    struct curl_slist *more = curl_slist_append(headers, arena_format(arena, "X-Loket-Signature: %s", post->signature));
    SET(CURLOPT_URL, post->url);
    SET(CURLOPT_PROTOCOLS_STR, "https,http"); /* which hosts may be http, the configuration has judged */
    SET(CURLOPT_HTTPHEADER, more ? more : headers);
    SET(CURLOPT_POSTFIELDS, post->body);
    struct wire_answer answer = perform(wire);
    curl_off_t begun = 0; /* microseconds until the request could go out; 0 when it never could */
    (void)curl_easy_getinfo(wire->curl, CURLINFO_PRETRANSFER_TIME_T, &begun);
    answer.stage = begun > 0 ? WIRE_CONTENT : WIRE_SERVER;
    curl_slist_free_all(headers);
    return answer;
}
