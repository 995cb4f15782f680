/* Scope: reading the folder of the office's own pages. */
#include "lib/out/content.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/base/utf8.h"
#include "lib/out/content_parts.h"

/* ---- names ---- */

struct names {
    const char **rows;
    size_t count;
};

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_left_alone(const char *name) {
    return *name == '.' || name[strlen(name) - 1] == '~';
}

/* The names in FOLDER/BELOW, sorted; REFUSED_ABSENT when it is not there, REFUSED_TYPE when it is no folder, REFUSED_TOO_LARGE over CONTENT_FILES_MOST. */
static enum result list_names(struct content *content, const char *below, struct names *ret) {
    CLEANUP_FD int top = open(content->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (top < 0) return content_reason(errno);
    int inner = openat(top, *below ? below : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (inner < 0) return errno == ENOTDIR ? REFUSED_TYPE : content_reason(errno);
    CLEANUP_DIR DIR *stream = fdopendir(inner);
    if (!stream) return FAILED_UNAVAILABLE;
    ret->rows = arena_array(content->arena, CONTENT_FILES_MOST, sizeof *ret->rows);
    ret->count = 0;
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        if (is_left_alone(entry->d_name)) continue;
        if (ret->count == CONTENT_FILES_MOST) return REFUSED_TOO_LARGE;
        ret->rows[ret->count++] = arena_string(content->arena, entry->d_name);
    }
    qsort(ret->rows, ret->count, sizeof *ret->rows, by_name);
    return DONE;
}

/* ---- pages ---- */

/* "2026-12-20-libur.md" names its day; the address does without. */
static const char *take_day(const char *name, struct front_matter *head) {
    char day[11] = "";
    day_number number;
    if (strlen(name) < 12 || name[10] != '-') return name;
    memcpy(day, name, 10);
    if (!day_parse(day, &number)) return name;
    if (!head->has_date) head->date = number;
    head->has_date = true;
    return name + 11;
}

static const char *address_of(struct arena *arena, const struct content_page *page) {
    const char *folder = CONTENT_SECTIONS[page->kind].folder;
    return arena_format(arena, "%s%s%s/", folder, *folder ? "/" : "", page->slug);
}

/* The first line of bytes that are no text; 0 when all is well. */
static int bad_line(const char *bytes, size_t length) {
    int line = 1;
    for (size_t begin = 0; begin < length; line++) {
        const char *end = memchr(bytes + begin, '\n', length - begin);
        size_t size = end ? (size_t)(end - (bytes + begin)) : length - begin;
        const char *text = bytes + begin;
        if (!text_is_clean(text, size)) return line;
        begin += size + 1;
    }
    return 0;
}

/* The text of a page with LF at the line ends and without the mark some editors put before it; NULL when there is none. */
static const char *text_of(struct content *content, const char *file) {
    static const struct { enum result result; const char *message; } REFUSALS[] = {
        { REFUSED_TYPE, "bukan berkas biasa: tautan (symlink), pipa, dan folder tidak dipakai" },
        { REFUSED_TOO_LARGE, "terlalu besar: satu halaman paling besar 256 KB" },
    };
    char *bytes;
    size_t length;
    enum result result = content_read_file(content->arena, content->folder, file, CONTENT_TEXT_LARGEST, &bytes, &length);
    const char *shown = content_shown_name(content->arena, file);
    for (size_t i = 0; i < sizeof REFUSALS / sizeof *REFUSALS; i++) {
        if (result == REFUSALS[i].result) content_fault(&content->faults, shown, 0, "%s", REFUSALS[i].message);
    }
    if (result == FAILED_UNAVAILABLE) content_fault(&content->faults, shown, 0, "tidak dapat dibaca");
    if (result != DONE) return NULL;
    int wrong = bad_line(bytes, length);
    if (wrong) {
        content_fault(&content->faults, shown, wrong, "bukan teks UTF-8; simpan ulang berkas sebagai UTF-8");
        return NULL;
    }
    if (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0) bytes += 3;
    if (*bytes && strchr(" \t\r\n", *bytes)) { /* what follows is told by its line */
        content_fault(&content->faults, shown, 1, "baris pertama harus ---; hapus baris atau spasi kosong di atasnya");
        return NULL;
    }
    return text_normal(content->arena, bytes);
}

static bool has_ending(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

/* The kind by the folder FILE stands in. */
static enum content_kind kind_of(const char *file) {
    enum content_kind kind = CONTENT_KIND_COUNT - 1;
    const char *slash = strchr(file, '/');
    for (; slash && kind > CONTENT_PAGE; kind--) {
        const char *folder = CONTENT_SECTIONS[kind].folder;
        if (strlen(folder) == (size_t)(slash - file) && strncmp(folder, file, strlen(folder)) == 0) return kind;
    }
    return CONTENT_PAGE;
}

void content_page_read(struct content *content, const char *file, const char *text, struct content_page *ret) {
    struct arena *arena = content->arena;
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    *ret = (struct content_page){ .file = file, .kind = kind_of(file), .service = "" };
    front_matter_read(&content->faults, file, text, &ret->head);
    const char *stem = arena_copy(arena, name, strlen(name) - strlen(".md"));
    ret->slug = CONTENT_SECTIONS[ret->kind].is_dated || CONTENT_SECTIONS[ret->kind].is_event ? take_day(stem, &ret->head) : stem;
    ret->is_common = ret->kind == CONTENT_SERVICE && strcmp(ret->slug, CONTENT_COMMON) == 0;
    if (ret->kind == CONTENT_SERVICE && !ret->is_common) ret->service = *ret->head.service ? ret->head.service : ret->slug;
    ret->address = address_of(arena, ret);
}

static void take_page(struct content *content, enum content_kind kind, const char *name) {
    struct arena *arena = content->arena;
    const char *folder = CONTENT_SECTIONS[kind].folder, *file = arena_format(arena, "%s%s%s", folder, *folder ? "/" : "", name);
    const char *shown = content_shown_name(arena, file);
    if (!has_ending(name, ".md")) {
        content_fault(&content->faults, shown, 0, "hanya berkas .md yang dipakai di sini; gambar disimpan di folder " CONTENT_PICTURES);
        return;
    }
    const char *text = text_of(content, file);
    if (!text) return;
    struct content_page page;
    content_page_read(content, shown, text, &page);
    if (!content_slug(page.slug)) {
        content_fault(&content->faults, shown, 0, "nama berkas hanya huruf kecil, angka, dan tanda hubung, paling panjang 60: libur-nasional.md");
    } else if (kind == CONTENT_PAGE && !content_is_owed(page.slug)) {
        content_fault(&content->faults, shown, 0, "halaman ini tidak dikenal; berita disimpan di folder berita, SOP di folder sop");
    }
    content->pages[content->count++] = page;
}

static void take_folder(struct content *content, enum content_kind kind) {
    const char *folder = CONTENT_SECTIONS[kind].folder;
    struct names names;
    enum result result = list_names(content, folder, &names);
    if (result == REFUSED_TYPE) content_fault(&content->faults, folder, 0, "harus folder biasa, bukan tautan (symlink)");
    if (result == REFUSED_TOO_LARGE) content_fault(&content->faults, folder, 0, "paling banyak %d berkas", CONTENT_FILES_MOST);
    if (result == FAILED_UNAVAILABLE) content_fault(&content->faults, folder, 0, "tidak dapat dibaca");
    for (size_t i = 0; result == DONE && i < names.count; i++) take_page(content, kind, names.rows[i]);
}

/* ---- pictures ---- */

static void take_picture(struct content *content, const char *name, bool is_trusted) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    const char *file = arena_format(content->arena, CONTENT_PICTURES "/%s", name), *shown = content_shown_name(content->arena, file);
    char *bytes;
    size_t length;
    enum media_kind kind = MEDIA_PDF;
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name || !content_slug(arena_copy(scratch, name, (size_t)(dot - name)))) {
        content_fault(&content->faults, shown, 0, "nama gambar hanya huruf kecil, angka, dan tanda hubung: loket-1.jpg");
        return;
    }
    if (is_trusted) {
        content->pictures[content->picture_count++] = (struct content_picture){ shown, kind };
        return;
    }
    enum result result = content_read_file(scratch, content->folder, file, CONTENT_PICTURE_LARGEST, &bytes, &length);
    if (result == DONE) result = media_judge((const unsigned char *)bytes, length, &kind);
    if (result == DONE && kind != MEDIA_JPEG && kind != MEDIA_PNG) result = REFUSED_TYPE;
    if (result == REFUSED_TOO_LARGE) content_fault(&content->faults, shown, 0, "gambar terlalu besar: paling besar 10 MB dan 50 megapiksel");
    else if (result != DONE) content_fault(&content->faults, shown, 0, "bukan gambar JPEG atau PNG yang utuh");
    else content->pictures[content->picture_count++] = (struct content_picture){ shown, kind };
}

