#!/bin/sh
# The staff pages about datasets, the survey, the audit trail and accounts as plain CGI: who may open what, the approval by
# four people, closing a period, faults, accounts.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
data=site/sample/data

# as ROLE…: from here on somebody with exactly these roles, always the same one; named "Petugas ROLE-ROLE"
as() {
    who=$(printf "%s-" "$@" | cut -c1-40); who=${who%-}
    [ -f "$folder/cookie.$who" ] || "$fixture" account "$who" "$@" >"$folder/cookie.$who"
    COOKIE=loket=$(cat "$folder/cookie.$who")
}
csrf() { field_of_page csrf; }
# send PATH BODY: a form of the page that was opened last
send() { token=$(csrf); cgi staff POST "$1" "csrf=$token&$2"; }
path_of() { sed -n "s/.*href=\"\(\/petugas\/data\/[0-9]*\)\">$1.*/\1/p" "$folder/page" | head -1; }
location() { sed -n 's/^[Ll]ocation: //p' "$folder/head"; }
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
is_not_empty() { [ -n "$1" ]; }

# ---- who may open what ----

# opens ROLE PATH STATUS
opens() { as "$1"; cgi staff GET "$2"; fact "$1 asking for $2 is answered $3" has_status "$3"; }
matrix() {
    path=$1; allowed=$2
    for role in front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head \
        wbs_manager auditor administrator; do
        case " $allowed " in *" $role "*) opens $role "$path" 200 ;; *) opens $role "$path" 403 ;; esac
    done
}
matrix /petugas/data "data_officer survey_team investment_officer section_head division_head head auditor"
matrix /petugas/survei "survey_team"
matrix /petugas/survei/baru "survey_team"
matrix /petugas/jejak "auditor head"
matrix /petugas/akun "administrator"
COOKIE=
for path in /petugas/data /petugas/data/1 /petugas/survei /petugas/survei/baru /petugas/jejak /petugas/akun /petugas/akun/1; do
    cgi staff GET $path
    fact "nobody opens $path without signing in" has_header Location /petugas/masuk
done

# ---- empty ----

for turn in "section_head analisis" "division_head koreksi" "head persetujuan" "auditor analisis"; do
    as "${turn% *}"; cgi staff GET /petugas/data
    fact "without data the list says so to ${turn% *}" has_body "Tidak ada data yang menunggu ${turn#* }."
done
as survey_team; cgi staff GET /petugas/data
fact "and to the team" has_body "Tidak ada konsep."
as head
cgi staff GET /petugas/data/123
fact "a dataset that is not there is 404" has_status 404
for tail in 0 01 abc 12345678901234567890 1/2; do
    cgi staff GET /petugas/data/$tail
    fact "an address that names no dataset is 404: $tail" has_status 404
done
as survey_team; cgi staff GET /petugas/survei
fact "without a period the survey page says so" has_body "Belum ada periode survei."

# ---- a survey with printed figures ----

"$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q2 --published $data/skm/kotim-2024-q2-published.csv \
    --population 1500 --source "Laporan uji" >/dev/null
"$loket" import investment $data/investment/kotim-2024-q1-pma.csv --period 2024-Q1 --origin pma >/dev/null
"$loket" import permits $data/permits/kotim-2024-q2.csv --period 2024-Q2 \
    --totals $data/permits/kotim-2024-q2-published-totals.csv >/dev/null

as survey_team; team=$COOKIE
cgi staff GET "/petugas/data?keadaan=konsep"
fact "imported data waits as a draft" has_body "Konsep <span class=\"number\">3</span>"
fact "with the number of its differences" has_body "4 selisih"
survey=$(path_of "Indeks"); investment=$(path_of "Realisasi"); permits=$(path_of "Perizinan")
cgi staff GET "$investment"
fact "investment shows its sum, sectors and subsectors" has_body "Rp313,63 miliar"
cgi staff GET "$permits"
fact "permits show channels, months and the printed totals" has_body "5.946"
cgi staff GET "$survey"
fact "a survey shows the computed index" has_body "84,48 <small>IKM, mutu B</small>"
fact "beside the printed one" has_body "laporan mencetak 84,93"
for figure in "84,40" "83,64" "82,48 sampai 86,48" "41 dari 140 (29,3%)" "76,35" "92,62" "306 (belum terpenuhi)" "3,512"; do
    fact "and shows $figure" has_body "$figure"
