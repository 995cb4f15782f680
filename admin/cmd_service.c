/* Scope: `loket service`: the services on offer, and what is told to whoever complains about one. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/store/service.h"

static const struct actor COMMAND = { .kind = ACTOR_COMMAND };

static enum result list(struct arena *arena, struct db *db) {
    struct services services;
    enum result result = service_list(db, arena, false, &services);
    for (size_t i = 0; result == DONE && i < services.count; i++) {
        const struct service *row = &services.rows[i];
        (void)printf("%-20s %-9s %s\n", row->code, row->active ? "aktif" : "nonaktif", row->name);
        if (*row->notice) (void)printf("    %s %s\n", row->notice, row->notice_link);
    }
    return result;
}

static enum result note(struct db *db, const struct service_notice *notice) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(db, &tx);
    if (result == DONE) result = service_note(&tx, &COMMAND, time(NULL), notice);
    return result == DONE ? tx_commit(&tx) : result;
}

static const char *reason_of(enum result result) {
    switch (result) {
    case REFUSED_ABSENT: return "tidak ada layanan dengan kode itu";
    case REFUSED_INVALID: return "teks paling panjang 500 karakter; tautan harus https://… atau /halaman di situs ini";
    default: return "basis data tidak dapat dipakai";
    }
}

int cmd_service(int argc, char **argv) {
    const char *file = NULL, *text = NULL, *link = NULL;
    const struct command_option options[] = {
        { "--config", &file, NULL }, { "--text", &text, NULL }, { "--link", &link, NULL }, { 0 },
    };
    int status = command_options("service", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    bool is_list = argc == 2 && strcmp(argv[1], "list") == 0, is_note = argc == 3 && strcmp(argv[1], "notice") == 0;
    if (!is_list && !is_note) return command_misused("service", "harus: service list, atau service notice KODE");
    if (is_note && !text) return command_misused("service", "--text harus ada; --text \"\" menghapus pemberitahuan");
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const struct config *config;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    struct service_notice notice = { is_note ? argv[2] : "", text ? text : "", link ? link : "" };
    enum result result = is_list ? list(arena, db) : note(db, &notice);
    if (result != DONE) command_error("%s", reason_of(result));
    return command_status(result);
}
