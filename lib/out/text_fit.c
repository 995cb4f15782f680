/* Scope: breaking and shrinking text by the widths of Noto Sans. */
#include "lib/out/text_fit.h"

#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "lib/base/buffer.h"

#define UNITS 1000             /* of one em in the table */
#define FIRST_BLOCK_END 0x7f   /* the table holds U+0020 to U+007E, then U+00A0 to U+017F */
#define SECOND_BLOCK 0xa0
#define SECOND_BLOCK_END 0x180
#define LETTERS ((FIRST_BLOCK_END - 0x20) + (SECOND_BLOCK_END - SECOND_BLOCK))

/* Advance widths of NotoSans-Regular.ttf and NotoSans-Bold.ttf (fonts-noto-core 20201225): table hmtx, 1000 units an em. */
static const uint16_t WIDTHS[2][LETTERS] = { {
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572, 572, 572, 572,
    268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549,
    556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935,
    618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572, 260, 269, 572, 572, 572, 572, 551, 513, 580,
    832, 357, 509, 572, 322, 832, 500, 428, 572, 350, 350, 281, 623, 655, 268, 225, 350, 376, 509, 745, 771, 781, 434, 639, 639, 639,
    639, 639, 639, 881, 632, 556, 556, 556, 556, 339, 339, 339, 339, 730, 760, 781, 781, 781, 781, 781, 572, 781, 731, 731, 731, 731,
    566, 605, 631, 561, 561, 561, 561, 561, 561, 864, 480, 564, 564, 564, 564, 258, 258, 258, 258, 605, 618, 605, 605, 605, 605, 605,
    572, 605, 618, 618, 618, 618, 510, 615, 510, 639, 561, 639, 561, 639, 561, 632, 480, 632, 480, 632, 480, 632, 480, 730, 615, 730,
    617, 556, 564, 556, 564, 556, 564, 556, 564, 556, 564, 728, 615, 728, 615, 728, 615, 728, 615, 741, 618, 741, 618, 339, 258, 339,
    258, 339, 258, 339, 258, 339, 258, 612, 516, 273, 258, 619, 534, 534, 524, 258, 524, 258, 524, 258, 524, 268, 524, 258, 760, 618,
    760, 618, 760, 618, 688, 760, 618, 781, 605, 781, 605, 781, 605, 928, 946, 622, 413, 622, 413, 622, 413, 549, 479, 549, 479, 549,
    479, 549, 479, 556, 361, 556, 361, 556, 361, 731, 618, 731, 618, 731, 618, 731, 618, 731, 618, 731, 618, 930, 786, 566, 510, 566,
    572, 470, 572, 470, 572, 470, 326,
}, {
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572, 572, 572, 572, 572, 572, 572, 572,
    285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560, 549, 724, 765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551,
    579, 756, 650, 967, 667, 624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633, 657, 305, 305, 620, 305, 982,
    657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572, 260, 286, 572, 572, 572, 572, 551, 486, 607,
    832, 383, 615, 572, 322, 832, 500, 428, 572, 379, 379, 362, 660, 655, 285, 205, 379, 388, 615, 830, 874, 845, 477, 690, 690, 690,
    690, 690, 690, 952, 637, 560, 560, 560, 560, 389, 389, 389, 389, 740, 813, 796, 796, 796, 796, 796, 572, 796, 756, 756, 756, 756,
    624, 628, 711, 604, 604, 604, 604, 604, 604, 917, 514, 591, 591, 591, 591, 305, 305, 305, 305, 619, 657, 619, 619, 619, 619, 619,
    572, 619, 657, 657, 657, 657, 569, 633, 569, 690, 604, 690, 604, 690, 604, 637, 514, 637, 514, 637, 514, 637, 514, 740, 633, 740,
    649, 560, 591, 560, 591, 560, 591, 560, 591, 560, 591, 724, 633, 724, 633, 724, 633, 724, 633, 765, 657, 765, 657, 389, 305, 389,
    305, 389, 305, 389, 305, 389, 305, 720, 610, 331, 305, 664, 620, 620, 565, 305, 565, 305, 565, 305, 565, 362, 565, 305, 813, 657,
    813, 657, 813, 657, 770, 813, 657, 796, 619, 796, 619, 796, 619, 973, 978, 660, 454, 660, 454, 660, 454, 551, 497, 551, 497, 551,
    497, 551, 497, 579, 434, 579, 434, 579, 434, 756, 657, 756, 657, 756, 657, 756, 657, 756, 657, 756, 657, 967, 856, 624, 569, 624,
    579, 488, 579, 488, 579, 488, 383,
} };

