/* Scope: what stands on the office's printed pages, as the trees their templates expect. Exports: struct qr_poster,
 * struct slip_sheet, struct ikm_poster, the print_pages_ functions.
 *
 * Use: make the tree, render it (template_render with the name below), hand the SVG to print_make, or to the reader as it is:
 *     json_t *view; print_pages_slips(arena, &sheet, &view);
 *     template_render(templates, PRINT_SLIP_SHEET, view, &svg, &message); json_decref(view);
 *     print_make(arena, &(struct print_job){ PRINT_SVG_PDF, svg.bytes, svg.length, title, now, 0 }, &file, &message);
 * Texts are borrowed, clean UTF-8, not escaped; lines are broken and sizes chosen here (lib/out/text_fit.h), so that a long name never
 * leaves its place. All: *ret is a new reference; REFUSED_TOO_LARGE when an address is too long for its code, REFUSED_INVALID when
 * it or a list is empty. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define PRINT_QR_POSTER "print/qr_poster"
#define PRINT_SLIP_SHEET "print/slip_sheet"
#define PRINT_IKM_POSTER "print/ikm_poster"

#define SLIPS_A_SHEET 10

/* Who speaks. */
struct print_office {
    const char *name;   /* "DPMPTSP Kabupaten Contoh" */
    const char *region; /* "Kabupaten Contoh" */
    const char *colour; /* "#0b5d8a", checked where the configuration is read */
};

/* A4 for the wall beside a counter. */
struct qr_poster {
    struct print_office office;
    const char *counter;       /* "Loket 1, Pendaftaran"; NULL: none */
    const char *service;       /* "Izin usaha perdagangan"; NULL: all */
    const char *address;       /* what the code says: the whole https address */
    const char *short_address; /* what people type: "contoh.example/survei" */
    const char *note;          /* a last sentence, such as the period; NULL: none */
};
enum result print_pages_qr_poster(struct arena *arena, const struct qr_poster *poster, json_t **ret);

/* A4 sheets of ten slips with marks to cut along; the last sheet may have free places. */
struct slip {
    const char *address; /* of this slip alone */
    const char *code;    /* in letters, as it is typed: "KQ7M-2TXA" */
};
struct slip_sheet {
    struct print_office office;
    const char *short_address; /* where the code is typed */
    const char *valid;         /* "Berlaku sampai 31 Desember 2026"; NULL: none */
    const struct slip *slips;
    size_t count; /* at least 1; the template prints one SVG for ten, with a form feed between two */
};
enum result print_pages_slips(struct arena *arena, const struct slip_sheet *sheet, json_t **ret);

/* A3, the prescribed form of publication. Figures come as they are printed ("84,48"): nothing is computed here. */
struct ikm_count {
    const char *label; /* "SMA" */
    const char *text;  /* "62", or what stands for a hidden small group */
};
struct ikm_poster {
    struct print_office office;
    const char *heading;    /* "INDEKS KEPUASAN MASYARAKAT (IKM)", or the name of another questionnaire */
    const char *value_name; /* "NILAI IKM" */
    const char *period;   /* "April sampai Juni 2024": heading and "Periode survei" */
    const char *index;    /* "84,48" */
    const char *mark;     /* "B"; NULL for an instrument without marks */
    const char *label;    /* "Baik" */
    const char *interval; /* "95 % yakin antara 82,50 dan 86,46"; NULL: none */
    const char *service;  /* "Semua layanan" */
    const char *count;    /* respondents, "140" */
    const struct ikm_count *sexes;
    size_t sex_count; /* up to 3 */
    const struct ikm_count *educations;
    size_t education_count; /* up to 9 */
    const char *survey_dates; /* "1 April 2024 sampai 30 Juni 2024" */
    const char *place_and_date; /* "Contoh, 5 Juli 2024" */
    const char *signer_office;  /* "Kepala DPMPTSP Kabupaten Contoh"; signed by hand */
    const char *address;        /* of the public page, in the code */
    const char *short_address;
};
enum result print_pages_ikm_poster(struct arena *arena, const struct ikm_poster *poster, json_t **ret);
