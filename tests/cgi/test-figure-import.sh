#!/bin/sh
# Figures of the office brought in as files and typed by hand: who may, columns guessed and chosen, what cannot be read, differences and their notes,
# all or nothing, corrections of what was approved.
. tests/lib/shell.sh
. tests/lib/citizen.sh
open_office
fixture=$BUILD/tests/fixture_staff
data=site/sample/data
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
location() { sed -n 's/^[Ll]ocation: //p' "$folder/head"; }
datasets() { query "SELECT count(*) FROM dataset"; }
value_of() { query "SELECT $1 FROM dataset WHERE kind = '$2' ORDER BY revision DESC LIMIT 1"; }
PAGE=/petugas/data/impor

# ---- who may ----

for role in front_desk complaint_officer survey_team section_head division_head head auditor administrator; do
    as $role; cgi staff GET $PAGE
    fact "$role asking for the import of figures is answered 403" has_status 403
    cgi staff GET /petugas/data/isi/budget
    fact "$role asking for a table to type is answered 403" has_status 403
done
as data_officer; cgi staff GET $PAGE
fact "the information officer is offered budgets" has_body 'value="budget"'
fact "but no investment" no has_body 'value="investment"'
cgi staff GET /petugas/data/isi/targets
fact "nor targets to type" has_status 403
cgi staff GET /petugas/data/isi/permits
fact "permits come as files alone" has_status 404
cgi staff GET /petugas/data/isi/survey
fact "a kind that is none is 404" has_status 404
as investment_officer; cgi staff GET "$PAGE?jenis=investment&periode=2024-Q1"
fact "the investment officer is offered investment" has_body 'value="investment" selected'

# ---- sending files ----

# the columns the page proposes, as NAME=NUMBER
proposed() {
    awk '/<select/ { match($0, /name="[^"]*"/); name = substr($0, RSTART + 6, RLENGTH - 7) }
        /<option value="[0-9]+" selected/ { match($0, /value="[0-9]+"/); print name "=" substr($0, RSTART + 7, RLENGTH - 8) }' "$folder/page" | grep '^c[0-9]'
}
start() { cgi staff GET $PAGE; token=$(field_of_page csrf); nonce=$(field_of_page nonce); kind=$1; begin; add csrf "$token"; add nonce "$nonce"; add kind "$kind"; }
# import KIND FILE [NAME]: sends a file to be read
import() { start "$1"; add step read; attach file "${3:-${2##*/}}" "$2"; post staff $PAGE; }
# again STEP [NAME=VALUE…]: goes on with the file and the columns of the page that was shown last; a NAME of a column replaces it
again() {
    token=$(field_of_page csrf); nonce=$(field_of_page nonce); kept=$(field_of_page kept_file); header=$(field_of_page header_row); proposed >"$folder/columns"
    goes_on "$@"
}
goes_on() {
    begin; add csrf "$token"; add nonce "$nonce"; add kind "$kind"; add step "$1"; add kept_file "$kept"; add header_row "$header"; shift
    while IFS='=' read -r name column; do
        for override in "$@"; do [ "${override%%=*}" != "$name" ] || column=; done
        [ -z "$column" ] || add "$name" "$column"
    done <"$folder/columns"
    for override in "$@"; do add "${override%%=*}" "${override#*=}"; done
    post staff $PAGE
}

# ---- budgets: the real table ----

