/* Scope: the fonts of everything printed: chosen by file name, so that what else is installed changes nothing. */
#include "print/fonts.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stddef.h>
#include <unistd.h>

#define FOLDER "/usr/share/fonts/truetype/noto/" /* of Debian's fonts-noto-core */

/* Each with a letter of its own that makes it be used. Cairo keeps at most ten faces open: the list stays shorter. */
static const struct {
    const char *file, *sample;
    PangoWeight weight;
    PangoStyle style;
    bool is_needed;
} FONTS[] = {
    { FOLDER "NotoSans-Regular.ttf", "A", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, true },
    { FOLDER "NotoSans-Bold.ttf", "A", PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, true },
    { FOLDER "NotoSans-Italic.ttf", "A", PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, true },
    { FOLDER "NotoSans-BoldItalic.ttf", "A", PANGO_WEIGHT_BOLD, PANGO_STYLE_ITALIC, true },
    { FOLDER "NotoSansJavanese-Regular.ttf", "\uA984", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, false },
    { FOLDER "NotoSansSundanese-Regular.ttf", "\u1B8A", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, false },
    { FOLDER "NotoSansBalinese-Regular.ttf", "\u1B05", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, false },
    { FOLDER "NotoSansBuginese-Regular.ttf", "\u1A00", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, false },
    { FOLDER "NotoSansArabic-Regular.ttf", "\u0627", PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, false },
};

#define COUNT (sizeof FONTS / sizeof *FONTS)

/* Draws one letter of the face into a PDF that is thrown away: shaping, outlines and the font's tables are then in memory. */
static void use(cairo_t *cairo, size_t font) {
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *description = pango_font_description_from_string("Noto Sans 10");
    pango_font_description_set_weight(description, FONTS[font].weight);
    pango_font_description_set_style(description, FONTS[font].style);
    pango_layout_set_font_description(layout, description);
    pango_layout_set_text(layout, FONTS[font].sample, -1);
    pango_cairo_show_layout(cairo, layout);
    pango_font_description_free(description);
    g_object_unref(layout);
}

static cairo_status_t forget(void *closure, const unsigned char *bytes, unsigned length) {
    (void)closure;
    (void)bytes;
    (void)length;
    return CAIRO_STATUS_SUCCESS;
}

static void use_all(void) {
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(forget, NULL, 100, 100);
    cairo_t *cairo = cairo_create(surface);
    for (size_t i = 0; i < COUNT; i++) use(cairo, i);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

bool fonts_load(const char **ret_missing) {
    FcConfig *config = FcConfigCreate();
    for (size_t i = 0; i < COUNT; i++) {
        *ret_missing = FONTS[i].file;
        bool is_there = access(FONTS[i].file, R_OK) == 0 && FcConfigAppFontAddFile(config, (const FcChar8 *)FONTS[i].file);
        if (!is_there && FONTS[i].is_needed) return false;
    }
    (void)FcConfigSetRescanInterval(config, 0);
    if (!FcConfigSetCurrent(config)) return false;
    FcConfigDestroy(config); /* fontconfig keeps a reference */
    use_all();
    return true;
}
