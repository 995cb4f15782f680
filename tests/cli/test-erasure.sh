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
"$loket" backup "$folder/backups/first" >"$folder/out" || cat "$folder/out"
started=$(date +%s)
run "$loket" retention run
fact "$people people are erased in $(($(date +%s) - started)) s" succeeds
fact "all of them, and what waited for an answer" says "Dihapus: $people kasus, $((people + (people + 99) / 100)) berkas."
fact "nothing of them is found again" says ", 0 ditemukan; berkas tertinggal: 0."
fact "their word is in no file of the office: database, log, free pages, uploads, site" is_clean "$office"
fact "what was blacked out is not told as nothing" [ "$(query "SELECT count(*) || ' ' || sum(redaction = '(dihapus)') FROM request_decision JOIN case_erasure USING (case_id)")" = "$(query "SELECT count(*) || ' ' || count(*) FROM request_decision JOIN case_erasure USING (case_id)")" ]
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

# ---- killed on the way: all of it or nothing, and the next run ends what was begun
restore() { "$loket" restore "$folder/backups/first" --force >"$folder/restored" 2>&1 || cat "$folder/restored"; rm -f "$office"/loket.db.before-restore*; }
for patience in 0.05 0.2 0.4 0.8; do
    restore
    timeout -s KILL $patience "$loket" retention run >"$folder/out" 2>&1
    gone=$(query "SELECT count(*) FROM case_erasure WHERE reason = 'retention'")
    fact "killed after $patience s all are erased or none" [ "$gone" = 0 -o "$gone" = "$people" ]
    "$loket" retention run >"$folder/out" 2>&1 || cat "$folder/out"
    "$loket" upkeep --now 2199-01-01T00:00:00Z >"$folder/out"
    fact "the next run and the next night leave nothing of them" is_clean "$office"
done
# ---- no room
restore
(trap '' XFSZ; ulimit -f 64; exec "$loket" retention run) >"$folder/out" 2>"$folder/err"
fact "without room on the disk nobody is erased" [ "$(query "SELECT count(*) FROM case_erasure WHERE reason = 'retention'")" = 0 ]
fact "and the administrator is told" warns "tidak ada yang dihapus"
"$loket" retention run >"$folder/out" 2>&1
fact "with room again all are" [ "$(query "SELECT count(*) FROM case_erasure WHERE reason = 'retention'")" = "$people" ]

# ---- whoever was erased before a backup came back
asked=$(query "SELECT number FROM cases JOIN information_request ON case_id = cases.id WHERE information_request.kind = 'citizen' AND closed_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = cases.id) LIMIT 1")
words=$(query "SELECT information FROM information_request JOIN cases ON case_id = id WHERE number = '$asked'")
"$loket" privacy erase "$asked" >"$folder/out" || cat "$folder/out"
run "$loket" restore "$folder/backups/first" --force
fact "whoever restores a backup is told that the erased are in it again" says "jalankan loket retention run"
fact "they are" [ "$(query "SELECT information FROM information_request JOIN cases ON case_id = id WHERE number = '$asked'")" = "$words" ]
run "$loket" retention run
fact "the next run erases again who had asked for it" says "Sudah dihapus sebelum cadangan dipulihkan: 1 kasus, dihapus lagi."
fact "of that person nothing is left" [ "$(query "SELECT information FROM information_request JOIN cases ON case_id = id WHERE number = '$asked'")" = "(dihapus)" ]
fact "and nothing of those the rule erased" is_clean "$office"
run "$loket" retention run
fact "after that there is nobody to erase again" no says "dihapus lagi"

# ---- copies by rule
fact "the backup still says their word" no is_clean "$folder/backups"
"$loket" backup "$folder/backups/second" >"$folder/out" || cat "$folder/out"
mkdir "$folder/backups/other"; echo "bukan cadangan" >"$folder/backups/other/MANIFEST"
run "$loket" retention run --backups "$folder/backups"
fact "young backups stay" says "0 dihapus, 2 tinggal."
touch -d '36 days ago' "$folder/backups/first/MANIFEST" "$folder/backups/other/MANIFEST" "$office/loket.db.before-restore"
run "$loket" retention run --backups "$folder/backups"
fact "one older than loket.ini allows goes" says "1 dihapus, 1 tinggal."
fact "wholly" [ ! -e "$folder/backups/first" ]
fact "so does the database that was put aside" [ ! -e "$office/loket.db.before-restore" ]
fact "what is no backup is left alone" test -e "$folder/backups/other/MANIFEST"
fact "no copy says their word any more" is_clean "$folder/backups"
touch -d '400 days ago' "$folder/backups/second/MANIFEST"
run "$loket" retention run --backups "$folder/backups"
fact "the newest backup stays, however old" says "0 dihapus, 1 tinggal."
run "$loket" backup --verify "$folder/backups/second"
fact "and is whole" succeeds
run "$loket" retention run --backups "$folder/nowhere"
fact "a folder that is not there is named" fails_with 1
finish
