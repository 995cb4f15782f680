/* Scope: /data/periksa/: how anybody recomputes every headline figure, with the table of all of them. */
#include "site/checker.h"
#include "site/headline.h"
#include "site/open_data.h"

enum result pages_checker(struct site *site) {
    enum result result = headlines_publish(site);
    if (result == DONE) result = checker_publish(site, "periksa-angka");
    if (result != DONE) return result;
    json_t *view = json_pack("{s:{s:b}}", "here", "data", 1);
    data_downloads(site, HEADLINES_PAGE, site_root(site, HEADLINES_PAGE), view);
    return site_page(site, HEADLINES_PAGE, "pages/site_checker", view);
}