static int letter_width(ucs4_t letter, bool is_bold) {
    if (letter >= 0x20 && letter < FIRST_BLOCK_END) return WIDTHS[is_bold][letter - 0x20];
    if (letter >= SECOND_BLOCK && letter < SECOND_BLOCK_END) return WIDTHS[is_bold][letter - SECOND_BLOCK + FIRST_BLOCK_END - 0x20];
    return UNITS;
}

int text_width(const char *text, size_t length, int size, bool is_bold) {
    int64_t units = 0;
    for (size_t at = 0; at < length;) {
        ucs4_t letter;
        int used = u8_mbtouc(&letter, (const uint8_t *)text + at, length - at);
        units += letter_width(letter, is_bold);
        at += (size_t)used;
    }
    int64_t width = (units * size + UNITS - 1) / UNITS;
    return width > INT32_MAX ? INT32_MAX : (int)width;
}

/* Bytes of TEXT up to LENGTH that stand in WIDTH, whole letters, at least one. */
static size_t letters_within(const char *text, size_t length, const struct text_box *box, int size) {
    size_t end = 0;
    while (end < length) {
        int used = u8_mblen((const uint8_t *)text + end, length - end);
        size_t next = end + (used > 0 ? (size_t)used : 1);
        if (end > 0 && text_width(text, next, size, box->is_bold) > box->width) break;
        end = next;
    }
    return end;
}

/* Bytes of the first line of TEXT: as many words as fit, or a part of a word that alone is too wide. */
static size_t line_within(const char *text, const struct text_box *box, int size) {
    size_t end = strcspn(text, " \n");
    if (text_width(text, end, size, box->is_bold) > box->width) return letters_within(text, end, box, size);
    while (text[end] == ' ') {
        size_t next = end + 1 + strcspn(text + end + 1, " \n");
        if (text_width(text, next, size, box->is_bold) > box->width) break;
        end = next;
    }
    return end;
}

/* Puts an ellipsis at the end of the line LENGTH bytes long, on whose place the rest of TEXT begins. */
static const char *cut(struct arena *arena, const char *text, const struct text_box *box, int size) {
    struct text_box narrower = *box;
    narrower.width -= text_width("\u2026", strlen("\u2026"), size, box->is_bold);
    size_t end = letters_within(text, strcspn(text, "\n"), &narrower, size);
    while (end > 1 && text[end - 1] == ' ') end--;
    return arena_format(arena, "%.*s\u2026", (int)end, text);
}

static bool set(struct arena *arena, const char *text, const struct text_box *box, struct text_fit *fit) {
    fit->count = 0;
    while (*text) {
        size_t end = line_within(text, box, fit->size);
        bool is_last = fit->count + 1 == (size_t)box->lines;
        if (is_last && text[end]) {
            fit->lines[fit->count++] = cut(arena, text, box, fit->size);
            return false;
        }
        fit->lines[fit->count++] = arena_copy(arena, text, end);
        text += end;
        if (*text == ' ' || *text == '\n') text++;
    }
    return true;
}

struct text_fit text_fit(struct arena *arena, const char *text, const struct text_box *box) {
    struct text_fit fit = { .size = box->largest };
    for (;;) {
        fit.is_cut = !set(arena, text, box, &fit);
        if (!fit.is_cut || fit.size <= box->smallest) return fit;
        int next = fit.size - (fit.size + 24) / 25;
        fit.size = next < box->smallest ? box->smallest : next;
    }
}
