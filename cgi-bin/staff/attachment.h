/* Scope: files of a case. Exports: attachment_page, ATTACHMENT_PATH. */
#pragma once

#include "lib/web/route.h"

#define ATTACHMENT_PATH "/petugas/lampiran/*"

enum result attachment_page(struct app *app, struct request *request, struct response *response);
