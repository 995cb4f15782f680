#!/bin/sh
# The register of letters between agencies as an office printed it: every row of the real one is entered, answered and printed again.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
fixture=$BUILD/tests/fixture_staff
SOURCE=site/sample/data/requests/kotim-2024-q2.csv
"$fixture" account data_officer data_officer >"$folder/cookie"
COOKIE=loket=$(cat "$folder/cookie")
plus() { printf '%s' "$1" | tr ' ' +; }
number_of_receipt() { sed -n 's/.*<p class="register number">\([^<]*\)<.*/\1/p' "$folder/page"; }
version_of() { "$fixture" state "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
act() { cgi staff POST "/petugas/aksi/$number" "csrf=$token&action=$1&version=$(version_of "$number")${2:+&$2}"; }
rows() { sqlite3 -batch :memory: ".mode csv" ".import $SOURCE letter" ".mode list" ".separator |" "SELECT $1 FROM letter"; }

# enter KIND SENDER SUBJECT DAY: what the report has of a letter, and nothing else
enter() {
    cgi staff GET "/petugas/permintaan-baru?jenis=instansi"; token=$(field_of_page csrf); nonce=$(field_of_page nonce)
    sent="csrf=$token&nonce=$nonce&kind=agency&channel=letter&agency_kind=$1&name=$(plus "$2")&subject=$(plus "$3")"
    cgi staff POST /petugas/permintaan-baru "$sent&obtain_way=soft_copy&delivery_way=courier&received_on=$4&received_time=09.00${5:-}"
}

rows "number, requester_kind, requester, subject, reply_letter, reply_date" >"$folder/rows"
fact "the real register has seven rows" [ "$(grep -c . "$folder/rows")" = 7 ]
while IFS='|' read -r row kind sender subject letter day; do
    case $kind in OPD*) kind=opd ;; *) kind=non_opd ;; esac
    enter "$kind" "$sender" "$subject" 15/04/2024
    number=$(number_of_receipt)
    fact "row $row is entered" [ -n "$number" ]
    act accept; act answer "text=Data+terlampir.&letter_number=$letter&letter_date=$day"
    fact "and answered" [ "$(query "SELECT state FROM cases WHERE number = '$number'")" = answered ]
    fact "its reply is as printed" [ "$(query "SELECT reply_letter_number || '|' || coalesce(reply_letter_date, '') FROM information_request JOIN cases ON id = case_id WHERE number = '$number'")" = "$letter|$day" ]
done <"$folder/rows"
fact "each got a number of the year it came in" [ "$(query "SELECT count(*) FROM cases WHERE number LIKE 'PMI-2024-%'")" = 7 ]

# ---- printed as the office prints it
shown() { sed 's/<[^>]*>/|/g; s/&#47;/\//g' "$folder/page" | grep -F "$1" | grep -qF "$2"; }
for form in "" "&bentuk=cetak"; do
    cgi staff GET "/petugas/laporan-permintaan?tahun=2024&masa=Q2&isi=rekap$form"
    fact "the recap is shown${form:+ for paper}" has_status 200
    fact "with both tables of the quarter" shown "A. Permintaan data dari OPD teknis, Triwulan II 2024" ""
    fact "of other bodies too" shown "B. Permintaan data dari instansi non-OPD, Triwulan II 2024" ""
    for words in "Nama pengirim, nomor surat, dan tanggal" "Hal" "Balasan surat ke tujuan (nomor dan tanggal)"; do
        fact "with the column $words" has_body "$words"
    done
    fact "numbered from one in each" [ "$(grep -c '<th scope="row">1</th>' "$folder/page")" = 2 ]
    while IFS='|' read -r row kind sender subject letter day; do
        fact "row $row has its subject beside its sender" shown "$sender" "$subject"
        [ -z "$letter" ] || fact "and its reply letter" shown "$sender, $letter" "$subject"
    done <"$folder/rows"
    fact "a reply's date is written out" shown "Badan Pendapatan Daerah (UPT Pelayanan Pendapatan), 234/DPMPTSP/PIPM/IV/2024, 6 Mei 2024" ""
