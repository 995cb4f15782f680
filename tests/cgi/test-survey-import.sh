#!/bin/sh
# Facts about matrices of survey answers brought in as files: the real 140 rows, columns guessed and chosen, all rows or none, hostile files.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
"$fixture" service izin-usaha "Perizinan berusaha"
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
answers() { query "SELECT count(*) FROM survey_response"; }
year=$(local_date +%Y)
PAGE=/petugas/survei/impor
location() { sed -n 's/^[Ll]ocation: //p' "$folder/head"; }
as survey_team; cgi staff GET /petugas/survei/baru; token=$(field_of_page csrf)
cgi staff POST /petugas/survei/baru "csrf=$token&instrument=skm-2017&scope=kantor&label=$year&starts_on=01/01/$year&ends_on=31/12/$year&population=1000"

for role in front_desk complaint_officer section_head division_head head auditor administrator; do
    as $role; cgi staff GET $PAGE
    fact "$role asking for the import is answered 403" has_status 403
done
as survey_team; cgi staff GET "$PAGE?periode=$year"
fact "the survey team is offered the open period" has_body "value=\"$year\" selected"

# the columns the page proposes, as NAME=NUMBER
proposed() {
    awk '/<select/ { match($0, /name="[^"]*"/); name = substr($0, RSTART + 6, RLENGTH - 7) }
        /<option value="[0-9]+" selected/ { match($0, /value="[0-9]+"/); print name "=" substr($0, RSTART + 7, RLENGTH - 8) }' "$folder/page" | grep '^m'
}
held() { field_of_page kept_file; }
start() { cgi staff GET $PAGE; token=$(field_of_page csrf); nonce=$(field_of_page nonce); begin; add csrf "$token"; add nonce "$nonce"; add period "$year"; }
# import FILE [NAME]: sends a file to be read
import() { start; add step read; attach file "${2:-${1##*/}}" "$1"; post staff $PAGE; }
# again STEP [FIELD…]: goes on with the file and the columns of the page that was shown last; NAME=VALUE replaces
again() {
    token=$(field_of_page csrf); nonce=$(field_of_page nonce); kept=$(held); header=$(field_of_page header_row); proposed >"$folder/columns"
    goes_on "$@"
}
goes_on() {
    begin; add csrf "$token"; add nonce "$nonce"; add period "$year"; add step "$1"; add kept_file "$kept"; shift
    add_field header_row "$header" "$@"
    while IFS='=' read -r name column; do add_field "$name" "$column" "$@"; done <"$folder/columns"
    for override in "$@"; do case $override in +*) override=${override#+}; add "${override%%=*}" "${override#*=}" ;; esac; done
    post staff $PAGE
}

# ---- the real answers ----

real=site/sample/data/skm/kotim-2024-q2-responses.csv
import $real
fact "the real file is read" has_status 200
fact "with its 140 rows" has_body "140 baris berisi jawaban."
fact "numbers alone make the page ask for their order" has_body 'name="order"'
fact "in words" has_body "8 Sarana dan prasarana; 9 Penanganan pengaduan, saran, dan masukan"
fact "and there are no figures yet" no has_body "Simpan 140 jawaban"
again save
fact "saving without the order is 400" has_status 400
fact "and says so" has_body "Pilih urutan yang dipakai berkas ini."
again check +order=form
fact "then the figures are shown" has_body '84,48 <small>mutu B, Baik</small>'
for figure in 3,350 469 "1. Persyaratan"; do fact "and $figure" has_body "$figure"; done
fact "nothing is stored yet" [ "$(answers)" = 0 ]
again save +order=form
fact "saving stores them" has_header Location "$PAGE?selesai=impor"
fact "all 140, of the channel import" [ "$(query "SELECT count(*) || channel FROM survey_response GROUP BY channel")" = 140import ]
fact "written down once" [ "$(query "SELECT answers || hex(file_sha256) FROM survey_import" | tr A-F a-f)" = "140$(sha256sum <$real | cut -d' ' -f1)" ]
fact "and in the audit trail" [ "$(query "SELECT detail FROM audit WHERE action = 'survey.import'")" = 140 ]
fact "the file is gone" pending 0
goes_on save +order=form
fact "the same form again leads on and stores nothing" [ "$(location | cut -d'&' -f1) $(answers)" = "$PAGE?selesai=impor 140" ]
cgi staff GET "$(location)"
fact "the page says what happened" has_body "Semua baris berkas tersimpan sebagai jawaban."