as data_officer
import budget $data/performance/probolinggo-2021-budget.csv
fact "the real budget is read" has_status 200
fact "with its ten rows" has_body "10 baris angka."
fact "its year is told by the file's name" has_body 'name="year" type="text" value="2021"'
fact "the share that was printed wrong is marked in its cell" has_body "94.60<span class=\"subject small soon\">dihitung ulang 94,17%</span>"
fact "and listed with both figures" has_body '94,60%</td><td class="amount"><span class="narrow-only small soft">Dihitung ulang</span><strong>94,17%</strong>'
fact "what is right is not" no has_body "dihitung ulang 95,33"
fact "nothing is stored yet" [ "$(datasets)" = 0 ]
again save year= source=
fact "saving without a year is 400" has_status 400
fact "and says so" has_body "Berkas ini tidak menyebut periodenya. Tulis tahun datanya."
fact "as is saving without a source" has_body "Tulis sumber angkanya."
again save year=21 source=LKjIP
fact "a year that is none is 400" has_body "Tulis tahun dengan empat angka"
again save year=2021 "source=LKjIP Tahun 2021" report_year=2022
fact "saving leads to the draft" has_status 303
draft=$(location); draft=${draft%%\?*}
fact "it is one of the year 2021" [ "$(query "SELECT kind || period || state || source || report_period FROM dataset")" = "budget2021draftLKjIP Tahun 20212022" ]
fact "with all its rows" [ "$(query "SELECT count(*) FROM budget_row")" = 10 ]
fact "the file is gone" pending 0
goes_on save year=2021 "source=LKjIP Tahun 2021"
fact "the same form again leads to the same draft" [ "$(location)" = "$draft?selesai=impor" ]
fact "and stores nothing more" [ "$(datasets)" = 1 ]
cgi staff GET "$draft?selesai=impor"
fact "the draft says what to do" has_body "beri catatan pada setiap selisih, lalu ajukan."
fact "it shows the rows" has_body '10.377.143.130,77</td>'
fact "the share computed beside the printed one" has_body '<td class="amount">94,17%</td><td class="amount">94,60%</td>'
fact "the report the figures came out in" has_body "Tahun 2022"

# ---- notes ----

token=$(field_of_page csrf)
fact "handing in is not offered without a note" no has_body 'value="submit"'
fact "and the page says why" has_body "Tulis catatan pada setiap selisih sebelum mengajukan"
cgi staff POST "$draft" "csrf=$token&action=submit&version=1"
fact "handing in all the same is 400" has_status 400
fact "with the reason" has_body "Tulis catatan pada setiap selisih sebelum mengajukan"
as auditor; cgi staff GET "$draft"
fact "who only reads is asked for no notes" no has_body 'name="note_10"'
cgi staff POST "$draft" "csrf=$(field_of_page csrf)&action=accept&version=1&note_10=x"
fact "nor may they write one" has_status 403
as data_officer; cgi staff GET "$draft"; token=$(field_of_page csrf)
cgi staff POST "$draft" "csrf=$token&action=accept&version=9&note_10=x"
fact "a note on a version that is no more is 409" has_status 409
cgi staff POST "$draft" "csrf=$token&action=accept&version=1&note_10=Laporan+salah+cetak+%3Cb%3E"
fact "a note is stored" has_header Location "$draft?selesai=accept"
cgi staff GET "$draft"
fact "it stands beside the difference, as text" has_body "Laporan salah cetak &lt;b&gt;</span>"
fact "now handing in is offered" has_body 'value="submit"'
version=$(query "SELECT version FROM dataset")
# approve ROLE PATH: the whole way, by four people
step() { as "$1"; cgi staff GET "$2"; cgi staff POST "$2" "csrf=$(field_of_page csrf)&$3"; }
approve() {
    version=$(query "SELECT version FROM dataset WHERE id = ${2##*/}")
    step "$1" "$2" "action=submit&version=$version"
    step section_head "$2" "action=analyse&version=$((version + 1))&analysis=Baik"
    step division_head "$2" "action=correct&version=$((version + 2))&correction=Tidak+ada"
    step head "$2" "action=approve&version=$((version + 3))"
}
approve data_officer "$draft"
fact "Kasi, Kabid and Kepala Dinas approve it" [ "$(query "SELECT state FROM dataset")" = approved ]
fact "the note is published with the figures" [ "$(query "SELECT note FROM public_difference")" = "Laporan salah cetak <b>" ]

# ---- on the site ----

# ran OUTCOME AT FAULT: the last run of the builder
ran() { query "INSERT OR REPLACE INTO site_run (id, at, outcome, edition, content, fault) VALUES (1, '$2', '$1', 7, 'before', '$3')"; as data_officer; cgi staff GET "$draft"; }
as data_officer; cgi staff GET "$draft"
fact "before the first edition nothing is said of it" no has_body "edisi 7"
ran live 2020-01-01T00:00:00Z ""
fact "what was approved since waits for an edition" has_body "Menunggu edisi baru situs"
ran failed 2099-01-01T00:00:00Z "tidak ada ruang"
fact "one that failed is told" has_body "Edisi baru situs gagal dibuat"
ran live 2099-01-01T00:00:00Z ""
fact "and one that was built" has_body "Terbit di situs publik, edisi 7."

# ---- a correction ----

