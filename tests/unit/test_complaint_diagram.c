/* Facts about the picture of the complaint's way: ARCHITECTURE.md shows exactly what the rules say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/cleanup.h"
#include "lib/rules/complaint_diagram.h"

#define FENCE "```mermaid\n"

static char *architecture(struct arena *arena) {
    CLEANUP_FILE FILE *file = fopen("ARCHITECTURE.md", "re");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = arena_alloc(arena, size + 1);
    assert_int_equal(fread(text, 1, size, file), size);
    return text;
}

static void the_diagram_in_architecture_is_what_the_rules_say(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *drawn = complaint_diagram(arena, DIAGRAM_MERMAID), *shown = strstr(architecture(arena), FENCE "stateDiagram-v2");
    assert_non_null(shown);
    shown += strlen(FENCE);
    if (strncmp(shown, drawn, strlen(drawn)) != 0 || strncmp(shown + strlen(drawn), "```", 3) != 0) {
        fail_msg("put this into ARCHITECTURE.md:\n%s", drawn);
    }
    arena_free(arena);
}

static void the_graph_names_states_ways_and_ends(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *drawn = complaint_diagram(arena, DIAGRAM_DOT);
    assert_non_null(strstr(drawn, "    received [label=\"Diterima\"];\n"));
    assert_non_null(strstr(drawn, "    closed_disputed [label=\"Selesai, pelapor tidak puas\", peripheries=2];\n"));
    assert_non_null(strstr(drawn, "    received -> verified [label=\"verify: handler\"];\n"));
    assert_non_null(strstr(drawn, "    waiting_reporter -> meeting [label=\"reply: reporter\"];\n"));
    assert_null(strstr(drawn, "received -> answered")); /* the twin: there is no such way */
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_diagram_in_architecture_is_what_the_rules_say),
        cmocka_unit_test(the_graph_names_states_ways_and_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
