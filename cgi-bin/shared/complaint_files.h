/* Scope: the files of a draft: kept on disk like those of a case, named in the draft alone. Exports: the complaint_files_
 * functions. A file is known to the page by the first digits of its hash, so that the same page sent again means the same. */
#pragma once

#include "cgi-bin/shared/complaint_draft.h"

/* The files as choices of the field "drop" of FORM; what was sent and is gone by now is let pass. */
void complaint_files_offer(const struct complaint_draft *draft, struct form *form);

/* Judges the files sent with the page: those the draft has already are left aside, those beyond UPLOADS_MOST are a fault. */
void complaint_files_judge(const struct complaint_draft *draft, struct form *form);

/* After uploads_keep, inside TX: writes the kept files down and forgets those to be dropped. Call after the draft's row is
 * there. REFUSED_TOO_LARGE when the files of all drafts together are too many. */
enum result complaint_files_drop(struct tx *tx, struct app *app, struct form *form, struct complaint_draft *draft);
void complaint_files_take(struct complaint_draft *draft, const struct request *request);
enum result complaint_files_store(struct tx *tx, struct app *app, struct request *request, const struct complaint_draft *draft);

/* Makes the draft's files the request's, as those of the case it becomes. */
void complaint_files_send(struct request *request, const struct complaint_draft *draft);

size_t complaint_files_count(const struct complaint_draft *draft);

/* "bukti.jpg, surat.pdf", "" when there are none; owned by ARENA. */
const char *complaint_files_names(struct arena *arena, const struct complaint_draft *draft);
