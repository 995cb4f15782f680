#!/bin/sh
# Facts about the daily mail to staff: who gets it, what stands in it, once a working day. usage: tools/run-suite cli build FILE
set -u
. tests/lib/shell.sh
open_office
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
digest() { run "$loket" digest run --now "$1"; }
sed -i 's#^server =.*#server = smtp://127.0.0.1:9#; s#^tls =.*#tls = off#' "$LOKET_CONFIG"
for staff in petugas:complaint_officer lain:complaint_officer kabid:division_head auditor:auditor; do
    "$loket" user add "${staff%:*}" --role "${staff#*:}" >/dev/null
    run "$loket" user email "${staff%:*}" "${staff%:*}@contoh.example"
done
fact "an address can be noted for an account" says "Alamat surel auditor dicatat."
run "$loket" user email lain 'lain@contoh.example
Bcc: x@contoh.example'
fact "what is no address is refused" refuses 2 "bukan alamat surel"
run "$loket" user email tiada a@contoh.example
fact "an account that is not there is named" refuses 2 "tidak ada akun"

# complaint ID DUE STATE: arrives, then stands in STATE since it is nobody's
complaint() {
    query "INSERT INTO cases (id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, subject, confidentiality, state,
                last_action, due_on, step_due_on, version)
            VALUES ($1, 'complaint', 'PGD-2026-00000$1', zeroblob(32), randomblob(16), 'web', '2026-03-02T02:00:00Z', '2026-03-02',
                '2026-03-02T02:00:00Z', 'Judul-rahasia', 'open', 'received', 'submit', '$2', '$2', 1);
        INSERT INTO complaint (case_id, reporter_kind, class, oversight, narrative, happened_where, wanted)
            VALUES ($1, 'individual', 'unclassified', 0, 'Isi-rahasia', '', '');"
}
body() { query "SELECT body FROM outbox WHERE recipient = '$1@contoh.example'"; }
count() { query "SELECT count(*) FROM outbox"; }
digest 2026-03-11T00:00:00Z
fact "with nothing due nobody is written to" [ "$(count)" = 0 ]
complaint 1 2026-03-10; complaint 2 2026-03-11; complaint 3 2026-03-13; complaint 4 2026-03-16; complaint 5 2026-03-09
query "UPDATE cases SET state = 'waiting_reporter', resume_state = 'received', last_action = 'ask_reporter', version = 2 WHERE id = 5"
query "INSERT OR REPLACE INTO holiday VALUES ('2026-03-14', 'Hari uji', 'local', 'Uji')"
digest 2026-03-11T00:00:00Z
fact "three officers get one mail each, the auditor none" [ "$(query "SELECT group_concat(recipient) FROM (SELECT recipient FROM outbox ORDER BY 1)")" = kabid@contoh.example,lain@contoh.example,petugas@contoh.example ]
body petugas >"$folder/out"
fact "what is overdue comes first" [ "$(grep -o 'PGD-[0-9-]*\|Lewat\|Segera' "$folder/out" | tr '\n' ' ')" = "Lewat PGD-2026-000001 Segera PGD-2026-000002 PGD-2026-000003 " ]
fact "with its day in words" says "PGD-2026-000001  Selasa, 10 Maret 2026"
fact "what waits for the reporter is left out, and what has time" no says PGD-2026-000004
fact "no subject and no word of a case" no grep -qi rahasia "$folder/out"
fact "the subject tells how many" [ "$(query "SELECT DISTINCT subject FROM outbox")" = "Batas waktu pengaduan: 1 lewat, 2 segera, 11 Maret 2026" ]
digest 2026-03-11T09:00:00Z
fact "a second run that day writes nothing more" [ "$(count)" = 3 ]
digest 2026-03-11T17:00:00Z
fact "the next day in the office, not in Greenwich, brings the next" [ "$(count)" = 6 ]
for closed in 2026-03-14T01:00:00Z 2026-03-15T01:00:00Z; do digest $closed; done
fact "a day off brings none" says "hari ini kantor tutup"
query "DELETE FROM outbox; INSERT INTO unit VALUES ('izin', 'Bidang Izin', 1, 1), ('data', 'Bidang Data', 2, 1);
    UPDATE staff SET unit_code = 'izin' WHERE name IN ('lain', 'kabid');
    INSERT INTO case_exclusion VALUES (1, 1, (SELECT id FROM staff WHERE name = 'petugas'), NULL), (2, 2, NULL, 'izin')"
digest 2026-03-11T00:00:00Z
fact "for whom a case is about it does not exist" no grep -q PGD-2026-000001 <<MAIL
$(body petugas)
MAIL
fact "others still read of it" grep -q PGD-2026-000001 <<MAIL
$(body lain)
MAIL
fact "nor for its unit, not even for the unit's head" no grep -q PGD-2026-000002 <<MAIL
$(body lain; body kabid)
MAIL
query "DELETE FROM outbox; UPDATE complaint SET handler_id = (SELECT id FROM staff WHERE name = 'lain') WHERE case_id = 3; UPDATE complaint SET unit_code = 'data' WHERE case_id = 2"
digest 2026-03-11T00:00:00Z
fact "what a colleague handles, or another unit, is not in one's mail" [ -z "$(body petugas)" ]
fact "but in the colleague's" grep -q PGD-2026-000003 <<MAIL
$(body lain)
MAIL
fact "and in the head's" grep -q PGD-2026-000003 <<MAIL
$(body kabid)
MAIL
sed -i 's#^server =.*#server =#' "$LOKET_CONFIG"; query "DELETE FROM outbox"
digest 2026-03-11T00:00:00Z
fact "without a mail server none is written" says "surel mati"
run "$loket" user email petugas
fact "an address can be taken away" says "Alamat surel petugas dihapus."
run "$loket" digest
fact "the command wants its word" fails_with 2
run "$loket" audit verify
fact "the trail holds the changes" succeeds
finish
