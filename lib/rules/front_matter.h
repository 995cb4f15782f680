/* Scope: the lines between "---" at the head of a page written by staff. Exports: struct front_matter, front_matter_read.
 *
 *   ---
 *   judul: Loket tutup 25 dan 26 Desember        (title)
 *   ringkasan: Pengajuan daring tetap diterima.  (summary)
 *   tanggal: 2026-12-20                          (date: 2026-12-20 or 20/12/2026)
 *   sampai: 2026-12-26                           (until: of an event)
 *   tempat: Aula kantor                          (place: of an event)
 *   layanan: nib                                 (service: code of the service a standard belongs to)
 *   draf: ya                                     (draft: ya or tidak, true or false)
 *   ---
 *
 * Keys in English are taken as well. It is no YAML: one line a key, no lists, no nesting. A line that begins with "#" is a remark. */
#pragma once

#include "lib/base/date.h"
#include "lib/rules/content_fault.h"

#define FRONT_MATTER_LINES_MOST 40    /* a head that never ends is text whose "---" was forgotten */
#define FRONT_MATTER_TITLE_MOST 120   /* characters: what a phone shows as a heading */
#define FRONT_MATTER_SUMMARY_MOST 300
#define FRONT_MATTER_WORD_MOST 120    /* place and code */

struct front_matter {
    const char *title, *summary, *place, *service; /* "" for what is not there; owned by the arena of the faults */
    day_number date, until;
    bool has_date, has_until, is_draft;
    bool is_date_wrong; /* there is a date, told as a fault, that is none */
    const char *body; /* what follows, within TEXT */
    int body_line;    /* the line of the file on which it begins */
};

/* Reads clean UTF-8 TEXT (lines end with LF). What is wrong is noted in FAULTS under FILE; *ret then holds what could be read. */
void front_matter_read(struct content_faults *faults, const char *file, const char *text, struct front_matter *ret);
