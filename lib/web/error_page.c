/* Scope: what people are told when a request cannot be answered. */
#include <string.h>

#include "lib/web/page.h"
#include "lib/web/route.h"

#define RETRY_SECONDS "30" /* Retry-After of 503: a worker is back within seconds */

struct error_text {
    int status;
    const char *heading, *explanation;
    const char *advice[3];
};

static const struct error_text TEXTS[] = {
    { 400, "Permintaan tidak dapat dibaca", "Isian yang kami terima tidak lengkap atau rusak di jalan.",
      { "Kembali ke formulir dan kirim sekali lagi." } },
    { 403, "Tidak diizinkan", "Halaman ini tidak boleh dibuka atau dikirim dengan cara itu.",
      { "Buka formulirnya dari situs ini, lalu kirim sekali lagi.", "Petugas: masuk dengan akun yang berwenang." } },
    { 404, "Halaman tidak ditemukan", "Alamat ini tidak ada, atau tidak untuk Anda.", { "Periksa alamatnya." } },
    { 405, "Cara ini tidak didukung", "Halaman ini tidak dapat diminta dengan cara itu.", { "Kembali ke beranda." } },
    { 409, "Sudah berubah", "Orang lain sudah mengubah data ini lebih dulu, atau tahapnya sudah lewat. Tidak ada yang disimpan.",
      { "Muat ulang halaman sebelumnya untuk melihat keadaan terbaru." } },
    { 413, "Terlalu besar", "Isian atau berkas yang dikirim melebihi batas: paling banyak 5 berkas, masing-masing 10 MB.",
      { "Kecilkan atau kurangi berkasnya, lalu kirim sekali lagi." } },
    { 415, "Jenis berkas tidak diterima", "Kami menerima gambar JPG atau PNG dan dokumen PDF.", { "Pilih berkas lain." } },
    { 429, "Terlalu sering", "Terlalu banyak percobaan dari tempat Anda dalam waktu singkat.",
      { "Tunggu satu jam, lalu coba lagi.", "Bila mendesak, telepon atau datang ke loket." } },
    { 503, "Sedang tidak dapat melayani", "Ada gangguan sementara. Kiriman Anda belum disimpan.",
      { "Coba lagi beberapa menit lagi.", "Bila mendesak, telepon atau datang ke loket." } },
    /* last: every other status */
    { 500, "Terjadi kesalahan pada kami", "Kesalahan ini bukan karena Anda dan sudah tercatat.",
      { "Coba lagi nanti.", "Bila mendesak, telepon atau datang ke loket." } },
};

#define TEXT_COUNT (sizeof TEXTS / sizeof *TEXTS)

/* Statuses that are told like another one. */
static int told_as(int status) {
    return status == 411 || status == 414 ? 400 : status;
}

static const struct error_text *text_of(int status) {
    for (size_t i = 0; i < TEXT_COUNT; i++)
        if (TEXTS[i].status == told_as(status)) return &TEXTS[i];
    return &TEXTS[TEXT_COUNT - 1];
}

static json_t *error_view(int status, const struct error_text *text) {
    json_t *advice = json_array();
    for (size_t i = 0; i < 3 && text->advice[i]; i++) (void)json_array_append_new(advice, json_string(text->advice[i]));
    return json_pack("{s:i, s:s, s:s, s:o}", "status", status, "heading", text->heading, "explanation", text->explanation,
                     "advice", advice);
}

static const char *kept_header(const struct response *response, const char *name) {
    for (size_t i = 0; i < response->header_count; i++)
        if (strcmp(response->headers[i].name, name) == 0) return response->headers[i].value;
    return NULL;
}

/* An officer keeps the menu. */
static const char *template_of(const struct request *request) {
    bool is_staff = request->route && request->route->audience != AUDIENCE_CITIZENS;
    return is_staff ? "pages/staff_error" : "pages/error";
}

void page_error(struct app *app, struct request *request, struct response *response, int status) {
    const char *allow = kept_header(response, "Allow"), *retry = kept_header(response, "Retry-After");
    const struct error_text *text = text_of(status);
    response_clear(response);
    if (page_render(app, request, response, template_of(request), error_view(status, text)) != DONE) {
        response->body.length = 0;
        response->content_type = "text/plain; charset=utf-8";
        buffer_format(&response->body, "%d %s\n%s\n", status, text->heading, text->explanation);
    }
    response->status = status;
    if (allow) response_header(response, "Allow", allow);
    if (status == 503 && !retry) retry = RETRY_SECONDS;
    if (retry) response_header(response, "Retry-After", retry);
}
