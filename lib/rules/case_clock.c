/* Scope: the deadline that runs in a case. */
#include "lib/rules/case_clock.h"

#include <string.h>

struct walk {
    struct case_terms terms;
    struct workday_clock free; /* holidays alone */
    struct workday_clock clock;
    struct pause *pauses;
    bool is_waiting, is_answered;
};

static void ask(struct walk *walk, day_number day) {
    if (walk->is_waiting) return;
    walk->is_waiting = true;
    walk->pauses[walk->clock.pause_count++] = (struct pause){ day + 1, PAUSE_OPEN };
}

static void answer(struct walk *walk, day_number day) {
    (void)day;
    walk->is_answered = true;
}

static void extend(struct walk *walk, day_number day) {
    (void)day;
    walk->clock.days += walk->terms.extension;
}

/* A follow-up of its own; it never shortens what was granted before. */
static void follow_up(struct walk *walk, day_number day) {
    struct workday_clock fresh = walk->free;
    day_number now_due, fresh_due;
    fresh.start = day;
    fresh.days = walk->terms.after_answer;
    if (workday_due(&walk->clock, &now_due) != DONE || workday_due(&fresh, &fresh_due) != DONE) return;
    if (fresh_due <= now_due) return;
    fresh.pauses = walk->pauses;
    walk->clock = fresh;
}

static void reply(struct walk *walk, day_number day) {
    if (walk->is_waiting) {
        struct pause *pause = &walk->pauses[walk->clock.pause_count - 1];
        pause->to = day;
        if (pause->to < pause->from) walk->clock.pause_count--;
    } else if (walk->is_answered) {
        follow_up(walk, day);
    }
    walk->is_waiting = walk->is_answered = false;
}

static const struct {
    const char *type;
    void (*take)(struct walk *walk, day_number day);
} TAKERS[] = {
    { "ask_reporter", ask }, { "ask_requester", ask }, { "reply", reply }, { "answer", answer }, { "extend", extend },
};

void case_clock(struct arena *arena, struct case_start start, struct case_terms terms, struct case_steps steps,
                struct workday_clock *ret) {
    struct walk walk = { .terms = terms, .free = start.free, .clock = start.free };
    walk.pauses = arena_array(arena, steps.count + 1, sizeof *walk.pauses);
    walk.clock.start = start.day;
    walk.clock.days = terms.days;
    walk.clock.pauses = walk.pauses;
    for (size_t i = 0; i < steps.count; i++) {
        for (size_t j = 0; j < sizeof TAKERS / sizeof *TAKERS; j++) {
            if (strcmp(steps.rows[i].type, TAKERS[j].type) == 0) TAKERS[j].take(&walk, steps.rows[i].day);
        }
    }
    *ret = walk.clock;
}
