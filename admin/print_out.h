/* Scope: printed pages of a subcommand: from the tree of a template to a file. Exports: struct print_out, print_out_write, print_out_save. */
#pragma once

#include <jansson.h>

#include "lib/base/arena.h"
#include "lib/base/config.h"
#include "lib/base/date.h"
#include "lib/out/print_job.h"

struct print_out {
    const struct config *config;
    const char *template_name; /* lib/out/print_pages.h */
    json_t *view;              /* borrowed */
    const char *title;
    instant now;
    int png_width;             /* pixels, for files whose name ends in .png */
    const char *file;          /* .pdf, .png or .svg; must not be there yet */
};

/* Makes and writes the file, whole and synced. Prints one line and returns the exit status when it cannot; then there is no file. */
int print_out_write(struct arena *arena, const struct print_out *out);

/* Saves bytes that are finished: PATH must not be there yet. As above. */
int print_out_save(const char *path, const struct print_file *file);