done
fact "unsur bear the numbers of the regulation, not those of the form" has_body '<th scope="row">U8 Penanganan pengaduan'
fact "all of them" has_body '<th scope="row">U9 Sarana dan prasarana'
fact "and none both" no has_body '<th scope="row">U9 Penanganan'
fact "the team is offered to submit" has_body 'name="action" value="submit"'
for action in analyse correct approve send_back; do fact "and not to $action" no has_body "value=\"$action\""; done

cgi staff POST "$survey" "action=submit&version=1"
fact "a decision without the session's token is refused" has_status 403
token=$(csrf)
cgi staff POST "$survey" "csrf=${token}x&action=submit&version=1"
fact "and with a changed one" has_status 403
as section_head; cgi staff GET "$survey"; other=$(csrf); COOKIE=$team; cgi staff GET "$survey"; token=$(csrf)
cgi staff POST "$survey" "csrf=$other&action=submit&version=1"
fact "and with the token of somebody else's session" has_status 403
ORIGIN=https://lain.example; cgi staff POST "$survey" "csrf=$token&action=submit&version=1"; unset ORIGIN
fact "and from another site" has_status 403
for body in "version=1" "action=submit" "action=delete&version=1" "action=submit&version=x" "action=submit&version=1&lain=1" \
    "action=submit&action=approve&version=1"; do
    cgi staff POST "$survey" "csrf=$token&$body"
    fact "a malformed decision is 400: $body" has_status 400
done
cgi staff POST "$survey" "csrf=$token&action=approve&version=1"
fact "the team may not approve" has_status 403
as auditor; cgi staff GET "$survey"
fact "the auditor reads the dataset" has_status 200
fact "but is offered no decision" has_body "Tidak ada keputusan yang menunggu Anda."
send "$survey" "action=submit&version=1"
fact "and may make none" has_status 403

COOKIE=$team; cgi staff GET "$survey"; send "$survey" "action=submit&version=1&note=Sudah+dicocokkan."
fact "submitting leads back to the dataset" has_header Location "$survey?selesai=submit"
cgi staff GET "$(location)"
fact "which says that it was submitted" has_body "Data diajukan. Kepala Seksi menganalisisnya."
fact "and keeps the note among its steps" has_body "Sudah dicocokkan."

# ---- the chain: every role in every state, by the page alone ----

