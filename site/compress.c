/* Scope: gzip by zlib, Brotli by libbrotlienc. */
#include "site/compress.h"

#include <brotli/encode.h>
#include <limits.h>
#include <string.h>
#include <zlib.h>

#define GZIP_LEVEL 6
#define GZIP_WINDOW (15 + 16) /* 32 KiB window, gzip wrapper */
#define GZIP_MEMORY 8         /* zlib's default */

bool compress_is_worthwhile(const char *path) {
    static const char *const ENDINGS[] = { ".html", ".css", ".js",  ".json", ".csv",
                                           ".svg",  ".xml", ".txt", ".webmanifest" };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        if (strcmp(dot, ENDINGS[i]) == 0) return true;
    }
    return false;
}

/* One stream for all files of a run: making its tables anew costs as much as packing a small page. */
static z_stream *gzip_stream(void) {
    static z_stream stream;
    static bool is_made;
    if (is_made) return deflateReset(&stream) == Z_OK ? &stream : NULL;
    is_made = deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY, 0) == Z_OK;
    return is_made ? &stream : NULL;
}

struct compressed compress_gzip(struct arena *arena, const char *bytes, size_t length) {
    z_stream *stream = length <= UINT_MAX ? gzip_stream() : NULL;
    if (!stream) return (struct compressed){ NULL, 0 };
    size_t room = deflateBound(stream, length);
    char *compressed = arena_alloc(arena, room);
    stream->next_in = (z_const Bytef *)bytes;
    stream->avail_in = (uInt)length;
    stream->next_out = (Bytef *)compressed;
    stream->avail_out = (uInt)room;
    bool whole = deflate(stream, Z_FINISH) == Z_STREAM_END;
    size_t made = room - stream->avail_out;
    return whole && made < length ? (struct compressed){ compressed, made } : (struct compressed){ NULL, 0 };
}

struct compressed compress_brotli(struct arena *arena, const char *bytes, size_t length) {
    size_t made = BrotliEncoderMaxCompressedSize(length);
    char *compressed = arena_alloc(arena, made + 1);
    bool whole = BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, length,
                                       (const uint8_t *)bytes, &made, (uint8_t *)compressed);
    return whole && made < length ? (struct compressed){ compressed, made } : (struct compressed){ NULL, 0 };
}
