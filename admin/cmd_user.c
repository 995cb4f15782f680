/* Scope: `loket user`: accounts of staff from the command line. A password is shown once and must be changed at login. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/store/digest.h"
#include "lib/store/staff_secret.h"
#include "lib/store/tx.h"

static const struct actor COMMAND = { .kind = ACTOR_COMMAND };

struct job {
    struct arena *arena;
    struct db *db;
    const char *name, *roles, *full_name; /* name NULL for list */
    const char *address;                  /* "" for none */
};

/* Reads "front_desk,auditor"; false on an unknown word. */
static bool read_roles(struct arena *arena, const char *text, role_set *ret) {
    role_set roles = ROLES_NONE;
    while (*text) {
        size_t length = strcspn(text, ",");
        enum role role;
        if (!role_parse(arena_copy(arena, text, length), &role)) return false;
        roles |= ROLE_BIT(role);
        text += length + (text[length] == ',');
    }
    *ret = roles;
    return roles != ROLES_NONE;
}

static void print_roles(role_set roles) {
    const char *between = "";
    for (int role = 0; role < ROLE_COUNT; role++) {
        if ((roles & ROLE_BIT(role)) == 0) continue;
        (void)printf("%s%s", between, role_text((enum role)role));
        between = ",";
    }
}

static int list(struct job *job) {
    struct staff_list staff;
    enum result result = staff_list(job->db, job->arena, &staff);
    for (size_t i = 0; result == DONE && i < staff.count; i++) {
        const struct staff *row = &staff.rows[i];
        const char *last = row->last_login_at ? instant_iso(job->arena, row->last_login_at) : "belum pernah masuk";
        (void)printf("%-20s %-9s %-10s %-20s ", row->name, row->active ? "aktif" : "nonaktif",
                     row->has_totp ? "dua faktor" : "-", last);
        print_roles(row->roles);
        (void)printf("\n");
    }
    if (result != DONE) command_error("daftar akun tidak terbaca: %s", db_failure(job->db));
    return command_status(result);
}

static enum result insert(struct job *job, role_set roles, const char *password) {
    struct tx tx CLEANUP_TX = { 0 };
    struct staff_new staff = { job->name, job->full_name ? job->full_name : job->name, roles, password, &PASSWORD_COST };
    struct staff_id id;
    enum result result = tx_begin(job->db, &tx);
    if (result == DONE) result = staff_add(&tx, &COMMAND, time(NULL), &staff, &id);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result replace_password(struct job *job, const char *password) {
    struct tx tx CLEANUP_TX = { 0 };
    struct staff staff;
    enum result result = staff_by_name(job->db, job->arena, job->name, &staff);
    struct password_new new = { .password = password, .must_change = true, .cost = &PASSWORD_COST };
    if (result == DONE) result = tx_begin(job->db, &tx);
    if (result == DONE) {
        new.id = staff.id;
        result = staff_set_password(&tx, &COMMAND, time(NULL), &new);
    }
    if (result == DONE) result = staff_totp_remove(&tx, &COMMAND, time(NULL), staff.id);
    return result == DONE ? tx_commit(&tx) : result;
}

static int tell_password(const struct job *job, enum result result, const char *password) {
    switch (result) {
    case DONE:
        (void)printf("Akun %s. Kata sandi sekali pakai, ditampilkan hanya sekarang: %s\n", job->name, password);
        return EXIT_DONE;
    case REFUSED_STALE: command_error("nama %s sudah dipakai", job->name); return EXIT_WRONG;
    case REFUSED_ABSENT: command_error("tidak ada akun bernama %s", job->name); return EXIT_WRONG;
    case REFUSED_INVALID: command_error("nama akun: 2-40 huruf, angka, titik, tanda hubung, atau garis bawah"); return EXIT_WRONG;
    default: command_error("akun tidak dapat disimpan: %s", db_failure(job->db)); return command_status(result);
    }
}

static int add(struct job *job) {
    role_set roles;
    if (!job->roles || !read_roles(job->arena, job->roles, &roles)) {
        (void)fputs("Peran yang ada:\n", stderr);
        for (int role = 0; role < ROLE_COUNT; role++) {
            (void)fprintf(stderr, "  %-20s %s\n", role_text((enum role)role), role_label((enum role)role));
        }
        return command_misused("user", "--role harus berisi satu peran atau lebih, dipisah koma");
    }
    char password[21];
    staff_random_password(password);
    return tell_password(job, insert(job, roles, password), password);
}

static int reset(struct job *job) {
    char password[21];
    staff_random_password(password);
    return tell_password(job, replace_password(job, password), password);
}

static enum result store_address(struct job *job) {
    struct tx tx CLEANUP_TX = { 0 };
    struct staff staff;
    enum result result = staff_by_name(job->db, job->arena, job->name, &staff);
    if (result == DONE) result = tx_begin(job->db, &tx);
    if (result != DONE) return result;
    struct staff_email set = { staff.id, job->address };
    result = staff_set_email(&tx, &COMMAND, time(NULL), &set);
    return result == DONE ? tx_commit(&tx) : result;
}

static int email(struct job *job) {
    enum result result = store_address(job);
    switch (result) {
    case DONE: (void)printf(*job->address ? "Alamat surel %s dicatat.\n" : "Alamat surel %s dihapus.\n", job->name); return EXIT_DONE;
    case REFUSED_ABSENT: command_error("tidak ada akun bernama %s", job->name); return EXIT_WRONG;
    case REFUSED_INVALID: command_error("bukan alamat surel; tulis seperti nama@contoh.id"); return EXIT_WRONG;
    default: command_error("alamat tidak dapat disimpan: %s", db_failure(job->db)); return command_status(result);
    }
}

static const struct action { const char *name; int words; int (*run)(struct job *job); } ACTIONS[] = {
    { "add", 3, add }, { "list", 2, list }, { "reset", 3, reset },
    { "email", 3, email }, { "email", 4, email },
};

static const struct action *find_action(int argc, char **argv) {
    for (size_t i = 0; argc >= 2 && i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(ACTIONS[i].name, argv[1]) == 0 && ACTIONS[i].words == argc) return &ACTIONS[i];
    }
    return NULL;
}

int cmd_user(int argc, char **argv) {
    const char *file = NULL;
    struct job job = { 0 };
    const struct command_option options[] = {
        { "--config", &file, NULL }, { "--role", &job.roles, NULL }, { "--full-name", &job.full_name, NULL }, { 0 }
    };
    int status = command_options("user", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    const struct action *action = find_action(argc, argv);
    if (!action) return command_misused("user", "pilih add NAMA, list, email NAMA, atau reset NAMA");
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    CLEANUP_DB struct db *db = NULL;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    job.arena = arena;
    job.db = db;
    job.name = argc >= 3 ? argv[2] : NULL;
    job.address = argc == 4 ? argv[3] : "";
    return action->run(&job);
}