as data_officer; cgi staff GET "$draft"
fact "what is approved is corrected by a new file" has_body "petugas/data/impor?jenis=budget&amp;periode=2021"
fact "or by typing" has_body "petugas/data/isi/budget?data=${draft##*/}"
as section_head; cgi staff GET "$draft"
fact "twin: but not by who approves" no has_body "petugas/data/impor"
as data_officer
sed 's/94.60/94.17/' $data/performance/probolinggo-2021-budget.csv >"$folder/mended.csv"
import budget "$folder/mended.csv"
fact "the columns are known by now" [ "$(proposed | wc -l)" = 4 ]
fact "a file that adds up has no difference" has_body "Semua jumlah di sumber cocok dengan hitung ulang."
again save year=2021 source=Ralat
second=$(location); second=${second%%\?*}
fact "it becomes a revision" [ "$(value_of revision budget)" = 2 ]
cgi staff GET "$second"
fact "that lists by itself what it corrects" has_body "Koreksi terhadap revisi sebelumnya"
fact "as it was" has_body "94.60"
fact "what needs a reason" has_body "Tulis alasan setiap perubahan sebelum mengajukan koreksi."
token=$(field_of_page csrf)
cgi staff POST "$second" "csrf=$token&action=explain&version=1&why=Salah+cetak"
approve data_officer "$second"
fact "and is approved like the first" [ "$(value_of state budget)" = approved ]
fact "its erratum is public" [ "$(query "SELECT count(*) > 0 FROM public_erratum WHERE reason = 'Salah cetak'")" = 1 ]

# ---- investment: two files of one period ----

as investment_officer
import investment $data/investment/kotim-2024-q1-pma.csv
fact "the real PMA table is read" has_status 200
fact "its quarter is told by the file's name" has_body 'value="Q1" selected'
again save year=2024 part=Q1 status=pma "source=Laporan Kinerja"
pma=$(location); pma=${pma%%\?*}
fact "PMA becomes a draft of the quarter" [ "$(query "SELECT period FROM dataset WHERE kind = 'investment'")" = 2024-Q1 ]
import investment $data/investment/kotim-2024-q1-pmdn.csv
again save year=2024 part=Q1 status=pmdn "source=Laporan Kinerja"
fact "PMDN joins it" [ "$(location)" = "$pma?selesai=impor" ]
fact "both are there" [ "$(query "SELECT group_concat(DISTINCT status) FROM investment_row")" = pma,pmdn ]
import investment $data/investment/kotim-2024-q1-pmdn.csv
fact "the same file is noticed" has_body "Berkas yang sama sudah pernah diimpor."
again save year=2024 part=Q1 status=pmdn source=Lagi
fact "what is there already is 409" has_status 409
fact "and named" has_body "Realisasi penanaman modal, Triwulan I 2024 sudah ada"
again save year=2024 part=Q1 status=pmdn source=Lagi replace=1
fact "unless somebody wants it replaced" [ "$(location)" = "$pma?selesai=impor" ]
fact "the rows are there once" [ "$(query "SELECT count(*) FROM investment_row WHERE status = 'pmdn'")" = "$(($(wc -l <$data/investment/kotim-2024-q1-pmdn.csv) - 1))" ]

# ---- a header of two rows, a title above, and what a person must say ----

printf '\357\273\277Realisasi PMA;;;;;\r\nSektor;Investasi;;Proyek;TKI;TKA\r\n;Rp Juta;US$ Ribu;;;\r\nJumlah;1.234;82;3;5;0\r\nSektor Primer;1.234;82;3;5;0\r\n' >"$folder/nswi.csv"
import investment "$folder/nswi.csv" "PMA TW I 2023.csv"
fact "a title and two header rows are passed" [ "$(field_of_page header_row)" = 2 ]
fact "both are counted" has_body '<option value="2" selected>2 baris</option>'
fact "a number that can mean two things is asked about" has_body 'dapat berarti'
fact "with both ways to write one" has_body 'name="notation"'
again save year=2023 part=Q1 status=pma source=NSWI header_rows=2
fact "not saying which is 400" has_status 400
again save year=2023 part=Q1 status=pma source=NSWI header_rows=2 notation=comma
fact "saying it stores the figures" has_status 303
fact "as they were meant" [ "$(query "SELECT group_concat(amount_rupiah) FROM investment_row JOIN dataset ON id = dataset_id WHERE period = '2023-Q1'")" = 1234000000,1234000000 ]

