#!/bin/sh
# Each linter passes a sound tree and refuses the same tree with one planted fault. usage: tools/run-suite lint build tests/lint/*.sh
set -u
. tests/lib/shell.sh
tools=$PWD/tools

# A small sound tree in $folder/tree.
plant() {
    rm -rf "$folder/tree"
    mkdir -p "$folder/tree/lib/base" "$folder/tree/lib/rules" "$folder/tree/lib/store" "$folder/tree/lib/web" \
        "$folder/tree/cgi-bin" "$folder/tree/admin" "$folder/tree/templates/pages" "$folder/tree/templates/partials" "$folder/tree/tools"
    cd "$folder/tree" || exit 1
    printf '/* Scope: a. */\n#pragma once\nint a(int b);\n' >lib/base/a.h
    printf '/* Scope: a. */\n#include "lib/base/a.h"\n\nint a(int b) {\n    return b;\n}\n' >lib/base/a.c
    printf '/* Scope: r. */\n#include "lib/base/a.h"\n\nint r(int b) {\n    return a(b);\n}\n' >lib/rules/r.c
    printf '/* Scope: s. */\n#include <sqlite3.h>\nconst char *const S = "SELECT 1";\n' >lib/store/s.c
    cat >cgi-bin/form.c <<'C'
/* Scope: form. */
static const struct route ROUTES[] = {
    { .path = "/a/", .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = FIELDS, .handle = show },
    { .path = "/petugas/", .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_STAFF,
      .permission = PERMISSION_DESK_VIEW, .handle = desk },
};
int show(void) {
    return page("pages/a");
}
C
    printf '{{! a page }}{{>partials/p}}{{name}}{{{chart_svg}}}\n' >templates/pages/a.mustache
    printf 'p {{#_}}Tahun "{{name}}"{{/_}}\n' >templates/partials/p.mustache
    mkdir -p po site
    printf '/* Scope: w. */\nconst char *w = WORD("Bulan");\nint v(void) { return print(say(words, "%%d bulan"), 2); }\n' >site/w.c
    cat >po/en.po <<'PO'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Tahun \"{{name}}\""
msgstr "Year \"{{name}}\""

msgid "Bulan"
msgstr "Month"

#, c-format
msgid "%d bulan"
msgstr "%d months"
PO
    printf 'chart_svg # made by us\n' >tools/raw-output-allowed
    printf '#!/bin/sh\necho fine\n' >tools/script
    printf 'print-sources:\n\t@printf "%%s\\n" lib/base/a.c lib/rules/r.c lib/store/s.c cgi-bin/form.c site/w.c\n' >Makefile
    cd - >/dev/null || exit 1
}

check() { run "$tools/check-$1" "$folder/tree"; }

# twin LINTER SENTENCE FILE CHANGE: sound tree passes, and with sed CHANGE on FILE (or CHANGE appended when FILE ends in +) fails.
twin() {
    linter=$1; flaw=$2; file=$3; change=$4
    plant
    check "$linter"
    fact "check-$linter passes a sound tree" succeeds
    case $file in
    *+) printf '%b\n' "$change" >>"$folder/tree/${file%+}" ;;
    *) sed -i "$change" "$folder/tree/$file" ;;
    esac
    check "$linter"
    fact "check-$linter finds $flaw" fails_with 1
}

twin lists "a source file the Makefile forgets" lib/rules/new.c+ 'int forgotten;'
twin lists "a listed file that is gone" Makefile 's|lib/rules/r.c|lib/rules/gone.c|'
twin layers "an include against the layers" lib/rules/r.c+ '#include "lib/store/s.h"'
twin layers "a base file that knows the rules" lib/base/a.c+ '#include "lib/rules/r.h"'
twin layers "an include relative to its own folder" lib/base/a.c 's|"lib/base/a.h"|"a.h"|'
twin layers "an include of a file that is not there" lib/rules/r.c 's|lib/base/a.h|lib/base/gone.h|'
twin sql "a statement outside the store" lib/base/a.c+ 'const char *q = "SELECT name FROM staff";'
twin sql "a transaction outside the store" admin/x.c+ 'run("BEGIN IMMEDIATE");'
twin sql "sqlite3.h outside the store" lib/rules/r.c+ '#include <sqlite3.h>'
twin raw-output "unescaped output with three braces" templates/pages/a.mustache+ '{{{name}}}'
twin raw-output "unescaped output with an ampersand" templates/pages/a.mustache+ '{{& name }}'
twin raw-output "changed delimiters" templates/pages/a.mustache+ '{{=<% %>=}}'
twin templates "a page no template is there for" cgi-bin/form.c 's|pages/a"|pages/gone"|'
twin templates "a partial that is not there" templates/pages/a.mustache 's|partials/p|partials/gone|'
twin routes "a POST without CSRF protection" cgi-bin/form.c 's|CSRF_NONCE|CSRF_SAFE|'
twin routes "a row without CSRF level" cgi-bin/form.c 's|\.csrf = CSRF_NONCE,||'
twin routes "a row without audience" cgi-bin/form.c 's|\.audience = AUDIENCE_CITIZENS,||'
twin routes "a staff page without permission" cgi-bin/form.c 's|\.permission = PERMISSION_DESK_VIEW,||'
twin words "a reminder" lib/base/a.c+ "/* TO""DO: later */"
twin words "a goto" lib/base/a.c+ '    goto out;'
twin words "a path of one machine" lib/base/a.c+ '/* see /root/notes */'
twin words "a conflict mark" lib/base/a.c+ '<<<<<<< HEAD'
twin headers "a file without scope" lib/base/a.c '1d'
twin headers "a header that can be read twice" lib/base/a.h 's|#pragma once||'
twin translation "a marked text of a template without translation" templates/pages/a.mustache+ '<p>{{#_}}Hari{{/_}}</p>'
twin translation "a marked text of the code without translation" site/w.c+ 'const char *h = WORD("Hari");'
twin translation "a translation that is empty" po/en.po 's/^msgstr "Month"/msgstr ""/'
twin translation "a translation of a text that is gone" site/w.c '/Bulan/d'
twin translation "a translation that loses a value of the template" po/en.po 's/Year .*/Year"/'
twin translation "a translation whose placeholder is of another type" po/en.po 's/%d months/%s months/'
twin shell "a script that cannot be read" tools/script+ 'if true; then'
twin shell "a script for another shell" tools/script 's|#!/bin/sh|#!/bin/bash|'

plant
check size
fact "check-size passes a sound tree" succeeds
yes '/* line */' | head -501 >>"$folder/tree/lib/base/a.c"
check size
fact "check-size finds a file that is too long" fails_with 1
plant
{ echo 'int long_one(int b) {'; yes '    b++;' | head -121; echo '}'; } >>"$folder/tree/lib/rules/r.c"
check size
fact "check-size finds a function that is too long" fails_with 1

plant
check cppcheck
fact "check-cppcheck passes a sound tree" succeeds
printf 'int f(void) {\n    int a[2] = { 1, 2 };\n    return a[2];\n}\n' >>"$folder/tree/lib/base/a.c"
check cppcheck
fact "check-cppcheck finds an index past the end" fails_with 1
finish