as section_head; section=$COOKIE
as division_head; division=$COOKIE
as head; chief=$COOKIE
words() { case $1 in analyse) echo "&analysis=Waktu+terlemah" ;; correct) echo "&correction=Tidak+ada+koreksi" ;; send_back) echo "&reason=Periksa" ;; esac; }
# refuses VERSION ALLOWED…: nobody may do anything in this state but "role:action"
refuses_others() {
    version=$1; shift
    for role in front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head wbs_manager auditor administrator; do
        as $role; cgi staff GET "$survey"; token=$(csrf)
        for action in submit analyse correct approve send_back; do
            case " $* " in *" $role:$action "*) continue ;; esac
            cgi staff POST "$survey" "csrf=$token&action=$action&version=$version$(words $action)"
            case $(sed -n 's/^Status: \([0-9]*\).*/\1/p' "$folder/head") in 403 | 409) ;; *) fact "$role may not $action" false ;; esac
        done
    done
    fact "after step $version nobody takes another step than $*" true
}
refuses_others 2 section_head:analyse section_head:send_back
COOKIE=$section; cgi staff GET /petugas/data
fact "the Kasi finds it where it is the Kasi's turn" has_body "Analisis <span class=\"number\">1</span>"
cgi staff GET "$survey"
send "$survey" "action=analyse&version=1&analysis=Waktu"
fact "analysing what has changed meanwhile is 409" has_status 409
cgi staff GET "$survey"; send "$survey" "action=analyse&version=2&analysis=++"
fact "an analysis without words is 400" has_body "Tulis analisis Anda."
send "$survey" "action=analyse&version=2&reason=Ada"
fact "words in another field are no analysis" has_status 400
send "$survey" "action=analyse&version=2&analysis=Waktu+terlemah+%3Cb%3E"
fact "with words it goes on" has_header Location "$survey?selesai=analyse"
cgi staff GET "$survey"
fact "the analysis is shown as text" has_body "Waktu terlemah &lt;b&gt;"
refuses_others 3 division_head:correct division_head:send_back
COOKIE=$division; cgi staff GET "$survey"; send "$survey" "action=correct&version=3"
fact "a correction without words is 400" has_body "tidak ada koreksi."
send "$survey" "action=correct&version=3&correction=Tidak+ada+koreksi"
fact "with words it goes to the head" has_header Location "$survey?selesai=correct"
refuses_others 4 head:approve head:send_back
COOKIE=$chief; cgi staff GET /petugas/data
fact "the head finds it among what waits" has_body "Persetujuan <span class=\"number\">1</span>"
cgi staff GET "$survey"; send "$survey" "action=approve&version=3"
fact "approving what has changed meanwhile is 409" has_status 409
cgi staff GET "$survey"; send "$survey" "action=send_back&version=4"
fact "sending back without a reason is 400" has_status 400
fact "the reason is asked for beside its field" has_body "Tulis alasan pengembalian."
send "$survey" "action=send_back&version=4&reason=++"
fact "blanks are no reason" has_status 400
send "$survey" "action=send_back&version=4&reason=Periksa+U1+%3Cb%3E"
fact "with a reason it goes back" has_status 303
cgi staff GET "$survey"
fact "the reason is shown as text" has_body "Periksa U1 &lt;b&gt;"
fact "and the state is plain" has_body "Dikembalikan"
send "$survey" "action=approve&version=5"
fact "what was sent back cannot be approved" has_status 409
COOKIE=$team; cgi staff GET "$survey"; send "$survey" "action=submit&version=5"
fact "what was sent back can be submitted again" has_status 303
COOKIE=$section; cgi staff GET "$survey"; send "$survey" "action=send_back&version=6&reason=Belum"
fact "the Kasi sends back as well" has_status 303
COOKIE=$team; cgi staff GET "$survey"; send "$survey" "action=submit&version=7"
COOKIE=$section; cgi staff GET "$survey"; send "$survey" "action=analyse&version=8&analysis=Waktu+terlemah"
COOKIE=$division; cgi staff GET "$survey"; send "$survey" "action=send_back&version=9&reason=Belum"
fact "and the Kabid" has_status 303

# forward PATH VERSION: from a draft through the hands of Kasi and Kabid
forward() {
    COOKIE=$team; cgi staff GET "$1"; send "$1" "action=submit&version=$2"
    COOKIE=$section; cgi staff GET "$1"; send "$1" "action=analyse&version=$(($2 + 1))&analysis=Baik"
    COOKIE=$division; cgi staff GET "$1"; send "$1" "action=correct&version=$(($2 + 2))&correction=Tidak+ada"
}
forward "$survey" 10
COOKIE=$chief; cgi staff GET "$survey"
fact "no hash stands there before the approval" no has_body "SHA-256"
send "$survey" "action=approve&version=13"
fact "the head approves" has_header Location "$survey?selesai=approve"
cgi staff GET "$survey?selesai=approve"
fact "the page says that it is locked" has_body "sejak itu data ini terkunci"
fact "and shows the hash of the content" has_body "SHA-256"
send "$survey" "action=send_back&version=14&reason=Terlambat"
fact "an approved dataset does not go back" has_status 409
refuses_others 14

# ---- everyone their own kinds ----

