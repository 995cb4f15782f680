/* Scope: which folder of the office's own pages a worker was given at its start: the sandbox opens that one, not another of the same name that
 * somebody puts in its place. Exports: struct content_folder, content_folder_of, content_folder_stands. */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

struct app;

struct content_folder {
    dev_t device;
    ino_t number; /* both 0: there is none that can be written, or the program has no business with it */
};

/* The folder as it is now. */
struct content_folder content_folder_of(const struct app *app);

/* False when it is another one than at the start: this worker can never write it, the next one can. */
bool content_folder_stands(const struct app *app);
