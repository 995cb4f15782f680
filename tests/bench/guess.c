/* Scope: guessing access codes at the function that judges them, without network, rate limit or page: how often a guess opens
 * a case, and whether its time tells a number that is not in the register from a wrong code.
 * usage: LOKET_CONFIG=FILE guess TRIES YEAR LAST   half of the tries at PGD-YEAR-000001 … LAST, half at numbers above; prints
 *        "HITS KNOWN UNKNOWN SHARE SCORE": medians in ns; how often a try at a known number takes longer than one at an unknown
 *        one (0.500: time tells nothing); the Mann-Whitney statistic of that in standard deviations (within ±2: chance). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "lib/base/config.h"
#include "lib/base/keys.h"
#include "lib/rules/register.h"
#include "lib/store/case.h"

struct sample { uint32_t nanoseconds; bool is_known; };
struct figures { double known, unknown, share, score; };

static int by_time(const void *a, const void *b) {
    const struct sample *one = a, *other = b;
    return (one->nanoseconds > other->nanoseconds) - (one->nanoseconds < other->nanoseconds);
}

static uint32_t elapsed(struct timespec from) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)((now.tv_sec - from.tv_sec) * 1000000000L + now.tv_nsec - from.tv_nsec);
}

static struct access_code random_code(void) {
    uint8_t bytes[ACCESS_CODE_BYTES];
    randombytes_buf(bytes, sizeof bytes);
    return access_code_from_bytes(bytes);
}

struct range { int year; uint32_t last; };

static enum result guess(struct db *db, const struct keys *keys, struct range range, struct sample *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct register_number number = { .kind = CASE_COMPLAINT, .year = range.year, .sequence = 1 + randombytes_uniform(range.last) };
    ret->is_known = randombytes_uniform(2);
    if (!ret->is_known) number.sequence += range.last;
    struct case_code code = { register_text(arena, number), access_code_plain(arena, random_code()) };
    struct case_row row;
    struct timespec from;
    (void)clock_gettime(CLOCK_MONOTONIC, &from);
    enum result result = case_by_code(db, arena, keys, code, &row);
    ret->nanoseconds = elapsed(from);
    return result;
}

/* The sample in the middle of one group; SAMPLES are in order of time. */
static double median(const struct sample *samples, size_t count, bool is_known, size_t of_group) {
    size_t seen = 0;
    for (size_t i = 0; i < count; i++)
        if (samples[i].is_known == is_known && seen++ == of_group / 2) return samples[i].nanoseconds;
    return 0;
}

static struct figures judge(struct sample *samples, size_t count) {
    double ranks = 0, ties = 0, known = 0;
    qsort(samples, count, sizeof *samples, by_time);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && samples[end].nanoseconds == samples[i].nanoseconds;) end++;
        double same = (double)(end - i), rank = ((double)i + (double)end + 1) / 2;
        ties += same * (same * same - 1);
        for (size_t j = i; j < end; j++) known += samples[j].is_known, ranks += samples[j].is_known ? rank : 0;
    }
    double n = (double)count, unknown = n - known, longer = ranks - known * (known + 1) / 2;
    double deviation = sqrt(known * unknown / 12 * (n + 1 - ties / (n * (n - 1))));
    return (struct figures){ median(samples, count, true, (size_t)known), median(samples, count, false, (size_t)unknown),
                             longer / (known * unknown), (longer - known * unknown / 2) / deviation };
}

int main(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    const struct keys *keys;
    CLEANUP_DB struct db *db = NULL;
    const char *message = "usage: LOKET_CONFIG=FILE guess TRIES YEAR LAST", *file = getenv("LOKET_CONFIG");
    if (argc != 4 || !file || sodium_init() < 0 || config_load(arena, file, &config, &message) != DONE ||
        keys_load(arena, config->paths.keys, KEY_CODE_HASH, &keys, &message) != DONE ||
        db_open(arena, config->paths.database, DB_TRACK, &db, &message) != DONE) {
        (void)fprintf(stderr, "guess: %s\n", message);
        return 1;
    }
    size_t count = strtoul(argv[1], NULL, 10), hits = 0;
    struct range range = { (int)strtol(argv[2], NULL, 10), (uint32_t)strtoul(argv[3], NULL, 10) };
    struct sample *samples = calloc(count, sizeof *samples);
    if (!samples || count < 2 || range.last < 1) return 1;
    for (size_t i = 0; i < count; i++) {
        enum result result = guess(db, keys, range, &samples[i]);
        if (result != DONE && result != REFUSED_ABSENT) return 1;
        hits += result == DONE;
    }
    struct figures figures = judge(samples, count);
    (void)printf("%zu %.0f %.0f %.4f %.1f\n", hits, figures.known, figures.unknown, figures.share, figures.score);
    free(samples);
    return 0;
}