# answers ROLE PATH STATUS: to ROLE handing in the draft at PATH, with nothing stored when it is not 303
answers() { as $1; cgi staff GET "$2"; offered=$(grep -c 'value="submit"' "$folder/page"); send "$2" "action=submit&version=1"; fact "$1 handing in $2 is answered $3" has_status "$3"; }
query "UPDATE import_difference SET note = 'Diterima.' WHERE note = ''"
for role in survey_team data_officer; do
    answers $role "$investment" 403
    fact "nor is it offered" [ "$offered" = 0 ]
done
answers survey_team "$permits" 403
answers investment_officer "$investment" 303
fact "to whom it is offered" [ "$offered" -gt 0 ]

# ---- four people ----

as data_officer section_head division_head head; all=$COOKIE; cgi staff GET "$permits"; send "$permits" "action=submit&version=1"
fact "somebody who holds every role submits" has_status 303
cgi staff GET "$permits"
fact "the page does not offer the same account the next step" no has_body 'value="analyse"'
fact "and says why" has_body "harus diambil oleh akun lain"
send "$permits" "action=analyse&version=2&analysis=Baik"
fact "a second step of one's own is 403" has_status 403
fact "with a message that says why" has_body "Anda sendiri sudah mengambil langkah"
COOKIE=$section; cgi staff GET "$permits"; send "$permits" "action=analyse&version=2&analysis=Baik"
fact "another account may" has_status 303
COOKIE=$all; cgi staff GET "$permits"; send "$permits" "action=correct&version=3&correction=Tidak+ada"
fact "nor a later one" has_status 403
COOKIE=$division; cgi staff GET "$permits"; send "$permits" "action=correct&version=3&correction=Tidak+ada"
COOKIE=$all; cgi staff GET "$permits"; send "$permits" "action=approve&version=4"
fact "nor the approval" has_status 403
COOKIE=$chief; cgi staff GET "$permits"; send "$permits" "action=approve&version=4"
fact "four people make an approval" has_status 303

# ---- a period of our own ----

today=$(date +%Y); COOKIE=$team; baru=/petugas/survei/baru
# begin PERIOD FIRST LAST [FIELDS]: sends the form of a new period, which stands open
begin() { cgi staff GET $baru; send $baru "instrument=skm-2017&scope=kantor&label=$1&starts_on=$2&ends_on=$3${4-}"; }
cgi staff GET $baru
fact "the page proposes a period" has_body "\" selected>"
fact "and says how many answers a thousand people need" has_body "1.000 orang, 278 jawaban"
cgi staff POST $baru "instrument=skm-2017&scope=kantor&label=$today"
fact "a period is opened with the session's token alone" has_status 403
begin musim "" ""
fact "a period without a proper name is 400" has_status 400
begin $today 01/12/$today 30/11/$today
fact "an end before the beginning is 400" has_body "Tanggal akhir mendahului tanggal mulai."
begin $today 31/02/$today 31/12/$today "&population=nol"
fact "a day that does not exist is 400" has_status 400
fact "what was typed stays" has_body "value=\"31/02/$today\""
begin $today "" 01/01/$today
fact "a form that would be closed already is 400" has_body "Tanggal akhir sudah lewat."
half=$today-S$((($(date +%-m) + 5) / 6))
case $half in *-S1) named="Semester I" first="1 Januari" last="30 Juni" ;; *) named="Semester II" first="1 Juli" last="31 Desember" ;; esac
within="$named $today berlangsung $first $today sampai $last $today. Isi tanggal di antaranya."
begin "$half" 01/01/2020 31/12/2099
fact "a semester of eighty years is 400, it could never be undone" has_status 400
for field in starts_on ends_on; do
    fact "$field is told where the days of the semester lie" has_body "$field-kesalahan\">$within"
