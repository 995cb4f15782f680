/* Scope: pages that differ between two visitors by their nonce alone, or not at all, are rendered once a minute and process.
 * Exports: struct kept_page, kept_page_send. */
#pragma once

#include "lib/web/page.h"
#include "lib/web/route.h"

/* One page of one program; lives as long as the process, starts as { 0 }. */
struct kept_page {
    struct arena *arena;
    instant minute;             /* of the rendering; catalogue, calendar and period may change with the next */
    bool is_busy;               /* rendered for a crowd, with its puzzle */
    const char *before, *after; /* the bytes around the nonce; AFTER is NULL when the page holds none */
    size_t before_length, after_length;
};

/* Answers with the page. RENDER makes the whole page for a new nonce of NONCE_ROUTE; it must not use anything else of the
 * request, and it sets status and headers of a page to keep to nothing but their defaults. NONCE_ROUTE NULL: a page
 * without nonce. What RENDER fails with is passed on and nothing is kept. */
enum result kept_page_send(struct app *app, struct request *request, struct response *response, struct kept_page *kept,
                           const char *nonce_route, handler render);
