#!/bin/sh
# Complaints that staff write down: arrival, receipt, faults, who may, once.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
"$fixture" service izin-uji "Izin uji"
ROLES='front_desk complaint_officer data_officer survey_team section_head division_head head auditor administrator'
for role in $ROLES; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
as() { COOKIE=loket=$(cat "$folder/cookie-$1"); }
open_form() { as "$1"; cgi staff GET /petugas/pengaduan-baru; token=$(field_of_page csrf); nonce=$(field_of_page nonce); }
today=$(TZ=WIB-7 date +%d/%m/%Y); yesterday=$(TZ=WIB-7 date -d yesterday +%d/%m/%Y)
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
case $(TZ=WIB-7 date +%H%M) in 2359) ;; *) fact "an arrival later today is refused" has_status 400 ;; esac
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
finish