done
fact "what was typed of the first stays" has_body 'value="01/01/2020"'
fact "and of the last" has_body 'value="31/12/2099"'
begin "$half" "" 31/12/2099
fact "an end after the semester is 400" has_body "$within"
begin "$half" 01/01/2020 ""
fact "so is a beginning before it" has_body "$within"
fact "nothing was opened by any of them" [ "$(query "SELECT count(*) FROM survey_period WHERE label = '$half'")" = 0 ]
for field in instrument=skm-1990 scope=layanan:tidak-ada scope=unit: label=2024-Q2 label=$((today - 1)); do
    cgi staff GET $baru; send $baru "$field"
    fact "what is not offered is 400: $field" has_status 400
done
begin $today "" "" "&population=1.000"
fact "a good one is opened" has_header Location "/petugas/survei?selesai=buka"
fact "empty days are those of the period" [ "$(query "SELECT starts_on || ends_on FROM survey_period WHERE key = '$today'")" = "$today-01-01$today-12-31" ]
cgi staff GET /petugas/survei
fact "the needed sample comes from the population" has_body "dari 278 yang diperlukan"
fact "without answers there is no provisional index" no has_body "IKM sementara"
begin $today "" ""
fact "a period that is there already is 400" has_body "Periode ini sudah ada untuk kuesioner dan cakupan yang sama."
begin "$half" "" ""
fact "two open periods of the same people do not share days" has_body "bertumpuk dengan Tahun $today yang masih terbuka"
begin $today "" "" "&instrument=spkp"
fact "a field sent twice is 400" has_status 400
"$loket" unit add loket-utama "Loket utama" >/dev/null
query "INSERT INTO service (code, name, position, active) VALUES ('izin-usaha', 'Izin usaha', 1, 1)"
for scope in layanan:izin-usaha unit:loket-utama; do
    cgi staff GET $baru; send $baru "instrument=spkp&scope=$scope&label=$today"
    fact "a part of the office has a period of another questionnaire beside it: $scope" has_status 303
done
fact "and their names tell" [ "$(query "SELECT group_concat(key, ' ') FROM (SELECT key FROM survey_period WHERE key LIKE '%spkp%' ORDER BY key)")" = "$today-spkp-layanan-izin-usaha $today-spkp-unit-loket-utama" ]
query "DELETE FROM survey_period WHERE key LIKE '%spkp%'"

answer() {
    saved=$COOKIE; COOKIE=
    cgi survey GET /survei/; nonce=$(field_of_page nonce)
    cgi survey POST /survei/ "nonce=$nonce$(for i in 1 2 3 4 5 6 7 8 9; do printf '&u%s=%s' $i "$1"; done)"
    COOKIE=$saved
}
for value in 3 3 4; do answer $value; done
cgi staff GET /petugas/survei
fact "answers are counted as they come" has_body '<p class="figure-number">3 '
fact "the provisional index is exact" has_body "IKM sementara 83,33"
fact "by channel too" has_body "Formulir di situs"
close=$(sed -n 's/.*action="\(\/petugas\/survei\/[0-9]*\)".*/\1/p' "$folder/page" | head -1)
cgi staff POST "$close" "action=close"
fact "closing needs the session's token" has_status 403
COOKIE=$chief; cgi staff GET /petugas/data; send "$close" "action=close"
fact "and the survey team" has_status 403
COOKIE=$team; cgi staff GET /petugas/survei; send "$close" "action=close"
fact "closing ends the period" has_header Location "/petugas/survei?selesai=tutup"
cgi staff GET /petugas/survei
fact "what was begun is taken a while longer" has_body "Formulir yang sedang diisi masih diterima sampai pukul"
fact "and no result is offered before" no has_body "Susun hasil<"
send "$close" "action=draft"
fact "nor made" has_status 409
sqlite3 -batch "$folder/office/loket.db" "UPDATE survey_period SET closes_at = '2026-01-01T00:00:00Z' WHERE state = 'closing'"
cgi staff GET /petugas/survei; send "$close" "action=draft"
fact "then it is" has_status 303
result=$(location); result=${result%%\?*}
cgi staff GET "$result"
fact "a draft" has_body "Konsep"
send "$result" "action=submit&version=1"
fact "that the survey team hands in" has_status 303
cgi staff GET "$result"
fact "and that waits for the analysis" has_body "Menunggu analisis"
fact "with the index of the answers" has_body "83,33 <small>IKM, mutu B</small>"
fact "and says that checks point and drop nothing" has_body "tidak ada jawaban yang dikeluarkan dari indeks"
fact "and how many were at the top" has_body "Nilai tertinggi pada semua pertanyaan"
cgi staff GET /petugas/survei; send "$close" "action=close"
fact "closing it again is 409" has_status 409
cgi staff GET /petugas/survei; send /petugas/survei/99 "action=close"
fact "a period that is not there is 404" has_status 404
COOKIE=; cgi survey GET /survei/
fact "the survey form is closed with it" has_body "Survei sedang ditutup"

