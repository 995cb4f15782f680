/* Scope: printed pages of a subcommand. */
#include "admin/print_out.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "admin/command.h"
#include "lib/base/cleanup.h"
#include "lib/web/mustache.h"

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), of_end = strlen(end);
    return length > of_end && strcmp(text + length - of_end, end) == 0;
}

/* The SVG pages. */
static int draw(struct arena *arena, const struct print_out *out, struct print_file *ret) {
    struct templates *templates;
    const char *message = "";
    struct buffer svg = buffer_in(arena);
    enum result result = templates_load(arena, out->config->paths.templates, &templates, &message);
    if (result == DONE) result = template_render(templates, out->template_name, out->view, &svg, &message);
    if (result != DONE) command_error("halaman tidak dapat dibuat: %s", message);
    else *ret = (struct print_file){ svg.bytes, svg.length };
    return command_status(result);
}

static int print(struct arena *arena, const struct print_out *out, struct print_file *file) {
    bool is_png = ends_with(out->file, ".png");
    if (ends_with(out->file, ".svg")) return EXIT_DONE;
    if (!is_png && !ends_with(out->file, ".pdf")) {
        command_error("%s: nama berkas harus berakhir dengan .pdf, .png, atau .svg", out->file);
        return EXIT_WRONG;
    }
    const char *message = "";
    struct print_job job = { .kind = is_png ? PRINT_SVG_PNG : PRINT_SVG_PDF, .bytes = file->bytes, .length = file->length,
                             .title = out->title, .created = out->now, .width = out->png_width };
    enum result result = print_make(arena, &job, file, &message);
    if (result != DONE) command_error("halaman tidak dapat dicetak: %s", message);
    return command_status(result);
}

static bool write_all(int fd, const struct print_file *file) {
    for (size_t at = 0; at < file->length;) {
        ssize_t written = write(fd, file->bytes + at, file->length - at);
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) at += (size_t)written;
    }
    return fsync(fd) == 0;
}

int print_out_save(const char *path, const struct print_file *file) {
    CLEANUP_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        command_error(errno == EEXIST ? "%s sudah ada dan tidak ditimpa" : "%s tidak dapat ditulis", path);
        return errno == EEXIST ? EXIT_WRONG : EXIT_FAILED;
    }
    if (write_all(fd, file)) return EXIT_DONE;
    (void)unlink(path);
    command_error("%s tidak dapat ditulis", path);
    return EXIT_FAILED;
}

int print_out_write(struct arena *arena, const struct print_out *out) {
    struct print_file file = { 0 };
    int status = draw(arena, out, &file);
    if (status == EXIT_DONE) status = print(arena, out, &file);
    return status == EXIT_DONE ? print_out_save(out->file, &file) : status;
}
