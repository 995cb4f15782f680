/* Scope: figures once they are stored. */
#include "cgi-bin/staff/figure_stored.h"

#include <string.h>

#include "cgi-bin/staff/datasets.h"
#include "cgi-bin/staff/dataset_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/rules/period.h"
#include "lib/web/request.h"

enum result figure_stored_leads(struct request *request, const struct dataset_id *id, struct response *response) {
    if (!id) return response_redirect(response, DATASETS_PATH "?keadaan=konsep&" DESK_DONE "=impor");
    return response_redirect(response, arena_format(request->arena, DATASETS_PATH "/%lld?" DESK_DONE "=impor", (long long)id->value));
}

/* "investment 2024-Q1" as "Realisasi penanaman modal, Triwulan I 2024". */
static const char *in_words(struct arena *arena, const char *figures) {
    const char *space = strchr(figures, ' ');
    if (!space) return figures;
    const char *kind = arena_format(arena, "%.*s", (int)(space - figures), figures);
    return arena_format(arena, "%s, %s", dataset_kind_words(kind), period_label(arena, space + 1));
}

void figure_stored_refused(struct form *form, const char *field, const char *figures, bool was_ticked) {
    struct arena *arena = form->request->arena;
    const char *which = in_words(arena, figures ? figures : "");
    if (was_ticked) form_fault(form, NULL, arena_format(arena, "%s sedang dalam persetujuan. Tunggu sampai selesai, atau minta data itu dikembalikan.", which));
    else form_fault(form, field, arena_format(arena, "%s sudah ada sebagai konsep atau sedang dalam persetujuan. Centang bila isinya diganti.", which));
}
