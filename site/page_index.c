/* Scope: /peta-situs/: every page in a plain list, the same list for the search script beside it, and a page where the site leads to figures
 * that are not approved yet. Built after all other pages. */
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/page_content.h"
#include "site/view.h"

#define PERIODS_LISTED 12              /* of a kind; the others are a step away, on its page */
#define NEWS_LISTED 100                /* of a folder; on the list of news stand all */
#define WORDS_OF_PAGE 600              /* bytes of a page's text that can be searched for */
#define WORDS_OF_ALL ((size_t)200000)  /* bytes; over slow links nobody waits for more, and titles are found all the same */

struct listing {
    struct site *site;
    json_t *groups, *index; /* for the page; for the script: [address, title, group, words] */
    const char *group;      /* the last one's title */
    json_t *entries;        /* of it */
    size_t words;
};

struct entry {
    const char *address; /* from the top: "ikm/index.html"; "pengaduan/" for a program */
    const char *title, *note, *words;
};

static void begin_group(struct listing *listing, const char *title) {
    listing->group = title;
    listing->entries = json_array();
    (void)json_array_append_new(listing->groups, json_pack("{s:s, s:o}", "title", title, "entries", listing->entries));
}

static void add_entry(struct listing *listing, const struct entry *entry) {
    bool has_room = listing->words + strlen(entry->words) <= WORDS_OF_ALL;
    if (has_room) listing->words += strlen(entry->words);
    (void)json_array_append_new(listing->entries, json_pack("{s:s, s:s, s:s}", "address", entry->address, "title", entry->title, "note", entry->note));
    (void)json_array_append_new(listing->index, json_pack("[s, s, s, s]", entry->address, entry->title, listing->group, has_room ? entry->words : ""));
}

/* ---- what every site has ---- */

/* Pages of figures lead somewhere even before the first approval: the frame of every page names them. */
static const struct figures {
    const char *address, *title, *words, *kind; /* kind of its datasets; NULL: none of its own */
    bool is_owed;
} FIGURES[] = {
    { "ikm/index.html", "Indeks Kepuasan Masyarakat (IKM)", "survei kepuasan SKM mutu pelayanan nilai unsur", "survey", true },
    { "investasi/index.html", "Realisasi investasi", "penanaman modal PMA PMDN LKPM triwulan tenaga kerja", "investment", true },
    { "investasi/sektor/index.html", "Investasi menurut sektor", "subsektor industri pertanian jasa", NULL, false },
    { "investasi/riwayat/index.html", "Riwayat investasi", "tahun triwulan tren", NULL, false },
    { "target/index.html", "Target investasi", "renstra BKPM capaian target", "targets", false },
    { "perizinan/index.html", "Perizinan", "izin terbit OSS NIB SIMBG jumlah izin tepat waktu", "permits", true },
    { "kinerja/index.html", "Kinerja", "indikator capaian LKjIP renstra", "indicators", true },
    { "anggaran/index.html", "Anggaran", "belanja realisasi anggaran program", "budget", true },
    { "statistik/index.html", "Pengaduan dan permintaan", "statistik pengaduan permintaan informasi tenggat selesai", NULL, true },
};

static const struct entry FORMS[] = {
    { "pengaduan/", "Kirim pengaduan", "Dapat tanpa nama", "lapor keluhan aduan pungli" },
    { "survei/", "Isi survei kepuasan", "Tanpa nama", "kuesioner SKM SPAK SPKP" },
    { "permintaan-data/", "Minta informasi atau data", "", "PPID permohonan informasi" },
    { "lacak/", "Lacak kasus", "Dengan nomor dan kode tanda terima", "status pengaduan permintaan" },
};

static const struct entry CHECKS[] = {
    { "data/index.html", "Data terbuka", "CSV, JSON, XLSX", "unduh open data" },
    { "tentang/index.html", "Tentang angka", "Metode, rumus, sumber", "metodologi rumus cara menghitung" },
    { "ikm/periksa/index.html", "Hitung ulang IKM", "", "periksa verifikasi" },
    { "ikm/rekonsiliasi/index.html", "Rekonsiliasi angka IKM", "", "selisih laporan" },
    { "ralat/index.html", "Ralat", "", "koreksi perbaikan angka" },
    { "verifikasi/index.html", "Periksa edisi situs", "", "tanda tangan manifest" },
    { "tanda-terima/index.html", "Periksa tanda terima", "", "keaslian tanda tangan digital" },
    { "en/investment/index.html", "Investment", "In English, for investors", "english investor foreign domestic" },
};

/* Every edition gets these once all else is there. */
static const struct entry ABOUT_EDITIONS[] = {
    { "perubahan/index.html", "Yang berubah", "Sejak edisi sebelumnya", "edisi terbaru" },
    { "arsip-edisi/index.html", "Arsip edisi", "", "edisi lama" },
};

static bool is_there(const struct listing *listing, const char *address) {
    return edition_has(listing->site->edition, address);
}

static void add_existing(struct listing *listing, const struct entry *entries, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (is_there(listing, entries[i].address)) add_entry(listing, &entries[i]);
    }
}

static void add_forms(struct listing *listing) {
    begin_group(listing, "Layanan daring");
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) add_entry(listing, &FORMS[i]);
}

