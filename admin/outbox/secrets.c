/* Scope: the files with the mail server's login and the gateway's secret. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "admin/outbox/post.h"
#include "lib/base/utf8.h"
#include "lib/out/hook.h"

#define FILE_LONGEST 1000 /* bytes */

/* Reads a small file only its owner may read, up to MOST lines; NULL with *ret_message otherwise. */
static char *read_private(struct arena *arena, const char *path, const char **ret_message) {
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        *ret_message = arena_format(arena, "%s: %s", path, strerror(errno));
        return NULL;
    }
    char *text = arena_alloc(arena, FILE_LONGEST + 1);
    ssize_t length = read(fd, text, FILE_LONGEST);
    const char *fault = (status.st_mode & 077) != 0                               ? "terbaca oleh pengguna lain (chmod 600)"
                        : length < 0 || status.st_size > FILE_LONGEST             ? "tidak terbaca atau terlalu besar"
                        : !text_is_clean(text, (size_t)length)                    ? "bukan teks"
                                                                                  : NULL;
    if (!fault) return text;
    *ret_message = arena_format(arena, "%s: %s", path, fault);
    return NULL;
}

/* Takes the next line of *text, without its end. */
static const char *take_line(struct arena *arena, const char **text) {
    size_t length = strcspn(*text, "\r\n");
    const char *line = arena_copy(arena, *text, length);
    *text += length;
    *text += strspn(*text, "\r\n");
    return line;
}

static enum result read_login(struct arena *arena, struct post *post, const char **ret_message) {
    const char *path = post->config->mail.login_file;
    post->user = post->password = "";
    if (*path == '\0' || *post->config->mail.server == '\0') return DONE;
    const char *text = read_private(arena, path, ret_message);
    if (!text) return REFUSED_INVALID;
    post->user = take_line(arena, &text);
    post->password = take_line(arena, &text);
    if (*post->user && *post->password) return DONE;
    *ret_message = arena_format(arena, "%s: harus berisi nama pengguna dan kata sandi, masing-masing satu baris", path);
    return REFUSED_INVALID;
}

static enum result read_hook_secret(struct arena *arena, struct post *post, const char **ret_message) {
    const char *path = post->config->hook.key_file;
    post->hook_secret = "";
    if (*post->config->hook.url == '\0') return DONE;
    const char *text = read_private(arena, path, ret_message);
    if (!text) return REFUSED_INVALID;
    post->hook_secret = take_line(arena, &text);
    if (strlen(post->hook_secret) >= HOOK_SECRET_SHORTEST) return DONE;
    *ret_message = arena_format(arena, "%s: rahasia paling sedikit %d huruf", path, HOOK_SECRET_SHORTEST);
    return REFUSED_INVALID;
}

enum result post_read_secrets(struct arena *arena, struct post *post, const char **ret_message) {
    enum result result = read_login(arena, post, ret_message);
    return result == DONE ? read_hook_secret(arena, post, ret_message) : result;
}
