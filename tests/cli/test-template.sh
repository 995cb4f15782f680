#!/bin/sh
# What an administrator sees of `loket template`. usage: BUILD=build tests/cli/test-template.sh
# Prints "ok - SENTENCE" or "not ok - SENTENCE" a fact; exit status 1 when one does not hold.
set -u
loket=${BUILD:-build}/loket
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
failed=0

# fact SENTENCE COMMAND…
fact() {
    sentence=$1; shift
    if "$@"; then echo "ok - $sentence"; else echo "not ok - $sentence"; failed=1; fi
}

# run VIEW WORD…: keeps the output and the exit status.
run() {
    view=$1; shift
    printf '%s' "$view" | "$loket" template "$@" >"$folder/out" 2>"$folder/err"
    status=$?
}

prints() { [ "$status" -eq 0 ] && [ ! -s "$folder/err" ] && [ "$(cat "$folder/out")" = "$1" ]; }
refuses() {
    [ "$status" -eq 2 ] && [ ! -s "$folder/out" ] && [ "$(wc -l <"$folder/err")" -eq 1 ] && grep -qF "$1" "$folder/err"
}

mkdir "$folder/set" "$folder/bad"
printf '<{{$isi}}{{/isi}}>' >"$folder/set/layout.mustache"
printf '{{<layout}}{{$isi}}{{nama}}{{/isi}}{{/layout}}' >"$folder/page.mustache"
printf 'a\n{{>tidak-ada}}' >"$folder/missing.mustache"
printf 'a\n{{#x}}' >"$folder/open.mustache"
printf '{{>diri}}' >"$folder/bad/diri.mustache"
printf '{{.}}' >"$folder/dot.mustache"

run '{"nama":"A & B"}' render "$folder/page.mustache" --partials "$folder/set"
fact "a template is filled and escaped" prints '<A &amp; B>'
run '42' render "$folder/dot.mustache"
fact "any JSON value is a view" prints 42
run '{}' render "$folder/page.mustache"
fact "a layout that is not there is named with file and line" refuses "page.mustache:1: there is no template layout"
run '{}' render "$folder/missing.mustache" --partials "$folder/set"
fact "a partial that is not there is named with file and line" refuses "missing.mustache:2: there is no template tidak-ada"
run '{}' render "$folder/open.mustache"
fact "an open section is named with file and line" refuses "open.mustache:2: {{#x}} is never closed"
run '{}' render "$folder/bad/diri.mustache" --partials "$folder/bad"
fact "a template that includes itself is refused" refuses "nested too deeply"
run '{"a":' render "$folder/dot.mustache"
fact "a view that is not JSON is named with its line" refuses "baris 1"
run '{}' render "$folder/nothing.mustache"
fact "a missing file is named" refuses "nothing.mustache"
run '{}' render -
fact "a template from standard input is refused" refuses "loket template --help"
run '{}'
fact "the command without a word is refused" refuses "loket template --help"

exit $failed