# ---- several offices and years ----

before=$(datasets)
import indicators $data/performance/indicators.csv
fact "a file of several offices is read" has_status 200
fact "its offices are offered" has_body 'value="Kota Prabumulih"'
again save source=LKjIP year=
fact "one has to be chosen" has_body "Berkas ini memuat beberapa kantor. Pilih satu."
fact "and nothing was stored" [ "$(datasets)" = "$before" ]
again save source=LKjIP year= "office=Kota Prabumulih"
fact "then its figures are stored" has_status 303
fact "of that office alone" [ "$(query "SELECT count(*) FROM indicator_row")" = "$(grep -c '^Kota Prabumulih' $data/performance/indicators.csv)" ]

# ---- permits and the totals a report printed ----

import permits $data/permits/kotim-2024-q2.csv
kept=$(field_of_page kept_file); token=$(field_of_page csrf); nonce=$(field_of_page nonce); proposed >"$folder/columns"
begin; add csrf "$token"; add nonce "$nonce"; add kind permits; add step check; add kept_file "$kept"; add header_row 1; add year 2024; add part Q2; add source Laporan
while IFS='=' read -r name column; do add "$name" "$column"; done <"$folder/columns"
attach totals totals.csv $data/permits/kotim-2024-q2-published-totals.csv; post staff $PAGE
fact "a second file of totals is compared" has_status 200
fact "and kept for the next step" has_body "Jumlah tercetak: <strong>totals.csv</strong>"
token=$(field_of_page csrf); nonce=$(field_of_page nonce)
begin; add csrf "$token"; add nonce "$nonce"; add kind permits; add step save; add header_row 1; add year 2024; add part Q2; add source Laporan
while IFS='=' read -r name column; do add "$name" "$column"; done <"$folder/columns"
for held in $(sed -n 's/.*name="kept_file" value="\([^"]*\)".*/\1/p' "$folder/page"); do add kept_file "$held"; done
post staff $PAGE
fact "both are stored in one draft" [ "$(query "SELECT (SELECT count(*) FROM permit_row) || ' ' || (SELECT count(*) FROM permit_published_total)")" = "36 4" ]
fact "both files are gone" pending 0

# ---- permits with a column a month ----

printf 'Kanal,Jenis izin,April,Mei,Juni,Jumlah\nOSS-RBA,NIB,311,390,1602,2304\nOSS-RBA,Proyek,551,7x0,1895,3206\n' >"$folder/months.csv"
import permits "$folder/months.csv"
fact "a table with a column a month is read as one with a row a month" has_body "Kolom bulan dibaca sebagai baris"
again check year=2024 part=Q2
fact "a cell that cannot be read is marked once, not in each month of its line" [ "$(grep -o '<td class="bad">' "$folder/out" | wc -l)" = 1 ]
fact "with what stands in it" has_body '7x0<span class="subject message small">'
printf 'Kanal,Jenis izin,April,Mei,Juni,Jumlah\nOSS-RBA,NIB,311,390,1602,2304\n' >"$folder/months.csv"
import permits "$folder/months.csv"
again check year=2024 part=Q2
fact "a total beside the months is compared, and marked where it stands" has_body '2304<span class="subject small soon">dihitung ulang 2.303'
fact "and there alone" [ "$(grep -o 'dihitung ulang 2.303' "$folder/out" | wc -l)" = 1 ]

# ---- columns ----

printf 'Uraian Program;Dana;Keluar;Serapan\nSatu;1.000.000;500.000;50\nDua;2.000.000;1.000.000,50;50\n' >"$folder/other.csv"
import budget "$folder/other.csv"
fact "columns whose names say nothing are asked for" has_body "Kolom mana berisi apa"
again save year=2020 source=x
fact "without them nothing is saved" has_status 400
fact "and the missing one is named" has_body "Anggaran (Rp): pilih kolomnya."
column() { awk -v label="$1" '/<label class="label"/ { keep = index($0, label) } keep && match($0, /name="c[0-9]+"/) { print substr($0, RSTART + 6, RLENGTH - 7); exit }' "$folder/page"; }
amount=$(column "Anggaran (Rp)"); realised=$(column "Realisasi (Rp)"); programme=$(column "Program")
again check "$programme=1" "$amount=2" "$realised=2" year=2020 source=x
fact "a column that tells two things is 400" has_body "Realisasi (Rp) memakai kolom yang sama dengan Anggaran (Rp)."
again save "$programme=1" "$amount=2" "$realised=3" year=2020 source=x
fact "with them chosen it is" has_status 303
import budget "$folder/other.csv"
fact "and they are remembered" [ "$(proposed | grep -c -e "^$amount=2" -e "^$realised=3")" = 2 ]