done
cgi staff GET "/petugas/laporan-permintaan?tahun=2024&masa=Q3&isi=rekap"
fact "another quarter has none of them" no has_body "Permintaan data SPBU"
cgi staff GET "/petugas/laporan-permintaan?tahun=2024&masa=Q2&isi=instansi"
fact "the register itself tells kind and number" shown "PMI-2024-000001" "Data izin Tanda Daftar Gudang"
for wrong in "tahun=2024&masa=Q5" "tahun=24" "tahun=2024&isi=semua"; do
    cgi staff GET "/petugas/laporan-permintaan?$wrong"; fact "$wrong is refused" has_status 400
done
run "$BUILD/loket" request report --period 2024-Q2 --format csv --table rekap
fact "the recap is a file" [ "$(grep -c 'OPD' "$folder/out")" -ge 7 ]
fact "with the reply letters" says "284/DPMPTSP/PIPM/VI/2024, 7 Juni 2024"

# ---- what a letter tells beside that is kept, and proved by the receipt
enter opd "Dinas Uji" "Rekap izin" "$(local_date -d yesterday +%d/%m/%Y)" "&period_wanted=Januari+sampai+Juni+2026&format_wanted=XLSX&letter_number=005/12"
number=$(number_of_receipt)
fact "a letter without a date is entered" [ "$(query "SELECT coalesce(letter_date, 'none') FROM information_request JOIN cases ON id = case_id WHERE number = '$number'")" = none ]
content() { query "SELECT text FROM receipt JOIN cases ON id = case_id WHERE number = '$number'"; }
hash=$(printf 'ISI LOKET TERBUKA, BENTUK 1\njenis: request\npemohon: agency\njenis-instansi: opd\ninstansi: Dinas Uji\nnomor-surat: 005/12\njudul: Rekap izin\ninformasi: Rekap izin\nperiode: Januari sampai Juni 2026\nbentuk: XLSX\ncara-memperoleh: soft_copy\ncara-menerima: courier\n' | sha256sum | cut -d' ' -f1)
case $(content) in *"$hash"*) found=yes ;; *) found=no ;; esac
fact "its receipt proves period and form" [ "$found" = yes ]
act accept; act answer "text=Terlampir.&letter_number=&letter_date=$(local_date +%d/%m/%Y)"
fact "a date without a letter is asked about" has_status 400
act answer text=Terlampir.
today=$(local_date +%d/%m/%Y)
act deliver "text=Surat+dikirim.&delivered_on=$today&letter_number=300/DPMPTSP&letter_date=01/01/2199"
fact "a reply of tomorrow is none" has_body "Tanggal surat belum tiba."
act deliver "text=Surat+dikirim.&delivered_on=$today&letter_number=300/DPMPTSP&letter_date=01/01/2020"
fact "nor one that is older than the request" has_body "Surat ini bertanggal sebelum permintaan diterima."
act deliver "text=Surat+dikirim.&delivered_on=$today&letter_date=$today"
fact "nor is a date alone taken later" has_status 400
act deliver "text=Surat+dikirim.&delivered_on=$today&letter_number=300/DPMPTSP&letter_date=$today"
fact "a reply that was numbered later gets its number" [ "$(query "SELECT reply_letter_number FROM information_request JOIN cases ON id = case_id WHERE number = '$number'")" = 300/DPMPTSP ]
act deliver "text=Surat+dikirim.&delivered_on=$today&letter_number=301/DPMPTSP"
fact "once" has_body "Surat balasan sudah tercatat: 300/DPMPTSP"
cgi staff GET "/petugas/cetak/balasan/$number"
fact "the reply is printed with it" has_body 300/DPMPTSP
enter opd "Dinas Uji" "Surat lama" 01/01/2001
fact "a letter of a quarter of a century ago is a mistyped year" has_body "lebih dari 10 tahun lalu"
finish
