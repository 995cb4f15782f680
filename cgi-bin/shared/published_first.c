/* Scope: looking up published figures before a request. */
#include "cgi-bin/shared/published_first.h"

#include <stdlib.h>
#include <string.h>

#include "lib/rules/dataset_states.h"
#include "lib/rules/period.h"
#include "lib/rules/published_match.h"
#include "lib/store/request_avoided.h"

#define SHOWN_MOST 8

/* What people call these figures, besides their titles. */
static const char *const CALLED[DATASET_KIND_COUNT] = {
    [DATASET_SURVEY] = "indeks IKM SKM mutu pelayanan nilai unsur responden",
    [DATASET_INVESTMENT] = "investasi realisasi modal PMA PMDN LKPM proyek sektor tenaga kerja",
    [DATASET_PERMITS] = "izin perizinan OSS NIB SIMBG PBG terbit tepat waktu",
    [DATASET_INDICATORS] = "kinerja capaian LKjIP renstra target realisasi",
    [DATASET_BUDGET] = "anggaran belanja APBD realisasi keuangan program kegiatan",
    [DATASET_TARGETS] = "target investasi renstra BKPM capaian",
    [DATASET_ANSWER] = "",
};

struct hit {
    const struct published *published;
    const char *note; /* kind and period */
    int found;
};

/* At least half of what was typed has to be there. */
static struct hit hit_of(struct arena *arena, const char *typed, const struct published *published) {
    enum dataset_kind kind;
    if (!dataset_kind_parse(published->kind, &kind)) return (struct hit){ 0 };
    const char *note = arena_format(arena, "%s, %s", dataset_kind_label(kind), period_label(arena, published->period));
    const char *known = arena_format(arena, "%s %s %s %s %s", published->title, note, CALLED[kind], published->words, published->period);
    struct published_match match = published_match(typed, known);
    bool fits = match.found > 0 && match.found * 2 >= match.words;
    return (struct hit){ published, note, fits ? match.found : 0 };
}

/* The best first; of equals the one that came first, the newest. */
static void keep(struct hit hits[SHOWN_MOST], size_t *count, struct hit hit) {
    size_t at = *count;
    while (at > 0 && hits[at - 1].found < hit.found) at--;
    if (at == SHOWN_MOST) return;
    if (*count < SHOWN_MOST) ++*count;
    memmove(&hits[at + 1], &hits[at], (*count - at - 1) * sizeof *hits);
    hits[at] = hit;
}

static json_t *hits_view(struct arena *arena, const char *typed, const struct published_list *list) {
    struct hit hits[SHOWN_MOST];
    size_t count = 0;
    json_t *view = json_array();
    for (size_t i = 0; i < list->count; i++) {
        struct hit hit = hit_of(arena, typed, &list->rows[i]);
        if (hit.found) keep(hits, &count, hit);
    }
    for (size_t i = 0; i < count; i++) {
        const char *id = arena_format(arena, "%lld", (long long)hits[i].published->id.value);
        (void)json_array_append_new(view, json_pack("{s:s, s:s, s:s}", "id", id, "title", hits[i].published->title, "note", hits[i].note));
    }
    return view;
}

enum result published_view(struct app *app, struct request *request, json_t *view) {
    const char *typed = parameters_first(&request->query, PUBLISHED_QUERY);
    struct published_list list = { 0 };
    enum result result = DONE;
    if (typed && (*typed == '\0' || strlen(typed) > PUBLISHED_TYPED_LONGEST)) typed = NULL;
    if (typed) result = published_list_read(app->db, request->arena, &list);
    if (result != DONE) return result;
    json_t *hits = typed ? hits_view(request->arena, typed, &list) : json_array();
    json_auto_t *part = json_pack("{s:s?, s:b, s:o}", "published_asked", typed, "has_published", json_array_size(hits) > 0, "published", hits);
    return json_object_update(view, part) == 0 ? DONE : FAILED_INTERNAL;
}

static enum result count(struct app *app, struct request *request, struct dataset_id id, struct published *ret) {
    struct avoidance avoidance = { id, instant_day(request->now, app->config->office.zone_offset) };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = request_avoid(&tx, request->arena, &avoidance, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result published_choose(struct app *app, struct request *request, struct response *response) {
    const char *chosen = parameters_first(&request->form, "data");
    struct published found;
    enum dataset_kind kind;
    struct dataset_id id = { chosen && strspn(chosen, "0123456789") == strlen(chosen) ? strtoll(chosen, NULL, 10) : 0 };
    enum result result = count(app, request, id, &found);
    if (result != DONE) return result;
    if (!dataset_kind_parse(found.kind, &kind)) return REFUSED_ABSENT;
    const char *folder = dataset_kind_folder(kind);
    bool is_own = kind == DATASET_ANSWER; /* each table has a short address, where its newest period stands */
    return response_redirect(response, is_own ? arena_format(request->arena, "/%s/%s/index.html", folder, found.scope)
                                              : arena_format(request->arena, "/%s/index.html", folder));
}
