/* Scope: standing requests: what another body asks for every month by one letter, and the requests made of it. Exports: struct standing,
 * struct standing_made, the standing_ functions of the store. */
#pragma once

#include "lib/rules/standing.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct standing_id { int64_t value; };

/* Texts are database texts, borrowed when given, owned by the arena when read; "" where there is nothing. */
struct standing {
    struct standing_id id;
    const char *agency_kind, *agency, *subject, *information;
    const char *period; /* as enum standing_period */
    const char *format_wanted, *obtain_way, *delivery_way, *letter_number;
    struct optional_day letter_date;
    struct standing_rule rule; /* rule.last: read alone */
    struct optional_day ended_on;
    int64_t version;
};

struct standings {
    struct standing *rows;
    size_t count;
};

/* Those that go on first, by agency; or one. */
enum result standing_list(struct db *db, struct arena *arena, struct standings *ret);
enum result standing_by_id(struct db *db, struct arena *arena, struct standing_id id, struct standing *ret);

/* Adds ROW (id, rule.last, ended_on and version are not read). REFUSED_STALE when the same body asks for the same already. Audited
 * "standing.add". */
enum result standing_add(struct tx *tx, const struct actor *actor, instant now, const struct standing *row, struct standing_id *ret);

/* Replaces what ROW says, but its first month. REFUSED_STALE when its version went on, it has ended, or it became the same as another.
 * Audited "standing.change". */
enum result standing_change(struct tx *tx, const struct actor *actor, instant now, const struct standing *row);

/* Ends it on TODAY, for ever; what was made of it stays. REFUSED_STALE as above. Audited "standing.end". */
struct standing_end { struct standing_id id; int64_t version; day_number today; };
enum result standing_end(struct tx *tx, const struct actor *actor, instant now, const struct standing_end *end);

/* Notes that CASE is the request of MONTH. REFUSED_STALE when that month has one: there is never a second. */
struct standing_step { struct standing_id id; month_number month; struct case_id made; };
enum result standing_note(struct tx *tx, const struct standing_step *step);

/* The latest requests made of it, at most MOST; without those the viewer is excluded from. */
struct standing_made { month_number month; const char *number, *state; day_number due_on; };
struct standing_mades {
    struct standing_made *rows;
    size_t count;
};
struct standing_question { struct standing_id id; struct staff_id viewer; size_t most; };
enum result standing_cases(struct db *db, struct arena *arena, const struct standing_question *question, struct standing_mades *ret);
