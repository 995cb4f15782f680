#!/bin/sh
# Complaints and requests that staff write down: arrival, receipt, faults, who may, once.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
"$fixture" service izin-uji "Izin uji"
ROLES='front_desk complaint_officer data_officer survey_team section_head division_head head auditor administrator'
for role in $ROLES; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
as() { COOKIE=loket=$(cat "$folder/cookie-$1"); }
open_form() { as "$1"; cgi staff GET /petugas/pengaduan-baru; token=$(field_of_page csrf); nonce=$(field_of_page nonce); }
today=$(local_date +%d/%m/%Y); yesterday=$(local_date -d yesterday +%d/%m/%Y)
fill() { cgi staff POST /petugas/pengaduan-baru "csrf=$token&nonce=$nonce&$1"; }
TOLD="channel=phone&reporter_kind=individual&confidentiality=open&name=Nama+Uji&phone=081200000000&service_code=izin-uji&subject=Judul+lewat+telepon&narrative=Isi+lewat+telepon"
number_of_receipt() { sed -n 's/.*<p class="register number">\([^<]*\)<.*/\1/p' "$folder/page"; }

for role in front_desk complaint_officer data_officer division_head; do
    open_form $role; fact "$role may write a complaint down" has_status 200
done
for role in survey_team section_head head auditor administrator; do
    open_form $role; fact "$role may not" has_status 403
done

open_form front_desk
fill "$TOLD&received_on=$yesterday&received_time=09.05"
fact "a complaint by telephone is stored" has_status 200
number=$(number_of_receipt)
fact "its receipt has a register number" [ -n "$number" ]
fact "and a code to hand over" has_body 'class="secret"'
fact "and the time it truly arrived" has_body "pukul 09.05 WIB"
fill "$TOLD&received_on=$yesterday&received_time=09.05"
fact "the same form again shows the same receipt" [ "$(number_of_receipt)" = "$number" ]
as complaint_officer; cgi staff GET "/petugas/kasus/$number"
fact "its case tells how it came" has_body "<dd class=\"lines\">Telepon</dd>"
fact "when it was written down" has_body "<dt>Dicatat</dt>"
fact "and by whom" has_body "Petugas front_desk"

open_form front_desk
fill "$TOLD&received_on=$today&received_time=23.59"
case $(local_date +%H%M) in 2359) ;; *) fact "an arrival later today is refused" has_status 400 ;; esac
fact "with the message beside the field" has_body "Jam masuk belum terjadi"
fact "and keeps what was typed" has_body "Isi lewat telepon"
fill "$TOLD&received_on=31/12/2999&received_time=09.05"
fact "an arrival in the future is refused" has_body "Tanggal masuk belum terjadi"
fill "$TOLD&received_on=01/01/2001&received_time=09.05"
fact "one of years ago as well" has_body "lebih dari setahun lalu"
for clock in 25.00 9 9.5 09.60 .05 aa.bb; do
    fill "$TOLD&received_on=$yesterday&received_time=$clock"
    fact "$clock is no time of a day" has_body "Tulis jam sebagai jam dan menit"
done
fill "channel=web&$TOLD&received_on=$yesterday&received_time=09.05"
fact "a field sent twice is refused" has_status 400
fill "$(echo "$TOLD" | sed 's/channel=phone/channel=web/')&received_on=$yesterday&received_time=09.05"
fact "what came by the web is not written down here" has_body "Pilih dari yang tersedia."
fill "$(echo "$TOLD" | sed 's/&name=Nama+Uji//')&received_on=$yesterday&received_time=09.05"
fact "somebody who is not anonymous has a name" has_body "Isi nama pelapor, atau pilih Anonim."
nonce=palsu; fill "$TOLD&received_on=$yesterday&received_time=09.05"
fact "a form that is not ours is refused" has_status 400

open_form front_desk
fill "$(echo "$TOLD" | sed 's/confidentiality=open/confidentiality=anonymous/')&received_on=$yesterday&received_time=09.05"
fact "an anonymous one is stored" has_status 200
fact "without its hour" no has_body "pukul"
as complaint_officer; cgi staff GET "/petugas/kasus/$(number_of_receipt)"
fact "and without the name that was typed" no has_body "Nama Uji"

# ---- requests for information

open_request() { as "$1"; cgi staff GET "/petugas/permintaan-baru${2:-}"; token=$(field_of_page csrf); nonce=$(field_of_page nonce); }
ask() { cgi staff POST /petugas/permintaan-baru "csrf=$token&nonce=$nonce&$1"; }
WAYS="information=Jumlah+izin&obtain_way=hard_copy&delivery_way=collect&received_on=$yesterday&received_time=10.15"
CITIZEN="kind=citizen&channel=counter&name=Pemohon+Uji&$WAYS"
AGENCY="kind=agency&channel=letter&agency_kind=opd&name=Dinas+Uji&letter_number=005/12&letter_date=$yesterday&subject=Permohonan+data&$WAYS"
for role in front_desk complaint_officer data_officer division_head; do
    open_request $role; fact "$role may write a request down" has_status 200
done
for role in survey_team section_head head auditor administrator; do
    open_request $role; fact "$role may not write requests down" has_status 403
done