import $real
fact "the order is remembered" has_body 'name="order" value="form" checked'
fact "the same file is noticed" has_body "Berkas yang sama sudah pernah diimpor."
again save +order=form
fact "and refused" has_status 400
fact "nothing more is stored" [ "$(answers)" = 140 ]
again save +order=form +again=1
fact "unless somebody confirms it" [ "$(location | cut -d'&' -f1) $(answers)" = "$PAGE?selesai=impor 280" ]
as auditor; goes_on save +order=form +again=1
fact "a save of somebody who may not is 403" has_status 403
as survey_team; ORIGIN=https://lain.example; goes_on save +order=form +again=1; unset ORIGIN
fact "a save from another site is 403" has_status 403
"$fixture" account zwei survey_team >"$folder/cookie.zwei"; COOKIE=loket=$(cat "$folder/cookie.zwei"); goes_on save +order=form +again=1
fact "a save with the token of somebody else is 403" has_status 403
as survey_team

# ---- columns ----

cat >"$folder/names.csv" <<END
No;Jenis Kelamin;Usia;Pendidikan;Pekerjaan;Jenis Layanan;Tanggal;Persyaratan;Sistem, Mekanisme dan Prosedur;Waktu Penyelesaian;Biaya/Tarif;Produk Spesifikasi Jenis Pelayanan;Kompetensi Pelaksana;Perilaku Pelaksana;Penanganan Pengaduan, Saran dan Masukan;Sarana dan Prasarana;Saran;Petugas
1;L;34;SLTA;Petani;Perizinan Berusaha;02/01/$year;4;3;Cepat;4;3;4;3;1;2;Tambah kursi;x
;;;;;;;;;;;;;;;;;
2;P;;S1;PNS;;;4;4;4;4;4;4;4;;4;;x
3;P;;S1;PNS;;;;;;;;;;;;;x
END
import "$folder/names.csv"
fact "names need no order" no has_body 'name="order"'
fact "blank rows and rows that answer nothing are passed over, and told" has_body "1 baris tanpa satu pun jawaban dilewati."
fact "the first row is shown as it is understood" has_body '<td class="number">433434321</td><td>Laki-laki, 30–39 tahun, SMA, Lainnya</td><td>izin-usaha</td>'
fact "more columns than questions do no harm" has_body "Simpan 2 jawaban"
fact "and are named" has_body "2 kolom tidak dipakai: A, R."
again check m3=8
fact "one column for two questions is 400" has_body "3. Waktu penyelesaian memakai kolom yang sama dengan 1. Persyaratan."
import "$folder/names.csv"; again check m3=
fact "a question without its column is 400" has_body "3. Waktu penyelesaian: pilih kolomnya."
import "$folder/names.csv"; again save m_suggestion=
fact "what was chosen is stored" [ "$(query "SELECT group_concat(answers || sex || age_group || education || occupation || ifnull(service_code, '-')) FROM (SELECT * FROM survey_response WHERE sex <> '' ORDER BY sex DESC)")" = 433434321male30_39smalainnyaizin-usaha,444444440females1pns- ]
cgi staff GET $PAGE
fact "what was brought in is listed with its number and whoever did it" has_body '</th><td class="number">2</td>'
fact "by name" has_body '<td>Petugas survey_team</td>'
import "$folder/names.csv"
fact "the columns are remembered for the next file with this header" [ "$(proposed | grep -c m_suggestion)" = 0 ]
before=$(answers)

as survey_team; cgi staff GET /petugas/survei/baru; token=$(field_of_page csrf)
cgi staff POST /petugas/survei/baru "csrf=$token&instrument=spak-4&scope=kantor&label=$year&starts_on=01/01/$year&ends_on=31/12/$year&population=1000"
spak=$(query "SELECT p.key FROM survey_period p JOIN instrument i ON i.id = p.instrument_id WHERE i.code = 'spak-4'")
printf '%s\n' u1,u2,u3,u4,u5,u6,u7,u8,u9, 4,4,4,4,4,3,3,3,3, >"$folder/other.csv"
(year=$spak; import "$folder/other.csv")
fact "nine columns for five questions tell which four are not used" has_body "4 kolom tidak dipakai: F, G, H, I."
printf '%s\n' u1,u2,u3,u4,u5 4,4,4,4,4 >"$folder/own.csv"
(year=$spak; import "$folder/own.csv")
fact "twin: a file of these five questions is read" has_body "1 baris berisi jawaban."
fact "twin: and uses every column" no has_body "kolom tidak dipakai"

# ---- workbooks ----

