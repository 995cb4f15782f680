#!/bin/sh
# What the person of a case may ask about the data kept of them: a copy, a correction, an erasure, by number and code; the clock of 3 × 24
# hours, the office's desk, and what is left afterwards.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
fixture=$BUILD/tests/fixture_staff
CODE=2222-3333-4444-5555
for role in data_officer division_head head auditor complaint_officer front_desk administrator; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
as_role() { COOKIE=loket=$(cat "$folder/cookie-$1"); cgi staff GET /petugas/; token=$(field_of_page csrf); }
open_case() { COOKIE=; cgi track POST /lacak/ "number=$number&code=$CODE"; access=$(field_of_page access); }
own() { cgi track POST /lacak/data-pribadi "access=$access"; nonce=$(field_of_page nonce); }
plus() { printf '%s' "$1" | tr ' ' +; }
# asks RIGHT [WORDS [CODE]]
asks() { sent="nonce=$nonce&access=$access&situs_web=&right=$1&words=$(plus "${2:-}")&code=${3:-$CODE}"; cgi track POST /lacak/data-pribadi/kirim "$sent"; }
wish() { query "SELECT $1 FROM subject_request JOIN cases ON cases.id = case_id WHERE number = '$number' AND subject_request.kind = '$2'"; }
answers() { cgi staff POST "/petugas/data-pribadi/$id" "csrf=$token&action=$1${2:+&$2}"; }
at_desk() { id=$(wish subject_request.id "$1"); cgi staff GET "/petugas/data-pribadi/$id"; }

# ---- asking
number=$("$fixture" request refused); open_case
fact "the tracking page leads to one's own data" has_body "lacak/data-pribadi"
own
for right in copy correction erasure; do fact "one may ask for a $right" has_body "value=\"$right\""; done
asks ""
fact "asking for nothing comes back" has_status 400
own; asks correction ""
fact "a correction says what is wrong" has_status 400
own; asks copy "Nama salah"
fact "and only a correction does" has_status 400
own; asks teleport
fact "a right the law does not have is refused" has_status 400
own; asks copy "" 9999-9999-9999-9999
fact "another's code asks for nothing" has_status 400
fact "and says so beside the field" has_body "Kode tidak cocok dengan nomor ini."
fact "the try is counted" [ "$(query "SELECT sum(count) FROM attempt")" -ge 1 ]
cgi track POST /lacak/data-pribadi "access=tebakan"
fact "a guessed access opens nothing" has_status 403
fact "nothing of these is stored" [ "$(query "SELECT count(*) FROM subject_request")" = 0 ]
own; asks copy
fact "a copy is asked for" has_body "Permintaan Anda kami terima."
fact "the page says until when it is answered" has_body "Dijawab paling lambat"
cgi track POST /lacak/data-pribadi/kirim "$sent"
fact "the same form again is one wish" [ "$(query "SELECT count(*) FROM subject_request")" = 1 ]
fact "and is thanked again" has_body "Permintaan Anda kami terima."
fact "its clock is three days of 24 hours" [ "$(wish "strftime('%s', due_at) - strftime('%s', asked_at)" copy)" = 259200 ]
own; asks copy
fact "what waits is not asked twice" has_status 409
fact "and the page says so, with its form" has_body "Permintaan yang sama sudah kami terima dan sedang kami kerjakan."
fact "with what stands for the case" has_body 'name="access"'
own; asks correction "Nama saya Pelapor Contoh Satu"
fact "a correction is another wish" has_body "Permintaan Anda kami terima."
fact "its words are sealed" no in_database "Pelapor Contoh Satu"
fact "asking is in the audit trail" [ "$(query "SELECT count(*) FROM audit WHERE action = 'privacy.ask'")" = 2 ]

# ---- the desk
for role in head auditor complaint_officer front_desk administrator; do as_role $role; cgi staff GET /petugas/data-pribadi; fact "$role has no desk for it" has_status 403; done
as_role data_officer
fact "the first page says how many wait, and how long" has_body "2 permintaan data pribadi menunggu, terdekat sisa 71 jam"
cgi staff GET /petugas/data-pribadi
fact "the desk lists them with their clock" has_body "sisa 71 jam"
at_desk correction
fact "the desk reads what shall be otherwise" has_body "Nama saya Pelapor Contoh Satu"
fact "that look is in the audit trail" [ "$(query "SELECT count(*) FROM audit WHERE action = 'privacy.view'")" = 1 ]
answers grant "name="
fact "a correction of nothing comes back" has_status 400
answers grant "phone=bukan+telepon"
fact "as does a telephone that is none" has_status 400
answers grant "name=Pelapor+Contoh+Satu&reason=Sudah+diperbaiki."
fact "a correction is made" has_status 303
fact "and done" [ "$(wish subject_request.state correction)" = done ]
answers grant "name=Pelapor+Contoh+Dua"
fact "an answer is given once" has_status 409
cgi staff GET "/petugas/kasus/$number"
fact "the case names the person rightly" has_body "Pelapor Contoh Satu"
fact "and keeps what was not corrected" has_body "pelapor@contoh.example"
fact "the audit trail does not hold the name" no in_database "Pelapor Contoh Satu"
at_desk copy
answers refuse "reason="
fact "a refusal says why" has_status 400
answers grant
fact "a copy is made" has_status 303
fact "nobody but its owner can read it" no in_database "Pelapor Contoh Satu"
cgi staff GET "/petugas/data-pribadi/$id"
fact "not the desk either" no has_body "pelapor@contoh.example"
fact "and that the identity was opened for it is in the timeline" [ "$(query "SELECT count(*) FROM case_event WHERE type = 'reveal_identity'")" = 1 ]

