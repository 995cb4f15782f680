/* Scope: the kiosk's page.
 * GET /survei/kios/            200 the questionnaire for the tablet's script; 403 with the form for a setup code when the browser is no
 *                              tablet of ours
 * GET /survei/kios/pekerja.js  200 the service worker: it stands here because a worker serves the folder it comes from */
#include "cgi-bin/kiosk/start.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/kiosk/setup.h"
#include "cgi-bin/kiosk/start_view.h"
#include "cgi-bin/kiosk/tablet.h"
#include "lib/web/page.h"

enum result start_page(struct app *app, struct request *request, struct response *response) {
    struct kiosk kiosk;
    json_t *view;
    enum result result = tablet_kiosk(app, request, &kiosk);
    if (result == REFUSED_ABSENT) return setup_show(app, request, response);
    if (result == DONE) result = start_view(app, request, &kiosk, &view);
    if (result != DONE) return result;
    char *text = json_dumps(view, JSON_COMPACT);
    json_decref(view);
    json_t *page = json_pack("{s:s, s:s?}", "kiosk_name", kiosk.name, "data", text);
    free(text);
    tablet_headers(response);
    return page ? page_render(app, request, response, "pages/kiosk", page) : FAILED_INTERNAL;
}

enum result worker_page(struct app *app, struct request *request, struct response *response) {
    static const char *const FILES[] = { "loket.css", "kantor.css", "kiosk.css", "kiosk.js", "kiosk-queue.js" };
    struct buffer text = buffer_in(request->arena);
    buffer_text(&text, "self.kept = [\"" KIOSK_PATH "\"");
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) buffer_format(&text, ", \"/aset/%s?v=%s\"", FILES[i], app->asset_version);
    buffer_format(&text, "];\nself.edition = \"%s\";\nimportScripts(\"/aset/kiosk-worker.js?v=%s\");\n", app->asset_version, app->asset_version);
    tablet_headers(response);
    const char *script = buffer_string(&text);
    return response_bytes(response, "text/javascript; charset=utf-8", NULL, script, strlen(script));
}
