#!/bin/sh
# An answered request becomes a published table: who may, columns, personal data, small groups, the way through the approval, the page, the open data,
# and the next person who asks. usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
fixture=$BUILD/tests/fixture_staff
as() {
    [ -f "$folder/cookie.$1" ] || "$fixture" account "$1" "$1" >"$folder/cookie.$1"
    COOKIE=loket=$(cat "$folder/cookie.$1")
}
location() { sed -n 's/^[Ll]ocation: //p' "$folder/head"; }
datasets() { query "SELECT count(*) FROM dataset WHERE kind = 'answer'"; }
number=$("$fixture" request answered)
PAGE=/petugas/data/jawaban/$number
table() { printf '%b' "$1" >"$folder/$2"; }

# ---- who may ----

for role in front_desk complaint_officer survey_team investment_officer section_head head auditor administrator; do
    as $role; cgi staff GET "$PAGE"
    fact "$role is answered 403" has_status 403
done
as data_officer
waiting=$("$fixture" request in_progress)
cgi staff GET "/petugas/data/jawaban/$waiting"
fact "a request that is not answered has no such page" has_status 404
cgi staff GET /petugas/data/jawaban/PMI-2026-999999
fact "nor one that does not exist" has_status 404
cgi staff GET "/petugas/kasus/$waiting"
fact "its page offers none" no has_body "Jadikan data terbuka"
cgi staff GET "/petugas/kasus/$number"
fact "the page of an answered one does" has_body "petugas/data/jawaban/$number"
cgi staff GET "$PAGE"
fact "which leads to a form" has_status 200
fact "that shows what was asked" has_body "Yang diminta"

# ---- the file ----

chosen() { # the columns the page shows, as NAME=VALUE
    awk '/<select/ { match($0, /name="[^"]*"/); name = substr($0, RSTART + 6, RLENGTH - 7) }
        /<option value="[a-z]+" selected/ { match($0, /value="[a-z]+"/); print name "=" substr($0, RSTART + 7, RLENGTH - 8) }' "$folder/page" | grep '^k[0-9]'
    sed -n 's/.*name="\([lu][0-9]*\)" type="text" value="\([^"]*\)".*/\1=\2/p' "$folder/page"
}
reads() { cgi staff GET "$PAGE"; token=$(field_of_page csrf); nonce=$(field_of_page nonce); begin; add csrf "$token"; add nonce "$nonce"; add step read; attach file "$1" "$folder/$1"; post staff "$PAGE"; remember; }
remember() { kept=$(field_of_page kept_file); header=$(field_of_page header_row); chosen >"$folder/columns"; }
# again STEP [NAME=VALUE…]: the form as shown, with other values
again() {
    begin; add csrf "$token"; add nonce "$nonce"; add step "$1"; add kept_file "$kept"; add header_row "$header"; shift
    while IFS='=' read -r name value; do
        for other in "$@"; do [ "${other%%=*}" != "$name" ] || value=; done
        [ -z "$value" ] || add "$name" "$value"
    done <"$folder/columns"
    for other in "$@"; do add "${other%%=*}" "${other#*=}"; done
    post staff "$PAGE"
}
title="Izin terbit per kecamatan"; description="Banyaknya izin yang terbit, dan tenaga kerja yang dilaporkan pemegangnya."; year=2025
whole() { step=$1; shift; again "$step" "title=$title" "description=$description" year=$year source=OSS-RBA rhythm=yearly licence=CC-BY-4.0 "$@"; }

table 'Izin terbit 2025\nKecamatan;Izin terbit (izin);Tenaga kerja (orang)\nBaamang;1.250;300\nKetapang;870;120\nTualan;12;3\nParenggean;45;9\nJumlah;2.177;432\n' izin-2025.csv
reads izin-2025.csv
fact "the file is read" has_status 200
fact "with its rows" has_body "5 baris."
fact "the title above the table is proposed" has_body 'value="Izin terbit 2025"'
fact "the year is told by the file's name" has_body 'name="year" type="text" value="2025"'
fact "columns are told apart" [ "$(grep '^k' "$folder/columns" | tr '\n' ' ')" = "k1=text k2=number k3=people " ]
fact "a number that can mean two things is asked about" has_body "dapat berarti 1250 atau 1.250"
fact "so it cannot be stored yet" no has_body 'value="save"'
whole check notation=comma
fact "once that is said it can" has_body 'value="save"'
fact "rows about few persons lose their figures" has_body "Angka 2 baris disembunyikan"
fact "nothing is stored yet" [ "$(datasets)" = 0 ]
again save notation=comma title= description= source= rhythm= licence=
fact "without its words it is 400" has_status 400
for missing in "Tulis judul tabel." "Tulis apa isi tabel ini." "Tulis sumber angkanya." "Pilih kapan tabel diperbarui." "Pilih lisensi." "Periksa tabelnya, lalu centang."; do
    fact "it says: $missing" has_body "$missing"