# ---- the copy
open_case; own
fetch() { cgi track POST /lacak/data-pribadi/salinan "access=$access&wish=$id&code=$1"; }
fetch 9999-9999-9999-9999
fact "with another's code it stays closed" has_status 400
fact "the page says so" has_body "Kode tidak cocok dengan nomor ini."
fetch ""
fact "without a code too" has_status 400
fetch "$CODE"
fact "with its own it opens" has_body "Pelapor Contoh Satu"
fact "with the words of the case" has_body "Data izin per bulan."
fact "and the history of processing" has_body "Riwayat pemrosesan"
first=$id; other=$number
number=$("$fixture" request refused); open_case
cgi track POST /lacak/data-pribadi/salinan "access=$access&wish=$first&code=$CODE"
fact "the access of another case fetches no copy" has_status 404
copied=$other

# ---- an erasure
number=$("$fixture" request in_progress); open_case; own; asks erasure
as_role division_head; at_desk erasure; answers grant
fact "a case at work is not erased" has_status 409
fact "and the desk says so" has_body "Kasusnya masih ditangani."
answers refuse "reason=Permintaan+masih+ditangani."
fact "it is refused with a reason" has_status 303
open_case; own
fact "which the person reads" has_body "Permintaan masih ditangani."
asks erasure
fact "after a refusal one may ask again" has_status 200
number=$("$fixture" request refused); open_case; own; asks erasure; own; asks copy
as_role data_officer; at_desk erasure; answers grant
fact "of an ended case it is granted" [ "$(wish subject_request.state erasure)" = granted ]
open_case; own; asks erasure
fact "what is granted is not asked again" has_status 409
fact "and the page says why" has_body "sudah kami terima dan sedang kami kerjakan"
own; kept_nonce=$nonce; run "$BUILD/loket" upkeep
fact "the night erases it" succeeds
fact "and proves it" grep -q " 0 ditemukan" "$folder/out"
fact "it was the person's wish" [ "$(query "SELECT reason FROM case_erasure JOIN cases ON cases.id = case_id WHERE number = '$number'")" = request ]
fact "every wish of that case is closed" [ "$(query "SELECT group_concat(DISTINCT subject_request.state) FROM subject_request JOIN cases ON cases.id = case_id WHERE number = '$number'")" = done ]
fact "the identity is gone" [ "$(query "SELECT count(*) FROM identity JOIN cases ON cases.id = case_id WHERE number = '$number'")" = 0 ]
open_case; own
fact "number and code still show that it was done" has_body "sudah dihapus. Yang tersisa hanya nomor"
fact "and ask for nothing more" no has_body "Kirim permintaan</button>"
nonce=${kept_nonce}; asks copy
fact "not even by a page opened before" has_status 409

# ---- late, unknown, and for whom a case does not exist
number=$("$fixture" request refused); open_case; own; asks copy
query "DROP TRIGGER subject_request_keeps_its_way; UPDATE subject_request SET due_at = '2026-01-05T00:00:00Z' WHERE state = 'open' AND case_id = (SELECT id FROM cases WHERE number = '$number')"
as_role data_officer; cgi staff GET /petugas/data-pribadi
fact "what is late says by how much" has_body "lewat "
cgi staff GET /petugas/data-pribadi/1
fact "a number that was never given is not found" has_status 404
number=$("$fixture" complaint answered anonymous); open_case; own; asks correction "Nama saya lain"
fact "of an anonymous case only the day is kept" [ "$(wish "substr(asked_at, 14)" correction)" = ":00:00Z" ]
as_role data_officer; at_desk correction; answers grant "name=Nama+Lain"
fact "an anonymous case has no identity to correct" has_status 409

# ---- copies do not wait for ever
"$BUILD/loket" upkeep --now "$(date -u -d '+13 days' +%FT%TZ)" >/dev/null; number=$copied
fact "a copy waits two weeks" [ "$(wish "copy IS NOT NULL" copy)" = 1 ]
"$BUILD/loket" upkeep --now "$(date -u -d '+15 days' +%FT%TZ)" >/dev/null
fact "and no longer" [ "$(wish "copy IS NULL" copy)" = 1 ]
finish
