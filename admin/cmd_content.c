/* Scope: `loket content`: the office's own pages checked and listed. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/out/content.h"
#include "lib/rules/format.h"
#include "lib/store/service.h"

struct checking {
    struct arena *arena;
    const struct config *config; /* NULL: a folder without settings */
    const char *folder;
    struct content *content;
};

static int read_folder(struct checking *checking) {
    const struct config *config = checking->config;
    const char *emails[] = { config ? config->office.email : NULL, NULL }, *phones[] = { config ? config->office.phone : NULL, NULL };
    const struct content_own own = { .emails = emails, .phones = phones };
    enum result result = content_read(checking->arena, checking->folder, config ? &own : NULL, &checking->content);
    if (result == DONE) return EXIT_DONE;
    command_error("%s: %s", checking->folder, result == REFUSED_ABSENT ? "folder tidak ada" : "folder tidak dapat dibaca");
    return EXIT_FAILED;
}

/* Compares the standards with the services of the office. */
static int judge_services(struct checking *checking) {
    CLEANUP_DB struct db *db = NULL;
    struct services services;
    int status = command_database(checking->arena, checking->config, &db);
    if (status != EXIT_DONE) return status;
    if (service_list(db, checking->arena, true, &services) != DONE) {
        command_error("layanan tidak dapat dibaca: %s", db_failure(db));
        return EXIT_FAILED;
    }
    const char **codes = arena_array(checking->arena, services.count + 1, sizeof *codes), **names = arena_array(checking->arena, services.count + 1, sizeof *names);
    for (size_t i = 0; i < services.count; i++) {
        codes[i] = services.rows[i].code;
        names[i] = services.rows[i].name;
    }
    content_judge_services(checking->content, codes, names, services.count);
    return EXIT_DONE;
}

static day_number today(const struct checking *checking) {
    return instant_day((instant)time(NULL), checking->config ? checking->config->office.zone_offset : 420);
}

static const char *state_text(const struct checking *checking, const struct content_page *page) {
    switch (content_state_of(page, today(checking))) {
    case CONTENT_DRAFT: return "draf";
    case CONTENT_WAITING: return arena_format(checking->arena, "tayang mulai %s", format_day(checking->arena, page->head.date));
    case CONTENT_LIVE: return page->is_common ? "bagian dari semua standar pelayanan" : "tayang";
    }
    return "";
}

/* What is right and not on the site. */
static void print_hidden(const struct checking *checking) {
    for (size_t i = 0; i < checking->content->count; i++) {
        const struct content_page *page = &checking->content->pages[i];
        if (content_state_of(page, today(checking)) != CONTENT_LIVE) (void)printf("%s: %s\n", page->file, state_text(checking, page));
    }
}

static int check(struct checking *checking) {
    const struct content_faults *faults = &checking->content->faults;
    for (size_t i = 0; i < faults->count; i++) (void)printf("%s\n", content_fault_line(checking->arena, &faults->rows[i]));
    if (faults->more > 0) (void)printf("dan %zu lagi\n", faults->more);
    print_hidden(checking);
    size_t count = faults->count + faults->more;
    if (count == 0) (void)printf("%zu halaman dan %zu gambar tanpa kesalahan.\n", checking->content->count, checking->content->picture_count);
    else (void)printf("%zu hal perlu diperbaiki.\n", count);
    return count == 0 ? EXIT_DONE : EXIT_FAILED;
}

static int list(struct checking *checking) {
    for (size_t i = 0; i < checking->content->count; i++) {
        const struct content_page *page = &checking->content->pages[i];
        (void)printf("%-40s /%-40s %s\n", page->file, page->address, state_text(checking, page));
    }
    return EXIT_DONE;
}

int cmd_content(int argc, char **argv) {
    const char *file = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { 0 } };
    int status = command_options("content", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    bool is_check = argc >= 2 && argc <= 3 && strcmp(argv[1], "check") == 0, is_list = argc == 2 && strcmp(argv[1], "list") == 0;
    if (!is_check && !is_list) return command_misused("content", "harus: content check [FOLDER], atau content list");
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct checking checking = { .arena = arena };
    bool has_settings = argc == 2;
    if (has_settings) status = command_config(arena, file, &checking.config);
    if (status != EXIT_DONE) return status;
    checking.folder = has_settings ? checking.config->publication.content : argv[2];
    status = read_folder(&checking);
    if (status == EXIT_DONE && has_settings && is_check) status = judge_services(&checking);
    if (status != EXIT_DONE) return status;
    return is_check ? check(&checking) : list(&checking);
}
