#!/bin/sh
# The staff pages around a survey as plain CGI: progress, analysis, slips and posters, suggestions, the follow-up plan; who may do what.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
data=site/sample/data

as() {
    who=$1
    [ -f "$folder/cookie.$who" ] || "$fixture" account "$who" "$@" >"$folder/cookie.$who"
    COOKIE=loket=$(cat "$folder/cookie.$who")
}
send() { token=$(field_of_page csrf); cgi staff POST "$1" "csrf=$token&$2"; }
query() { sqlite3 "$folder/office/loket.db" "$1"; }
same() { [ "$1" = "$2" ]; }

# opens ROLE PATH STATUS
opens() { as "$1"; cgi staff GET "$2"; fact "$1 asking for $2 is answered $3" has_status "$3"; }
matrix() {
    path=$1; allowed=$2
    for role in front_desk complaint_officer survey_team investment_officer section_head division_head head auditor administrator; do
        case " $allowed " in *" $role "*) opens $role "$path" 200 ;; *) opens $role "$path" 403 ;; esac
    done
}

"$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q2 --published $data/skm/kotim-2024-q2-published.csv \
    --population 1500 --source "Laporan uji" >/dev/null
"$loket" counter add loket-1 "Loket 1" >/dev/null 2>&1
"$loket" service add izin-usaha "Izin usaha" >/dev/null 2>&1
query "INSERT INTO survey_suggestion (id, period_id, service_code, text, tag) SELECT 11, id, NULL, 'Tambah kursi di ruang tunggu', '' FROM survey_period;
       INSERT INTO survey_suggestion (id, period_id, service_code, text, tag) SELECT 12, id, NULL, 'Hubungi saya di 081234567890', '' FROM survey_period;
       INSERT INTO survey_suggestion (id, period_id, service_code, text, tag) SELECT 13, id, NULL, 'Antre terlalu lama', '' FROM survey_period"

# ---- who ----

readers="survey_team investment_officer section_head division_head head auditor"
matrix /petugas/survei/analisis/2024-Q2 "$readers"
matrix /petugas/survei/tindak-lanjut/2024-Q2 "$readers"
matrix /petugas/survei/saran "survey_team"
matrix /petugas/survei/cetak "survey_team front_desk"
COOKIE=
for path in /petugas/survei/analisis/2024-Q2 /petugas/survei/tindak-lanjut/2024-Q2 /petugas/survei/saran /petugas/survei/cetak /petugas/survei/cetak/poster; do
    cgi staff GET $path
    fact "nobody opens $path without signing in" has_header Location /petugas/masuk
done
as survey_team
for path in /petugas/survei/analisis/2030-Q1 /petugas/survei/tindak-lanjut/2030-Q1 /petugas/survei/tindak-lanjut/2024-Q2/1 "/petugas/survei/saran?periode=2030-Q1"; do
    cgi staff GET "$path"
    fact "a period that is not there is 404: $path" has_status 404
done

# ---- analysis: the figures of the 140 answers ----

cgi staff GET /petugas/survei/analisis/2024-Q2
for figure in "84,48 <small>IKM, mutu B" "84,40" "83,64" "82,48 sampai 86,48" "306 dari 1.500" "41" "<th scope=\"row\">U1 " "Jumlah NRR tertimbang"; do
    fact "the analysis shows $figure" has_body "$figure"
done
fact "and says whether the mark would stand" has_body "mutu B tetap di kedua ujungnya"
fact "and that nothing is dropped" has_body "Tidak ada jawaban yang dibuang"
fact "and leads to the plan" has_body "/petugas/survei/tindak-lanjut/2024-Q2"
fact "without another period there is no trend" no has_body 'id="arah"'
"$loket" import ikm $data/skm/ikm-published.csv --office "Kota Prabumulih" >/dev/null
cgi staff GET /petugas/survei/analisis/2024-Q2
fact "a printed result of an earlier year is part of the trend" has_body 'id="arah"'
cgi staff GET "/petugas/survei/analisis/2024-Q2?bentuk=csv"
fact "as a file it has the same index" has_body "84.48"
fact "and each unsur" has_body "Unsur,U9"
cgi staff GET "/petugas/survei/analisis/2024-Q2?bentuk=xlsx"
fact "also as a workbook" has_status 200
cgi staff GET "/petugas/survei/analisis/2024-Q2?bentuk=pdf"
fact "and in no other form" has_status 400

