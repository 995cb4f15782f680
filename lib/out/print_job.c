/* Scope: orders to loket-print and what its exit status means. */
#include "lib/out/print_job.h"

#include <signal.h>
#include <sysexits.h>

#include "lib/base/child.h"

#define KILLED(signal_number) (128 + (signal_number))

/* How loket-print calls each kind. */
static const struct { const char *from, *to; } WORDS[] = {
    [PRINT_SVG_PDF] = { "svg", "pdf" }, [PRINT_SVG_PNG] = { "svg", "png" }, [PRINT_DOCUMENT_PDF] = { "document", "pdf" } };

static struct child_order order_of(struct arena *arena, const struct print_job *job) {
    struct child_order order = { .program = child_beside(arena, PRINT_PROGRAM), .bytes = job->bytes, .length = job->length };
    order.arguments[0] = WORDS[job->kind].from;
    order.arguments[1] = WORDS[job->kind].to;
    order.arguments[2] = job->kind == PRINT_SVG_PNG ? arena_format(arena, "%d", job->width) : instant_iso(arena, job->created);
    order.arguments[3] = job->kind == PRINT_SVG_PDF ? job->title : NULL;
    return order;
}

/* Over its time, its memory or its few system calls: that is the page's fault, not the machine's. */
static enum result meaning_of(int status) {
    switch (status) {
    case EX_OK: return DONE;
    case EX_DATAERR:
    case KILLED(SIGSYS):
    case KILLED(SIGXCPU):
    case KILLED(SIGABRT):
    case KILLED(SIGSEGV):
    case KILLED(SIGALRM): return REFUSED_INVALID;
    case EX_OSERR: return REFUSED_ABSENT;
    default: return FAILED_UNAVAILABLE;
    }
}

enum result print_make(struct arena *arena, const struct print_job *job, struct print_file *ret, const char **ret_message) {
    struct child_order order = order_of(arena, job);
    struct child_answer answer;
    enum result result = child_run(arena, &order, &answer);
    *ret_message = result == DONE ? answer.message : arena_format(arena, "%s: %s", order.program, result_name(result));
    if (result == DONE) result = meaning_of(answer.status);
    if (result == DONE) *ret = (struct print_file){ answer.bytes, answer.length };
    else if (!**ret_message) *ret_message = arena_format(arena, "%s: status %d", order.program, answer.status);
    return result;
}
