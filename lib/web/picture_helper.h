/* Scope: a worker's own picture helper (picture/main.c). Exports: the picture_helper_ functions.
 *
 * Started before the sandbox closes, because afterwards a worker can start nothing. It lives as long as its worker. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"
#include "lib/rules/media_kind.h"
#include "lib/web/picture_order.h"

/* The program that lies beside the running one, owned by ARENA. */
const char *picture_helper_beside(struct arena *arena);

/* Starts PROGRAM once; REFUSED_ABSENT when it is not there or does not start. */
enum result picture_helper_start(const char *program);

/* Has the picture of the readable descriptor IN drawn anew into the empty, writable OUT; both stay the caller's. KIND is
 * MEDIA_JPEG or MEDIA_PNG. PICTURE_NOT_TRIED when there is no helper or it does not answer in time; it is then not asked again. */
enum picture_outcome picture_helper_draw(enum media_kind kind, int in, int out);

/* The same for a page everybody loads: a JPEG comes out small (PAGE_PIXELS_MOST). */
#define PAGE_PIXELS_MOST 700000u /* 1,024 × 683: sharp across a column of text, 60 to 150 KB */
enum picture_outcome picture_helper_draw_for_page(enum media_kind kind, int in, int out);

/* True when the helper was lost: the worker ends after its request and is started anew with another. */
bool picture_helper_is_lost(void);