import investment "$folder/nswi.csv" "PMA TW I 2023.csv"
token=$(field_of_page csrf); nonce=$(field_of_page nonce); kept=$(field_of_page kept_file); proposed >"$folder/columns"; header=99; goes_on save year=2023 part=Q1 status=pma source=NSWI header_rows=2
fact "a header row that is not there is 400" has_body "Baris ini tidak ada atau kosong."

# ---- names and examples ----

sed -n 1,3p $data/performance/probolinggo-2021-budget.csv >"$folder/two.csv"
for told in "Anggaran 2019.csv:2019:year" "Realisasi TW II 2024.csv:2024:Q2" "lkpm_triwulan-4_2023.csv:2023:Q4" "q3.2022.csv:2022:Q3" "rekap-12024.csv::" "TWIN 2020.csv:2020:year"; do
    name=${told%%:*}; rest=${told#*:}
    import permits "$folder/two.csv" "$name"
    fact "the file \"$name\" tells the year ${rest%:*}" has_body "name=\"year\" type=\"text\" value=\"${rest%:*}\""
    [ -z "${rest#*:}" ] || fact "and the part ${rest#*:}" has_body "value=\"${rest#*:}\" selected"
done
import targets "$folder/two.csv" "Target 2021-2026.csv"
fact "a plan's years are told by its name" has_body 'value="2021-2026"'
fact "figures that were taken for others are noticed" has_body "Kolom berkas ini tampak seperti Anggaran program."
import budget "$folder/two.csv" "Anggaran 2021-2026.csv"
fact "a plan is no year of a budget" has_body 'name="year" type="text" value=""'
fact "twin: a budget is noticed as one" no has_body "tampak seperti"
again save year=2021-2026 source=x
fact "nor when it is typed" has_body "Tulis tahun dengan empat angka"
for kind in investment permits indicators budget targets; do
    as investment_officer; cgi staff GET "$PAGE?contoh=$kind"
    fact "an empty file of $kind is offered" has_header Content-Disposition "contoh-"
    cp "$folder/page" "$folder/example.csv"; import $kind "$folder/example.csv"
    fact "and its columns are known when it comes back" no has_body "<details open>"
done
as data_officer; cgi staff GET "$PAGE?contoh=investment"
fact "but not of what another brings in" has_status 403
cgi staff GET "$PAGE?contoh=survey"
fact "nor of what is none" has_status 404
as investment_officer

# ---- what cannot be read ----

before=$(datasets)
# wrong SENTENCE TEXT CONTENT: a file of a budget that cannot be saved and why
wrong() {
    printf '%b' "$3" >"$folder/wrong.csv"
    import budget "$folder/wrong.csv"
    fact "$1 is told" has_body "$2"
    if [ -n "$(field_of_page kept_file)" ]; then again save year=2019 source=x; fact "$1 is not stored" has_status 400; fi
    fact "$1 leaves nothing" [ "$(datasets)" = "$before" ]
}
head='programme,budget_idr,realised_idr\n'
wrong "a word for a number" '<td class="bad">' "${head}Satu,seratus,5\n"
wrong "a formula" '<td class="bad">' "${head}Satu,=1+1,5\n"
wrong "a negative amount" "tidak boleh negatif" "${head}Satu,-5,5\n"
wrong "a number that can mean two things" "dapat berarti" "${head}Satu,1.234,5\n"
wrong "a quote left open" "Berkas tidak dapat dibaca" "${head}Satu,\"5,5\n"
wrong "a header alone" "0 baris angka." "${head}"
wrong "a file of other figures" "pilih" "respondent,u1,u2\n1,4,4\n"
wrong "markup" '&lt;script&gt;' "${head}Satu,<script>,5\n"
printf '\377\376\000' >"$folder/binary.csv"; import budget "$folder/binary.csv"
fact "bytes that are no text are 400" has_status 400
python3 tests/lib/survey_book.py "$folder/bomb.xlsx" bomb; import budget "$folder/bomb.xlsx"
fact "a workbook that unpacks beyond the limit is 400" has_status 400
printf 'PK\003\004rest' >"$folder/broken.xlsx"; import budget "$folder/broken.xlsx"
fact "a broken workbook is 400" has_status 400
start budget; add step read; post staff $PAGE
fact "no file is 400" has_body "Pilih berkas .xlsx atau .csv."
begin; add csrf "$token"; add nonce x; add kind budget; add step read; post staff $PAGE
fact "a form without its number is 400" has_status 400
fact "all of it left nothing" [ "$(datasets)" = "$before" ]
as data_officer; start investment; add step read; attach file pma.csv $data/investment/kotim-2024-q1-pma.csv; post staff $PAGE
fact "figures of another's office are 403" has_status 403

# ---- typed ----

TYPING=/petugas/data/isi/indicators
# type FIELDS…: opens the empty table and sends it, urlencoded
typed() { token=$(field_of_page csrf); nonce=$(field_of_page nonce); cgi staff POST $TYPING "csrf=$token&nonce=$nonce&rows=5&$1"; }
skm="r1_2=Nilai+SKM&r1_3=index&r1_4=higher&r1_5=84&r1_6=84%2C59&r1_7=110"
cgi staff GET $TYPING
fact "a table of five lines is offered" has_body 'name="r5_10"'
typed "step=more&$skm"
fact "more lines keep what was typed" has_body 'name="r1_6" type="text" value="84,59"'
fact "and are there" has_body 'name="r10_1"'
typed "step=save&source=LKjIP&$skm"
fact "without its year it is 400" has_body "Tulis tahun datanya."
typed "step=save&source=LKjIP&year=2023&r1_2=Nilai&r1_5=1x"
fact "a cell that cannot be read is told at the cell" has_body 'Target: bukan angka.</p>'
fact "with what is missing" has_body "Arah: belum diisi."
typed "step=save&source=LKjIP&year=2023"
fact "an empty table is 400" has_body "Isi sedikitnya satu baris."
typed "step=check&source=LKjIP&year=2023&$skm"
fact "what does not add up is shown before it is saved" has_body "Capaian tercetak berbeda dari hitungan"
typed "step=save&source=LKjIP&year=2023&$skm"
fact "saved it is a draft" has_status 303
own=$(location); own=${own%%\?*}
fact "exactly as typed" [ "$(query "SELECT target || ' ' || realisation FROM indicator_row WHERE dataset_id = ${own##*/}")" = "84 84.59" ]
cgi staff POST $TYPING "csrf=$token&nonce=$nonce&rows=5&step=save&source=LKjIP&year=2023&$skm"
fact "the same form again is the same draft" [ "$(location)" = "$own?selesai=impor" ]
cgi staff GET "$TYPING?data=${own##*/}"
fact "its rows come back to be mended" has_body 'name="r1_6" type="text" value="84,59"'
based=$(field_of_page based | tr ' ' +)
typed "step=save&source=LKjIP&year=2023&based=$based&r1_2=Nilai+SKM&r1_3=index&r1_4=higher&r1_5=84&r1_6=84%2C59&r1_7=101"
fact "and are replaced" [ "$(query "SELECT published_achievement FROM indicator_row WHERE dataset_id = ${own##*/}")" = 101 ]
cgi staff GET "$TYPING"
typed "step=save&source=LKjIP&year=2023&based=$based&$skm"
fact "but not by somebody who saw them before that" has_status 409
cgi staff GET "$TYPING?data=${pma##*/}"
fact "rows of another kind are no start" has_status 404
as survey_team; cgi staff POST $TYPING "csrf=x&nonce=x&step=save"
fact "a save of somebody who may not is 403" has_status 403

# ---- the list ----

as data_officer; cgi staff GET "/petugas/data?keadaan=konsep&jenis=indicators"
fact "the list shows one kind alone" has_body "Indikator kinerja Tahun 2023"
fact "without the others" no has_body "Realisasi penanaman modal Triwulan"
cgi staff GET "/petugas/data?keadaan=konsep&jenis=zzz"
fact "a kind that is none shows all" has_body "Realisasi penanaman modal Triwulan"
fact "the audit chain is whole" "$loket" audit verify
finish
