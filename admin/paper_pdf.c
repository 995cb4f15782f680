/* Scope: drawing the paper form. Units are PDF points, 1/72 inch, from the lower left corner. */
#include "admin/paper_pdf.h"

#include <hpdf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/out/qr.h"

#define LEFT 56.0f
#define RIGHT 539.0f
#define TOP 790.0f
#define QR_SIDE 92.0f
#define LINE 22.0f /* between two lines for handwriting */

struct sheet {
    HPDF_Page page;
    HPDF_Font plain, bold;
    float y;
};

/* Latin-1 of UTF-8; what it has no letter for becomes '?'. */
static const char *latin(struct arena *arena, const char *text) {
    char *out = arena_alloc(arena, strlen(text) + 1), *end = out;
    while (*text) {
        unsigned char first = (unsigned char)*text++;
        unsigned second = (unsigned char)*text & 0x3fu;
        bool is_pair = first == 0xc2 || first == 0xc3;
        *end++ = first < 0x80 ? (char)first : is_pair ? (char)(((first & 3u) << 6) | second) : '?';
        while (((unsigned char)*text & 0xc0) == 0x80) text++;
    }
    return out;
}

static void write_at(struct sheet *sheet, HPDF_Font font, float size, float x, const char *text) {
    (void)HPDF_Page_BeginText(sheet->page);
    (void)HPDF_Page_SetFontAndSize(sheet->page, font, size);
    (void)HPDF_Page_TextOut(sheet->page, x, sheet->y, text);
    (void)HPDF_Page_EndText(sheet->page);
}

static void rule(struct sheet *sheet, float from, float to) {
    (void)HPDF_Page_SetLineWidth(sheet->page, 0.5f);
    (void)HPDF_Page_MoveTo(sheet->page, from, sheet->y);
    (void)HPDF_Page_LineTo(sheet->page, to, sheet->y);
    (void)HPDF_Page_Stroke(sheet->page);
}

/* A box to tick with its words. */
static void box(struct sheet *sheet, float x, const char *words) {
    (void)HPDF_Page_Rectangle(sheet->page, x, sheet->y - 1, 10, 10);
    (void)HPDF_Page_Stroke(sheet->page);
    write_at(sheet, sheet->plain, 10, x + 16, words);
}

static void lines(struct sheet *sheet, const char *label, int count) {
    sheet->y -= LINE;
    write_at(sheet, sheet->bold, 10, LEFT, label);
    for (int i = 0; i < count; i++) {
        sheet->y -= LINE;
        rule(sheet, LEFT, RIGHT);
    }
}

/* One line with its label before it. */
static void line(struct sheet *sheet, const char *label) {
    sheet->y -= LINE + 2;
    write_at(sheet, sheet->bold, 10, LEFT, label);
    rule(sheet, LEFT + 170, RIGHT);
}

/* The path holds nothing but "M x y h width v1 h-width z", one run of dark modules each (lib/out/qr.h). */
static void draw_qr(struct sheet *sheet, const struct qr *qr, float x, float y) {
    float unit = QR_SIDE / (float)qr->size;
    for (const char *at = strchr(qr->path, 'M'); at; at = strchr(at + 1, 'M')) {
        char *next;
        float column = strtof(at + 1, &next), row = strtof(next, &next);
        float width = *next == 'h' ? strtof(next + 1, NULL) : 1;
        (void)HPDF_Page_Rectangle(sheet->page, x + column * unit, y + QR_SIDE - (row + 1) * unit, width * unit, unit);
    }
    (void)HPDF_Page_Fill(sheet->page);
}

static void draw_head(struct arena *arena, struct sheet *sheet, const struct config *config, const char *serial) {
    sheet->y = TOP;
    write_at(sheet, sheet->bold, 12, LEFT, latin(arena, config->office.name));
    sheet->y -= 14;
    write_at(sheet, sheet->plain, 9, LEFT, latin(arena, config->office.address));
    sheet->y -= 34;
    write_at(sheet, sheet->bold, 22, LEFT, "Formulir pengaduan");
    sheet->y -= 20;
    write_at(sheet, sheet->bold, 13, LEFT, arena_format(arena, "Nomor formulir %s", serial));
    sheet->y -= 18;
    write_at(sheet, sheet->plain, 9, LEFT, "Isi dengan huruf jelas, lalu serahkan ke loket, kirim, atau masukkan ke kotak saran.");
    sheet->y -= 12;
    write_at(sheet, sheet->plain, 9, LEFT, "Jangan menulis NIK. Simpan nomor formulir ini untuk menanyakan pengaduan Anda di loket.");
}