/* ---- figures ---- */

static void add_periods(struct listing *listing, const struct figures *figures) {
    struct site *site = listing->site;
    size_t listed = 0;
    for (size_t i = 0; figures->kind && i < site->datasets.count && listed < PERIODS_LISTED; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, figures->kind) != 0) continue;
        const char *folder = arena_copy(site->arena, figures->address, strcspn(figures->address, "/"));
        const char *address = arena_format(site->arena, "%s/%s/index.html", folder, dataset_key(site->arena, dataset));
        listed++;
        if (!is_there(listing, address)) continue;
        const char *title = arena_format(site->arena, "%s, %s", figures->title, period_label(site->arena, dataset->period));
        add_entry(listing, &(struct entry){ address, title, "", dataset->title });
    }
}

static void add_figures(struct listing *listing) {
    begin_group(listing, "Angka");
    for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++) {
        if (!is_there(listing, FIGURES[i].address)) continue;
        add_entry(listing, &(struct entry){ FIGURES[i].address, FIGURES[i].title, "", FIGURES[i].words });
        add_periods(listing, &FIGURES[i]);
    }
}

/* Tables made of answers, each where its newest period stands; behind the catalogue that has all tables. */
static void add_answers(struct listing *listing) {
    struct site *site = listing->site;
    const char *kind = dataset_kind_text(DATASET_ANSWER);
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, kind) != 0 || !site_is_newest(site, dataset)) continue;
        const char *address = arena_format(site->arena, "%s/%s/index.html", view_folder(kind), dataset->scope);
        add_entry(listing, &(struct entry){ address, dataset->title, period_label(site->arena, dataset->period), dataset->source });
    }
}

/* ---- the office's own pages ---- */

static void add_page(struct listing *listing, const struct content_page *page) {
    struct arena *arena = listing->site->arena;
    const char *note = page->head.has_date && page->kind != CONTENT_PAGE ? format_day(arena, page->head.date) : page->head.summary;
    const char *words = arena_format(arena, "%s %s", page->head.summary, content_text_plain(arena, page->head.body, WORDS_OF_PAGE));
    add_entry(listing, &(struct entry){ arena_format(arena, "%sindex.html", page->address), page->head.title, note, words });
}

static void add_content(struct listing *listing, enum content_kind kind) {
    const struct content *content = listing->site->content;
    const struct content_section *section = &CONTENT_SECTIONS[kind];
    size_t listed = 0;
    begin_group(listing, section->title);
    if (*section->folder) {
        const char *address = arena_format(listing->site->arena, "%s/index.html", section->folder);
        add_entry(listing, &(struct entry){ address, arena_format(listing->site->arena, "%s: semua", section->title), "", "" });
    }
    for (size_t i = 0; i < content->count && listed < NEWS_LISTED; i++) {
        const struct content_page *page = &content->pages[i];
        if (page->kind != kind || page->is_common || content_state_of(page, listing->site->today) != CONTENT_LIVE) continue;
        add_page(listing, page);
        listed++;
    }
}

/* ---- the files ---- */

/* A script in a file of its own: a folder of files on a USB stick cannot be asked for JSON, but its scripts run. */
static enum result write_index(struct listing *listing) {
    struct site *site = listing->site;
    char *json = json_dumps(listing->index, JSON_COMPACT);
    if (!json) return site_fail(site, FAILED_INTERNAL, "daftar pencarian tidak lengkap");
    const char *script = arena_format(site->arena, "window.LOKET_INDEX = %s;\n", json);
    free(json);
    return site_file(site, "peta-situs/indeks.js", script, strlen(script));
}

static enum result build_waiting(struct site *site) {
    enum result result = DONE;
    for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES && result == DONE; i++) {
        if (!FIGURES[i].is_owed || edition_has(site->edition, FIGURES[i].address)) continue;
        result = site_page(site, FIGURES[i].address, "pages/site_waiting", json_pack("{s:s}", "title", FIGURES[i].title));
    }
    return result;
}

enum result pages_index(struct site *site) {
    CLEANUP_JSON json_t *groups = json_array();
    CLEANUP_JSON json_t *index = json_array();
    struct listing listing = { .site = site, .groups = groups, .index = index };
    enum result result = build_waiting(site);
    if (result != DONE) return result;
    add_forms(&listing);
    add_figures(&listing);
    for (enum content_kind kind = CONTENT_SERVICE; kind < CONTENT_KIND_COUNT; kind++) add_content(&listing, kind);
    add_content(&listing, CONTENT_PAGE);
    begin_group(&listing, "Data dan pemeriksaan");
    add_existing(&listing, CHECKS, sizeof CHECKS / sizeof *CHECKS);
    add_answers(&listing);
    for (size_t i = 0; i < sizeof ABOUT_EDITIONS / sizeof *ABOUT_EDITIONS; i++) add_entry(&listing, &ABOUT_EDITIONS[i]);
    result = write_index(&listing);
    if (result != DONE) return result;
    return site_page(site, "peta-situs/index.html", "pages/site_index", json_pack("{s:O, s:{s:b}}", "groups", groups, "here", "search", 1));
}