as section_head
cgi staff GET "/petugas/data/$(query "SELECT id FROM dataset WHERE kind = 'survey' AND period = '2024-Q2'")"
fact "who decides on the result is led to its analysis" has_body "/petugas/survei/analisis/2024-Q2"
as survey_team

# ---- the plan ----

plan=/petugas/survei/tindak-lanjut/2024-Q2
new="action=add&unsur=waktu&what=Menambah+satu+loket&month=Maret+2027&responsible=Seksi+pelayanan"
cgi staff GET $plan
fact "without a promise the plan says so" has_body "Belum ada rencana."
fact "the weakest unsur is proposed" sh -c "grep -A99 'name=\"unsur\"' '$folder/page' | sed 's/<option/\n<option/g' | grep -m1 selected | grep -q 'NRR'"
cgi staff POST $plan "$new"
fact "a promise without the session's token is refused" has_status 403
cgi staff GET $plan
send $plan "action=add&unsur=&what=&month=kapan+saja&responsible="
fact "an empty promise is refused" has_status 400
fact "with a word beside the month" has_body "Tulis bulan dan tahun, misalnya Maret 2027."
fact "which is kept" has_body 'value="kapan saja"'
for month in 2020-01 03/2024 "Maret+2024"; do
    send $plan "action=add&unsur=waktu&what=Menambah+loket&month=$month&responsible=Seksi"
    fact "a month before the survey was asked is refused, it was late from the start: $month" has_status 400
    fact "beside the month" has_body 'month-kesalahan">Bulan ini mendahului Triwulan II 2024, periode surveinya.'
    fact "which is kept" has_body "value=\"$(echo "$month" | tr + ' ')\""
done
send $plan "action=add&unsur=waktu&what=Menambah+loket&month=04/2024&responsible="
fact "no fault is found in its first month" no has_body "Bulan ini mendahului"
fact "though another is" has_body "Isi jabatan atau unitnya."
fact "none of them is promised" same "$(query "SELECT count(*) FROM survey_followup")" 0
send $plan "action=add&unsur=waktu&what=Hubungi+081234567890&month=03/2027&responsible=Seksi"
fact "a telephone number is not promised to the public" has_body "data pribadi tidak boleh terbit"
send $plan "$new"
fact "a promise is kept" has_header Location "$plan?selesai=add"
cgi staff GET $plan
fact "and shown with its month" has_body "Maret 2027"
fact "in time or late by the clock alone" same "$(query "SELECT state || due_month FROM survey_followup")" planned2027-03
version=$(query "SELECT version FROM survey_followup")
send $plan/1 "action=change&version=$version&unsur=waktu&what=Menambah+dua+loket&month=06/2027&responsible=Seksi+pelayanan"
fact "it is rewritten" has_header Location "$plan?selesai=change"
cgi staff GET $plan; send $plan/1 "action=change&version=2&unsur=waktu&what=Menambah+dua+loket&month=03/2024&responsible=Seksi"
fact "nor is it moved to a month before" has_body "Bulan ini mendahului Triwulan II 2024"
cgi staff GET $plan; send $plan/1 "action=change&version=$version&unsur=waktu&what=Dua+orang&month=06/2027&responsible=Seksi"
fact "a save over somebody else's is refused" has_status 409
fact "with what was typed" has_body "Dua orang"
send $plan/1 "action=mark&version=2&state=dropped&note="
fact "it is not dropped without a reason" has_status 400
fact "which is asked for" has_body "Tulis mengapa tidak dilanjutkan."
send $plan/1 "action=mark&version=2&state=done&done_on="
fact "nor done without a day" has_body "Isi tanggal selesainya."
send $plan/1 "action=mark&version=2&state=done&done_on=01/01/2099"
fact "nor on a day to come" has_body "Tanggal ini belum tiba."
send $plan/1 "action=mark&version=2&state=done&done_on=01/02/2026&note=Sudah."
fact "what became of it is kept" has_header Location "$plan?selesai=mark"
cgi staff GET $plan
fact "and says that it was in time" has_body "Selesai tepat waktu"
for body in "action=remove" "action=mark&version=3" "action=add&version=3" "action=steal&version=3"; do
    send $plan/1 "$body"
    fact "a malformed step is 400: $body" has_status 400