# ---- the audit trail ----

case=$("$fixture" complaint in_progress confidential)
as auditor; cgi staff GET /petugas/jejak
fact "the trail is whole" has_body "Rantai utuh"
fact "a case is named and led to" has_body "/petugas/kasus/$case"
cgi staff GET "/petugas/jejak?jenis=&nomor=$case"
fact "one case alone can be asked for" has_body "Kasus masuk"
fact "then nothing else is shown" no has_body "Akun dibuat"
cgi staff GET "/petugas/jejak?jenis=dataset"
fact "one kind alone can be asked for" has_body "Langkah data: disetujui"
fact "then nothing else is shown either" no has_body "Kasus masuk"
cgi staff GET "/petugas/jejak?nomor=PGD-2099-000001"
fact "a number nobody has is told, not an error" has_status 200
fact "beside its field" has_body "Tidak ada kasus dengan nomor ini."
sqlite3 -batch "$folder/office/loket.db" "INSERT INTO case_exclusion (id, case_id, staff_id) SELECT 1, c.id, s.id FROM cases AS c, staff AS s WHERE c.number = '$case' AND s.name = 'auditor'"
cgi staff GET "/petugas/jejak?jenis=case"
fact "who is excluded from a case does not find it in the trail" no has_body "$case"
fact "and still every row of it, for the chain has no gaps" has_body "Kasus masuk"
cgi staff GET "/petugas/jejak?jenis=case&bentuk=csv"
fact "nor in the file of the trail" no has_body "$case"
cgi staff GET "/petugas/jejak?nomor=$case"
fact "nor by asking for its number" has_body "Tidak ada kasus dengan nomor ini."
as head; cgi staff GET "/petugas/jejak?nomor=$case"
fact "others do" has_body "/petugas/kasus/$case"
as auditor
cgi staff GET "/petugas/jejak?nomor=%22%3E%3Cscript%3E"
fact "what was asked for is shown as text" no has_body "<script>"
for query in sebelum=x sebelum=-1 jenis=lain sebelum=1\&sebelum=2; do
    cgi staff GET "/petugas/jejak?$query"
    fact "a query that makes no sense is 400: $query" has_status 400
done
cgi staff GET /petugas/jejak
next=$(sed -n 's/.*rel="next" href="\([^"]*\)".*/\1/p' "$folder/page" | sed 's/&amp;/\&/g')
fact "a long trail has a next page" is_not_empty "$next"
cgi staff GET "/petugas/jejak$next"
fact "which opens" has_status 200
fact "and leads back to the newest" has_body "Ke catatan terbaru"

# ---- accounts ----

