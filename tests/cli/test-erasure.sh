#!/bin/sh
# An erasure of many: a word planted in everything the office keeps about them is nowhere afterwards, and nothing that is counted changed.
# PEOPLE=10000 tools/run-suite cli build FILE measures as many.
. tests/lib/shell.sh
people=${PEOPLE:-300}; living=50
open_office
office=$folder/office
canaries() { python3 tests/lib/canary_people.py "$@"; }
is_clean() { canaries look "$@" >"$folder/out"; }
judges() { canaries judge "$@" >"$folder/out"; }
query() { sqlite3 -batch "$office/loket.db" "$1"; }
counts() {
    query "SELECT * FROM case_tally; SELECT number, state, last_action, received_on, due_on, closed_at FROM cases ORDER BY id; SELECT case_id, type, at FROM case_event ORDER BY id;
        SELECT case_id, outcome, reason, exemptions, decided_on FROM request_decision ORDER BY 1; SELECT case_id, year, sequence, reasons, outcome FROM request_objection ORDER BY 1"
    "$loket" request report --year 2020 --now 2026-11-21T03:00:00Z --format csv --table ringkasan
}
site() { (cd "$office/site/current" && find . -type f ! -name 'edisi*' ! -path './verifikasi/*' ! -path './arsip-edisi/*' -exec sha256sum {} + | sort -k 2); }
words_in_index() { query "SELECT count(*) FROM case_word WHERE term GLOB '$1*'"; }

"$loket" sample >/dev/null || echo "not ok - there is a sample office"
canaries plant "$office" "$people" $living || echo "not ok - people are planted"
"$loket" upkeep >/dev/null
"$loket" publish >"$folder/publish" || cat "$folder/publish"
fact "before the erasure their word is in the database" no is_clean "$office"
fact "and in the index of words" [ "$(words_in_index kenari)" -ge "$people" ]
counts >"$folder/before"; site >"$folder/site-before"
fact "every column about a case is known to be erased or to be about nobody" judges "$office" tests/golden/erased-columns.txt
fact "a column nobody judged is told" no judges "$office" /dev/null
started=$(date +%s)
run "$loket" retention run
fact "$people people are erased in $(($(date +%s) - started)) s" succeeds
fact "all of them, and what waited for an answer" says "Dihapus: $people kasus, $((people + (people + 99) / 100)) berkas."
fact "nothing of them is found again" says ", 0 ditemukan; berkas tertinggal: 0."
fact "their word is in no file of the office: database, log, free pages, uploads, site" is_clean "$office"
fact "nor in the index of words" [ "$(words_in_index kenari)" = 0 ]
fact "the index knows the words of the others" [ "$(words_in_index merpati)" -ge $living ]
query "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)" >"$folder/out" 2>&1
fact "and agrees with what they say, word for word" [ ! -s "$folder/out" ]
counts >"$folder/after"
fact "every count, day and state is as before" cmp -s "$folder/before" "$folder/after"
"$loket" publish >"$folder/publish" || cat "$folder/publish"
site >"$folder/site-after"
fact "the site tells the same figures" cmp -s "$folder/site-before" "$folder/site-after"
fact "of each only the mark of the erasure is new" [ "$(query "SELECT count(*) FROM case_erasure WHERE reason = 'retention'")" = "$people" ]
fact "the database is whole" [ "$(query "PRAGMA integrity_check")" = ok ]
run "$loket" audit verify
fact "the audit trail too" succeeds
fact "the living keep their files" [ "$(find "$office/uploads" -type f | wc -l)" -ge $living ]
finish
