/* Scope: numbered paper forms as a PDF file for A4. Exports: struct paper_sheets, paper_pdf_write. */
#pragma once

#include "lib/base/config.h"
#include "lib/store/paper.h"

struct paper_sheets {
    const struct config *config; /* office and address for the QR codes */
    const struct serials *serials;
};

/* Writes one page a serial to FILE, which must not be there yet. Letters beyond Latin-1 become '?': the standard fonts of
 * PDF, which every printer has, hold no others. REFUSED_STALE when FILE is there, FAILED_UNAVAILABLE when it cannot be written. */
enum result paper_pdf_write(struct arena *arena, const struct paper_sheets *sheets, const char *file);