done
title=Periksa; whole save notation=comma checked=1; title="Izin terbit per kecamatan"
fact "a title whose address is another page is refused" has_body "Judul ini tidak dapat menjadi alamat halaman."
description="Tanya 0812-3456-7890"; whole save notation=comma checked=1; description="Banyaknya izin yang terbit."
fact "a telephone number in its words is refused" has_body "Memuat nomor telepon"
title="Data untuk Nama Pelapor Uji"; whole save notation=comma checked=1; title="Izin terbit per kecamatan"
fact "nor may its title name the requester" has_body "Memuat nama pemohon, yang tidak boleh terbit."
description="Diminta nama pelapor uji"; whole save notation=comma checked=1; description="Banyaknya izin yang terbit."
fact "nor its description" has_body "Memuat nama pemohon, yang tidak boleh terbit."
whole save notation=comma checked=1 "l2=Hubungi 0812-3456-7890"
fact "nor may a heading have a telephone number" has_body "judul atau satuannya memuat nomor telepon"
whole save notation=comma checked=1 "u2=Nama Pelapor Uji"
fact "nor a unit the requester's name" has_body "judul atau satuannya memuat nama pemohon"
fact "still nothing is stored" [ "$(datasets)" = 0 ]

# ---- personal data ----

table 'Usaha,Nama pemohon,NIK,Izin\nWarung Contoh,Orang Contoh,3201010101800001,1\n' orang.csv
reads orang.csv
fact "columns about persons are named" has_body "tentang orang per orang"
whole save checked=1
fact "and not stored" has_status 400
whole save checked=1 k2=none k3=none
fact "left out, the rest can be" has_status 303
fact "and nothing of them is anywhere" [ "$(query "SELECT count(*) FROM answer_cell WHERE value LIKE '%3201%' OR value LIKE 'Orang%'")" = 0 ]
table 'Usaha,Catatan\nWarung Contoh,milik Nama Pelapor Uji\n' pemohon.csv
reads pemohon.csv
fact "the requester's own name is found" has_body "memuat nama pemohon"
table 'Rumah sakit,Izin\nRSUD dr. Contoh,3\n' rumah-sakit.csv
reads rumah-sakit.csv
fact "what reads like a name is a doubt" has_body "1 sel tampak seperti nama orang"
fact "that people decide" has_body 'value="save"'

# ---- stored ----