done
send $plan/7 "action=remove&version=1"
fact "a promise that is not there is 404" has_status 404
for role in section_head head auditor; do
    as $role; cgi staff GET $plan
    fact "$role reads the plan" has_body "Menambah dua loket"
    fact "and is offered no step" no has_body 'name="action"'
    send $plan "$new"
    fact "and $role may write none" has_status 403
done
as survey_team; cgi staff GET $plan; send $plan/1 "action=remove&version=3"
fact "an unpublished promise can be taken away" has_header Location "$plan?selesai=remove"
fact "every step of a plan is in the audit trail" same "$(query "SELECT count(*) FROM audit WHERE action LIKE 'followup.%'")" 4

# ---- suggestions ----

words="/petugas/survei/saran"
cgi staff GET "$words?tentang=belum"
fact "unread suggestions are shown" has_body "Tambah kursi di ruang tunggu"
fact "a telephone number among them is warned of" has_body "Memuat nomor telepon"
send "$words?tentang=belum" "tag=sarana"
fact "nothing ticked is told" has_body "Centang sedikitnya satu saran."
send "$words?tentang=belum" "chosen=11-"
fact "no tag is told" has_body "Pilih isinya tentang apa."
fact "what was ticked stays so" has_body 'value="11-" checked'
send "$words?tentang=belum" "chosen=11-&chosen=13-&tag=sarana"
fact "several are sorted at once" has_header Location "$words?periode=&tentang=belum&layanan=&selesai=tag"
fact "and say who read them" same "$(query "SELECT count(*) FROM survey_suggestion WHERE tag = 'sarana' AND staff_id IS NOT NULL")" 2
cgi staff GET "$words?tentang=belum"; send "$words?tentang=belum" "chosen=12-&chosen=13-&tag=waktu"
fact "somebody else's tag is not overwritten" has_status 409
fact "and nothing of the same form is stored" same "$(query "SELECT tag FROM survey_suggestion WHERE id = 12")" ""
send "$words" "chosen=13-sarana&tag=antrean"
fact "a tag can be corrected" same "$(query "SELECT tag FROM survey_suggestion WHERE id = 13")" antrean
for body in "chosen=x-&tag=waktu" "chosen=12-lain&tag=waktu" "chosen=12-&tag=waktu&text=Lain"; do
    cgi staff GET "$words"; send "$words" "$body"
    fact "a malformed sorting is 400: $body" has_status 400
done
cgi staff GET "$words?tentang=lain"
fact "a tag there is not is 400" has_status 400
cgi staff GET "$words?bentuk=csv"
fact "the team takes them as a file" has_body "Antre terlalu lama"
fact "with the unsur they belong to" has_body "Antrean dan jumlah loket,waktu"
fact "and that is noted" same "$(query "SELECT count(*) FROM audit WHERE action = 'list.export' AND detail LIKE 'Saran%'")" 1
fact "the words are in no audit row" same "$(query "SELECT count(*) FROM audit WHERE detail LIKE '%kursi%'")" 0
cgi staff GET /petugas/survei/analisis/2024-Q2
fact "the analysis counts them by tag" has_body "Belum dibaca"
fact "and by unsur" has_body "Saran menurut unsur"
fact "and never shows their words" no has_body "Tambah kursi"

# ---- slips and posters ----

as front_desk; cgi staff GET /petugas/survei/cetak
fact "without an open period there are no slips" has_body "Tidak ada periode yang terbuka"
query "INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state) SELECT 77, '2026-Q4', instrument_id, '2026-Q4',
       date('now', '-10 days'), date('now', '+40 days'), 'open' FROM survey_period LIMIT 1"
