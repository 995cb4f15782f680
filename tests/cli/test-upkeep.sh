#!/bin/sh
# `loket upkeep`: who is closed when, and what is forgotten. usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh
open_office
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
sed -i 's/^silence = .*/silence = 2/' "$LOKET_CONFIG"

# answered ID ANSWERED_AT: a complaint the office answered then
answered() {
    query "DROP TRIGGER IF EXISTS case_starts_received; DROP TRIGGER IF EXISTS case_event_keeps_to_the_rules; -- as years of work left them
        INSERT INTO cases VALUES ($1, 'complaint', 'PGD-2026-00000$1', zeroblob(32), randomblob(16), 'web', '2026-03-02T02:00:00Z',
            '2026-03-02', '2026-03-02T02:00:00Z', NULL, 'Uji', 'open', 'answered', NULL, 'answer', '2026-03-20', '2026-03-20', NULL, 1);
        INSERT INTO complaint (case_id, reporter_kind, class, oversight, narrative, happened_where, wanted) VALUES ($1, 'individual', 'direct', 0, 'Uji', '', '');
        INSERT INTO case_event VALUES ($1, $1, 1, '$2', 'command', NULL, 'answer', 1, 'Jawaban');"
}
states() { [ "$(query "SELECT group_concat(state) FROM (SELECT state FROM cases ORDER BY id)")" = "$1" ]; }
upkeep() { run "$loket" upkeep --now "$1"; }

answered 1 2026-03-12T02:00:00Z # a Thursday; Friday and, with Monday off, Tuesday are its two working days
answered 2 2026-03-16T20:00:00Z # by UTC a Monday, in the office Tuesday
query "INSERT OR REPLACE INTO holiday VALUES ('2026-03-16', 'Hari libur uji', 'local', 'Uji')"
upkeep 2026-03-17T16:59:59Z
fact "on the last working day nobody is closed" states answered,answered
upkeep 2026-03-17T17:00:00Z
fact "the moment it is over in the office, the silent case is closed" states closed_silent,answered
fact "and this is said" says "Ditutup tanpa tanggapan: 1."
fact "with a visible step of the clock" [ "$(query "SELECT actor_kind || visible_to_reporter FROM case_event WHERE case_id = 1 AND type = 'close_silent'")" = system1 ]
upkeep 2026-03-17T17:00:00Z
fact "a second run closes nothing more" says "Ditutup tanpa tanggapan: 0."
query "INSERT INTO case_event VALUES (9, 2, 2, '2026-03-19T02:00:00Z', 'command', NULL, 'answer', 1, 'Jawaban lagi')"
upkeep 2026-03-20T02:00:00Z
fact "the silence counts from the last step the reporter saw" states closed_silent,answered
upkeep 2026-03-24T02:00:00Z
fact "and ends like any other" states closed_silent,closed_silent

# ---- the warning, two of five working days before the end
sed -i 's/^silence = .*/silence = 5/; s/^silence_warning = .*/silence_warning = 2/' "$LOKET_CONFIG"
told() { query "SELECT group_concat(e) FROM (SELECT case_id || event || way AS e FROM outbox ORDER BY created_at, e)"; }
fact "who left no identity is told nothing" [ -z "$(told)" ]
answered 3 2026-04-06T02:00:00Z # a Monday; the five days end on Monday the 13th
query "INSERT INTO identity VALUES (3, randomblob(60))"
answered 4 2026-04-06T02:00:00Z # anonymous: no identity
upkeep 2026-04-09T16:59:59Z
fact "before three silent days nobody is warned" says "Diingatkan: 0."
upkeep 2026-04-09T17:00:00Z
fact "then the reporter is, and the one without identity is not" says "Diingatkan: 1."
fact "with the day in words" [ "$(query "SELECT count(*) FROM outbox WHERE body LIKE '%sampai Senin, 13 April 2026, pengaduan kami tutup%'")" = 1 ]
upkeep 2026-04-10T17:00:00Z
fact "once" [ "$(told)" = 3silence_warningmail ]
query "INSERT INTO case_event VALUES (33, 3, 2, '2026-04-11T02:00:00Z', 'command', NULL, 'answer', 1, 'Jawaban lagi')"
upkeep 2026-04-15T16:59:59Z
fact "a new answer begins new days" [ "$(query "SELECT state FROM cases WHERE id = 3")$(told)" = answered3silence_warningmail ]
upkeep 2026-04-15T17:00:00Z
fact "and earns a new warning" [ "$(told)" = 3silence_warningmail,3silence_warningmail ]
query "UPDATE outbox SET created_at = '2026-04-16T17:00:00Z'"
upkeep 2026-04-17T17:00:00Z
fact "the end is told in the transaction that makes it" [ "$(told)" = 3silence_warningmail,3silence_warningmail,3closed_silentmail ]
upkeep 2026-04-20T17:00:00Z
run "$loket" audit verify
fact "the audit trail holds it" succeeds

query "INSERT INTO attempt VALUES ('code', zeroblob(16), 1, 5); INSERT INTO session (token_hash, staff_id, state, started_at, seen_at) SELECT zeroblob(32), id, 'full', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM staff LIMIT 1"
mkdir -p "$folder/office/uploads/pending"
touch -d '2026-03-22T00:00:00Z' "$folder/office/uploads/pending/old"
touch -d '2026-03-23T12:00:00Z' "$folder/office/uploads/pending/young"
stored() { mkdir -p "$folder/office/uploads/ab/cd"; touch -d "$2" "$folder/office/uploads/ab/cd/abcd0000000000000000000000000$1"; }
stored 001 2026-03-21T00:00:00Z; stored 002 2026-03-21T00:00:00Z; stored 003 2026-03-23T00:00:00Z
query "INSERT INTO attachment VALUES (1, 1, 1, 'a.pdf', 'application/pdf', 1, zeroblob(32), 'abcd0000000000000000000000000001', NULL)"
upkeep 2026-03-24T02:00:00Z
fact "a stored file no case names, left by a killed worker, is removed; others stay" \
    [ "$(ls "$folder/office/uploads/ab/cd" | tr '\n' ' ')" = "abcd0000000000000000000000000001 abcd0000000000000000000000000003 " ]
fact "tries of hours gone by are forgotten" [ "$(query "SELECT count(*) FROM attempt")" = 0 ]
fact "and sessions that ended" [ "$(query "SELECT count(*) FROM session")" = 0 ]
fact "a file nobody came back for is removed" [ ! -e "$folder/office/uploads/pending/old" ]
fact "one that may still be taken up stays" [ -e "$folder/office/uploads/pending/young" ]
run "$loket" upkeep --now kemarin
fact "a time that is none is refused" fails_with 2
finish
