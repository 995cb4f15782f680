/* Scope: the answers of a survey as a table anybody may have. */
#include "lib/report/survey_answers.h"

#include <string.h>

#include "lib/rules/period.h"

#define OF_SERVICE "layanan-"
#define OF_UNIT "unit-"

/* ---- name ---- */

static const char *service_name(const struct services *services, const char *code) {
    for (size_t i = 0; i < services->count; i++) {
        if (strcmp(services->rows[i].code, code) == 0) return services->rows[i].name;
    }
    return code;
}

const char *survey_answers_name(struct arena *arena, const struct survey_result *result, const struct services *services) {
    const char *name = strcmp(result->instrument.family, SKM_FAMILY) == 0 ? "Indeks Kepuasan Masyarakat" : result->instrument.title;
    const char *service = strstr(result->dataset.scope, OF_SERVICE), *unit = strstr(result->dataset.scope, OF_UNIT);
    if (service) return arena_format(arena, "%s, layanan %s", name, service_name(services, service + strlen(OF_SERVICE)));
    return unit ? arena_format(arena, "%s, unit %s", name, unit + strlen(OF_UNIT)) : name;
}

/* ---- table ---- */

enum { SERVICE, CHANNEL, FIRST_ITEM };

/* Items by their codes, never by a position; no code of an item holds the underscore of the other two. */
static void add_columns(struct arena *arena, const struct survey_result *result, struct data_table *table) {
    size_t items = result->instrument.item_count;
    struct data_column *columns = arena_array(arena, FIRST_ITEM + items, sizeof *columns);
    const char **units = arena_array(arena, FIRST_ITEM + items, sizeof *units);
    columns[SERVICE] = (struct data_column){ "kode_layanan", "Kode layanan; kosong: tidak disebut, atau terlalu sedikit", false, 0 };
    columns[CHANNEL] = (struct data_column){ "kode_saluran", "Saluran: web, kiosk, slip (karcis), paper (kertas), import; kosong: terlalu sedikit", false, 0 };
    units[SERVICE] = units[CHANNEL] = "";
    for (size_t i = 0; i < items; i++) {
        const struct survey_item *item = &result->instrument.items[i];
        columns[FIRST_ITEM + i] = (struct data_column){ item->code, item->question, true, 0 };
        units[FIRST_ITEM + i] = arena_format(arena, "nilai 1 sampai %d", item->choices);
    }
    table->columns = columns, table->column_count = FIRST_ITEM + items, table->units = units;
}

static void add_answer(json_t *rows, const struct data_table *table, const struct skm_answer *answer) {
    struct data_cell cells[FIRST_ITEM + SKM_MOST_ITEMS] = { DATA_TEXT(answer->service_code), DATA_TEXT(answer->channel) };
    for (size_t item = 0; item + FIRST_ITEM < table->column_count; item++) {
        int64_t score = answer->answers[item] - '0';
        cells[FIRST_ITEM + item].number = (struct optional_number){ score > 0, score };
    }
    for (int64_t n = 0; n < answer->count; n++) data_row(rows, table, cells);
}

json_t *survey_answers(struct arena *arena, const struct survey_result *result, const struct services *services, struct data_table *ret) {
    const struct dataset *dataset = &result->dataset;
    *ret = (struct data_table){
        .name = arena_format(arena, "ikm-%s-jawaban", dataset_key(arena, dataset)), .period = dataset->period, .source = dataset->source,
        .label = "Jawaban",
        .title = arena_format(arena, "Jawaban, %s, %s", survey_answers_name(arena, result, services), period_label(arena, dataset->period)),
        .description = "Satu baris satu responden, diurutkan menurut isinya; tanpa data tentang orangnya. Kosong: tidak dijawab." };
    add_columns(arena, result, ret);
    json_t *rows = data_rows();
    for (size_t i = 0; i < result->answers.count; i++) add_answer(rows, ret, &result->answers.rows[i]);
    return rows;
}