as administrator; boss=$COOKIE
cgi staff GET /petugas/akun
fact "the administrator's page leads to no case" no has_body "/petugas/kasus"
fact "nor to the trail" no has_body "/petugas/jejak"
cgi staff GET "/petugas/kasus/$case"
fact "and the case itself is closed to administrators" no has_status 200
cgi staff GET /petugas/akun
send /petugas/akun "action=create&login=&full_name=&roles="
fact "an empty account is 400" has_status 400
send /petugas/akun "action=create&login=petugas.baru&full_name=Petugas+Baru"
fact "an account without a role is 400" has_body "Pilih paling sedikit satu peran."
send /petugas/akun "action=create&login=dua+kata&full_name=Petugas+Baru&roles=auditor"
fact "a name with a space is 400" has_body "tanpa spasi"
send /petugas/akun "action=create&login=petugas.baru&full_name=Petugas+Baru&roles=raja"
fact "a role that does not exist is 400" has_status 400
cgi staff GET /petugas/akun
send /petugas/akun "action=create&login=petugas.baru&full_name=Petugas+Baru&roles=survey_team&roles=auditor"
fact "a good one is made" has_status 200
secret=$(sed -n 's/.*<p class="secret">\([^<]*\)<.*/\1/p' "$folder/page")
fact "its one-time password is shown" [ "${#secret}" -eq 20 ]
send /petugas/akun "action=create&login=Petugas.Baru&full_name=Orang+Lain&roles=auditor"
fact "a name is taken once, whatever its case" has_body "Nama akun ini sudah dipakai."
cgi staff GET /petugas/akun
fact "the password is not shown again" no has_body "$secret"
account=$(sed -n 's/.*href="\(\/petugas\/akun\/[0-9]*\)">Petugas Baru.*/\1/p' "$folder/page")
COOKIE=; cgi staff GET /petugas/masuk; cgi staff POST /petugas/masuk "nonce=$(field_of_page nonce)&login=petugas.baru&password=$secret"
fact "the new account signs in with it" has_header Location /petugas/totp

COOKIE=$boss; cgi staff GET "$account"
fact "the page of one account opens" has_body "Tim survei, Auditor"
send "$account" "action=change&version=1&full_name=&active=1"
fact "an account keeps a name and a role" has_status 400
cgi staff GET "$account"; send "$account" "action=change&version=7&full_name=Petugas+Baru&roles=auditor&active=1"
fact "changing what has changed meanwhile is 409" has_status 409
cgi staff GET "$account"; send "$account" "action=change&version=1&full_name=Petugas+Lama&roles=auditor&active=1"
fact "name and roles can be changed" has_status 303
cgi staff GET "$account"
fact "and stand there" has_body "Petugas Lama"
version=$(field_of_page version)
send "$account" "action=reset&version=$version"
fact "a reset shows a new one-time password" has_body '<p class="secret">'
fact "which is another one" no has_body "$secret"
version=$(field_of_page version)
send "$account" "action=remove_factor&version=$version"
fact "the second factor can be taken away" has_status 303
cgi staff GET "$account"; send "$account" "action=reset&version=1"
fact "a reset of what has changed meanwhile is 409" has_status 409
sessions() { sqlite3 -batch "$folder/office/loket.db" "SELECT count(*) FROM session JOIN staff ON id = staff_id WHERE name = '$1'"; }
as auditor; auditors_page=$(sqlite3 -batch "$folder/office/loket.db" "SELECT '/petugas/akun/' || id FROM staff WHERE name = 'auditor'")
COOKIE=$boss; cgi staff GET "$auditors_page"
fact "somebody is signed in" [ "$(sessions auditor)" -eq 1 ]
token=$(csrf); cgi staff POST "$auditors_page" "csrf=salah&action=end_sessions&version=$(field_of_page version)"
fact "ending somebody's sessions needs the token" [ "$(sessions auditor)" -eq 1 ]
cgi staff GET "$auditors_page"; send "$auditors_page" "action=end_sessions&version=$(field_of_page version)"
fact "an administrator ends all sessions of somebody" has_status 303
fact "at once" [ "$(sessions auditor)" -eq 0 ]
rm "$folder/cookie.auditor"; COOKIE=$boss
email() { sqlite3 -batch "$folder/office/loket.db" "SELECT email FROM staff WHERE name = 'auditor'"; }
cgi staff GET "$auditors_page"; send "$auditors_page" "action=email&version=$(field_of_page version)&email=bukan+surel"
fact "what is no address is refused" has_status 400
cgi staff GET "$auditors_page"; before=$(field_of_page version)
send "$auditors_page" "action=email&version=$before&email=auditor%40contoh.example%0ABcc:x"
fact "nor can a line be smuggled in" no is_not_empty "$(email)"
cgi staff GET "$auditors_page"; send "$auditors_page" "action=email&version=$before&email=auditor%40contoh.example"
fact "an address for the daily mail is kept" [ "$(email)" = auditor@contoh.example ]
cgi staff GET "$auditors_page"
fact "and shown to the administrator" has_body 'value="auditor@contoh.example"'
send "$auditors_page" "action=email&version=$before&email="
fact "a save over a newer account is 409" has_status 409
cgi staff GET "$account"; version=$(field_of_page version)
send "$account" "action=change&version=$version&full_name=Petugas+Lama&roles=auditor"
cgi staff GET "$account"
fact "an account can be switched off" has_body "Nonaktif"

