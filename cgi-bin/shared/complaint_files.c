/* Scope: the files of a draft. */
#include "cgi-bin/shared/complaint_files.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/buffer.h"

#define MARK_LENGTH 16u /* hexadecimal digits of the hash that tell the files of one draft apart */
#define HASH_LENGTH 64u

static const char *const TOO_MANY = "Paling banyak 5 berkas. Buang dulu salah satu yang sudah diterima.";

static json_t *list_of(const struct complaint_draft *draft) {
    return json_object_get(draft->content, "files");
}

size_t complaint_files_count(const struct complaint_draft *draft) {
    return json_array_size(list_of(draft));
}

static const char *text_of(const json_t *file, const char *name) {
    const char *text = json_string_value(json_object_get(file, name));
    return text ? text : "";
}

static const char *mark_of(struct arena *arena, const json_t *file) {
    return arena_copy(arena, text_of(file, "sha256"), strnlen(text_of(file, "sha256"), MARK_LENGTH));
}

static bool has_hash(const struct complaint_draft *draft, const unsigned char hash[32]) {
    char text[HASH_LENGTH + 1];
    (void)sodium_bin2hex(text, sizeof text, hash, 32);
    for (size_t i = 0; i < complaint_files_count(draft); i++)
        if (strcmp(text_of(json_array_get(list_of(draft), i), "sha256"), text) == 0) return true;
    return false;
}

/* ---- the page ---- */

static size_t add_sent(const struct form *form, struct choice *choices, size_t count) {
    const struct parameters *sent = &form->request->form;
    size_t known = count;
    for (size_t i = 0; i < sent->count && count < 2 * UPLOADS_MOST; i++) {
        bool is_known = strcmp(sent->items[i].name, "drop") != 0;
        for (size_t j = 0; j < known && !is_known; j++) is_known = strcmp(choices[j].value, sent->items[i].value) == 0;
        if (!is_known) choices[count++] = (struct choice){ .value = sent->items[i].value, .label = "" };
    }
    return count;
}

void complaint_files_offer(const struct complaint_draft *draft, struct form *form) {
    struct arena *arena = form->request->arena;
    struct choice *choices = arena_array(arena, 2 * UPLOADS_MOST, sizeof *choices);
    size_t count = 0;
    for (; count < complaint_files_count(draft) && count < UPLOADS_MOST; count++) {
        const json_t *file = json_array_get(list_of(draft), count);
        choices[count] = (struct choice){ .value = mark_of(arena, file), .label = arena_string(arena, text_of(file, "file_name")) };
    }
    form_choices(form, "drop", choices, add_sent(form, choices, count));
}

void complaint_files_judge(const struct complaint_draft *draft, struct form *form) {
    struct uploads *uploads = &form->request->uploads;
    size_t count = complaint_files_count(draft);
    for (size_t i = 0; i < count && i < UPLOADS_MOST; i++) {
        const char *mark = mark_of(form->request->arena, json_array_get(list_of(draft), i));
        if (form_chose(form, "drop", mark)) count--;
    }
    for (size_t i = 0; i < uploads->count; i++) {
        struct upload *upload = &uploads->items[i];
        if (upload->media_type && has_hash(draft, upload->sha256)) upload->media_type = NULL; /* the same page once more */
        if (!upload->media_type || ++count <= UPLOADS_MOST) continue;
        upload->media_type = NULL;
        form_fault(form, "files", TOO_MANY);
    }
}

/* ---- the draft ---- */

enum result complaint_files_drop(struct tx *tx, struct app *app, struct form *form, struct complaint_draft *draft) {
    struct draft_key key = complaint_draft_key(app, form->request, draft);
    enum result result = DONE;
    for (size_t i = complaint_files_count(draft); i-- > 0 && result == DONE;) {
        const json_t *file = json_array_get(list_of(draft), i);
        if (!form_chose(form, "drop", mark_of(form->request->arena, file))) continue;
        result = draft_file_drop(tx, &key, text_of(file, "stored_name"));
        (void)json_array_remove(list_of(draft), i);
    }
    return result;
}

void complaint_files_take(struct complaint_draft *draft, const struct request *request) {
    char hash[HASH_LENGTH + 1];
    for (size_t i = 0; i < request->uploads.count; i++) {
        const struct upload *upload = &request->uploads.items[i];
        if (upload->state != UPLOAD_KEPT) continue;
        (void)sodium_bin2hex(hash, sizeof hash, upload->sha256, sizeof upload->sha256);
        (void)json_array_append_new(list_of(draft), json_pack("{s:s, s:s, s:I, s:s, s:s}", "file_name", upload->file_name,
                                    "media_type", upload->media_type, "size", (json_int_t)upload->size, "sha256", hash,
                                    "stored_name", upload->stored_name));
    }
}

enum result complaint_files_store(struct tx *tx, struct app *app, struct request *request, const struct complaint_draft *draft) {
    struct draft_key key = complaint_draft_key(app, request, draft);
    enum result result = DONE;
    for (size_t i = 0; i < request->uploads.count && result == DONE; i++) {
        const struct upload *upload = &request->uploads.items[i];
        struct draft_file file = { upload->stored_name, upload->size };
        if (upload->state == UPLOAD_KEPT) result = draft_file_add(tx, &key, &file);
    }
    return result;
}

void complaint_files_send(struct request *request, const struct complaint_draft *draft) {
    struct uploads *uploads = &request->uploads;
    uploads->count = 0;
    for (size_t i = 0; i < complaint_files_count(draft) && i < UPLOADS_MOST; i++) {
        const json_t *file = json_array_get(list_of(draft), i);
        struct upload *upload = &uploads->items[uploads->count++];
        *upload = (struct upload){ .field = "files", .state = UPLOAD_STORED, .judgement = DONE,
                                   .file_name = arena_string(request->arena, text_of(file, "file_name")),
                                   .media_type = arena_string(request->arena, text_of(file, "media_type")),
                                   .size = json_integer_value(json_object_get(file, "size")),
                                   .stored_name = arena_string(request->arena, text_of(file, "stored_name")) };
        (void)sodium_hex2bin(upload->sha256, sizeof upload->sha256, text_of(file, "sha256"), HASH_LENGTH, NULL, NULL, NULL);
    }
}

const char *complaint_files_names(struct arena *arena, const struct complaint_draft *draft) {
    struct buffer names = buffer_in(arena);
    for (size_t i = 0; i < complaint_files_count(draft); i++) {
        if (i) buffer_text(&names, "\n");
        buffer_text(&names, text_of(json_array_get(list_of(draft), i), "file_name"));
    }
    return buffer_string(&names);
}
