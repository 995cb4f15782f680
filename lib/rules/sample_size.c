/* Scope: the formula of Krejcie and Morgan with both sides multiplied by 100 000, so that all is whole numbers. */
#include "lib/rules/sample_size.h"

#define CHI_SQUARE_PQ 96025 /* 3.841 x 0.5 x 0.5 x 100 000 */
#define ERROR_SQUARE 250    /* 0.05 x 0.05 x 100 000 */

int64_t sample_size(int64_t population) {
    if (population < 1 || population > SAMPLE_POPULATION_LARGEST) return 0;
    int64_t above = CHI_SQUARE_PQ * population;
    int64_t below = ERROR_SQUARE * (population - 1) + CHI_SQUARE_PQ;
    return (2 * above + below) / (2 * below);
}