static void draw_choice(struct sheet *sheet) {
    sheet->y -= LINE;
    write_at(sheet, sheet->bold, 10, LEFT, "Siapa yang boleh tahu identitas Anda? Pilih satu; berlaku selamanya.");
    static const char *const CHOICES[] = { "Terbuka: petugas yang menangani melihat nama dan kontak Anda; masyarakat tidak.",
                                           "Rahasia: identitas disegel; dibuka petugas hanya dengan alasan yang tercatat.",
                                           "Anonim: jangan tulis nama dan kontak; kabar hanya lewat nomor dan kode dari loket." };
    for (size_t i = 0; i < sizeof CHOICES / sizeof *CHOICES; i++) {
        sheet->y -= 17;
        box(sheet, LEFT, CHOICES[i]);
    }
    sheet->y -= LINE;
    write_at(sheet, sheet->bold, 10, LEFT, "Melapor sebagai");
    box(sheet, LEFT + 110, "Perorangan");
    box(sheet, LEFT + 220, "Badan usaha");
    box(sheet, LEFT + 330, "Lembaga");
}

static void draw_body(struct sheet *sheet) {
    draw_choice(sheet);
    line(sheet, "Nama (kosong bila Anonim)");
    line(sheet, "Telepon atau surel");
    line(sheet, "Layanan yang diadukan");
    line(sheet, "Judul pengaduan");
    line(sheet, "Kapan dan di mana terjadi");
    lines(sheet, "Apa yang terjadi? (boleh dilanjutkan di halaman belakang)", 12);
    lines(sheet, "Apa yang Anda harapkan?", 2);
    sheet->y -= LINE;
    write_at(sheet, sheet->bold, 10, LEFT, "Diisi petugas");
    write_at(sheet, sheet->plain, 10, LEFT + 110, "Diterima tanggal ................................  pukul .................  paraf ......................");
}

static enum result draw(struct arena *arena, HPDF_Doc document, const struct paper_sheets *sheets, const char *serial) {
    struct qr qr;
    const char *address = arena_format(arena, "%s/petugas/pengaduan-baru?formulir=%s", sheets->config->site.base_url, serial);
    enum result result = qr_make(arena, address, &qr);
    if (result != DONE) return result;
    struct sheet sheet = { .page = HPDF_AddPage(document), .plain = HPDF_GetFont(document, "Helvetica", "WinAnsiEncoding"),
                           .bold = HPDF_GetFont(document, "Helvetica-Bold", "WinAnsiEncoding") };
    (void)HPDF_Page_SetSize(sheet.page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    draw_head(arena, &sheet, sheets->config, serial);
    draw_qr(&sheet, &qr, RIGHT - QR_SIDE, TOP + 10 - QR_SIDE);
    draw_body(&sheet);
    return DONE;
}

enum result paper_pdf_write(struct arena *arena, const struct paper_sheets *sheets, const char *file) {
    if (access(file, F_OK) == 0) return REFUSED_STALE;
    HPDF_Doc document = HPDF_New(NULL, NULL);
    if (!document) return FAILED_UNAVAILABLE;
    enum result result = DONE;
    for (size_t i = 0; i < sheets->serials->count && result == DONE; i++)
        result = draw(arena, document, sheets, sheets->serials->rows[i]);
    /* without a handler the first fault of the library stays in the document: one look at the end is enough */
    if (result == DONE && HPDF_GetError(document) != HPDF_OK) result = FAILED_INTERNAL;
    if (result == DONE && HPDF_SaveToFile(document, file) != HPDF_OK) result = FAILED_UNAVAILABLE;
    HPDF_Free(document);
    return result;
}
