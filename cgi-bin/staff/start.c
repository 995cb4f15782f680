/* Scope: the first page of staff without a queue of cases. */
#include "cgi-bin/staff/start.h"

#include <string.h>

#include "cgi-bin/staff/datasets.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/store/site_run.h"
#include "lib/web/page.h"

static const struct {
    enum permission permission;
    const char *href, *label, *text;
} DUTIES[] = {
    { PERMISSION_CASE_ENTER, "/petugas/pengaduan-baru", "Catat pengaduan",
      "Pengaduan yang datang lewat loket, telepon, SMS, surat, atau kotak saran." },
    { PERMISSION_CASE_ENTER, "/petugas/permintaan-baru", "Catat permintaan",
      "Permintaan informasi warga dan surat instansi yang datang lewat loket, telepon, surat, atau surel." },
    { PERMISSION_SURVEY_KIOSK, "/petugas/survei/kios", "Kios survei", "Tablet di loket: memasang, mengganti PIN, dan menarik." },
    { PERMISSION_SURVEY_MANAGE, "/petugas/survei", "Survei", "Membuka dan menutup periode survei, lalu menyusun dan mengajukan hasilnya." },
    { PERMISSION_SURVEY_ENTER, "/petugas/survei/isian", "Isikan survei kertas", "Kuesioner kertas dari loket, satu angka sebuah jawaban." },
    { PERMISSION_SURVEY_ENTER, "/petugas/survei/cetak", "Cetak untuk survei", "Karcis sekali pakai dan poster QR untuk loket." },
    { PERMISSION_INSTRUMENT_MANAGE, "/petugas/survei/instrumen", "Kuesioner", "Pertanyaan survei, versinya, dan unggah kuesioner kantor sendiri." },
    { PERMISSION_DATASET_VIEW, "/petugas/data", "Data", "Angka yang sedang menuju terbit dan selisihnya." },
    { PERMISSION_AUDIT_VIEW, "/petugas/jejak", "Jejak audit", "Siapa melakukan apa, dan kapan." },
    { PERMISSION_ACCOUNT_MANAGE, "/petugas/akun", "Akun", "Menambah petugas, mengatur peran, dan mengatur ulang kata sandi." },
    { PERMISSION_ACCOUNT_MANAGE, "/petugas/loket", "Loket", "Tempat poster, tablet, dan jawaban survei." },
};

/* Duties that know how much of them waits for the visitor. */
static const struct {
    const char *href;
    enum result (*waiting)(struct app *app, struct request *request, size_t *ret);
} COUNTED[] = { { DATASETS_PATH, datasets_waiting } };

/* The text of a duty, with the number that waits for the visitor. */
static enum result text_of(struct app *app, struct request *request, size_t duty, const char **ret) {
    size_t count = 0;
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < sizeof COUNTED / sizeof *COUNTED; i++) {
        if (strcmp(COUNTED[i].href, DUTIES[duty].href) == 0) result = COUNTED[i].waiting(app, request, &count);
    }
    *ret = count > 0 ? arena_format(request->arena, "%s %zu menunggu Anda.", DUTIES[duty].text, count) : DUTIES[duty].text;
    return result;
}

/* The site that could not be brought up to date is everybody's business; why is for whoever looks after the machine. */
static json_t *site_notice(struct app *app, struct request *request) {
    struct site_run run;
    if (site_run_last(app->db, request->arena, &run) != DONE || strcmp(run.outcome, "failed") != 0) return json_null();
    day_number day = instant_day(run.at, app->config->office.zone_offset);
    const char *text = arena_format(request->arena, "Situs publik tidak dapat diperbarui pada %s; edisi %d tetap tayang. Sampaikan kepada administrator: %s",
                                    format_day(request->arena, day), (int)run.edition, run.fault);
    return json_pack("{s:s, s:s}", "text", text, "tone", "negative");
}

enum result start_page(struct app *app, struct request *request, struct response *response) {
    json_t *duties = json_array();
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < sizeof DUTIES / sizeof *DUTIES; i++) {
        const char *text;
        if (!visitor_may(request, DUTIES[i].permission)) continue;
        result = text_of(app, request, i, &text);
        (void)json_array_append_new(duties, json_pack("{s:s, s:s, s:s}", "href", DUTIES[i].href, "label", DUTIES[i].label, "text", text));
    }
    if (result != DONE) {
        json_decref(duties);
        return result;
    }
    json_t *view = json_pack("{s:{s:b}, s:o, s:b, s:o}", "here", "queue", 1, "notice", site_notice(app, request), "has_duties",
                             json_array_size(duties) > 0, "duties", duties);
    return page_render(app, request, response, "pages/staff_start", view);
}