cgi staff GET /petugas/survei/cetak
fact "with one it is chosen already" has_body '<option value="2026-Q4" selected>'
send /petugas/survei/cetak "action=prepare&period=2026-Q4&service=&count=0"
fact "no slips is refused" has_status 400
send /petugas/survei/cetak "action=prepare&period=2026-Q4&service=&count=1001"
fact "more than a ream is refused" has_status 400
send /petugas/survei/cetak "action=prepare&period=2026-Q4&service=&count=12"
fact "a sheet is made ready" has_body "Unduh 12 karcis (PDF)"
fact "and nothing counts yet" same "$(query "SELECT count(*) FROM survey_slip")" 0
sheet="csrf=$(field_of_page csrf)&nonce=$(field_of_page nonce)&action=slips&period=2026-Q4&service=&count=12"
cgi staff POST /petugas/survei/cetak "${sheet#*&}"
fact "without the session's token there is no sheet" has_status 403
cgi staff POST /petugas/survei/cetak "$sheet"
fact "the sheet is a PDF to take away" has_header Content-Disposition "karcis-2026-Q4-12.pdf"
fact "which begins as one" grep -qa '^%PDF' "$folder/out"
fact "its slips count now" same "$(query "SELECT count(*) FROM survey_slip")" 12
cp "$folder/page" "$folder/first"
cgi staff POST /petugas/survei/cetak "$sheet"
fact "the same page again prints the same slips" same "$(query "SELECT count(*) FROM survey_slip")" 12
cgi staff POST /petugas/survei/cetak "$(echo "$sheet" | sed 's/count=12/count=5/')"
fact "another number of slips is another sheet" same "$(query "SELECT count(*) FROM survey_slip")" 17
cgi staff POST /petugas/survei/cetak "$(echo "$sheet" | sed 's/nonce=[^&]*/nonce=x/')"
fact "a changed number of the form is refused" has_status 400
cgi staff GET "/petugas/survei/cetak/poster?loket=loket-1&layanan=&periode=&bentuk=pdf"
fact "a poster of a counter is a PDF" has_header Content-Disposition "poster-survei-loket-1.pdf"
cgi staff GET "/petugas/survei/cetak/poster?loket=&layanan=&periode=2026-Q4&bentuk=png"
fact "or a picture" has_header Content-Type image/png
for asked in "loket=lain&bentuk=pdf" "layanan=lain&bentuk=pdf" "periode=2030-Q1&bentuk=pdf" "bentuk=svg" ""; do
    cgi staff GET "/petugas/survei/cetak/poster?$asked"
    fact "a poster of something there is not is 400: $asked" has_status 400
done

# ---- counters ----

matrix /petugas/loket administrator
as administrator
cgi staff GET /petugas/loket
send /petugas/loket "action=add&code=Loket+2&name=&position=0"
fact "a counter without a name is refused" has_status 400
fact "and a code with a space" has_body "Tulis kode dengan huruf kecil"
send /petugas/loket "action=add&code=loket-1&name=Lain&position=2"
fact "a code is given once" has_body "Kode ini sudah dipakai loket lain."
send /petugas/loket "action=add&code=loket-2&name=Loket+2&position=2"
fact "a counter is added" has_header Location "/petugas/loket?selesai=add"
cgi staff GET /petugas/loket; send /petugas/loket/loket-2 "action=change&version=2-1-Loket+2&name=Loket+Dua&position=2"
fact "it is hidden and renamed" same "$(query "SELECT name || active FROM counter WHERE code = 'loket-2'")" "Loket Dua0"
cgi staff GET /petugas/loket; send /petugas/loket/loket-2 "action=change&version=2-1-Loket+2&name=Loket+Tiga&position=2&active=1"
fact "a save over somebody else's is refused" has_status 409
fact "with what was typed" has_body "Loket Tiga"
send /petugas/loket/loket-9 "action=change&version=1-1-x&name=x&position=1"
fact "a counter that is not there is 404" has_status 404
fact "each save is in the audit trail" same "$(query "SELECT count(*) FROM audit WHERE action = 'counter.save' AND detail = 'loket-2'")" 2
as front_desk; cgi staff GET /petugas/survei/cetak
fact "a hidden counter is offered no more" no has_body "Loket Dua"

# ---- progress ----

as survey_team; cgi staff GET /petugas/survei
fact "a running period shows the slips that were printed" has_body "17 dicetak, 0 kembali"
fact "and leads to its analysis" has_body "/petugas/survei/analisis/2026-Q4"
cgi staff GET /petugas/survei/analisis/2026-Q4
fact "which says that nobody has answered" has_body "Belum ada jawaban dalam periode ini."
cgi staff GET /petugas/survei/tindak-lanjut/2026-Q4
fact "no plan is made while the period runs" has_body "Rencana disusun setelah periode ditutup."
send /petugas/survei/tindak-lanjut/2026-Q4 "$new"
fact "not even by hand" has_status 409
finish