static void take_pictures(struct content *content, bool is_trusted) {
    struct names names;
    enum result result = list_names(content, CONTENT_PICTURES, &names);
    if (result == REFUSED_ABSENT) return;
    if (result != DONE) {
        content_fault(&content->faults, CONTENT_PICTURES, 0, "harus folder biasa dengan paling banyak %d gambar", CONTENT_FILES_MOST);
        return;
    }
    content->pictures = arena_array(content->arena, names.count + 1, sizeof *content->pictures);
    for (size_t i = 0; i < names.count; i++) take_picture(content, names.rows[i], is_trusted);
}

/* ---- the top ---- */

static bool is_known_folder(const char *name) {
    for (size_t kind = CONTENT_PAGE + 1; kind < CONTENT_KIND_COUNT; kind++) {
        if (strcmp(name, CONTENT_SECTIONS[kind].folder) == 0) return true;
    }
    return strcmp(name, CONTENT_PICTURES) == 0;
}

static enum result take_top(struct content *content) {
    struct names names;
    enum result result = list_names(content, "", &names);
    if (result == REFUSED_TOO_LARGE) content_fault(&content->faults, ".", 0, "paling banyak %d berkas", CONTENT_FILES_MOST);
    for (size_t i = 0; result == DONE && i < names.count; i++) {
        if (!is_known_folder(names.rows[i])) take_page(content, CONTENT_PAGE, names.rows[i]);
    }
    return result == REFUSED_TOO_LARGE ? DONE : result;
}

