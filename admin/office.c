/* Scope: opening and closing a running office. */
#include "admin/office.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "admin/brand.h"
#include "admin/command.h"
#include "admin/places.h"
#include "lib/base/cleanup.h"

static bool make_folder(const struct office *office, const char *path, mode_t mode) {
    bool is_there = mkdir(path, mode) == 0 || errno == EEXIST;
    bool is_owned = is_there && (!office->is_root || chown(path, office->user, office->group) == 0);
    if (!is_owned) command_error("%s: %s", path, strerror(errno));
    return is_owned;
}

/* Finds out who the programs run as: the owner of the office's folder. */
static bool find_user(struct office *office) {
    struct stat folder;
    if (stat(office->config->directory, &folder) != 0) {
        command_error("%s: %s", office->config->directory, strerror(errno));
        return false;
    }
    office->is_root = geteuid() == 0;
    office->user = folder.st_uid;
    office->group = folder.st_gid;
    if (!office->is_root) return true;
    const struct passwd *user = getpwuid(office->user);
    if (!user) {
        command_error("%s: pemilik folder ini tidak dikenal di mesin ini", office->config->directory);
        return false;
    }
    office->nginx.user = arena_string(office->arena, user->pw_name);
    const struct group *group = getgrgid(office->group);
    office->nginx.group = group ? arena_string(office->arena, group->gr_name) : office->nginx.user;
    return true;
}

/* One office is served once: a second `loket serve` would take its sockets away. */
static bool take_lock(struct office *office) {
    const char *path = arena_format(office->arena, "%s/serve.lock", office->config->paths.run);
    CLEANUP_FD int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) command_error("kantor ini sudah dijalankan oleh proses lain (%s)", path);
        else command_error("%s: %s", path, strerror(errno));
        return false;
    }
    office->lock = take_fd(&lock);
    return true;
}

static bool open_folders(struct office *office) {
    const char *log_folder = arena_format(office->arena, "%s/log", office->config->directory);
    if (!make_folder(office, office->config->paths.run, 0750) || !make_folder(office, log_folder, 0750)) return false;
    const char *log = arena_format(office->arena, "%s/loket.log", log_folder);
    office->log = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (office->log < 0) command_error("%s: %s", log, strerror(errno));
    return office->log >= 0 && take_lock(office);
}

/* True when the address can still be taken, so that "in use" is said before anything is started. */
static bool port_is_free(int port) {
    CLEANUP_FD int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int on = 1;
    (void)setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(probe, (struct sockaddr *)&address, sizeof address) == 0) return true;
    if (errno == EADDRINUSE) command_error("port %d sedang dipakai program lain; pilih yang lain, misalnya PORT=%d", port, port + 1);
    else command_error("port %d tidak dapat dipakai: %s", port, strerror(errno));
    return false;
}

static bool add_programs(struct office *office) {
    const struct config *config = office->config;
    const struct { const char *name; int processes; } PROGRAMS[OFFICE_PROGRAMS] = {
        { "complaint", config->workers.complaint }, { "survey", config->workers.survey },
        { "request", config->workers.request },     { "track", config->workers.track },
        { "staff", config->workers.staff },
    };
    for (size_t i = 0; i < OFFICE_PROGRAMS; i++) {
        const char *path = place_program(office->arena, PROGRAMS[i].name);
        if (!path) {
            command_error("program %s tidak ada di samping loket; bangun dulu dengan make", PROGRAMS[i].name);
            return false;
        }
        const char *socket_path = arena_format(office->arena, "%s/%s.sock", config->paths.run, PROGRAMS[i].name);
        int listener = supervise_listen(socket_path, office->is_root, office->user, office->group);
        if (listener < 0) {
            command_error("%s: %s", socket_path, strerror(errno));
            return false;
        }
        office->sockets[i] = socket_path;
        char **arguments = arena_array(office->arena, 2, sizeof *arguments);
        arguments[0] = arena_string(office->arena, path);
        office->services[office->service_count++] = (struct service){ .name = PROGRAMS[i].name,
                                                                      .arguments = arguments,
                                                                      .processes = PROGRAMS[i].processes,
                                                                      .listener = listener,
                                                                      .stop_signal = SIGTERM };
    }
    return true;
}

