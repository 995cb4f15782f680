#!/bin/sh
# A citizen's request from its extension to the answer to an objection: written notices, days of the law, papers, bad input.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
fixture=$BUILD/tests/fixture_staff
CODE=2222-3333-4444-5555
for role in data_officer head division_head auditor complaint_officer; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
as_role() { COOKIE=loket=$(cat "$folder/cookie-$1"); cgi staff GET /petugas/; token=$(field_of_page csrf); }
as_citizen() { COOKIE=; }
version_of() { "$fixture" state "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
act() { cgi staff POST "/petugas/aksi/$number" "csrf=$token&action=$1&version=$(version_of "$number")${2:+&$2}"; }
state() { query "SELECT state FROM cases WHERE number = '$number'"; }
paper() { cgi staff GET "/petugas/cetak/$1/$number"; }
open_case() { as_citizen; cgi track POST /lacak/ "number=$number&code=$CODE"; access=$(field_of_page access); }
objects() { cgi track POST /lacak/keberatan "access=$access"; nonce=$(field_of_page nonce); }
# says REASONS STORY [REPRESENTATIVE]
says_out() { grep -qF -- "$1" "$folder/out"; }
says() {
    sent="nonce=$nonce&access=$access&situs_web=&story=$(plus "$2")&representative=$(plus "${3:-}")"
    for reason in $1; do sent="$sent&objections=$reason"; done
    cgi track POST /lacak/keberatan/kirim "$sent"
}
plus() { printf '%s' "$1" | tr ' ' +; }
objection() { query "SELECT $1 FROM request_objection JOIN cases ON cases.id = case_id WHERE number = '$number'"; }
notices() { query "SELECT count(*) FROM outbox JOIN cases ON cases.id = case_id WHERE number = '$number' AND event = '$1'"; }

# ---- the office's side
number=$("$fixture" request in_progress)
as_role data_officer
act extend "extension_ground=bosan&text=Alasan."
fact "a ground the law does not know is refused" has_status 400
act extend "extension_ground=undecided&text=Uji+konsekuensi+berjalan."
fact "an extension is stored with its ground" [ "$(query "SELECT extension_ground FROM information_request")" = undecided ]
paper perpanjangan
fact "its notice can be printed" has_body "Pemberitahuan perpanjangan waktu"
fact "with the written reason" has_body "Uji konsekuensi berjalan."
fact "and the requester" has_body "Nama Pelapor Uji"
paper pemberitahuan
fact "before the answer there is no written notice" has_status 404
PARTLY="text=Terlampir.&held_by=ours&form=soft_copy&ready_in=2&sheets=3&sheet_price=500&delivery_cost=10.000&redaction=Nomor+telepon"
act answer_partly "$PARTLY&withheld=Nama+pemegang&reason=exempt"
fact "a partial answer without ground comes back" has_status 400
act answer_partly "$PARTLY&reason=exempt&exemptions=h&consequence=Mengungkap+rahasia"
fact "and one that does not say what is withheld" has_status 400
act answer_partly "$PARTLY&withheld=Nama+pemegang&reason=not_held&exemptions=h"
fact "and one whose ground belongs to another reason" has_status 400
act answer_partly "$PARTLY&withheld=Nama+pemegang&reason=exempt&exemptions=z&consequence=Mengungkap"
fact "and a letter that article 17 does not have" has_status 400
fact "nothing of these is stored" [ "$(query "SELECT count(*) FROM request_decision")" = 0 ]
act answer_partly "$PARTLY&withheld=Nama+pemegang&reason=exempt&exemptions=j&exemptions=h&consequence=Mengungkap+rahasia+pribadi."
fact "a partial answer is stored" [ "$(state)" = partly_answered ]
fact "with its letters in order" [ "$(query "SELECT exemptions FROM request_decision")" = hj ]
fact "and a notice" [ "$(notices partly_granted)" = 1 ]
paper pemberitahuan
for item in "Penguasaan informasi" "Salinan digital" "Jumlah: Rp11.500" "2 hari kerja" "Nomor telepon" "Pasal 17 huruf h dan j" "Mengungkap rahasia pribadi." "30 hari kerja"; do
    fact "the written notice names $item" has_body "$item"
done
paper penolakan
fact "the refused part has its decision" has_body "Surat keputusan penolakan"
paper balasan
fact "a citizen gets no reply letter between offices" has_status 404
for role in auditor complaint_officer; do as_role $role; paper pemberitahuan; fact "$role prints no paper that names the requester" has_status 403; done
fact "the decision cannot be changed any more" no query "UPDATE request_decision SET outcome = 'granted', reason = ''" 2>/dev/null

# ---- the objection
open_case
fact "the requester reads what it costs" has_body "Jumlah: Rp11.500"
fact "and what was blacked out" has_body "Dihitamkan, dan alasannya"
fact "the requester reads the legal ground" has_body "Pasal 17 huruf h dan j UU Nomor 14 Tahun 2008"
fact "and until when an objection may come" has_body "mengajukan keberatan kepada atasan PPID paling lambat"
objects
for letter in a b c d e f g; do fact "the form offers reason $letter" has_body "value=\"$letter\""; done
says "" "Sebagian nama pejabat seharusnya terbuka."
fact "an objection without a reason comes back" has_status 400
fact "and says so" has_body "Pilih sedikitnya satu alasan keberatan."
fact "with what was typed" has_body "Sebagian nama pejabat seharusnya terbuka."
objects; says "z" "Cerita."
fact "a reason the law does not have is refused" has_status 400
objects; says "a" ""
fact "an objection without its story comes back" has_status 400
objects; says "g a" "Sebagian nama pejabat seharusnya terbuka." "Kuasa Contoh Satu"
fact "an objection is thanked" has_body "Keberatan Anda kami terima"
fact "it has a number of its own register" has_body "KBR-$(date +%Y)-000001"
fact "and stands for the superior" [ "$(state)" = objected ]
fact "its reasons are in order" [ "$(objection reasons)" = ag ]
fact "whoever represents the requester is sealed" no in_database "Kuasa Contoh Satu"
fact "the register knows the last day of the answer" [ "$(objection request_objection.due_on)" = "$(query "SELECT due_on FROM cases WHERE number = '$number'")" ]
cgi track POST /lacak/keberatan/kirim "$sent"
fact "the same form again is one objection" [ "$(objection "count(*)")" = 1 ]
open_case; fact "a second objection is not offered" no has_body "Ajukan keberatan</button>"
objects; fact "and is refused" has_status 409
for role in data_officer division_head; do as_role $role; act answer_objection "objection_outcome=upheld&text=Ya."; fact "$role does not answer it" has_status 403; done
as_role head
cgi staff GET "/petugas/?tab=keberatan"
fact "the objection waits under a tab of its own" has_body "$number"
act answer_objection "objection_outcome=partly&text=Ya.&order_days=11"
fact "an order may not outlast the days to the commission" has_status 400
act answer_objection "text=Tanggapan."
fact "an answer without its outcome comes back" has_status 400
act answer_objection "objection_outcome=partly&text=Nama+pejabat+dibuka.&order_days=3"
fact "the superior answers, and it is still to be carried out" [ "$(state)" = carrying_out ]
fact "the register has the outcome" [ "$(objection outcome)" = partly ]
fact "the requester is told" [ "$(notices objection_answered)" = 1 ]
as_role data_officer; paper tanggapan
fact "the answer can be printed" has_body "Nama pejabat dibuka."
fact "with the requester's reasons" has_body "Penyampaian informasi melebihi waktu yang diatur"
fact "and who acts for the requester" has_body "Kuasa Contoh Satu"
open_case
fact "the requester reads the answer" has_body "Keberatan diterima sebagian."
fact "and where a dispute goes" has_body "Komisi Informasi"
fact "and until when" has_body "ajukan sengketa informasi paling lambat"
fact "and within which time it is carried out" has_body "PPID melaksanakan putusan ini dalam 3 hari kerja."
dispute=$(grep -o 'sengketa informasi paling lambat <strong>[^<]*' "$folder/page")
fact "the case is due when the order is" [ "$(query "SELECT due_on = step_due_on AND due_on < date('now', '+8 days') FROM cases WHERE number = '$number'")" = 1 ]
as_role data_officer; act refuse "text=Tetap.&held_by=ours&reason=not_held"
fact "what was upheld is not refused again" has_status 409
cgi staff GET "/petugas/?tab=keberatan"
fact "until then it stays under its tab" has_body "$number"
act answer "text=Nama+pejabat+terlampir.&held_by=ours&form=soft_copy&ready_in=0"
fact "the PPID gives what was withheld" [ "$(state)" = objection_answered ]
fact "in a second written notice beside the first" [ "$(query "SELECT group_concat(outcome, ' ') FROM (SELECT outcome FROM request_decision JOIN cases ON cases.id = case_id WHERE number = '$number' ORDER BY round)")" = "partly granted" ]
paper pemberitahuan
fact "which can be printed" has_body "Nama pejabat terlampir."
fact "and leads to the commission, not to a second objection" has_body "sengketa informasi paling lambat"
fact "a third is never made" no query "INSERT INTO request_decision SELECT case_id, 3, outcome, held_by, holder, form, sheets, sheet_price, delivery_cost, other_cost, ready_in, redaction, withheld, reason, exemptions, consequence, decided_on FROM request_decision WHERE round = 2" 2>/dev/null
open_case
fact "the days to the commission did not move" has_body "$dispute"
as_role data_officer
cgi staff GET "/petugas/?tab=keberatan"
fact "nothing waits under the tab any more" no has_body "$number"

# ---- not answered at all
number=$("$fixture" request in_progress); open_case
fact "in time nobody objects" no has_body "Ajukan keberatan</button>"
query "UPDATE cases SET due_on = '2026-01-05', step_due_on = '2026-01-05' WHERE number = '$number'"
open_case
fact "after it the requester reads that nobody answered, and since when" has_body "tidak dijawab sampai batasnya, <strong>Senin, 5 Januari 2026</strong>"
objects; says "c" "Tidak ada jawaban sampai hari ini."
fact "after the last day of an answer silence is a reason" [ "$(state)" = objected ]
fact "the register keeps that day" [ "$(objection "against || ' ' || answer_due_on")" = "silence 2026-01-05" ]
fact "which no later step changes" no query "UPDATE request_objection SET answer_due_on = '2026-12-31' WHERE against = 'silence'" 2>/dev/null
open_case
fact "and the requester still reads it" has_body "tidak dijawab sampai batasnya, <strong>Senin, 5 Januari 2026</strong>"
as_role data_officer; cgi staff GET "/petugas/kasus/$number"
fact "as do staff" has_body "Batas jawaban yang terlewat"
act answer "text=Terlambat.&held_by=ours&form=soft_copy"
fact "while the superior judges nobody answers" has_status 409
query "UPDATE request_objection SET due_on = '2026-02-17' WHERE case_id = (SELECT id FROM cases WHERE number = '$number')" 2>/dev/null
fact "the last day of the superior's answer does not change either" [ "$(objection "request_objection.due_on > '2026-02-17'")" = 1 ]
as_role head; act answer_objection "objection_outcome=rejected&text=Sedang+disiapkan.&order_days="
fact "a request that was never answered is still to be answered, whatever the superior thinks" [ "$(state)" = carrying_out ]
fact "by the next working day when nobody said" [ "$(objection order_days)" = 1 ]
as_role data_officer; act refuse "text=Belum+ada.&held_by=ours&reason=not_held"
fact "it may be refused, once" [ "$(state)" = objection_answered ]
fact "with the first written notice" [ "$(query "SELECT outcome || round FROM request_decision JOIN cases ON cases.id = case_id WHERE number = '$number'")" = refused1 ]

# ---- a superior who does not answer
number=$("$fixture" request refused); open_case; objects; says "a" "Tanggapan tidak datang."
query "DROP TRIGGER request_objection_is_final; UPDATE request_objection SET due_on = '2026-01-05' WHERE outcome IS NULL; UPDATE cases SET due_on = '2026-01-05', step_due_on = '2026-01-05' WHERE number = '$number'"
open_case
fact "after the superior's last day the way to the commission is shown" has_body "Atasan PPID belum menjawab keberatan ini sampai batasnya."
fact "with its own last day, 14 working days later" has_body "ajukan sengketa informasi paling lambat <strong>Jumat, 23 Januari 2026</strong>"
number=$("$fixture" request refused); query "UPDATE cases SET step_due_on = '2026-01-05' WHERE number = '$number'"
open_case; objects
fact "after its last day an objection comes too late" has_status 409
as_role data_officer; act object "objections=a&story=Terlambat.&representative="
fact "at the counter too" has_status 409
number=$("$fixture" request refused); act object "objections=a&story=Lewat+loket.&representative="
fact "in time the counter enters one that came on paper" [ "$(state)" = objected ]
cgi track POST /lacak/keberatan "access=tebakan"
fact "a guessed access opens nothing" has_status 403

# ---- files handed over
make_files
number=$("$fixture" request in_progress); as_role data_officer
handed_over() { query "SELECT count(*) FROM attachment_download JOIN cases ON cases.id = case_id WHERE number = '$number'"; }
begin; for pair in "csrf=$token" action=answer "version=$(version_of "$number")" text=Terlampir. held_by=ours form=soft_copy ready_in=0 sheets=0 sheet_price=0; do
    add "${pair%%=*}" "${pair#*=}"
done
attach files jawaban.pdf "$folder/small.pdf"; post staff "/petugas/aksi/$number"
fact "an answer carries a file" [ "$(query "SELECT count(*) FROM attachment JOIN cases ON cases.id = case_id WHERE number = '$number'")" = 1 ]
cgi staff GET "/petugas/kasus/$number"
fact "before anybody fetched it nothing is said" no has_body "Diunduh penerimanya"
attachment=$(query "SELECT a.id FROM attachment AS a JOIN cases ON cases.id = case_id WHERE number = '$number'"); open_case
cgi track POST /lacak/lampiran "access=tebakan&attachment=$attachment"
fact "a guessed access fetches nothing" [ "$(handed_over)" = 0 ]
cgi track POST /lacak/lampiran "access=$access&attachment=$attachment"
fact "the requester fetches the file" has_status 200
fact "and that is noted" [ "$(handed_over)" = 1 ]
cgi track POST /lacak/lampiran "access=$access&attachment=$attachment"
fact "a second touch within the hour is the same delivery" [ "$(handed_over)" = 1 ]
query "INSERT INTO attachment_download SELECT 1, case_id, attachment_id, '2026-01-05T00:00:00Z' FROM attachment_download WHERE case_id = (SELECT id FROM cases WHERE number = '$number')"
as_role data_officer; cgi staff GET "/petugas/kasus/$number"
fact "staff see the file and how often" has_body "jawaban.pdf: 2 kali, 5 Januari 2026"
fact "what was handed over stays on record" no query "UPDATE attachment_download SET at = '2026-01-06T00:00:00Z'" 2>/dev/null

# ---- a copy for the person, and after an erasure nothing personal comes back
number=$("$fixture" request refused); open_case; objects; says "a" "Isi keberatan untuk salinan." "Kuasa Contoh Tiga"
run "$BUILD/loket" privacy export "$number"
fact "the copy for the person holds the objection" says_out "Isi keberatan untuk salinan."
fact "and who acts for the person" says_out "Kuasa Contoh Tiga"
number=$("$fixture" request refused); open_case; objects
"$BUILD/loket" privacy erase "$number" >"$folder/out" 2>&1
fact "an ended request is erased" [ "$(query "SELECT count(*) FROM case_erasure JOIN cases ON cases.id = case_id WHERE number = '$number'")" = 1 ]
says "a" "Cerita sesudah dihapus." "Kuasa Contoh Dua"
fact "a page opened before takes no objection any more" has_status 409
open_case
fact "the tracking page says what is left" has_body "sudah dihapus. Yang tersisa hanya nomor"
fact "and offers no objection" no has_body "Ajukan keberatan</button>"
fact "and no reply" no has_body "Balas atau tambah bukti"
as_role data_officer; cgi staff GET "/petugas/kasus/$number"
fact "staff see that the person was erased" has_body "Sudah dihapus; kasus ini tidak menerima langkah lagi"
fact "and no action" no has_body "name=\"action\" value"
act note "text=Catatan+dengan+nama."
fact "and staff write no note into it" has_status 409
fact "nothing of both is stored" [ "$(query "SELECT count(*) FROM case_event WHERE body <> '' AND case_id IN (SELECT case_id FROM case_erasure)")" = 0 ]
finish
