/* Scope: /verifikasi/: how anybody checks that an edition is whole and ours, and the public key beside it. */
#include <string.h>

#include "lib/base/keys.h"
#include "lib/rules/edition_statement.h"
#include "lib/rules/receipt.h"
#include "lib/rules/receipt_key.h"
#include "site/site.h"

enum result pages_verification(struct site *site) {
    const struct keys *keys;
    const char *message = "";
    enum result result = keys_load(site->arena, site->config->paths.keys, KEY_EDITION_PUBLIC, &keys, &message);
    if (result != DONE) return site_fail(site, result, message);
    const char *pem = receipt_key_pem(site->arena, keys->edition_public);
    struct receipt_key_id id = receipt_key_id(keys->edition_public);
    json_t *view = json_pack("{s:s, s:s}", "key_id", id.text, "key_pem", pem);
    result = site_page(site, "verifikasi/index.html", "pages/site_verification", view);
    return result == DONE ? site_file(site, EDITION_KEY_PATH, pem, strlen(pem)) : result;
}
