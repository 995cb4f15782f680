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
step() { # DATASET ACTION STATE LOGIN NOTE [MORE]: what a person does on the staff pages, in short
    sqlite3 "$folder/contoh/loket.db" "INSERT INTO dataset_step SELECT abs(random() % 9007199254740991) + 1, d.id, d.version + 1,
            '2024-04-15T02:00:00Z', 'staff', s.id, '$2', '$5' FROM dataset AS d, staff AS s WHERE d.id = $1 AND s.name = '$4';
        UPDATE dataset SET state = '$3', last_action = '$2', version = version + 1 ${6:-} WHERE id = $1"
}
analysed() {
    step "$1" submit submitted tim.survei ''
    step "$1" analyse analysed kepala.seksi 'Angka dicocokkan dengan berkas sumber.'
    step "$1" correct corrected kepala.bidang 'Tidak ada koreksi.'
}
approve() { step "$1" approve approved kepala.dinas '' ", content_sha256 = randomblob(32), approved_at = '2024-04-15T02:00:00Z'"; }
# draft ID KIND PERIOD SOURCE: SQL of an imported dataset without rows
draft() {
    echo "INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, version)
            VALUES ($1, '$2', '$3', '', 1, '$2 $3', '$4', 'draft', 'import', '2024-04-10T02:00:00Z', 1);
        INSERT INTO dataset_step SELECT $1, $1, 1, '2024-04-10T02:00:00Z', 'staff', id, 'import', '' FROM staff WHERE name = 'tim.survei';"
}

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
fact "every link to it calls it as it calls itself" [ "$(grep -rhoE 'href="[^"#]*tentang/index.html">[^<]*' "$site/" --include=index.html | sed 's/.*>//' | sort -u | tr '\n' ';')" = "$(printf '%s;' 'About the figures (in Indonesian)' 'Penjelasan lengkap' 'Tentang angka')" ]
fact "it says what cannot be computed again" shows tentang/index.html "Indeks lama yang hanya tercetak"
fact "and names rows and column of a headline" shows tentang/index.html "Berkas investasi-2024-Q1.csv , kolom rupiah , baris tingkat=total"
fact "of a share both columns" shows tentang/index.html "Berkas anggaran-2021.csv , kolom realisasi dan anggaran , baris tingkat=total"
fact "as the list of headline figures has them" grep -q '^anggaran-2021-jumlah,.*,bagian,anggaran-2021.csv,realisasi,tingkat=total,anggaran-2021.csv,anggaran,tingkat=total' "$site/data/angka-utama.csv"
fact "and every source with its approval" shows tentang/index.html "Perizinan terbit Triwulan II 2024 Laporan Kinerja PTSP Triwulan II 2024, DPMPTSP Kabupaten Kotawaringin Timur 12 Juli 2024"

permits=perizinan/2024-Q2/index.html
fact "a report that does not tell how many were in time is not given a share" shows $permits "Laporan periode ini tidak menyebut berapa yang terbit dalam waktu standar"
fact "printed totals stand beside the sums, channel by channel" shows $permits "OSS-RBA 5.526 5.526 sama"
fact "and for all of them" shows $permits "Jumlah 5.946 5.946 sama"
fact "a single period has no trend" no shows $permits "Dari periode ke periode"

median() { python3 tests/golden/lib/median_days.py "$folder/contoh/loket.db" "$1" "$2" 7 | cut -d ' ' -f 1; }
fact "half the complaints of the year were answered within the median" shows statistik/index.html "Separuh dijawab dalam $(median complaint 2026) hari kerja atau kurang."
fact "and half the requests" shows statistik/index.html "Separuh dijawab dalam $(median request 2026) hari kerja atau kurang."
fact "the front page says so, too" shows index.html "Separuh dijawab dalam $(median complaint 2026) hari kerja atau kurang."
# half KIND YEAR: the middle one of the published times
half() { tr -d '\r' <"$site/data/lama-jawaban.csv" | awk -F, -v kind="$1" -v year="$2" '$1 == kind && $2 == year { for (i = 0; i < $4; i++) day[n++] = $3 }
    END { value = n % 2 ? day[(n - 1) / 2] : (day[n / 2 - 1] + day[n / 2]) / 2; sub(/\./, ",", value); print value }'; }
fact "the median follows from the published times" [ "$(half pengaduan 2026)" = "$(median complaint 2026)" ]
fact "that of requests, too" [ "$(half permintaan 2026)" = "$(median request 2026)" ]
fact "a year of a single answer has no times" no grep -q '^permintaan,2025' "$site/data/lama-jawaban.csv"
fact "a year keeps its address" shows statistik/2026/index.html "Pengaduan dan permintaan data, 2026"
fact "the year before has one of its own" shows statistik/2025/index.html "6 dari 6 sudah dijawab atau selesai, 0 masih ditangani."
# settled YEAR: complaints in a state that is an answer or an end, by the published counts
settled() { tr -d '\r' <"$site/data/kasus.csv" | awk -F, -v year="$1" '$1 == "pengaduan" && $NF == year { all += $(NF - 1)
    if (/,"?(Dijawab|Aju banding dijawab|Dikembalikan|Selesai[^,]*)[,"]/) done += $(NF - 1) }
    END { printf "%d dari %d sudah dijawab atau selesai, %d masih ditangani.", done, all, all - done }'; }
fact "an appeal that was answered is not still being handled" grep -q '^pengaduan,2026-..,Aju banding dijawab,' "$site/data/kasus.csv"
fact "and the sentence counts it with the answered" shows statistik/2026/index.html "$(settled 2026)"
fact "a single request tells no time" no shows statistik/2025/index.html "1 dari 1 sudah dijawab atau selesai, 0 masih ditangani. Separuh"

rincian() { tr -d '\r' <"$site/data/pengaduan-rincian.csv" | grep -qxF "$1"; }
fact "complaints by channel are open data" rincian "2026,Saluran,Situs web,45"
fact "kinds of reporters come out when their year is over" no grep -q '^2026,Pelapor' "$site/data/pengaduan-rincian.csv"
fact "a group of fewer, and the one that would tell it, are empty" [ "$(tr -d '\r' <"$site/data/pengaduan-rincian.csv" | grep -c '^2025,Pelapor,.*,$')" -ge 2 ]

# A second period, made up: some rows tell how many were in time, one total is printed two too high.
sqlite3 "$folder/contoh/loket.db" "$(draft 991 permits 2024-Q1 "Laporan contoh")
    INSERT INTO permit_row (dataset_id, position, channel, permit_type, month, issued, on_time) VALUES
        (991, 1, 'OSS-RBA', 'NIB', '2024-01', 200, 190), (991, 2, 'OSS-RBA', 'NIB', '2024-02', 210, 210),
        (991, 3, 'SiCantik', 'Reklame', '2024-01', 12, 7), (991, 4, 'SiCantik', 'Reklame', '2024-03', 8, NULL),
        (991, 5, 'MPP Digital', 'Izin Kesehatan', '2024-03', 91, 85);
    INSERT INTO permit_published_total VALUES (991, 'OSS-RBA', 412), (991, 'SiCantik', 20)"
analysed 991
publish
fact "permits that wait for approval have no page" [ ! -e "$site/perizinan/2024-Q1" ]
fact "and no place in the trend" no shows $permits "Triwulan I 2024"
approve 991
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

# Performance and budget as two reports print them; the sample office imports and approves them.
year=kinerja/2021/index.html
fact "2 of 6 targets of 2021 were reached" shows $year "2 dari 6 indikator mencapai target"
fact "the lowest is 50 of 80" shows $year "Capaian terendah: Persentase perusahaan yang memenuhi persyaratan kerja, 62,50 %."
fact "0,37 of 0,38 is 97,37 per cent, and 97 printed is no difference" shows $year "0,38 % Realisasi 0,37 % Capaian 97,37 % belum tercapai Tercetak 97 % Kualitas"
fact "83,79 of 83,3 is 100,59, cut to 100,58 in print" shows $year "Capaian 100,59 % tercapai Tercetak 100,58 % berbeda"
fact "84,6 of 77,2 is 109,59, cut to 109,5 in print" shows $year "Capaian 109,59 % tercapai Tercetak 109,5 % berbeda"
fact "50 of 80 is what is printed" no shows $year "Tercetak 62,5 % berbeda"
fact "the newest year stands at the short address" shows kinerja/index.html "Kinerja, Tahun 2021"
fact "an indicator that two tables of the report tell differently is told with both" shows $year "target di dua tabel"
fact "and the second figure is not called one of ours" shows $year "66,7 Di sumber 77,2 di tabel lain"
fact "a percentage is written among the differences as everywhere" shows $year "Di sumber 100,58 % Dihitung ulang 100,59 %"
year=kinerja/2020/index.html
fact "a mark has no percentage" shows $year "Target B Realisasi – Capaian – belum ada angka Tercetak –"
fact "and is counted on neither side" shows $year "3 dari 3 indikator mencapai target"
fact "but told" shows $year "1 indikator belum ada angkanya."
fact "340.496.356.836 of 130.000.000.000 is 261,92, printed as 261,8" shows $year "Capaian 261,92 % tercapai Tercetak 261,8 % berbeda"
year=anggaran/2021/index.html
fact "12.482.485.478 of 13.255.734.286 is 94,17 per cent" shows $year "94,17 persen anggaran terserap: Rp12,48 miliar dari Rp13,26 miliar."
fact "and not the 94,60 that is printed" shows $year "Serapan 94,17 % tercetak 94,60 %"
fact "that one alone is marked" [ "$(grep -c 'class="subject small overdue"' "$site/$year")" -eq 1 ]
fact "a programme says what is left of its budget" shows $year "Rp85.040.475 sisa Rp17.116.125 Serapan 83,25 % tercetak 83,25 %"
fact "the programmes add up to 0,23 rupiah less" shows $year "anggaran Rp13.255.734.286, realisasi Rp12.482.485.477,77."
fact "the difference stands with the words it was accepted with" shows $year "anggaran dan realisasi yang dicetaknya sendiri menghasilkan angka di sebelahnya"
fact "the front page has both" shows index.html "2 dari 6 indikator mencapai target"
fact "with their year" shows index.html "Anggaran, Tahun 2021 94,17 persen anggaran terserap"
fact "open data keep what is printed as precise as it is" \
    grep -q '^4,Penempatan tenaga kerja,[^,]*,%,higher,83.3,83.79,100.59,100.58,ya,' "$site/data/kinerja-2021.csv"
fact "sen are kept" grep -q ',10931433866.00,10377143130.77,94.93' "$site/data/anggaran-2021.csv"
fact "every way from the front page still leads to a place" [ -z "$(broken_ways index.html)$(broken_ways tentang/index.html)" ]

# An earlier year, made up: less is better, a target of zero, the end of the plan, an indicator that comes back.
sqlite3 "$folder/contoh/loket.db" "$(draft 884 indicators 2019 'Laporan contoh')
    INSERT INTO indicator_row VALUES
        (884, 1, 'Kepuasan', 'Nilai Survei Kepuasan Masyarakat', 'indeks', 'higher', '82', '81.20', '90', 2023, '99.02', ''),
        (884, 2, 'Kecepatan', 'Rata-rata hari penyelesaian', 'hari', 'lower', '5', '6.5', '3', 2023, '70', ''),
        (884, 3, 'Kecepatan', 'Pengaduan tidak terjawab', 'pengaduan', 'lower', '0', '0', '', NULL, '', ''),
        (884, 4, 'Kecepatan', 'Gugatan', 'perkara', 'lower', '0', '2', '', NULL, '', ''),
        (884, 5, 'Kecepatan', 'Antrean', 'menit', 'lower', '10', '25', '', NULL, '', '')"
analysed 884; approve 884
publish
fact "the site with an earlier year is built" succeeds
year=kinerja/2019/index.html
fact "6,5 days where 5 were promised are (2 x 5 - 6,5) / 5" shows $year "Target 5 Realisasi 6,5 Capaian 70,00 % belum tercapai Tercetak 70 %"
fact "more than twice the promise is below zero" shows $year "Target 10 Realisasi 25 Capaian -50,00 % belum tercapai"
fact "a target of zero that is kept is reached without a percentage" shows $year "Target 0 Realisasi 0 Capaian – tercapai"
fact "one that is not kept is not" shows $year "Target 0 Realisasi 2 Capaian – belum tercapai"
fact "1 of 5 was reached" shows $year "1 dari 5 indikator mencapai target"
fact "the end of the plan stands with how far it is: 81,20 of 90" shows $year "Target akhir 2023: 90, sampai kini 90,22 %"
fact "the first year has no earlier one" no shows $year "Dari tahun ke tahun"
fact "an indicator that comes back stands beside its earlier years" \
    shows kinerja/2020/index.html "Nilai Survei Kepuasan Masyarakat 81,20 (99,02 %) 84,59 (100,70 %)"
fact "and the sentence says how many got better" shows kinerja/2020/index.html "Dari 1 indikator yang juga diukur sebelumnya, 1 capaiannya lebih tinggi daripada Tahun 2019."

# An office without a single figure.
office kosong
publish
fact "the site of an empty office is built" succeeds
run "$loket" import indicators site/sample/data/performance/indicators.csv --office 'Kota Probolinggo' --period 2021
fact "the indicators of a year are imported" succeeds
run "$loket" import budget site/sample/data/performance/probolinggo-2021-budget.csv --period 2021
fact "and its budget" succeeds
publish
fact "the address of performance says what it waits for" shows kinerja/index.html "Kepala Dinas"
fact "performance that waits for approval has no page" [ ! -e "$site/kinerja/2021" ]
fact "nor has the budget" [ ! -e "$site/anggaran/2021" ]
fact "none of their figures is anywhere" no grep -rqE '94[,.](17|60)|62[,.]50' "$site/" --include=*.html --include=*.csv
fact "its front page says what is still missing" shows index.html "Belum ada angka yang disetujui tentang investasi, perizinan, kinerja, anggaran."
fact "it offers the services all the same" shows index.html "Sampaikan pengaduan"
fact "the page about the figures has no formula of a figure that is not there" no grep -q 'id="rumus-' "$site/tentang/index.html"
fact "and says that nothing was approved yet" shows tentang/index.html "Belum ada data yang disetujui."
fact "the statistics say that nothing came yet" shows statistik/index.html "Belum ada pengaduan yang diterima tahun 2026."
fact "and draw nothing" no grep -q '<svg[^>]*class="chart' "$site/statistik/index.html"
fact "no way leads nowhere" [ -z "$(broken_ways index.html)$(broken_ways tentang/index.html)" ]

finish