static bool write_file(const char *path, const char *text) {
    CLEANUP_FD int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    size_t length = strlen(text);
    bool is_written = file >= 0 && write(file, text, length) == (ssize_t)length;
    if (!is_written) command_error("%s: %s", path, strerror(errno));
    return is_written;
}

static bool add_nginx(struct office *office) {
    const char *nginx = place_web_server();
    if (!nginx) {
        command_error("nginx belum terpasang; jalankan: tools/install-packages deploy/packages/run.txt");
        return false;
    }
    const char *text, *message;
    if (nginx_whole_config(office->arena, office->config, &office->nginx, &text, &message) != DONE) {
        command_error("%s", message);
        return false;
    }
    const char *run = office->config->paths.run;
    char *file = arena_format(office->arena, "%s/nginx.conf", run);
    if (!write_file(file, text) || !port_is_free(office->nginx.port)) return false;
    char *const arguments[] = { arena_string(office->arena, nginx), arena_string(office->arena, "-p"),
                                arena_format(office->arena, "%s/", run), arena_string(office->arena, "-c"), file,
                                arena_string(office->arena, "-e"),
                                arena_format(office->arena, "%s/log/nginx-error.log", office->config->directory), NULL };
    char **kept = arena_array(office->arena, sizeof arguments / sizeof *arguments, sizeof *kept);
    memcpy(kept, arguments, sizeof arguments);
    office->services[office->service_count++] = (struct service){ .name = "nginx", .arguments = kept, .processes = 1,
                                                                  .listener = -1, .stop_signal = SIGQUIT,
                                                                  .is_vital = true, .keeps_root = true };
    return true;
}

/* The sender of notices runs where there is somebody to send them through. */
static bool add_outbox(struct office *office) {
    const struct config *config = office->config;
    if (*config->mail.server == '\0' && *config->hook.url == '\0') return true;
    const char *path = place_program(office->arena, "loket-outbox");
    if (!path) {
        command_error("program loket-outbox tidak ada di samping loket; bangun dulu dengan make");
        return false;
    }
    char **arguments = arena_array(office->arena, 2, sizeof *arguments);
    arguments[0] = arena_string(office->arena, path);
    office->services[office->service_count++] = (struct service){ .name = "outbox", .arguments = arguments, .processes = 1,
                                                                  .listener = -1, .stop_signal = SIGTERM };
    return true;
}

/* Builds the site as soon as something was approved. An office without the builder beside is built elsewhere. */
static bool add_watch(struct office *office) {
    const char *path = place_program(office->arena, "loket-publish");
    if (!path) return true;
    char **arguments = arena_array(office->arena, 3, sizeof *arguments);
    arguments[0] = arena_string(office->arena, path);
    arguments[1] = arena_string(office->arena, "--watch");
    office->services[office->service_count++] = (struct service){ .name = "publish", .arguments = arguments, .processes = 1,
                                                                  .listener = -1, .stop_signal = SIGTERM };
    return true;
}

bool office_open(struct office *office) {
    if (!brand_write(office->arena, office->config) || !find_user(office) || !open_folders(office)) return false;
    return add_programs(office) && add_outbox(office) && add_watch(office) && (!office->with_nginx || add_nginx(office));
}

void office_close(struct office *office) {
    for (size_t i = 0; i < office->service_count; i++) {
        if (office->services[i].listener >= 0) (void)close(office->services[i].listener);
    }
    for (size_t i = 0; i < OFFICE_PROGRAMS; i++) {
        if (office->sockets[i]) (void)unlink(office->sockets[i]);
    }
    if (office->log >= 0) (void)close(office->log);
    if (office->lock >= 0) (void)close(office->lock);
}
