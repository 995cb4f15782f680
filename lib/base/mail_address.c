/* Scope: which text is an e-mail address. Letters are tested by hand: the answer must not depend on a locale. */
#include "lib/base/mail_address.h"

#include <stddef.h>
#include <string.h>

#define LOCAL_LONGEST 64 /* characters, RFC 5321 4.5.3.1.1 */
#define LABEL_LONGEST 63 /* RFC 1035 2.3.4 */

static bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_local_part(const char *text, size_t length) {
    if (length == 0 || length > LOCAL_LONGEST || text[0] == '.' || text[length - 1] == '.') return false;
    for (size_t i = 0; i < length; i++) {
        bool is_right = is_alphanumeric(text[i]) || strchr("!#$%&'*+/=?^_`{|}~-.", text[i]) != NULL;
        if (!is_right || (text[i] == '.' && text[i + 1] == '.')) return false;
    }
    return true;
}

static bool is_label(const char *text, size_t length) {
    if (length == 0 || length > LABEL_LONGEST || text[0] == '-' || text[length - 1] == '-') return false;
    for (size_t i = 0; i < length; i++) {
        if (!is_alphanumeric(text[i]) && text[i] != '-') return false;
    }
    return true;
}

static bool is_domain(const char *text) {
    for (size_t labels = 1;; labels++) {
        size_t length = strcspn(text, ".");
        if (!is_label(text, length)) return false;
        if (text[length] == '\0') return labels >= 2;
        text += length + 1;
    }
}

bool mail_address_is_valid(const char *text) {
    const char *at = strchr(text, '@');
    return at && strlen(text) <= MAIL_ADDRESS_LONGEST && is_local_part(text, (size_t)(at - text)) && is_domain(at + 1);
}
