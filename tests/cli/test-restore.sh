#!/bin/sh
# What an administrator sees when an office comes back from its backup. usage: tools/run-suite cli build tests/cli/test-restore.sh
set -u
. tests/lib/shell.sh
first=$folder/first; second=$folder/second

"$loket" setup "$first" >"$folder/setup" || exit 1
"$loket" sample --config "$first/loket.ini" >"$folder/sample" || exit 1
run "$loket" backup "$folder/backup" --config "$first/loket.ini"
fact "who makes a backup is told what else to copy" says "Pengaturan (loket.ini) dan edisi situs ($first/site/editions) juga tidak ikut"
same_pages() { diff -r "$1" "$2" >"$folder/out" 2>&1; }
fact "the office's own pages are in it" same_pages "$first/content" "$folder/backup/content"
fact "and in its list" grep -q "  content/kontak.md\$" "$folder/backup/MANIFEST"
printf 'x' >>"$folder/backup/content/kontak.md"
run "$loket" backup --verify "$folder/backup"
fact "a page changed in the backup is found" fails_with 1
fact "and named" warns "isi content/kontak.md berubah"
cp "$first/content/kontak.md" "$folder/backup/content/kontak.md"
run "$loket" backup --verify "$folder/backup"
fact "the sample office is backed up" succeeds

"$loket" setup "$second" >"$folder/setup" || exit 1
run "$loket" restore "$folder/backup" --config "$second/loket.ini"
fact "an office that has a database is not overwritten" fails_with 1
run "$loket" restore "$folder/backup" --force --config "$second/loket.ini"
fact "it is put aside when asked" test -e "$second/loket.db.before-restore"
fact "the administrator is told that keys are not in a backup" says "$second/keys"
fact "nor the editions of the site" says "edisi situs ($second/site/editions)"
fact "the office's own pages are back" same_pages "$first/content" "$second/content"
fact "and those that stood there are beside them" test -e "$second/content.before-restore/kontak.md"

run "$loket" doctor --config "$second/loket.ini"
fact "a database beside another office's keys is not healthy" fails_with 1
fact "the folder of keys is named" says "$second/keys: bukan kunci basis data ini"

cp "$first"/keys/* "$second/keys/"
run "$loket" doctor --config "$second/loket.ini"
fact "with its own keys the office is healthy" succeeds
finish
