/* Scope: /tanda-terima/: how anybody checks a receipt, and the public key as a file beside it. Of the office's keys the
 * builder reads this one alone; it is public. */
#include <string.h>

#include "lib/base/keys.h"
#include "lib/rules/receipt.h"
#include "lib/rules/receipt_key.h"
#include "site/site.h"

enum result pages_receipt(struct site *site) {
    const struct keys *keys;
    const char *message = "";
    enum result result = keys_load(site->arena, site->config->paths.keys, KEY_RECEIPT_PUBLIC, &keys, &message);
    if (result != DONE) return site_fail(site, result, message);
    const char *pem = receipt_key_pem(site->arena, keys->receipt_public);
    struct receipt_key_id id = receipt_key_id(keys->receipt_public);
    json_t *view = json_pack("{s:s, s:s}", "key_id", id.text, "key_pem", pem);
    result = site_page(site, "tanda-terima/index.html", "pages/site_receipt", view);
    return result == DONE ? site_file(site, "tanda-terima/kunci-publik.txt", pem, strlen(pem)) : result;
}
