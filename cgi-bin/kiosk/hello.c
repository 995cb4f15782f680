/* Scope: the tablet's sign of life.
 * POST /survei/kios/kabar  200 { edition, now }: the tablet loads its page anew when another edition is out, and knows how wrong its clock
 *                          is; 403 when it is no tablet of ours (any more), and its page shows so */
#include "cgi-bin/kiosk/hello.h"

#include "cgi-bin/kiosk/start_view.h"
#include "cgi-bin/kiosk/tablet.h"

#define WAITING_MOST 1000000

const struct field HELLO_FIELDS[HELLO_FIELD_COUNT] = {
    { .name = "waiting", .label = "Menunggu", .kind = FIELD_WHOLE_NUMBER, .required = true, .smallest = 0, .largest = WAITING_MOST, .max_length = 7 },
};

static enum result note_seen(struct app *app, struct request *request, const struct kiosk *kiosk, int64_t waiting) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = kiosk_seen(&tx, request->now, kiosk->code, waiting);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result hello_page(struct app *app, struct request *request, struct response *response) {
    struct kiosk kiosk;
    enum result result = tablet_kiosk(app, request, &kiosk);
    if (result != DONE) return result == REFUSED_ABSENT ? REFUSED_FORBIDDEN : result;
    struct form form = form_of(request, HELLO_FIELDS, HELLO_FIELD_COUNT);
    if (form_read(&form) != DONE) return REFUSED_INVALID;
    result = note_seen(app, request, &kiosk, form_number(&form, "waiting"));
    json_t *view = NULL;
    if (result == DONE) result = start_view(app, request, &kiosk, &view);
    if (result != DONE) return result;
    json_t *told = json_pack("{s:O, s:I}", "edition", json_object_get(view, "edition"), "now", (json_int_t)request->now);
    json_decref(view);
    return tablet_tell(response, 200, told);
}
