/* Scope: recomputing the hash of approved datasets. */
#include "admin/dataset_verify.h"

#include <stdio.h>
#include <string.h>

static bool is_meant(const struct dataset_about *only, const struct dataset *dataset, const char *key) {
    return dataset->approved && (!only || (strcmp(only->kind, dataset->kind) == 0 && strcmp(only->period, key) == 0));
}

static void print_one(const struct dataset *dataset, const char *key, const struct dataset_check *check) {
    const char *where = *check->parts ? check->parts : "bagiannya tidak diketahui";
    (void)printf("%-9s %-11s %-8s revisi %lld  %s", check->same ? "sama" : "BERBEDA", dataset->kind, key, (long long)dataset->revision, dataset->title);
    (void)printf(check->same ? "\n" : " (%s)\n", where);
}

enum result dataset_audit_all(struct db *db, struct arena *arena, const struct dataset_about *only, bool prints, struct dataset_audit *ret) {
    struct datasets datasets;
    struct dataset_audit audit = { 0 };
    enum result result = dataset_list(db, arena, NULL, &datasets);
    for (size_t i = 0; result == DONE && i < datasets.count; i++) {
        const struct dataset *dataset = &datasets.rows[i];
        const char *key = dataset_key(arena, dataset);
        struct dataset_check check;
        if (!is_meant(only, dataset, key)) continue;
        result = dataset_verify(db, arena, dataset, &check);
        if (result != DONE) break;
        if (prints) print_one(dataset, key, &check);
        audit.same += check.same;
        audit.different += !check.same;
        if (!check.same && !audit.first) audit.first = arena_format(arena, "%s: %s", dataset->title, check.parts);
    }
    if (result == DONE) *ret = audit;
    return result;
}

const char *dataset_audit_words(struct arena *arena, const struct dataset_audit *audit) {
    if (audit->different > 0) return arena_format(arena, "%zu data berbeda dari saat disetujui; yang pertama %s", audit->different, audit->first);
    return arena_format(arena, "%zu data sama dengan saat disetujui", audit->same);
}
