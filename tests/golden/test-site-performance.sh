#!/bin/sh
# Front page, permits, performance, budget, counts of cases and the page about the figures, built from the sample office.
# usage: BUILD=build tests/golden/test-site-performance.sh
# Figures are those of the reports named in site/sample/data/SOURCES.md; what a hand or a spreadsheet computes from them is written here as
# a number, never taken from the program.
set -u
. tests/lib/shell.sh
now=2026-11-21T04:00:00Z
HOME_MOST=40960 # bytes over the wire, the page with everything it loads

office() { # NAME: an empty office; LOKET_CONFIG points to it
    run "$loket" setup "$folder/$1"
    fact "the office $1 is set up" succeeds
    LOKET_CONFIG=$folder/$1/loket.ini; export LOKET_CONFIG
    site=$folder/$1/site/current
}
publish() { run "$loket" publish --now "$now" "$@"; }
# shows PAGE TEXT: the page holds the text, tags between words set aside, every space a plain one.
shows() { sed 's/<[^>]*>/ /g; s/\xc2\xa0/ /g' "$site/$1" | tr -s ' \n' '  ' | grep -qF "$2"; }
office contoh
run "$loket" sample --now "$now"
fact "the sample office is filled" succeeds
publish
fact "its site is built" succeeds

fact "the front page says which quarter the investment is of" shows index.html "Realisasi investasi, Triwulan I 2024"
fact "and which report printed it" shows index.html "Sumber: Laporan Kinerja PTSP Triwulan II 2024, DPMPTSP Kabupaten Kotawaringin Timur."
fact "it shows 23 + 5526 + 47 + 350 permits" shows index.html "5.946 perizinan 5.526 lewat OSS-RBA."
fact "and of which quarter" shows index.html "Perizinan terbit, Triwulan II 2024"
weight() { cat "$site/index.html.gz" "$site/aset/loket.css.gz" "$site/aset/kantor.css" "$site/aset/loket.js.gz" "$site/aset/favicon.svg" | wc -c; }
fact "the front page weighs at most 40 KB with all it loads" [ "$(weight)" -le "$HOME_MOST" ]
fact "and needs nothing else" \
    [ "$(grep -oE '(src|href)="[^"]*\.(css|js|svg|png|woff2?)[^"]*"' "$site/index.html" | sed 's/.*="//; s/[?"].*//' | sort -u | tr '\n' ' ')" = "aset/favicon.svg aset/kantor.css aset/loket.css aset/loket.js " ]

broken_ways() { # links of PAGE to a place in a page that has no such place
    grep -oE 'href="[^"]*#[^"]+"' "$site/$1" | sed 's/^href="//; s/"$//' | sort -u | while read -r link; do
        file=$site/$(dirname "$1")/${link%%#*}; [ "${link%%#*}" ] || file=$site/$1
        grep -q "id=\"${link##*#}\"" "$file" 2>/dev/null || echo "$link"
    done
}
fact "every way from a headline to table and formula leads to a place" [ -z "$(broken_ways index.html)" ]
fact "and back from the formula to the table" [ -z "$(broken_ways tentang/index.html)" ]
fact "the page about the figures promises no more than the front page" no shows tentang/index.html "Setiap angka di situs ini"
fact "it says what cannot be computed again" shows tentang/index.html "Indeks lama yang hanya tercetak"
fact "and names rows and column of a headline" shows tentang/index.html "Berkas investasi-2024-Q1.csv , kolom rupiah , baris tingkat=total"
fact "and every source with its approval" shows tentang/index.html "Perizinan terbit Triwulan II 2024 Laporan Kinerja PTSP Triwulan II 2024, DPMPTSP Kabupaten Kotawaringin Timur 12 Juli 2024"

permits=perizinan/2024-Q2/index.html
fact "a report that does not tell how many were in time is not given a share" shows $permits "Laporan periode ini tidak menyebut berapa yang terbit dalam waktu standar"
fact "printed totals stand beside the sums, channel by channel" shows $permits "OSS-RBA 5.526 5.526 sama"
fact "and for all of them" shows $permits "Jumlah 5.946 5.946 sama"
fact "a single period has no trend" no shows $permits "Dari periode ke periode"

# A second period, made up: some rows tell how many were in time, one total is printed two too high.
sqlite3 "$folder/contoh/loket.db" "
    INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, version)
        VALUES (991, 'permits', '2024-Q1', '', 1, 'Perizinan terbit Triwulan I 2024', 'Laporan contoh', 'draft', 'import', '2024-04-10T02:00:00Z', 1);
    INSERT INTO dataset_step SELECT 991, 991, 1, '2024-04-10T02:00:00Z', 'staff', id, 'import', '' FROM staff WHERE name = 'tim.survei';
    INSERT INTO permit_row (dataset_id, position, channel, permit_type, month, issued, on_time) VALUES
        (991, 1, 'OSS-RBA', 'NIB', '2024-01', 200, 190), (991, 2, 'OSS-RBA', 'NIB', '2024-02', 210, 210),
        (991, 3, 'SiCantik', 'Reklame', '2024-01', 12, 7), (991, 4, 'SiCantik', 'Reklame', '2024-03', 8, NULL),
        (991, 5, 'MPP Digital', 'Izin Kesehatan', '2024-03', 91, 85);
    INSERT INTO permit_published_total VALUES (991, 'OSS-RBA', 412), (991, 'SiCantik', 20)"
step() { # ACTION STATE LOGIN NOTE [MORE]
    sqlite3 "$folder/contoh/loket.db" "INSERT INTO dataset_step SELECT abs(random() % 9007199254740991) + 1, d.id, d.version + 1,
            '2024-04-15T02:00:00Z', 'staff', s.id, '$1', '$4' FROM dataset AS d, staff AS s WHERE d.id = 991 AND s.name = '$3';
        UPDATE dataset SET state = '$2', last_action = '$1', version = version + 1 ${5:-} WHERE id = 991"
}
step submit submitted tim.survei ''
step analyse analysed kepala.seksi 'Satu jumlah tercetak terlalu besar.'
step correct corrected kepala.bidang 'Tidak ada koreksi.'
publish
fact "permits that wait for approval have no page" [ ! -e "$site/perizinan/2024-Q1" ]
fact "and no place in the trend" no shows $permits "Triwulan I 2024"
step approve approved kepala.dinas '' ", content_sha256 = randomblob(32), approved_at = '2024-04-15T02:00:00Z'"
publish
earlier=perizinan/2024-Q1/index.html
fact "190 + 210 + 7 + 85 of 200 + 210 + 12 + 91 were in time; the row that does not tell counts on neither side" \
    shows $earlier "95,91 % tepat waktu: 492 dari 513"
fact "a kind has its own share" shows $earlier "Reklame 12 7 58,33 %"
fact "a total printed too high says by how much" shows $earlier "OSS-RBA 410 412 +2"
fact "a channel without a printed total has none" shows $earlier "MPP Digital 91 – –"
fact "and then there is no printed total of all" shows $earlier "Jumlah 521 – –"
fact "the later period says how it compares: 5946 is 11,4127 times 521" shows $permits "+1.041,27 % dibanding Triwulan I 2024."
fact "the row that does not tell is empty in the open data" \
    [ "$(tr -d '\r' <"$site/data/perizinan-2024-Q1.csv" | sed -n 5p)" = "SiCantik,Reklame,2024-03,8," ]
fact "the front page still shows the newest period" shows index.html "5.946 perizinan"

# An office without a single figure.
office kosong
publish
fact "the site of an empty office is built" succeeds
fact "its front page says what is still missing" shows index.html "Belum ada angka yang disetujui tentang investasi, perizinan"
fact "it offers the services all the same" shows index.html "Sampaikan pengaduan"
fact "the page about the figures has no formula of a figure that is not there" no grep -q 'id="rumus-' "$site/tentang/index.html"
fact "and says that nothing was approved yet" shows tentang/index.html "Belum ada data yang disetujui."
fact "no way leads nowhere" [ -z "$(broken_ways index.html)$(broken_ways tentang/index.html)" ]

finish
