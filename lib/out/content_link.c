/* Scope: judging and turning addresses. */
#include "lib/out/content_link.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define ADDRESS_LONGEST 500 /* bytes; nobody reads longer ones */
#define SAFE_IN_PATH "abcdefghijklmnopqrstuvwxyz0123456789-._/"

/* What answers below these is a program, never a file. */
static const char *const PROGRAMS[] = { "/pengaduan/", "/survei/", "/permintaan-data/", "/lacak/", "/petugas/" };

static bool begins(const char *address, const char *with) {
    return strncasecmp(address, with, strlen(with)) == 0;
}

static bool is_file_of(const char *address, const char *ending) {
    size_t length = strcspn(address, "#"), tail = strlen(ending);
    return length > tail && strncmp(address + length - tail, ending, tail) == 0;
}

static bool is_site_path(const char *address) {
    size_t length = strcspn(address, "#");
    if (address[0] != '/' || address[1] == '/' || strstr(address, "..") || strstr(address, "//")) return false;
    return strspn(address, SAFE_IN_PATH) >= length;
}

enum content_link content_link_kind(const char *address) {
    static const char *const OUTSIDE[] = { "https://", "http://", "mailto:", "tel:" };
    if (strlen(address) > ADDRESS_LONGEST || *address == '\0') return LINK_WRONG;
    for (const char *at = address; *at; at++) {
        if ((unsigned char)*at <= ' ' || *at == '\\' || *at == 0x7f) return LINK_WRONG; /* browsers drop or turn them */
    }
    if (*address == '#') return LINK_HERE;
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        if (begins(address, OUTSIDE[i])) return address[strlen(OUTSIDE[i])] ? LINK_OUTSIDE : LINK_WRONG;
    }
    if (strcspn(address, ":") < strcspn(address, "/?#")) return LINK_RUNS;
    if (is_site_path(address)) return LINK_SITE;
    return *address != '/' && is_file_of(address, ".md") ? LINK_PAGE : LINK_WRONG;
}

const char *content_link_file(struct arena *arena, const char *file, const char *address) {
    const char *slash = strchr(file, '/'), *way = address;
    bool is_up = strncmp(way, "../", 3) == 0, is_here = strncmp(way, "./", 2) == 0;
    if (is_up && !slash) return NULL;
    if (is_up) way += 3;
    if (is_here) way += 2;
    const char *plain = arena_copy(arena, way, strcspn(way, "#"));
    if (strstr(plain, "..") || *plain == '/') return NULL;
    bool is_beside = !is_up && slash && !strchr(plain, '/');
    return is_beside ? arena_format(arena, "%.*s/%s", (int)(slash - file), file, plain) : plain;
}

const char *content_link_site(struct arena *arena, const char *root, const char *address) {
    size_t length = strcspn(address, "#");
    for (size_t i = 0; i < sizeof PROGRAMS / sizeof *PROGRAMS; i++) {
        if (begins(address, PROGRAMS[i])) return arena_format(arena, "%s%s", root, address + 1);
    }
    bool is_folder = address[length - 1] == '/';
    return arena_format(arena, "%s%.*s%s%s", root, (int)(length - 1), address + 1, is_folder ? "index.html" : "", address + length);
}
