/* Scope: judging the office's own pages: each text, private values in it, two pages at one address, parts of service standards. */
#include <string.h>

#include "lib/out/content_parts.h"
#include "lib/out/content_text.h"
#include "lib/base/utf8.h"
#include "lib/rules/private_value.h"

static const char *page_is_there(void *context, const char *file) {
    return content_page_of(context, file) ? file : NULL;
}

static bool image_is_there(void *context, const char *file, struct content_image *ret) {
    *ret = (struct content_image){ .address = file };
    return content_picture_of(context, file) != NULL;
}

/* What would stop the whole edition is named here by its line. */
static void judge_privacy(struct content *content, const struct content_page *page, const struct content_own *own) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    struct private_values values = { .own_emails = own ? own->emails : NULL, .own_phones = own ? own->phones : NULL };
    int line = page->head.body_line;
    for (const char *at = page->head.body; *at; line++) {
        size_t length = strcspn(at, "\n");
        enum private_kind kind = private_find(scratch, &values, at, length);
        bool is_known = own || kind == PRIVATE_IDENTITY_NUMBER; /* without settings nobody knows the office's own */
        if (kind != PRIVATE_NOTHING && is_known) {
            content_fault(&content->faults, page->file, line, "memuat %s yang bukan milik kantor di loket.ini; hapus dari teks", private_kind_name(kind));
        }
        at += length + (at[length] == '\n');
    }
}

static void judge_text(struct content *content, const struct content_page *page) {
    const struct content_addresses addresses = { page->file, "", page_is_there, image_is_there, content };
    const struct content_section *section = &CONTENT_SECTIONS[page->kind];
    if ((section->is_dated || section->is_event) && !page->head.has_date && !page->head.is_date_wrong) {
        content_fault(&content->faults, page->file, 1, "tanggal belum ada; tulis \"tanggal: 2026-12-20\" di antara kedua garis ---");
    }
    if (page->head.has_until && page->head.until < page->head.date) content_fault(&content->faults, page->file, 1, "sampai mendahului tanggal");
    content_text_judge(&content->faults, &addresses, page->head.body, page->head.body_line);
}

static void judge_addresses(struct content *content) {
    for (size_t i = 0; i < content->count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct content_page *page = &content->pages[i], *other = &content->pages[j];
            if (strcmp(page->address, other->address) == 0) {
                content_fault(&content->faults, page->file, 0, "alamatnya, /%s, sudah dipakai %s; ubah nama berkas ini", page->address, other->file);
            }
        }
    }
}

/* ---- service standards ---- */

/* Marks the components PAGE has. */
static void mark_components(const struct content *content, const struct content_page *page, bool has[CONTENT_COMPONENT_COUNT]) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    const struct content_addresses addresses = { page->file, "", page_is_there, image_is_there, (void *)content };
    struct content_parts *parts = arena_alloc(scratch, sizeof *parts);
    content_text_parts(scratch, &addresses, page->head.body, parts);
    for (size_t i = 0; i < parts->count; i++) {
        int component = content_component(parts->rows[i].heading);
        if (component >= 0) has[component] = true;
    }
}

static void judge_standard(struct content *content, const struct content_page *page, const struct content_page *common) {
    bool has[CONTENT_COMPONENT_COUNT] = { false };
    mark_components(content, page, has);
    if (common) mark_components(content, common, has);
    for (int i = 0; i < CONTENT_COMPONENT_COUNT; i++) {
        if (!has[i]) content_gap(&content->faults, page->file, "bagian \"## %s\" belum ada (UU 25/2009 pasal 21)", CONTENT_COMPONENTS[i]);
    }
}

static void judge_standards(struct content *content) {
    const struct content_page *common = content_page_of(content, "layanan/" CONTENT_COMMON ".md");
    for (size_t i = 0; i < content->count; i++) {
        const struct content_page *page = &content->pages[i];
        if (page->kind == CONTENT_SERVICE && !page->is_common && !page->head.is_draft) judge_standard(content, page, common);
    }
}

static bool has_standard(const struct content *content, const char *code) {
    for (size_t i = 0; i < content->count; i++) {
        if (strcmp(content->pages[i].service, code) == 0 && !content->pages[i].head.is_draft) return true;
    }
    return false;
}

static bool is_offered(const char *const *codes, size_t count, const char *code) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(codes[i], code) == 0) return true;
    }
    return false;
}

void content_judge_services(struct content *content, const char *const *codes, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!has_standard(content, codes[i])) content_gap(&content->faults, "layanan", "standar pelayanan %s (%s.md) belum diterbitkan", names[i], codes[i]);
    }
    for (size_t i = 0; i < content->count; i++) {
        const struct content_page *page = &content->pages[i];
        if (*page->service && !is_offered(codes, count, page->service)) {
            content_gap(&content->faults, page->file, "kantor ini tidak punya layanan berkode \"%s\"; lihat: loket service list", page->service);
        }
    }
}

static void judge_owed(struct content *content) {
    for (size_t i = 0; i < CONTENT_OWED_COUNT; i++) {
        const char *file = arena_format(content->arena, "%s.md", CONTENT_OWED[i].slug);
        const struct content_page *page = content_page_of(content, file);
        if (!page) content_gap(&content->faults, file, "halaman %s belum ada", CONTENT_OWED[i].title);
        else if (page->head.is_draft) content_gap(&content->faults, file, "halaman %s masih draf", CONTENT_OWED[i].title);
    }
}

void content_judge_page(struct content *content, const struct content_page *page, const struct content_own *own) {
    judge_text(content, page);
    judge_privacy(content, page, own);
}

void content_judge(struct content *content, const struct content_own *own) {
    for (size_t i = 0; i < content->count; i++) content_judge_page(content, &content->pages[i], own);
    judge_addresses(content);
    judge_standards(content);
    judge_owed(content);
}