cgi staff GET /petugas/akun
own=$(sed -n "s/.*href=\"\(\/petugas\/akun\/[0-9]*\)\">Petugas administrator<.*/\1/p" "$folder/page")
cgi staff GET "$own"
fact "one's own account offers no change" no has_body 'value="change"'
cgi staff GET /petugas/akun; send "$own" "action=change&version=1&full_name=Saya&roles=administrator&roles=head&active=1"
fact "nobody gives roles to oneself" has_status 403
cgi staff GET /petugas/akun
first=$(sed -n 's/.*href="\(\/petugas\/akun\/[0-9]*\)">Administrator pertama.*/\1/p' "$folder/page")
cgi staff GET "$first"; send "$first" "action=change&version=$(field_of_page version)&full_name=Pertama&roles=auditor&active=1"
fact "every administrator but oneself can be taken out of office" has_status 303
cgi staff GET "$own"
fact "so that one always stays" has_body "· Administrator"
as head; cgi staff GET "/petugas/jejak?jenis=staff"
fact "the Kepala Dinas reads which roles were given" has_body "Akun dibuat: peran Tim survei, Auditor"
fact "and changed" has_body "Akun diubah: peran Auditor"

# ---- more answers than users ----

# opens_import PERIOD POPULATION COUNT: the page of a dataset of the first COUNT answers, as the survey team sees it
opens_import() {
    head -$(($3 + 1)) $data/skm/kotim-2024-q2-responses.csv >"$folder/answers.csv"
    "$loket" import skm "$folder/answers.csv" --period "$1" --population "$2" --source "Laporan uji" >/dev/null
    as survey_team; cgi staff GET "/petugas/data/$(query "SELECT id FROM dataset WHERE kind = 'survey' AND period = '$1'")"
}
beyond="Jawaban lebih banyak daripada pengguna layanan; periksa jumlah pengguna layanan."
opens_import 2020-Q1 10 12
fact "twelve answers of ten users do not fulfil a sample of ten" no has_body "(terpenuhi)"
fact "but show that the number of users is wrong" has_body "$beyond"
opens_import 2020-Q2 10 10
fact "ten answers of ten users do" has_body "10 (terpenuhi)"
fact "and nothing is wrong" no has_body "$beyond"

# ---- so few answers that each could be recognised ----

opens_import 2020-Q3 100 4
few="Hanya 4 jawaban, kurang dari 5: setiap jawaban akan terbit tersendiri dan dapat dikenali."
fact "whoever submits four answers reads that each could be recognised" has_body "$few"
as head; cgi staff GET "/petugas/data/$(query "SELECT id FROM dataset WHERE period = '2020-Q3'")"
fact "and so does whoever decides" has_body "$few"
opens_import 2020-Q4 100 5
fact "five answers are enough" no has_body "dapat dikenali"
sed -i 's/^smallest_group = .*/smallest_group = 6/' "$LOKET_CONFIG"
cgi staff GET "/petugas/data/$(query "SELECT id FROM dataset WHERE period = '2020-Q4'")"
fact "unless the office asks for more" has_body "Hanya 5 jawaban, kurang dari 6"
finish
