#!/bin/sh
# What an administrator sees when an office comes back from its backup. usage: tools/run-suite cli build tests/cli/test-restore.sh
set -u
. tests/lib/shell.sh
first=$folder/first; second=$folder/second

"$loket" setup "$first" >"$folder/setup" || exit 1
"$loket" sample --config "$first/loket.ini" >"$folder/sample" || exit 1
run "$loket" backup "$folder/backup" --config "$first/loket.ini"
fact "who makes a backup is told what else to copy" says "halaman kantor ($first/content), dan edisi situs ($first/site/editions) juga tidak ikut"
fact "the sample office is backed up" succeeds

"$loket" setup "$second" >"$folder/setup" || exit 1
run "$loket" restore "$folder/backup" --config "$second/loket.ini"
fact "an office that has a database is not overwritten" fails_with 1
run "$loket" restore "$folder/backup" --force --config "$second/loket.ini"
fact "it is put aside when asked" test -e "$second/loket.db.before-restore"
fact "the administrator is told that keys are not in a backup" says "$second/keys"
fact "nor the office's own pages" says "halaman kantor ($second/content)"
fact "nor the editions of the site" says "edisi situs ($second/site/editions)"

run "$loket" doctor --config "$second/loket.ini"
fact "a database beside another office's keys is not healthy" fails_with 1
fact "the folder of keys is named" says "$second/keys: bukan kunci basis data ini"

cp "$first"/keys/* "$second/keys/"
run "$loket" doctor --config "$second/loket.ini"
fact "with its own keys the office is healthy" succeeds
finish