reads izin-2025.csv
whole save notation=comma checked=1
fact "the same table of the same period is asked about" has_status 409
fact "with a box to tick" has_body 'name="replace"'
whole save notation=comma checked=1 replace=1
fact "ticked, the rows are the new ones" has_status 303
draft=$(location); draft=${draft%%\?*}; id=${draft##*/}
whole save notation=comma checked=1 replace=1
fact "the same form again leads to the same draft" [ "$(location)" = "$draft?selesai=impor" ]
fact "one dataset, one step more" [ "$(query "SELECT kind || ' ' || period || ' ' || scope || ' ' || state || ' ' || version FROM dataset WHERE id = $id")" = "answer 2025 izin-terbit-per-kecamatan draft 2" ]
fact "figures of few persons were never stored" [ "$(query "SELECT count(*) FROM answer_cell WHERE value IN ('3', '9') OR hidden AND value <> ''")" = 0 ]
fact "those hidden are marked" [ "$(query "SELECT sum(hidden) FROM answer_cell")" = 4 ]
fact "the file is gone; those of forms left open wait" pending 3
cgi staff GET "$draft"
fact "the draft shows the table" has_body "1.250"
fact "and hides what is hidden" has_body "disembunyikan"
fact "and leads back to the request" has_body "petugas/data/jawaban/$number"
cgi staff GET "/petugas/kasus/$number"
fact "the request names what became of it" has_body "Data terbuka: Izin terbit per kecamatan, Tahun 2025 (Konsep)"

# ---- approval ----

act() { # ROLE ACTION [FIELD=VALUE]
    as "$1"; cgi staff GET "$draft"; token=$(field_of_page csrf); version=$(query "SELECT version FROM dataset WHERE id = $id")
    cgi staff POST "$draft" "csrf=$token&action=$2&version=$version${3:+&$3}"
}
act data_officer analyse analysis=Baik
fact "who brings it in does not analyse it" has_status 403
act data_officer submit
fact "it is handed in" [ "$(query "SELECT state FROM dataset WHERE id = $id")" = submitted ]
as data_officer; cgi staff GET "$PAGE"; reads izin-2025.csv; whole save notation=comma checked=1 replace=1
fact "on its way nobody replaces it" has_status 409
act section_head analyse analysis=Angka+cocok+dengan+OSS.
act division_head correct correction=Tidak+ada+koreksi.
act head approve
fact "three people later it is approved" [ "$(query "SELECT state FROM dataset WHERE id = $id")" = approved ]
run "$loket" dataset verify all
fact "its hash can be computed again" succeeds

# ---- everybody ----

site=$folder/office/site/current
run "$loket" publish
fact "the site is built" succeeds
fact "the table has its page" [ -f "$site/data/2025-izin-terbit-per-kecamatan/index.html" ]
fact "and a short address" [ -f "$site/data/izin-terbit-per-kecamatan/index.html" ]
fact "with its figures" grep -qF "1.250" "$site/data/izin-terbit-per-kecamatan/index.html"
fact "and why some are missing" grep -qF "Angka 2 baris disembunyikan" "$site/data/izin-terbit-per-kecamatan/index.html"
fact "the number of the request is nowhere on the site" [ -z "$(grep -rlF "$number" "$site/")" ]
csv=$site/data/2025-izin-terbit-per-kecamatan.csv
fact "the CSV has names for machines" [ "$(head -1 "$csv" | tr -d '\r')" = "kecamatan,izin_terbit,tenaga_kerja" ]
fact "and plain numbers, empty where hidden" [ "$(tr -d '\r' <"$csv" | sed -n '2p;4p' | tr '\n' ' ')" = "Baamang,1250,300 Tualan,, " ]
for ending in json xlsx; do
    fact "there is a $ending" [ -s "${csv%csv}$ending" ]
done
fact "the catalogue tells its rhythm" grep -qF "frequency/ANNUAL" "$site/data/katalog.json"
fact "the package its fields with units" grep -qF '"unit": "orang"' "$site/data/datapackage.json"
fact "the catalogue for people has it" grep -qF "Izin terbit per kecamatan" "$site/data/index.html"
fact "and the list of pages" grep -qF "data/izin-terbit-per-kecamatan/index.html" "$site/peta-situs/index.html"
fact "the feed tells that it is new" grep -qF "Izin terbit per kecamatan" "$site/atom.xml"
fact "the sitemap has it" grep -qF "/data/izin-terbit-per-kecamatan/" "$site/sitemap.xml"

# ---- the next one who asks ----

COOKIE=
cgi request GET "/permintaan-data/?cari=jumlah+izin+terbit+kecamatan+baamang"
fact "the next one who asks meets it first" has_body "Izin terbit per kecamatan"
cgi request GET "/permintaan-data/?cari=tenaga+kerja+per+kecamatan"
fact "also by the words of its columns" has_body "Izin terbit per kecamatan"
cgi request POST /permintaan-data/sudah-ada "data=$id"
fact "and is led to its page" [ "$(location)" = /data/izin-terbit-per-kecamatan/index.html ]
fact "one request fewer is counted" [ "$(query "SELECT count FROM request_avoided WHERE dataset_id = $id")" = 1 ]

# ---- corrections, later periods ----

table 'Kecamatan;Izin terbit (izin);Tenaga kerja (orang)\nBaamang;1.260;300\nKetapang;870;120\nTualan;12;3\nParenggean;45;9\nJumlah;2.187;432\n' izin-2025.csv
as data_officer; reads izin-2025.csv; whole save notation=comma checked=1
fact "the same period again is a correction" has_status 303
second=$(location); second=${second%%\?*}; second=${second##*/}
fact "a revision of its own" [ "$(query "SELECT revision FROM dataset WHERE id = $second")" = 2 ]
fact "that lists what it corrects" [ "$(query "SELECT group_concat(place || ': ' || old || ' ' || new, '; ') FROM dataset_erratum WHERE dataset_id = $second")" = "Izin terbit Baamang: 1250 1260; Izin terbit Jumlah: 2177 2187" ]
reads izin-2025.csv; year=2024; whole save notation=comma checked=1
fact "another period is another dataset of the same table" [ "$(query "SELECT count(DISTINCT period) FROM dataset WHERE scope = 'izin-terbit-per-kecamatan'")" = 2 ]

# ---- the person goes, the figures stay ----

"$loket" privacy erase "$number" >"$folder/out" 2>&1
fact "the person who asked is erased" [ "$(query "SELECT count(*) FROM case_erasure JOIN cases ON cases.id = case_id WHERE number = '$number'")" = 1 ]
cgi staff GET "$PAGE"
fact "no table is made of that request any more" has_status 404
cgi staff GET "/petugas/kasus/$number"
fact "its page offers none, and still names what became of it" has_body "Data terbuka: Izin terbit per kecamatan, Tahun 2025 (Disetujui)"
cgi staff GET "$draft"
fact "the table stays as it was approved" has_body "1.250"
fact "without a way to the request" no has_body "${PAGE#/}"
run "$loket" dataset verify all
fact "to the last byte" succeeds
finish
