/* Scope: the sample office's own pages. */
#include "admin/command.h"
#include "admin/content_files.h"
#include "admin/places.h"
#include "admin/sample.h"

int sample_pages(struct sample *sample) {
    const char *from = arena_format(sample->arena, "%s/content", sample->folder);
    int count;
    return content_files_copy(sample->arena, from, sample->config->publication.content, place_data(sample->arena, "site/content"), &count);
}
