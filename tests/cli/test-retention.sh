#!/bin/sh
# `loket retention` and `loket privacy`: after an erasure the statistics are the same and the person is nowhere.
. tests/lib/shell.sh
open_office
now=2026-11-21T03:00:00Z
"$loket" sample --now $now >/dev/null || echo "not ok - there is a sample office"
database=$folder/office/loket.db
query() { sqlite3 -batch "$database" "$1"; }
counts() { query "SELECT kind, state, substr(received_on, 1, 7), count(*) FROM cases GROUP BY 1, 2, 3"; query "SELECT type, at FROM case_event ORDER BY id"; }
summary() { "$loket" request report --year 2026 --now $now --format csv --table ringkasan; }
in_files() { grep -qF -- "$1" "$database" "$database-wal" 2>/dev/null; }

number=$(query "SELECT number FROM cases JOIN information_request ON case_id = cases.id WHERE information_request.kind = 'citizen' AND closed_at IS NOT NULL LIMIT 1")
words=$(query "SELECT information FROM information_request JOIN cases ON case_id = id WHERE number = '$number'")
run "$loket" privacy export "$number"
fact "a person gets a copy of what is kept" succeeds
fact "with the name" says "Pelapor Contoh"
fact "the words" says "$words"
fact "and the history of processing" says "riwayat_pemrosesan"
fact "which is valid JSON" python3 -m json.tool "$folder/out" /dev/null
fact "and the look is in the audit trail" [ "$(query "SELECT count(*) FROM audit WHERE action = 'identity.reveal'")" -ge 1 ]
run "$loket" privacy export PMI-2020-000001
fact "a number that was never given is refused" [ "$status" -eq 2 ]
open_one=$(query "SELECT number FROM cases WHERE closed_at IS NULL LIMIT 1")
run "$loket" privacy erase "$open_one"
fact "a case at work is not erased" [ "$status" -eq 2 ]

met=$(query "SELECT min(id) FROM cases WHERE kind = 'complaint' AND closed_at IS NOT NULL")
query "INSERT INTO complaint_meeting VALUES (77, $met, '2026-11-20', '09:00', 'Ruang rapat', 'Keluhan Pelapor Contoh Tujuh', 'Dinas Contoh', 'held', 'Pelapor Contoh Tujuh hadir', 'Pelapor Contoh Tujuh menjelaskan.')"
query "INSERT INTO complaint_measure VALUES (77, 77, 1, 'Hubungi Pelapor Contoh Tujuh', 'Unit Contoh', '2026-12-01', NULL)"
fact "before the erasure the words are in the file" in_files "$words"
counts >"$folder/before"; summary >"$folder/summary"
run "$loket" retention run --dry-run --now 2040-01-01T00:00:00Z
fact "a trial says what would go" succeeds
counts >"$folder/after"
fact "and erases nothing" in_files "$words"
"$loket" upkeep >/dev/null
run "$loket" retention run --now 2040-01-01T00:00:00Z
fact "the term erases, searches again and finds nothing" succeeds
fact "it says so" says " 0 ditemukan"
counts >"$folder/after"
fact "every count is as before" cmp -s "$folder/before" "$folder/after"
summary >"$folder/out"
fact "the yearly summary too" cmp -s "$folder/summary" "$folder/out"
fact "the words are in no file any more" no in_files "$words"
fact "whoever met at a meeting is forgotten" no in_files "Pelapor Contoh Tujuh"
fact "that there was one, and who owes what by when, stays" [ "$(query "SELECT held_on, owner, due_on FROM complaint_meeting AS m JOIN complaint_measure ON meeting_id = m.id WHERE m.id = 77")" = "2026-11-20|Unit Contoh|2026-12-01" ]
fact "an erased case takes no step" no query "UPDATE cases SET last_action = 'note', version = version + 1 WHERE id = $met" 2>/dev/null
fact "no identity of an ended case is left" [ "$(query "SELECT count(*) FROM identity JOIN cases ON case_id = id WHERE closed_at IS NOT NULL")" = 0 ]
fact "what is at work stays" [ "$(query "SELECT count(*) FROM identity")" -gt 0 ]
run "$loket" retention run --now 2040-01-01T00:00:00Z
fact "a second run has nothing to do" says "Dihapus: 0 kasus"
run "$loket" audit verify
fact "the audit trail is whole" succeeds
fact "what was erased takes no new identity" no query "INSERT INTO identity SELECT case_id, zeroblob(60) FROM case_erasure LIMIT 1" 2>/dev/null
fact "and no step of a living case loses its words" no query "UPDATE case_event SET body = '' WHERE case_id = (SELECT id FROM cases WHERE closed_at IS NULL LIMIT 1)" 2>/dev/null

# the proof must be able to fail: words left in a free place of the file are found
planted=$(query "SELECT number FROM cases WHERE closed_at IS NULL AND kind = 'request' LIMIT 1")
query "CREATE TABLE hiding_place (text); INSERT INTO hiding_place SELECT information FROM information_request JOIN cases ON case_id = id WHERE number = '$planted'"
query "PRAGMA recursive_triggers = OFF; DROP TRIGGER case_erasure_after_its_end; UPDATE cases SET closed_at = '2020-01-01T00:00:00Z' WHERE number = '$planted'"
run "$loket" retention run --now 2026-11-22T00:00:00Z
fact "a trace that is left is told" [ "$status" -eq 1 ]
finish
