/* Scope: the deadlines that run in a case. */
#include "lib/rules/case_clock.h"

#include <string.h>

struct walk {
    struct case_terms terms;
    struct workday_clock free; /* holidays alone */
    struct workday_clock clock;
    struct pause *pauses;
    size_t pause_count;
    bool is_waiting, is_answered;
    day_number step_start;     /* of the clock of the next step … */
    int step_days;             /* … and its days; 0: none of its own */
    bool is_ruled;             /* an objection was answered … */
    day_number ruled_on;       /* … on this day */
};

static void set_step(struct walk *walk, day_number day, int days) {
    walk->step_start = day;
    walk->step_days = days;
}

static void ask(struct walk *walk, day_number day) {
    if (walk->is_waiting) return;
    walk->is_waiting = true;
    walk->pauses[walk->pause_count++] = (struct pause){ day + 1, PAUSE_OPEN };
    walk->clock.pause_count = walk->pause_count;
}

static void answer(struct walk *walk, day_number day) {
    walk->is_answered = true;
    if (walk->is_ruled) set_step(walk, walk->ruled_on, walk->terms.dispute);
    else set_step(walk, day, walk->terms.silence);
}

static void extend(struct walk *walk, day_number day) {
    (void)day;
    walk->clock.days += walk->terms.extension;
}

/* A clock of its own; it never shortens what was granted before. */
static void start_anew(struct walk *walk, day_number day, int days) {
    struct workday_clock fresh = walk->free;
    day_number now_due, fresh_due;
    fresh.start = day;
    fresh.days = days;
    if (workday_due(&walk->clock, &now_due) != DONE || workday_due(&fresh, &fresh_due) != DONE) return;
    if (fresh_due <= now_due) return;
    fresh.pauses = walk->pauses;
    fresh.pause_count = walk->pause_count;
    walk->clock = fresh;
}

static void reply(struct walk *walk, day_number day) {
    if (walk->is_waiting) {
        struct pause *pause = &walk->pauses[walk->pause_count - 1];
        pause->to = day;
        if (pause->to < pause->from) walk->clock.pause_count = --walk->pause_count;
    } else if (walk->is_answered) {
        start_anew(walk, day, walk->terms.after_answer);
        set_step(walk, day, 0);
    }
    walk->is_waiting = walk->is_answered = false;
}

static void reopen(struct walk *walk, day_number day) {
    start_anew(walk, day, walk->terms.after_answer);
    set_step(walk, day, 0);
    walk->is_answered = false;
}

static void appeal(struct walk *walk, day_number day) {
    start_anew(walk, day, walk->terms.appeal);
    set_step(walk, day, 0);
    walk->is_answered = false;
}

/* After the superior's answer the way leads to the Komisi Informasi; what was ordered has a clock of its own before. */
static void dispute(struct walk *walk, day_number day) {
    walk->is_ruled = true;
    walk->ruled_on = day;
    set_step(walk, day, walk->terms.order ? 0 : walk->terms.dispute);
    if (walk->terms.order == 0) return;
    walk->clock = walk->free;
    walk->clock.start = day;
    walk->clock.days = walk->terms.order;
}

static void verify(struct walk *walk, day_number day) {
    set_step(walk, day, walk->terms.first_follow_up);
}

static void follow_up(struct walk *walk, day_number day) {
    set_step(walk, day, 0);
}

static const struct {
    const char *type;
    void (*take)(struct walk *walk, day_number day);
} TAKERS[] = {
    { "ask_reporter", ask }, { "ask_requester", ask }, { "reply", reply }, { "answer", answer }, { "answer_appeal", answer },
    { "extend", extend }, { "verify", verify }, { "assign", follow_up }, { "forward", follow_up }, { "call_meeting", follow_up },
    { "report", follow_up }, { "appeal", appeal }, { "reopen", reopen },
    { "answer_partly", answer }, { "refuse", answer }, { "object", appeal }, { "answer_objection", dispute },
};

static void take(struct walk *walk, const struct case_step *step) {
    for (size_t i = 0; i < sizeof TAKERS / sizeof *TAKERS; i++) {
        if (strcmp(step->type, TAKERS[i].type) == 0) TAKERS[i].take(walk, step->day);
    }
}

static struct walk walk_through(struct arena *arena, struct case_start start, struct case_terms terms, struct case_steps steps) {
    struct walk walk = { .terms = terms, .free = start.free, .clock = start.free };
    walk.pauses = arena_array(arena, steps.count + 1, sizeof *walk.pauses);
    walk.clock.start = start.day;
    walk.clock.days = terms.days;
    walk.clock.pauses = walk.pauses;
    set_step(&walk, start.day, terms.verify);
    for (size_t i = 0; i < steps.count; i++) take(&walk, &steps.rows[i]);
    return walk;
}

void case_clock(struct arena *arena, struct case_start start, struct case_terms terms, struct case_steps steps,
                struct workday_clock *ret) {
    *ret = walk_through(arena, start, terms, steps).clock;
}

void case_step_clock(struct arena *arena, struct case_start start, struct case_terms terms, struct case_steps steps,
                     struct workday_clock *ret) {
    struct walk walk = walk_through(arena, start, terms, steps);
    *ret = walk.clock;
    if (walk.step_days == 0) return;
    ret->start = walk.step_start;
    ret->days = walk.step_days;
    ret->pauses = walk.pauses;
    ret->pause_count = walk.pause_count;
}
