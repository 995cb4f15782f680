/* Scope: loket-print, the program that makes PDF files and pictures of pages. Reads the order from standard input, writes the
 * file to standard output and nothing before it is whole.
 *
 *   loket-print svg pdf CREATED TITLE     SVG pages, separated by form feeds; CREATED as in 2026-11-21T09:00:00+07:00
 *   loket-print svg png WIDTH             the first page, WIDTH pixels wide
 *   loket-print document pdf CREATED      the tree of a document (print/document.h)
 *
 * Exit status: 0 made; 64 wrong arguments; 65 the order is refused, with one line on standard error; 71 fonts or sandbox are missing. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "print/cell.h"
#include "print/document.h"
#include "print/fonts.h"
#include "print/svg.h"
#include "print/svg_pages.h"

#define ORDER_BYTES_MOST ((size_t)32 * 1024 * 1024) /* 500 sheets of slips are 23 MB; stops filling memory before anything is judged */
#define PART ((size_t)64 * 1024)

struct order {
    struct arena *arena;
    struct buffer in, out;
    char **arguments; /* behind what is to be made */
    const char *wrong;
};

/* ---- kinds ---- */

static void make_svg_pdf(struct order *order) {
    struct print_facts facts = { order->arguments[1], order->arguments[0], "id-ID" };
    order->wrong = svg_pages_pdf(&(struct svg_order){ order->in.bytes, order->in.length }, &facts, &order->out);
}

static void make_svg_png(struct order *order) {
    int width = (int)strtol(order->arguments[0], NULL, 10);
    order->wrong = svg_pages_png(&(struct svg_order){ order->in.bytes, order->in.length }, width, &order->out);
}

static void make_document_pdf(struct order *order) {
    order->wrong = document_pdf(&(struct document_order){ order->in.bytes, order->in.length, order->arguments[0] }, &order->out);
}

static const struct kind {
    const char *from, *to;
    int arguments;
    void (*make)(struct order *order);
} KINDS[] = {
    { "svg", "pdf", 2, make_svg_pdf },
    { "svg", "png", 1, make_svg_png },
    { "document", "pdf", 1, make_document_pdf },
};

static const struct kind *kind_of(int argc, char **argv) {
    for (size_t i = 0; argc >= 3 && i < sizeof KINDS / sizeof *KINDS; i++) {
        bool is_named = strcmp(argv[1], KINDS[i].from) == 0 && strcmp(argv[2], KINDS[i].to) == 0;
        if (is_named && argc == 3 + KINDS[i].arguments) return &KINDS[i];
    }
    return NULL;
}

/* ---- streams ---- */

static bool take_all(struct buffer *in) {
    for (;;) {
        buffer_reserve(in, PART);
        ssize_t got = read(STDIN_FILENO, in->bytes + in->length, PART);
        if (got < 0) return false;
        if (got == 0) break;
        in->length += (size_t)got;
        if (in->length > ORDER_BYTES_MOST) return false;
    }
    in->bytes[in->length] = '\0';
    return true;
}

static bool give_all(const struct buffer *out) {
    for (size_t given = 0; given < out->length;) {
        ssize_t put = write(STDOUT_FILENO, out->bytes + given, out->length - given);
        if (put <= 0) return false;
        given += (size_t)put;
    }
    return true;
}

/* GLib's and the drawing libraries' own caches are left to the end of the process. */
static _Noreturn void leave(int status, const char *what) {
    if (status != EX_OK) {
        char line[300];
        int length = snprintf(line, sizeof line, "loket-print: %s\n", what);
        (void)!write(STDERR_FILENO, line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1);
    }
    _exit(status);
}

int main(int argc, char **argv) {
    const struct kind *kind = kind_of(argc, argv);
    if (!kind) leave(EX_USAGE, "svg pdf CREATED TITLE | svg png WIDTH | document pdf CREATED");
    (void)clearenv(); /* language, time zone and every library's switches: the same everywhere */
    struct order order = { .arena = arena_new(), .arguments = argv + 3 };
    order.in = buffer_in(order.arena);
    order.out = buffer_in(order.arena);
    const char *missing;
    if (!fonts_load(&missing)) leave(EX_OSERR, missing);
    if (!svg_prepare()) leave(EX_OSERR, "the drawing library does not draw");
    json_object_seed(0); /* reads /dev/urandom */
    if (!take_all(&order.in)) leave(EX_DATAERR, "the order cannot be read, or it is too long");
    if (!cell_close()) leave(EX_OSERR, "the sandbox does not close");
    kind->make(&order);
    if (order.wrong) leave(EX_DATAERR, order.wrong);
    if (!give_all(&order.out)) leave(EX_IOERR, "nobody takes the file");
    leave(EX_OK, NULL);
}
