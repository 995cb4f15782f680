/* Facts about print/cell: what a process that draws a page can still do, should a page take it over. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "print/cell.h"

#define KILLED 1000
#define NOT_CLOSED 99

static int file; /* stands for the file a page is written to */

static int open_file(void) { return open("/etc/hostname", O_RDONLY | O_CLOEXEC) < 0 ? errno : 0; }
static int run_program(void) { return execv("/bin/true", (char *[]){ (char[]){ "true" }, NULL }) < 0 ? errno : 0; }
static int new_socket(void) { return socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? errno : 0; }
static int remove_file(void) { return unlink("/tmp/loket-not-there") < 0 ? errno : 0; }
static int write_file(void) { return write(file, "picture", 7) == 7 ? 0 : errno; }

#ifndef __SANITIZE_ADDRESS__
static int new_process(void) { return fork() < 0 ? errno : 0; }
static int signal_parent(void) { return kill(getppid(), 0) < 0 ? errno : 0; }
static int raise_limit(void) { return setrlimit(RLIMIT_AS, &(struct rlimit){ RLIM_INFINITY, RLIM_INFINITY }) < 0 ? errno : 0; }
static int write_elsewhere(void) { return fcntl(file, F_SETFL, O_APPEND) < 0 ? errno : 0; }
static int code_memory(void) { return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0; }
static int some_memory(void) { return mmap(NULL, (size_t)64 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0; }
static int all_memory(void) { return mmap(NULL, (size_t)1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0; }
#endif

static const struct {
    const char *what;
    int (*attempt)(void);
    int outcome;
} TRIES[] = {
    { "open a file", open_file, KILLED },
    { "run a program", run_program, KILLED },
    { "make a socket", new_socket, KILLED },
    { "remove a file", remove_file, KILLED },
    { "write its page", write_file, 0 },
#ifndef __SANITIZE_ADDRESS__
    { "start a process", new_process, KILLED },
    { "signal its parent", signal_parent, KILLED },
    { "raise its limits", raise_limit, KILLED },
    { "change a descriptor", write_elsewhere, KILLED },
    { "take memory that can be executed", code_memory, KILLED },
    { "take memory for a page", some_memory, 0 },
    { "take all memory", all_memory, ENOMEM },
#endif
};

static int outcome(int (*attempt)(void)) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) _exit(cell_close() ? attempt() : NOT_CLOSED);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status)) return WTERMSIG(status) == SIGSYS ? KILLED : -WTERMSIG(status);
    return WEXITSTATUS(status);
}

static void a_closed_process_writes_its_page_and_nothing_else(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof TRIES / sizeof *TRIES; i++) {
        int found = outcome(TRIES[i].attempt);
        if (found != TRIES[i].outcome) print_error("%s: %d\n", TRIES[i].what, found);
        assert_int_equal(found, TRIES[i].outcome);
    }
}

static int make_file(void **state) {
    (void)state;
    file = memfd_create("page", MFD_CLOEXEC);
    return file >= 0 ? 0 : -1;
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_closed_process_writes_its_page_and_nothing_else) };
    return cmocka_run_group_tests(tests, make_file, NULL);
}
