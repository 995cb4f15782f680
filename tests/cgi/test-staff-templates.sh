#!/bin/sh
# Reply templates and who saw a case, as plain CGI: keeping texts, beginning an answer with one, who looked and why.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff

as() {
    who=$1; shift
    [ -f "$folder/cookie.$who" ] || "$fixture" account "$who" "${@:-$who}" >"$folder/cookie.$who"
    COOKIE=loket=$(cat "$folder/cookie.$who")
}
csrf() { field_of_page csrf; }
send() { token=$(csrf); cgi staff POST "$1" "csrf=$token&$2"; }
first_template() { sed -n 's/.*href="\(\/petugas\/templat\/[0-9]*\)".*/\1/p' "$folder/page" | head -1; }
rows() { sqlite3 -batch "$folder/office/loket.db" "SELECT count(*) FROM reply_template"; }

# ---- who may

for role in front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head wbs_manager auditor administrator; do
    as $role $role; cgi staff GET /petugas/templat
    case $role in complaint_officer|section_head|division_head) status_wanted=200 ;; *) status_wanted=403 ;; esac
    fact "$role asking for the templates is answered $status_wanted" has_status $status_wanted
done

# ---- keeping texts

as complaint_officer; cgi staff GET /petugas/templat
fact "without templates the list says so" has_body "Belum ada templat."
send /petugas/templat "action=create&title=&for=&body="
fact "an empty template is refused" has_status 400
send /petugas/templat "action=create&title=Maaf&for=answer&body=Yth.+{nama},+maaf.&active=1"
fact "an unknown placeholder is refused" has_status 400
fact "and named with those there are" has_body "{nama} tidak dikenal. Yang dikenal: {nomor}, {layanan}"
fact "what was typed is kept" has_body "Yth. {nama}, maaf."
cgi staff GET /petugas/templat
send /petugas/templat "action=create&title=Maaf&for=note&body=Maaf&active=1"
fact "a template for an action without a reader is refused" has_status 400
cgi staff GET /petugas/templat; token=$(csrf)
cgi staff POST /petugas/templat "csrf=salah&action=create&title=Maaf&for=answer&body=Maaf&active=1"
fact "making one needs the token" has_status 403
fact "until now nothing is stored" [ "$(rows)" -eq 0 ]
words='Pengaduan+{nomor}+tentang+{layanan}.%0A%3Cb%3E{petugas}%3C%2Fb%3E,+{kantor}.+Batas+{tenggat}.'
cgi staff POST /petugas/templat "csrf=$token&action=create&title=Maaf&for=answer&body=$words&active=1"
fact "a good one is stored" has_header Location "/petugas/templat?selesai=create"
cgi staff GET "/petugas/templat?selesai=create"
one=$(first_template)
fact "and stands in the list with who made it" has_body "Petugas complaint_officer"
send /petugas/templat "action=create&title=MAAF&for=answer&body=Lain&active=1"
fact "a title stands once for an action" has_body "Judul ini sudah dipakai"
as division_head; cgi staff GET "$one"
fact "another officer opens it" has_status 200
version=$(field_of_page version)
send "$one" "action=change&version=$version&title=Maaf+sekali&for=answer&body=$words&active=1"
fact "and changes it" has_header Location "/petugas/templat?selesai=change"
cgi staff GET "$one"
send "$one" "action=change&version=$version&title=Terlambat&for=answer&body=Ketikan+lama&active=1"
fact "a save over a newer version is refused" has_status 409
fact "with what was typed" has_body "Ketikan lama"
fact "and the newer version to go on with" [ "$(field_of_page version)" -eq 2 ]
cgi staff GET /petugas/templat/123
fact "a template that is not there is 404" has_status 404

# ---- beginning an answer

number=$("$fixture" complaint in_progress open)
as complaint_officer; cgi staff GET "/petugas/kasus/$number"
fact "the case offers the template over its answer" has_body "Maaf sekali"
id=${one##*/}
cgi staff GET "/petugas/templat-pakai/$number?templat=$id"
fact "choosing it shows the case again" has_status 200
fact "with the register number filled in" has_body "Pengaduan $number tentang layanan kami."
fact "the officer and the office" has_body "&lt;b&gt;Petugas complaint_officer&lt;/b&gt;, DPMPTSP Kabupaten Contoh."
fact "and no placeholder left" no grep -qE '\{(nomor|layanan|tenggat|kantor|petugas)\}' "$folder/page"
fact "no letter of it is markup" no has_body "<b>Petugas"
cgi staff GET "/petugas/templat-pakai/$number?templat=999"
fact "a template that is not there is 404" has_status 404
cgi staff GET "/petugas/templat-pakai/PGD-2026-999999?templat=$id"
fact "as is a case that is not there" has_status 404
closed=$("$fixture" complaint returned open)
cgi staff GET "/petugas/templat-pakai/$closed?templat=$id"
fact "a case that takes no answer now says so" has_status 409
as auditor; cgi staff GET "/petugas/templat-pakai/$number?templat=$id"
fact "who does not handle complaints uses no template" has_status 403
as division_head; cgi staff GET "$one"
send "$one" "action=change&version=2&title=Maaf+sekali&for=answer&body=$words"
as complaint_officer; cgi staff GET "/petugas/templat-pakai/$number?templat=$id"
fact "a template that was switched off is offered no more" has_status 404

# ---- who saw a case

sealed=$("$fixture" complaint in_progress confidential)
for role in front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head wbs_manager auditor administrator; do
    as $role; cgi staff GET "/petugas/pembaca/$sealed"
    case $role in division_head|head|auditor) status_wanted=200 ;; *) status_wanted=403 ;; esac
    fact "$role asking who saw a case is answered $status_wanted" has_status $status_wanted
done
as head; cgi staff GET "/petugas/pembaca/$sealed"
fact "a case nobody opened says so" has_body "Belum ada yang membuka kasus ini."
fact "looking at this page is no look" has_body "belum pernah dibuka"
as complaint_officer; cgi staff GET "/petugas/kasus/$sealed"; cgi staff GET "/petugas/kasus/$sealed"
send "/petugas/buka-identitas/$sealed" "action=reveal&version=$(field_of_page version)&reason=Perlu+menelepon+%3Cscript%3E+pelapor"
fact "an identity is opened for a reason" has_status 200
as section_head; cgi staff GET "/petugas/kasus/$sealed"
as auditor; cgi staff GET "/petugas/pembaca/$sealed"
fact "everybody who opened it is there" has_body "Petugas section_head"
fact "the opened identity stands out" has_body "notice-negative"
fact "with its reason, as text" has_body "Perlu menelepon &lt;script&gt; pelapor"
fact "and the name of nobody who reported" no has_body "Nama Pelapor Uji"
as head; cgi staff GET "/petugas/kasus/$sealed"
fact "the case leads there" has_body "/petugas/pembaca/$sealed"
cgi staff GET /petugas/pembaca/PGD-2026-999999
fact "a case that is not there is 404" has_status 404
cgi staff GET "/petugas/pembaca/$sealed?sebelum=x"
fact "a mark that is none shows the newest" has_status 200
finish
