/* Scope: gzip by libdeflate, which takes a whole page at once and half the time of zlib, Brotli by libbrotlienc. */
#include "site/compress.h"

#include <brotli/encode.h>
#include <libdeflate.h>
#include <string.h>

#define GZIP_LEVEL 6
#define BROTLI_QUALITY 10

bool compress_is_worthwhile(const char *path) {
    static const char *const ENDINGS[] = { ".html", ".css", ".js",  ".json", ".csv",
                                           ".svg",  ".xml", ".txt", ".webmanifest" };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        if (strcmp(dot, ENDINGS[i]) == 0) return true;
    }
    return false;
}

/* One compressor for all files of a run: its tables cost as much as packing a small page. */
static struct libdeflate_compressor *gzip_compressor(void) {
    static struct libdeflate_compressor *compressor;
    if (!compressor) compressor = libdeflate_alloc_compressor(GZIP_LEVEL);
    return compressor;
}

struct compressed compress_gzip(struct arena *arena, const char *bytes, size_t length) {
    struct libdeflate_compressor *compressor = gzip_compressor();
    if (!compressor) return (struct compressed){ NULL, 0 };
    char *compressed = arena_room(arena, length + 1);
    size_t made = libdeflate_gzip_compress(compressor, bytes, length, compressed, length); /* 0: it would not become smaller */
    return made > 0 && made < length ? (struct compressed){ compressed, made } : (struct compressed){ NULL, 0 };
}

struct compressed compress_brotli(struct arena *arena, const char *bytes, size_t length) {
    size_t made = BrotliEncoderMaxCompressedSize(length);
    char *compressed = arena_room(arena, made + 1);
    bool whole = BrotliEncoderCompress(BROTLI_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, length,
                                       (const uint8_t *)bytes, &made, (uint8_t *)compressed);
    return whole && made < length ? (struct compressed){ compressed, made } : (struct compressed){ NULL, 0 };
}