open_request front_desk
ask "$CITIZEN&identity_number=9999993213900001"
fact "an impossible identity number is refused" has_body "NIK terdiri dari 16 angka"
fact "and what was typed is kept" has_body "Pemohon Uji"
ask "$(echo "$CITIZEN" | sed 's/delivery_way=collect/delivery_way=email/')"
fact "an answer by mail needs an address" has_body "Isi alamat surel karena"
ask "$CITIZEN&received_time=10.15"
fact "a field of a request sent twice is refused" has_status 400
ask "$(echo "$CITIZEN" | sed "s,$yesterday,31/12/2999,")"
fact "a request of the future is refused" has_body "Tanggal masuk belum terjadi"
ask "$CITIZEN&letter_number=1"
fact "a field of the agencies' form is refused" has_status 400
ask "$(echo "$CITIZEN" | sed 's/channel=counter/channel=box/')"
fact "a way that no request takes is refused" has_status 400
fact "none of these is stored" [ "$(query "SELECT count(*) FROM information_request")" = 0 ]

ask "$CITIZEN&identity_number=9999990101900001&phone=081200000000"
fact "a request at the counter is stored" has_status 200
number=$(number_of_receipt); code=$(code_of_page)
fact "with a number of its own register" [ "${number%%-*}" = PMI ]
fact "and the time it truly came" has_body "pukul 10.15 WIB"
ask "$CITIZEN&identity_number=9999990101900001&phone=081200000000"
fact "the same form again shows the same receipt" [ "$(number_of_receipt)" = "$number" ]
cgi track POST /lacak/ "number=$number&code=$code"
fact "number and code of the receipt open it for the citizen" has_body "Jumlah izin"
as data_officer; cgi staff GET "/petugas/kasus/$number"
fact "the data officer reads how it came" has_body '<dd class="lines">Loket</dd>'
fact "who asks" has_body "Pemohon Uji"
fact "with the identity number masked" has_body "9999••••••••0001"

open_request front_desk
ask "$CITIZEN"
fact "a request without identity number is registered as it came" has_status 200
open_request data_officer "?jenis=instansi"
fact "a letter has a form of its own" has_body 'name="letter_number"'
ask "$(echo "$AGENCY" | sed 's,Dinas+Uji,,')"
fact "a letter has a sender" has_status 400
fact "its form comes back" has_body 'name="kind" value="agency"'
begin; add csrf "$token"; add nonce "$nonce"
for pair in $(echo "$AGENCY" | tr '&' ' '); do add "${pair%%=*}" "$(echo "${pair#*=}" | tr '+' ' ')"; done
make_files; attach files surat.pdf "$folder/small.pdf"; post staff /petugas/permintaan-baru
fact "with its scan it is stored" has_status 200
number=$(number_of_receipt)
fact "in the agencies' register" \
    [ "$(query "SELECT agency || ' ' || letter_number || ' ' || channel FROM information_request JOIN cases ON id = case_id WHERE number = '$number'")" = "Dinas Uji 005/12 letter" ]
cgi staff GET "/petugas/kasus/$number"
fact "and the scan hangs on the case" has_body "surat.pdf"

# ---- every way in, and paper forms
count() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
by() { echo "$TOLD&received_on=$yesterday&received_time=09.05" | sed "s/channel=phone/channel=$1/"; }
for channel in counter phone sms letter box email; do
    open_form front_desk; fill "$(by $channel)"; number=$(number_of_receipt)
    fact "a complaint by $channel is stored as such" [ "$(count "SELECT channel FROM cases WHERE number = '$number'")" = $channel ]
    fact "with yesterday as the day it arrived" [ "$(count "SELECT received_on FROM cases WHERE number = '$number'")" = "$(local_date -d yesterday +%F)" ]
done
"$loket" form paper --count 3 --output "$folder/formulir.pdf" >/dev/null
year=$(local_date +%Y)
as front_desk; cgi staff GET "/petugas/pengaduan-baru?formulir=F$year-00001"
fact "a scanned form fills in its number" has_body "value=\"F$year-00001\""
token=$(field_of_page csrf); nonce=$(field_of_page nonce)
fill "$(by box)&paper_serial=f$year+1"; number=$(number_of_receipt)
fact "its complaint is stored" [ -n "$number" ]
fact "with the form's number" [ "$(count "SELECT serial FROM paper_form JOIN cases ON id = case_id WHERE number = '$number'")" = "F$year-00001" ]
fill "$(by box)&paper_serial=f$year+1"
fact "the same page once more shows the same receipt" [ "$(number_of_receipt)" = "$number" ]
as complaint_officer; cgi staff GET "/petugas/kasus/$number"
fact "the case names the form" has_body "F$year-00001"
open_form front_desk; fill "$(by letter)&paper_serial=F$year-00001"
fact "a form is keyed in once" has_status 400
fact "and the page says as which case" has_body "sudah dicatat sebagai $number"
for wrong in F$year-00099 F1999-00001 apa-saja; do
    fill "$(by letter)&paper_serial=$wrong"
    fact "the form $wrong was never printed" has_body "tidak pernah kami cetak"
done
fill "$(by phone)&paper_serial=F$year-00002"
fact "a paper form does not come by telephone" has_body "Formulir kertas masuk lewat loket, surat, atau kotak saran."
fill "$(by counter)&paper_serial=F$year-00002"
fact "put right it is stored" [ "$(count "SELECT count(*) FROM paper_form WHERE case_id IS NOT NULL")" = 2 ]
fact "a number keyed in cannot be freed" no count "UPDATE paper_form SET case_id = NULL" 2>/dev/null
finish
