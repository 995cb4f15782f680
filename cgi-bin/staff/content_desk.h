/* Scope: the office's own pages written in the browser. Exports: CONTENT_PATH, the handler, its fields and query names; for content_form:
 * struct content_editing and what shows and stores it. */
#pragma once

#include "lib/out/content_edit.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"
#include "lib/web/route.h"

#define CONTENT_PATH "/petugas/konten"
#define CONTENT_BODY_LONGEST 30000  /* characters of a page written here: ten sheets of paper */
#define CONTENT_BODY_MOST (512 * 1024) /* bytes of the form: three for each byte of its text, and the rest */
#define CONTENT_FIELD_COUNT 10
extern const struct field CONTENT_FIELDS[CONTENT_FIELD_COUNT];
extern const char *const CONTENT_QUERY[];

/* One page being written. */
struct content_editing {
    struct app *app;
    struct content *content;
    struct content_own own;
    const char *file;     /* "" while it has no name */
    enum content_kind kind;
    const char *now;      /* its text as it stands on the disk; NULL when there is none */
    const char *version;  /* of that text */
};

/* Reads the folder and, when FILE is not "", the page. REFUSED_ABSENT for what can be no page. */
enum result content_editing_begin(struct app *app, struct request *request, const char *file, struct content_editing *ret);

/* The form of the page: as typed, or as it stands on the disk. */
enum result content_form_show(struct content_editing *editing, struct form *form, struct response *response);

/* Judges what was typed, then shows it as it will look, or stores it. */
enum result content_form_post(struct content_editing *editing, struct form *form, struct response *response);

/* 200 all pages. With ?berkas=… one page; POST: 200 the preview, 303 stored, 400 with faults, 409 when somebody was faster. */
enum result content_desk_page(struct app *app, struct request *request, struct response *response);
