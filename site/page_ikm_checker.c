/* Scope: /ikm/periksa/: how anybody recomputes an index, and the checker beside the answers. */
#include "site/checker.h"
#include "site/page_ikm.h"

enum result ikm_checker_page(struct site *site) {
    enum result result = checker_publish(site, "periksa-ikm");
    return result == DONE ? site_page(site, "ikm/periksa/index.html", "pages/site_ikm_checker", json_object()) : result;
}
