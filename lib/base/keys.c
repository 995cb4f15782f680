/* Scope: making and reading key files, by a table of them. */
#include "lib/base/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"

static const struct key_file { unsigned flag; const char *name; size_t offset, length; } FILES[] = {
    { KEY_FORM, "form.key", offsetof(struct keys, form), KEY_BYTES },
    { KEY_CODE, "code.key", offsetof(struct keys, code), KEY_BYTES },
    { KEY_CODE_HASH, "code_hash.key", offsetof(struct keys, code_hash), KEY_BYTES },
    { KEY_ATTEMPT, "attempt.key", offsetof(struct keys, attempt), KEY_BYTES },
    { KEY_TOTP, "totp.key", offsetof(struct keys, totp), KEY_BYTES },
    { KEY_SESSION, "session.key", offsetof(struct keys, session), KEY_BYTES },
    { KEY_IDENTITY_PUBLIC, "identity.public.key", offsetof(struct keys, identity_public), KEY_BYTES },
    { KEY_IDENTITY_SECRET, "identity.secret.key", offsetof(struct keys, identity_secret), KEY_BYTES },
    { KEY_RECEIPT_PUBLIC, "receipt.public.key", offsetof(struct keys, receipt_public), KEY_BYTES },
    { KEY_RECEIPT_SECRET, "receipt.secret.key", offsetof(struct keys, receipt_secret), KEY_SIGN_SECRET_BYTES },
    { KEY_EDITION_PUBLIC, "edition.public.key", offsetof(struct keys, edition_public), KEY_BYTES },
    { KEY_EDITION_SECRET, "edition.secret.key", offsetof(struct keys, edition_secret), KEY_SIGN_SECRET_BYTES },
};
#define FILE_COUNT (sizeof FILES / sizeof *FILES)

static uint8_t *key_at(struct keys *keys, const struct key_file *file) {
    return (uint8_t *)keys + file->offset;
}

static void fill_new(struct keys *keys) {
    randombytes_buf(keys, sizeof *keys);
    (void)crypto_box_keypair(keys->identity_public, keys->identity_secret);
    (void)crypto_sign_keypair(keys->receipt_public, keys->receipt_secret);
    (void)crypto_sign_keypair(keys->edition_public, keys->edition_secret);
}

static bool write_file(const char *path, const uint8_t *bytes, size_t length) {
    CLEANUP_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    return fd >= 0 && write(fd, bytes, length) == (ssize_t)length && fsync(fd) == 0;
}

static bool sync_folder(const char *directory) {
    CLEANUP_FD int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 && fsync(fd) == 0;
}

static enum result write_all(struct arena *arena, const char *directory, struct keys *keys, unsigned which, const char **ret_message) {
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if ((which & FILES[i].flag) == 0) continue;
        const char *path = arena_format(arena, "%s/%s", directory, FILES[i].name);
        if (write_file(path, key_at(keys, &FILES[i]), FILES[i].length)) continue;
        *ret_message = arena_format(arena, "%s: %s", path, strerror(errno));
        return FAILED_UNAVAILABLE;
    }
    if (sync_folder(directory)) return DONE;
    *ret_message = arena_format(arena, "%s: %s", directory, strerror(errno));
    return FAILED_UNAVAILABLE;
}

enum result keys_create(struct arena *arena, const char *directory, const char **ret_message) {
    if (sodium_init() < 0) return FAILED_INTERNAL;
    if (mkdir(directory, 0700) != 0 && errno != EEXIST) {
        *ret_message = arena_format(arena, "%s: %s", directory, strerror(errno));
        return FAILED_UNAVAILABLE;
    }
    for (size_t i = 0; i < FILE_COUNT; i++) {
        const char *path = arena_format(arena, "%s/%s", directory, FILES[i].name);
        if (access(path, F_OK) != 0) continue;
        *ret_message = arena_format(arena, "%s: exists already and is not overwritten", path);
        return REFUSED_STALE;
    }
    struct keys keys;
    fill_new(&keys);
    enum result result = write_all(arena, directory, &keys, KEY_ALL, ret_message);
    keys_forget(&keys);
    return result;
}

enum result keys_add_edition(struct arena *arena, const char *directory, const char **ret_message) {
    const unsigned pair = KEY_EDITION_PUBLIC | KEY_EDITION_SECRET;
    if (sodium_init() < 0) return FAILED_INTERNAL;
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if ((pair & FILES[i].flag) && access(arena_format(arena, "%s/%s", directory, FILES[i].name), F_OK) == 0) return DONE;
    }
    struct keys keys;
    fill_new(&keys);
    enum result result = write_all(arena, directory, &keys, pair, ret_message);
    keys_forget(&keys);
    return result;
}

/* What is wrong with the key file at PATH; NULL and the key in OUT when nothing is. */
static const char *read_fault(const char *path, const struct key_file *file, uint8_t *out) {
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) return strerror(errno);
    if (!S_ISREG(status.st_mode) || status.st_size != (off_t)file->length) return "is not a key of the right length";
    if ((status.st_mode & 077) != 0) return "is readable by others (chmod 600)";
    return read(fd, out, file->length) == (ssize_t)file->length ? NULL : "cannot be read";
}

enum result keys_load(struct arena *arena, const char *directory, unsigned which, const struct keys **ret,
                      const char **ret_message) {
    if (sodium_init() < 0) return FAILED_INTERNAL;
    struct keys *keys = arena_alloc(arena, sizeof *keys);
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if ((which & FILES[i].flag) == 0) continue;
        const char *path = arena_format(arena, "%s/%s", directory, FILES[i].name);
        const char *fault = read_fault(path, &FILES[i], key_at(keys, &FILES[i]));
        if (!fault) continue;
        keys_forget(keys);
        *ret_message = arena_format(arena, "%s: %s", path, fault);
        return access(path, F_OK) == 0 ? REFUSED_INVALID : REFUSED_ABSENT;
    }
    keys->loaded = which;
    *ret = keys;
    return DONE;
}

void keys_forget(struct keys *keys) {
    sodium_memzero(keys, sizeof *keys);
}

void key_mac(const uint8_t key[static KEY_BYTES], struct key_text text, void *out, size_t length) {
    (void)crypto_generichash(out, length, text.bytes, text.length, key, KEY_BYTES);
}
