/* Scope: `loket serve`: the office's programs, and nginx in front of them, in the foreground until Ctrl-C. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/nginx_config.h"
#include "admin/office.h"
#include "lib/base/cleanup.h"

#define PORT_LARGEST 65535
#define RATE_DEFAULT 50       /* requests a second of one address */
#define RATE_LARGEST 1000000  /* for measurements */

/* The port in "http://host:port"; 80 when there is none. */
static int port_of(const char *base_url) {
    const char *colon = strchr(strstr(base_url, "//"), ':');
    int64_t port = 80;
    if (colon) (void)command_number(colon + 1, 1, PORT_LARGEST, &port);
    return (int)port;
}

static bool is_local(const char *base_url) {
    return strncmp(base_url, "http://127.0.0.1", 16) == 0 || strncmp(base_url, "http://localhost", 16) == 0;
}

static bool answers(void *context) {
    const struct office *office = context;
    if (!office->with_nginx) return true;
    CLEANUP_FD int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)office->nginx.port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    return connect(probe, (struct sockaddr *)&address, sizeof address) == 0;
}

static void tell_ready(void *context) {
    const struct office *office = context;
    if (office->with_nginx) (void)printf("Loket terbuka di %s/ (Ctrl-C menutup)\n", office->config->site.base_url);
    else (void)printf("Program kantor siap; soketnya di %s (Ctrl-C menutup)\n", office->config->paths.run);
    (void)fflush(stdout);
}

static int serve(struct office *office) {
    if (setenv("LOKET_CONFIG", office->config->file, 1) != 0) return EXIT_FAILED;
    if (!office_open(office)) return EXIT_FAILED;
    const struct supervision supervision = { .services = office->services, .service_count = office->service_count,
                                             .log = office->log, .user = office->user, .group = office->group,
                                             .is_root = office->is_root, .is_ready = answers, .on_ready = tell_ready,
                                             .context = office };
    int status = supervise_run(office->arena, &supervision);
    if (status == 0) (void)printf("Loket ditutup.\n");
    else command_error("ada yang tidak berjalan semestinya; lihat %s/log/", office->config->directory);
    return status == 0 ? EXIT_DONE : EXIT_FAILED;
}

static int print_site_config(const struct office *office) {
    const char *text, *message;
    enum result result = nginx_site_config(office->arena, office->config, &office->nginx, &text, &message);
    if (result == DONE) (void)fputs(text, stdout);
    else command_error("%s", message);
    return command_status(result);
}

/* Reads --port and --rate; a sample office's forms are accepted only from the origin in its loket.ini. */
static int read_numbers(struct office *office, const char *port, const char *rate) {
    const char *base_url = office->config->site.base_url;
    int64_t number = port_of(base_url);
    if (port && !command_number(port, 1, PORT_LARGEST, &number)) return command_misused("serve", "--port harus 1-65535");
    office->nginx.port = (int)number;
    if (is_local(base_url) && office->nginx.port != port_of(base_url)) {
        command_error("port %d berbeda dari base_url = %s di %s", office->nginx.port, base_url, office->config->file);
        return EXIT_WRONG;
    }
    number = RATE_DEFAULT;
    if (rate && !command_number(rate, 1, RATE_LARGEST, &number)) return command_misused("serve", "--rate harus bilangan mulai 1");
    office->nginx.rate = (int)number;
    return EXIT_DONE;
}

int cmd_serve(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *file = NULL, *port = NULL, *rate = NULL;
    bool with_nginx = false, prints = false;
    const struct command_option options[] = {
        { "--config", &file, NULL },       { "--port", &port, NULL },          { "--rate", &rate, NULL },
        { "--nginx", NULL, &with_nginx },  { "--print-nginx", NULL, &prints }, { NULL, NULL, NULL },
    };
    int status = command_options("serve", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc > 1) return command_misused("serve", "argumen tidak dikenal: %s", argv[1]);
    struct office office = { .arena = arena, .with_nginx = with_nginx, .log = -1, .lock = -1 };
    status = command_config(arena, file, &office.config);
    if (status == EXIT_DONE) status = read_numbers(&office, port, rate);
    if (status != EXIT_DONE) return status;
    if (prints) return print_site_config(&office);
    status = serve(&office);
    office_close(&office);
    return status;
}
