/* Scope: what the files of the office's own pages share among themselves. Exports: content_judge, content_judge_page, content_page_read,
 * content_reason. */
#pragma once

#include "lib/out/content.h"

/* Notes what is wrong with each page of CONTENT and between them. OWN may be NULL. */
void content_judge(struct content *content, const struct content_own *own);

/* The same for one page, which need not be in the list. */
void content_judge_page(struct content *content, const struct content_page *page, const struct content_own *own);

/* Reads TEXT as the page FILE ("berita/x.md"); what is wrong with its head is noted. */
void content_page_read(struct content *content, const char *file, const char *text, struct content_page *ret);

/* What an errno of opening a file means. */
enum result content_reason(int error);
