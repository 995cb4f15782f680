/* Scope: files of the answer to a request, stored before it goes out. Exports: answer_files_page, its path and fields, answer_files_are_open,
 * answer_files_note. */
#pragma once

#include "cgi-bin/staff/case_file.h"
#include "lib/web/route.h"

#define ANSWER_FILES_PREFIX "/petugas/berkas/"
#define ANSWER_FILES_PATH ANSWER_FILES_PREFIX "*"
#define ANSWER_FILES_GATE "/petugas/berkas"
#define ANSWER_FILES_FIELD_COUNT 2
extern const struct field ANSWER_FILES_FIELDS[ANSWER_FILES_FIELD_COUNT];
extern const char *const ANSWER_FILES_QUERY[];

enum result answer_files_page(struct app *app, struct request *request, struct response *response);

/* Answers the web server's question who sends, before it takes the body: 200, or 403. */
enum result answer_files_gate(struct app *app, struct request *request, struct response *response);

/* Whether an answer, or more of it, can still go out. */
bool answer_files_are_open(const struct case_file *file);

/* Sets *ret to "2 berkas, 120,5 MB" of what waits at the case, NULL when nothing does. Owned by the request's arena. */
enum result answer_files_note(struct app *app, struct request *request, const struct case_file *file, const char **ret);
