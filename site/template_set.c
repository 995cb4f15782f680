/* Scope: one call of templates_load_in a set. */
#include "site/template_set.h"

enum result template_set_get(struct template_set *set, struct arena *arena, const struct templates **ret, const char **ret_message) {
    if (!set->loaded) {
        enum result result = templates_load_in(arena, set->folder, set->words, &set->loaded, ret_message);
        if (result != DONE) return result;
    }
    *ret = set->loaded;
    return DONE;
}
