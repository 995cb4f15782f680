/* Scope: tables of the office's own pages. */
#include "lib/rules/content_kinds.h"

#include <string.h>
#include <strings.h>

#define SLUG_LONGEST 60

const struct content_section CONTENT_SECTIONS[CONTENT_KIND_COUNT] = {
    [CONTENT_PAGE] = { "", "Informasi", "", false, false },
    [CONTENT_SERVICE] = { "layanan", "Standar pelayanan", "Standar pelayanan belum diterbitkan. Tanyakan syarat, waktu, dan biaya di loket kami.", false, false },
    [CONTENT_PROCEDURE] = { "sop", "Standar operasional prosedur", "Belum ada SOP yang diterbitkan.", false, false },
    [CONTENT_NEWS] = { "berita", "Berita", "Belum ada berita.", true, false },
    [CONTENT_EVENT] = { "agenda", "Agenda", "Belum ada agenda.", false, true },
};

const struct content_owed CONTENT_OWED[CONTENT_OWED_COUNT] = {
    { "maklumat-pelayanan", "Maklumat pelayanan" }, { "kontak", "Kontak" },
    { "ppid", "PPID: informasi publik" },           { "privasi", "Pemberitahuan privasi" },
    { "aksesibilitas", "Pernyataan aksesibilitas" },
};

const char *const CONTENT_COMPONENTS[CONTENT_COMPONENT_COUNT] = {
    "Persyaratan",
    "Prosedur",
    "Jangka waktu",
    "Biaya",
    "Produk",
    "Pengaduan",
    "Dasar hukum",
    "Sarana dan prasarana",
    "Kompetensi pelaksana",
    "Pengawasan internal",
    "Jumlah pelaksana",
    "Jaminan pelayanan",
    "Jaminan keamanan dan keselamatan",
    "Evaluasi kinerja pelaksana",
};

/* Other words the regulations and the offices use. */
static const struct { const char *heading; int component; } SYNONYMS[] = {
    { "Persyaratan pelayanan", 0 }, { "Syarat", 0 },
    { "Sistem, mekanisme, dan prosedur", 1 }, { "Sistem, mekanisme dan prosedur", 1 }, { "Alur", 1 },
    { "Jangka waktu penyelesaian", 2 }, { "Jangka waktu pelayanan", 2 }, { "Waktu", 2 },
    { "Biaya/tarif", 3 }, { "Biaya dan tarif", 3 }, { "Tarif", 3 },
    { "Produk pelayanan", 4 },
    { "Penanganan pengaduan, saran, dan masukan", 5 }, { "Penanganan pengaduan, saran dan masukan", 5 }, { "Penanganan pengaduan", 5 },
    { "Sarana, prasarana, dan fasilitas", 7 }, { "Sarana, prasarana, dan/atau fasilitas", 7 },
    { "Jaminan keamanan dan keselamatan pelayanan", 12 },
    { "Evaluasi kinerja", 13 },
};

int content_component(const char *heading) {
    for (int i = 0; i < CONTENT_COMPONENT_COUNT; i++) {
        if (strcasecmp(heading, CONTENT_COMPONENTS[i]) == 0) return i;
    }
    for (size_t i = 0; i < sizeof SYNONYMS / sizeof *SYNONYMS; i++) {
        if (strcasecmp(heading, SYNONYMS[i].heading) == 0) return SYNONYMS[i].component;
    }
    return -1;
}

bool content_slug(const char *text) {
    size_t length = strlen(text);
    if (length == 0 || length > SLUG_LONGEST || text[0] == '-' || text[length - 1] == '-' || strstr(text, "--")) return false;
    return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

bool content_is_owed(const char *slug) {
    for (size_t i = 0; i < CONTENT_OWED_COUNT; i++) {
        if (strcmp(slug, CONTENT_OWED[i].slug) == 0) return true;
    }
    return false;
}
