/* Scope: writing and reading the line of sums. */
#include "lib/rules/skm_tally.h"

#include <inttypes.h>

#include "lib/base/buffer.h"

const char *skm_tally_write(struct arena *arena, const struct skm *skm) {
    struct buffer out = buffer_in(arena);
    buffer_format(&out, "%" PRId64 " %" PRId64 "|", skm->n, skm->all_top);
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        buffer_format(&out, "%s%" PRId64 "/%" PRId64, i ? " " : "", skm->all.sum[i], skm->all.answered[i]);
    }
    const char *before = "|";
    for (unsigned k = 1; k <= skm->full_weight; k++) {
        if (skm->rows_with[k] == 0) continue;
        buffer_format(&out, "%s%u:%" PRId64 ":%" PRId64 ":%" PRId64, before, k, skm->rows_with[k], skm->total_with[k], skm->squares_with[k]);
        before = " ";
    }
    if (*before == '|') buffer_text(&out, "|");
    return buffer_string(&out);
}

/* Reads a number that MARK follows ('\0': the end) and steps behind both; false leaves *TEXT anywhere. */
static bool read_number(const char **text, char mark, int64_t *ret) {
    const char *at = *text;
    int64_t number = 0;
    if (*at < '0' || *at > '9') return false;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, *at - '0', &number)) return false;
    }
    if (*at != mark) return false;
    *text = mark ? at + 1 : at;
    *ret = number;
    return true;
}

static bool read_items(const char **text, struct skm *skm) {
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        char end = i + 1 < skm->rules.item_count ? ' ' : '|';
        if (!read_number(text, '/', &skm->all.sum[i]) || !read_number(text, end, &skm->all.answered[i])) return false;
        bool is_own = skm->weight[i] == 0; /* who answers own questions alone is not counted in n */
        if ((!is_own && skm->all.answered[i] > skm->n) || skm->all.answered[i] > SKM_MOST_ROWS || skm->all.sum[i] > skm->all.answered[i] * (int64_t)skm->rules.scale) return false;
    }
    return true;
}

static bool read_rows(const char *text, struct skm *skm) {
    int64_t rows = 0, k = 0;
    while (*text) {
        int64_t number;
        if (!read_number(&text, ':', &number) || number <= k || number > skm->full_weight) return false;
        k = number;
        bool is_read = read_number(&text, ':', &skm->rows_with[k]) && read_number(&text, ':', &skm->total_with[k]);
        if (!is_read || (!read_number(&text, ' ', &skm->squares_with[k]) && !read_number(&text, '\0', &skm->squares_with[k]))) return false;
        rows += skm->rows_with[k];
    }
    return rows == skm->n;
}

enum result skm_tally_add(struct skm *skm, const char *text) {
    struct skm read;
    enum result result = skm_begin(&read, &skm->rules, 0);
    if (result != DONE) return result;
    bool is_read = read_number(&text, ' ', &read.n) && read_number(&text, '|', &read.all_top) && read.all_top <= read.n &&
                   read_items(&text, &read) && read_rows(text, &read);
    return is_read ? skm_merge(skm, &read) : REFUSED_INVALID;
}