static int by_place(const void *a, const void *b) {
    const struct content_page *left = a, *right = b;
    if (left->kind != right->kind) return left->kind < right->kind ? -1 : 1;
    bool is_by_day = CONTENT_SECTIONS[left->kind].is_dated || CONTENT_SECTIONS[left->kind].is_event;
    if (is_by_day && left->head.date != right->head.date) return left->head.date > right->head.date ? -1 : 1;
    int order = strcmp(left->address, right->address);
    return order ? order : strcmp(left->file, right->file);
}

enum result content_read(struct arena *arena, const char *folder, const struct content_own *own, struct content **ret) {
    struct content *content = arena_alloc(arena, sizeof *content);
    *content = (struct content){ .arena = arena, .folder = folder, .faults = { .arena = arena } };
    content->pages = arena_array(arena, (size_t)CONTENT_KIND_COUNT * CONTENT_FILES_MOST, sizeof *content->pages);
    *ret = content;
    enum result result = take_top(content);
    if (result != DONE) return result;
    for (enum content_kind kind = CONTENT_PAGE + 1; kind < CONTENT_KIND_COUNT; kind++) take_folder(content, kind);
    take_pictures(content, own && own->trusts_pictures);
    qsort(content->pages, content->count, sizeof *content->pages, by_place);
    content_judge(content, own);
    return DONE;
}

enum content_state content_state_of(const struct content_page *page, day_number today) {
    if (page->head.is_draft) return CONTENT_DRAFT;
    return CONTENT_SECTIONS[page->kind].is_dated && page->head.date > today ? CONTENT_WAITING : CONTENT_LIVE;
}

const struct content_page *content_page_of(const struct content *content, const char *file) {
    for (size_t i = 0; i < content->count; i++) {
        if (strcmp(content->pages[i].file, file) == 0) return &content->pages[i];
    }
    return NULL;
}

const struct content_picture *content_picture_of(const struct content *content, const char *file) {
    for (size_t i = 0; i < content->picture_count; i++) {
        if (strcmp(content->pictures[i].file, file) == 0) return &content->pictures[i];
    }
    return NULL;
}