python3 tests/lib/survey_book.py "$folder/rekap.xlsx"; import "$folder/rekap.xlsx"
fact "a workbook is read below its title and a merged row" [ "$(field_of_page header_row)" = 3 ]
fact "with the results of its formulas and 4.0 as 4" has_body '<td class="number">444444444</td>'
python3 tests/lib/survey_book.py "$folder/bomb.xlsx" bomb; import "$folder/bomb.xlsx"
fact "a workbook that unpacks beyond the limit is 400" has_status 400
fact "and leaves nothing" [ "$(answers)" = "$before" ]

# ---- files that are not whole ----

head="respondent,u1,u2,u3,u4,u5,u6,u7,u8,u9"
# wrong SENTENCE TEXT CONTENT: a file that cannot be saved and why
wrong() {
    printf '%b' "$3" >"$folder/wrong.csv"
    import "$folder/wrong.csv"
    fact "$1 is told" has_body "$2"
    if [ -n "$(held)" ]; then again save +order=form; fact "$1 is not stored" has_status 400; fi
    fact "$1 leaves nothing" [ "$(answers)" = "$before" ]
}
good="1,4,4,4,4,4,4,4,4,4"
wrong "a five" "Jawaban harus 1 sampai 4" "$head\n$good\n2,5,4,4,4,4,4,4,4,4\n"
wrong "a mean with a decimal comma" "3,5" "$head\n$good\n2,\"3,5\",4,4,4,4,4,4,4,4\n"
wrong "a formula" "=1+3" "$head\n$good\n2,=1+3,4,4,4,4,4,4,4,4\n"
wrong "a row of sums" "469" "$head\n$good\nJumlah,469,4,4,4,4,4,4,4,4\n"
wrong "an open quote" "tanda kutip" "$head\n1,\"4,4,4,4,4,4,4,4,4\n"
wrong "a row that is too short" "baris 2" "$head\n1,4,4\n"
wrong "a file that is not UTF-8" "tidak dapat dibaca" "$head\n1,\\\\0377\\\\0376,4,4,4,4,4,4,4,4\n"
wrong "a header without rows" "0 baris berisi jawaban." "$head\n"
wrong "a file of something else" "1 baris tanpa satu pun jawaban dilewati." "a,b\n1,2\n"
wrong "markup in a cell" "&lt;script&gt;" "$head\n$good\n2,<script>alert(1)</script>,4,4,4,4,4,4,4,4\n"
wrong "a day before the period" "Tanggal di luar periode survei" "$head,tanggal\n$good,01/01/2020\n"
wrong "a service there is not" "Layanan ini tidak ada" "$head,layanan\n$good,Pajak\n"
: >"$folder/empty.csv"; import "$folder/empty.csv"
fact "an empty file is 400" has_status 400
head -c 2000 /dev/urandom >"$folder/noise.xlsx"; import "$folder/noise.xlsx"
fact "noise is 400" has_status 400
start; add step read; post staff $PAGE
fact "no file is 400" has_body "Pilih berkas .xlsx atau .csv."
start; add step save; add kept_file forged; post staff $PAGE
fact "a forged held file is 400" has_status 400
{ echo "$head"; yes "$good" | head -20001; } >"$folder/many.csv"; import "$folder/many.csv"
fact "more answers than one file may hold are refused" has_body "Paling banyak 20000 jawaban dalam satu berkas."
printf '\357\273\277%s\r\n1;4;4;4;4;4;4;4;4;4\r\n' "$(echo "$head" | tr , ';')" >"$folder/bom.csv"; import "$folder/bom.csv"
fact "a byte order mark, semicolons and CRLF are read" has_body "1 baris berisi jawaban."
printf '%s\n' "Rekap;;;;;;;;;" "Responden;Unsur;;;;;;;;" "$(echo "$head" | tr , ';')" "1;4;4;4;4;4;4;4;4;4" "Jumlah;4;4;4;4;4;4;4;4;44" >"$folder/two.csv"; import "$folder/two.csv"
fact "the header is found below titles and a merged row" [ "$(field_of_page header_row)" = 3 ]
fact "a row of sums below is a cell that cannot be read" has_body "1 sel tidak dapat dibaca"
again check +last_row=4 +order=regulation
fact "and can be left out" has_body "Simpan 1 jawaban"
fact "nothing of all these was stored" [ "$(answers)" = "$before" ]

query "UPDATE survey_period SET state = 'closed', closes_at = '2026-01-01T00:00:00Z'"
import $real
fact "a closed period takes no file" has_status 409
finish
