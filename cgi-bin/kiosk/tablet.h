/* Scope: who the tablet is: its cookie, and the headers every page of the kiosk sends. Exports: the KIOSK_ paths and the tablet_ functions.
 *
 * The kiosk (cgi-bin/kiosk, site/assets/kiosk*.js) is the office's own tablet, left alone with everybody. What it must stand:
 *   the next visitor    nothing of an answer outlives its last screen: no form field, no address, no entry in the history, and what waits
 *                       for the network is stored under random numbers, without time, name or words. Free suggestions are therefore not
 *                       asked here; the page names the survey's own address for them
 *   stuffing by hand    cannot be told from a queue of people: answers count under the kiosk's code, and the flags of
 *                       lib/rules/survey_quality.h (runs, many in ten minutes, too fast) show them per device
 *   a stolen cookie     opens this path alone, KIOSK_ANSWERS_PER_HOUR answers an hour under the code of one kiosk; withdrawing the kiosk
 *                       ends it, and nothing can be read with it but the questionnaire
 *   guessed codes       of a setup: 80 bits, one use, a day, and the wrong ones of an address are counted; of a PIN: delays that grow
 *   the way out         a page cannot lock a tablet: Android's own screen pinning does; the PIN ends what the cookie may do */
#pragma once

#include "lib/store/kiosk.h"
#include "lib/web/route.h"

#define KIOSK_PATH "/survei/kios/"
#define KIOSK_SETUP_PATH KIOSK_PATH "pasang"
#define KIOSK_ANSWER_PATH KIOSK_PATH "jawaban"
#define KIOSK_HELLO_PATH KIOSK_PATH "kabar"
#define KIOSK_STAFF_PATH KIOSK_PATH "petugas"
#define KIOSK_LEAVE_PATH KIOSK_PATH "keluar"
#define KIOSK_WORKER_PATH KIOSK_PATH "pekerja.js"

/* The kiosk whose token the request's cookie holds, owned by the request's arena; REFUSED_ABSENT when there is none. */
enum result tablet_kiosk(struct app *app, struct request *request, struct kiosk *ret);

/* The policy of the kiosk's pages: like every page's, and they may ask their own server and keep a service worker, because answers are
 * sent again and again until the network is back. */
void tablet_headers(struct response *response);

/* An answer for the tablet's script. Takes over VIEW. */
enum result tablet_tell(struct response *response, int status, json_t *view);

/* Sets the cookie, for KIOSK_PATH alone; and takes it away. What waits in the tablet stays there until it is a kiosk again. */
void tablet_cookie_set(struct app *app, struct response *response, const struct kiosk_token *token);
void tablet_cookie_clear(struct app *app, struct response *response);
