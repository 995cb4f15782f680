/* Scope: QR codes as the path of an SVG. Exports: qr_make, qr_make_for_paper. */
#include "lib/out/qr.h"

#include <qrencode.h>
#include <stdbool.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"

DEFINE_CLEANUP(QRcode *, QRcode_free)

static bool is_dark(const QRcode *code, int x, int y) {
    return code->data[y * code->width + x] & 1; /* the lowest bit is the colour, the others say what it is for */
}

/* Runs of dark modules become one rectangle each: a fifth of the bytes of single squares. */
static void add_row(struct buffer *path, const QRcode *code, int y) {
    for (int x = 0; x < code->width;) {
        int end = x;
        while (end < code->width && is_dark(code, end, y)) end++;
        if (end > x) buffer_format(path, "M%d %dh%dv1h-%dz", x + QR_QUIET_ZONE, y + QR_QUIET_ZONE, end - x, end - x);
        x = end > x ? end : x + 1;
    }
}

struct way {
    size_t longest;
    QRecLevel level;
};

static enum result make(struct arena *arena, const char *text, struct way way, struct qr *ret) {
    size_t length = strlen(text);
    if (length == 0) return REFUSED_INVALID;
    if (length > way.longest) return REFUSED_TOO_LARGE;
    CLEANUP(QRcode_freep) QRcode *code = QRcode_encodeString8bit(text, 0, way.level);
    if (!code) return FAILED_INTERNAL;
    struct buffer path = buffer_in(arena);
    for (int y = 0; y < code->width; y++) add_row(&path, code, y);
    *ret = (struct qr){ .path = buffer_string(&path), .size = code->width + 2 * QR_QUIET_ZONE };
    return DONE;
}

enum result qr_make(struct arena *arena, const char *text, struct qr *ret) {
    return make(arena, text, (struct way){ QR_TEXT_LONGEST, QR_ECLEVEL_M }, ret);
}

enum result qr_make_for_paper(struct arena *arena, const char *text, struct qr *ret) {
    return make(arena, text, (struct way){ QR_PAPER_LONGEST, QR_ECLEVEL_L }, ret);
}
