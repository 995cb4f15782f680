/* Scope: requests for tests without a web server: variables, body and captured answer. Exports: the fake_ functions. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/web/answer.h"
#include "lib/web/request.h"
#include "lib/web/route.h"

#define FAKE_NOW ((instant)1700000000)
#define FAKE_BASE "https://loket.example"

struct fake_variable {
    const char *name, *value;
};

/* A request as a browser of our own site sends it; tests change what they are about. */
struct fake {
    struct fake_variable variables[16];
    size_t variable_count;
    const char *body;
    size_t body_length, body_read;
    size_t piece; /* most bytes one read returns; 0 = all */
    struct buffer answer;
};

static inline void fake_set(struct fake *fake, const char *name, const char *value) {
    for (size_t i = 0; i < fake->variable_count; i++) {
        if (strcmp(fake->variables[i].name, name) != 0) continue;
        fake->variables[i].value = value;
        return;
    }
    assert_true(fake->variable_count < 16);
    fake->variables[fake->variable_count++] = (struct fake_variable){ name, value };
}

static inline const char *fake_get(void *context, const char *name) {
    const struct fake *fake = context;
    for (size_t i = 0; i < fake->variable_count; i++)
        if (strcmp(fake->variables[i].name, name) == 0) return fake->variables[i].value;
    return NULL;
}

static inline long fake_read(void *context, char *bytes, size_t room) {
    struct fake *fake = context;
    size_t left = fake->body_length - fake->body_read, got = left < room ? left : room;
    if (fake->piece && got > fake->piece) got = fake->piece;
    if (got) memcpy(bytes, fake->body + fake->body_read, got);
    fake->body_read += got;
    return (long)got;
}

static inline bool fake_write(void *context, const char *bytes, size_t length) {
    struct fake *fake = context;
    buffer_add(&fake->answer, bytes, length);
    return true;
}

static inline struct fake fake_request(struct arena *arena, const char *method, const char *uri) {
    struct fake fake = { .answer = buffer_in(arena) };
    fake_set(&fake, "REQUEST_METHOD", method);
    fake_set(&fake, "REQUEST_URI", uri);
    const char *query = strchr(uri, '?');
    fake_set(&fake, "QUERY_STRING", query ? query + 1 : "");
    return fake;
}

static inline void fake_body(struct arena *arena, struct fake *fake, const char *type, const char *bytes, size_t length) {
    fake->body = bytes;
    fake->body_length = length;
    fake_set(fake, "CONTENT_TYPE", type);
    fake_set(fake, "CONTENT_LENGTH", arena_format(arena, "%zu", length));
}

static inline struct fake fake_post(struct arena *arena, const char *uri, const char *form) {
    struct fake fake = fake_request(arena, "POST", uri);
    fake_body(arena, &fake, "application/x-www-form-urlencoded", form, strlen(form));
    fake_set(&fake, "HTTP_ORIGIN", FAKE_BASE);
    return fake;
}

static inline struct environment fake_environment(struct fake *fake) {
    return (struct environment){ fake_get, fake };
}

static inline struct input fake_input(struct fake *fake) {
    return (struct input){ .read = fake_read, .context = fake };
}
