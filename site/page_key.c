/* Scope: hashes of views or of the rows they follow from: every value with its kind and length, so that no two views look alike. */
#include "site/page_key.h"

#include <elf.h>
#include <link.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/web/assets.h"

#define THIS_PROGRAM "/proc/self/exe"
#define PIECE 65536 /* bytes of the program read at a time */

#define ROUNDED(length) (((size_t)(length) + 3) & ~(size_t)3) /* parts of a note begin at fours */

/* ---- the base ---- */

struct program_build {
    const unsigned char *bytes;
    size_t length;
};

static void add_text(crypto_generichash_state *state, const char *text) {
    (void)crypto_generichash_update(state, (const unsigned char *)text, strlen(text) + 1);
}

static void add_list(crypto_generichash_state *state, const char *const *list) {
    for (; list && *list; list++) add_text(state, *list);
    add_text(state, "");
}

/* Finds the note the linker wrote into this program: a hash of all it linked. The first object told of is the program. */
static int find_build(struct dl_phdr_info *info, size_t size, void *place) {
    struct program_build *build = place;
    (void)size;
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        const unsigned char *at = (const unsigned char *)(uintptr_t)(info->dlpi_addr + part->p_vaddr), *end = at + part->p_memsz;
        while (part->p_type == PT_NOTE && (size_t)(end - at) > sizeof(ElfW(Nhdr))) {
            const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)(const void *)at;
            const unsigned char *name = at + sizeof *note, *text = name + ROUNDED(note->n_namesz);
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == sizeof ELF_NOTE_GNU && memcmp(name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0) {
                *build = (struct program_build){ text, note->n_descsz };
            }
            at = text + ROUNDED(note->n_descsz);
        }
    }
    return 1; /* no other object */
}

/* What the linker calls this program; the program itself, which takes 1 ms a megabyte, where it gave it no name. */
static bool add_program(struct arena *arena, crypto_generichash_state *state) {
    struct program_build build = { 0 };
    (void)dl_iterate_phdr(find_build, &build);
    if (build.length > 0) return crypto_generichash_update(state, build.bytes, build.length) == 0;
    CLEANUP_FILE FILE *file = fopen(THIS_PROGRAM, "rbe");
    unsigned char *bytes = arena_alloc(arena, PIECE);
    if (!file) return false;
    for (size_t got; (got = fread(bytes, 1, PIECE, file)) > 0;) (void)crypto_generichash_update(state, bytes, got);
    return ferror(file) == 0;
}

enum result page_base(struct arena *arena, const char *folder, const struct private_values *private, struct page_key *ret) {
    crypto_generichash_state state;
    const char *version;
    (void)crypto_generichash_init(&state, NULL, 0, sizeof ret->bytes);
    if (assets_version(arena, folder, &version) != DONE || !add_program(arena, &state)) return REFUSED_ABSENT;
    add_text(&state, version);
    add_list(&state, private->own_emails);
    add_list(&state, private->own_phones);
    add_list(&state, private->planted);
    (void)crypto_generichash_final(&state, ret->bytes, sizeof ret->bytes);
    return DONE;
}

/* ---- a page ---- */

static void add_value(struct buffer *out, const json_t *value);

static void add_sized(struct buffer *out, const char *bytes, size_t length) {
    buffer_add(out, (const char *)&length, sizeof length);
    buffer_add(out, bytes, length);
}

static void add_object(struct buffer *out, const json_t *value) {
    const char *key;
    json_t *inner;
    size_t count = json_object_size(value);
    buffer_add(out, (const char *)&count, sizeof count);
    json_object_foreach((json_t *)(uintptr_t)value, key, inner) {
        add_sized(out, key, strlen(key));
        add_value(out, inner);
    }
}

static void add_array(struct buffer *out, const json_t *value) {
    size_t count = json_array_size(value);
    buffer_add(out, (const char *)&count, sizeof count);
    for (size_t i = 0; i < count; i++) add_value(out, json_array_get(value, i));
}

static void add_value(struct buffer *out, const json_t *value) {
    json_type type = json_typeof(value);
    json_int_t integer = json_integer_value(value);
    double real = json_real_value(value);
    buffer_char(out, (char)('a' + (int)type));
    if (type == JSON_STRING) add_sized(out, json_string_value(value), json_string_length(value));
    else if (type == JSON_OBJECT) add_object(out, value);
    else if (type == JSON_ARRAY) add_array(out, value);
    else if (type == JSON_INTEGER) buffer_add(out, (const char *)&integer, sizeof integer);
    else if (type == JSON_REAL) buffer_add(out, (const char *)&real, sizeof real);
}

struct page_key page_key_of(struct arena *scratch, const char *template, const json_t *view) {
    struct page_key key;
    struct buffer bytes = buffer_in(scratch);
    add_sized(&bytes, template, strlen(template));
    add_value(&bytes, view);
    (void)crypto_generichash(key.bytes, sizeof key.bytes, (const unsigned char *)buffer_string(&bytes), bytes.length, NULL, 0);
    return key;
}

/* ---- a page that follows from a row ---- */

void source_bytes(struct buffer *source, const void *bytes, size_t length) {
    add_sized(source, bytes, length);
}

void source_text(struct buffer *source, const char *text) {
    buffer_char(source, text ? 't' : 'n');
    if (text) add_sized(source, text, strlen(text));
}

struct page_key page_key_from(const char *template, const char *shared, const struct buffer *source) {
    struct page_key key;
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, sizeof key.bytes);
    add_text(&state, template);
    add_text(&state, shared);
    (void)crypto_generichash_update(&state, (const unsigned char *)buffer_string(source), source->length);
    (void)crypto_generichash_final(&state, key.bytes, sizeof key.bytes);
    return key;
}
