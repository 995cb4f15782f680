/* Scope: what the files of the office's own pages share among themselves. Exports: content_judge, content_reason. */
#pragma once

#include "lib/out/content.h"

/* Notes what is wrong with each page of CONTENT and between them. OWN may be NULL. */
void content_judge(struct content *content, const struct content_own *own);

/* What an errno of opening a file means. */
enum result content_reason(int error);
