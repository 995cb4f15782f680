/* Scope: what a citizen submitted, as one text that always comes out the same, so that its SHA-256 on the receipt can be
 * made again by a stranger. Exports: struct submission_field, submission_text.
 *
 * UTF-8, every line ended by one line feed. The first line is "ISI LOKET TERBUKA, BENTUK 1". Then one line "name: value"
 * for every field that has an answer, one space after the colon, in this order:
 *   complaint: jenis ("complaint"), kerahasiaan ("open", "anonymous", "confidential"), pelapor ("individual", "business",
 *     "institution"), judul, uraian, tanggal-kejadian (YYYY-MM-DD), tempat-kejadian, harapan
 *   request: jenis ("request"), pemohon ("citizen", "agency"), jenis-instansi ("opd", "non_opd"), instansi, nomor-surat,
 *     tanggal-surat (YYYY-MM-DD), judul, informasi, tujuan, periode, bentuk, cara-memperoleh ("view", "soft_copy",
 *     "hard_copy"), cara-menerima ("collect", "courier", "post", "fax", "email", "track_page")
 * Words in quotes are the office's own and never change. Texts stand as the office stores them: as typed, with line feeds
 * as line ends. A line feed inside a value is followed by two spaces, so that no value can look like another field.
 * Not part of it: who submitted (sealed), and what the office may sort anew (the service concerned). */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"

struct submission_field {
    const char *name, *value; /* value NULL or "": not answered, left out */
};

/* Returns the text of COUNT fields in the order given; owned by ARENA. */
const char *submission_text(struct arena *arena, const struct submission_field *fields, size_t count);
