#!/bin/sh
# The investment pages of the sample office in both languages, and what they say once there is something to compare.
# usage: BUILD=build tests/golden/test-site-investment.sh
# Figures of 2024-Q1, 2019 and 2020 are those of the reports named in site/sample/data/SOURCES.md; what follows from them is written here as a
# number. The quarters around 2024-Q1 are made of its rows, with rates and factors named below.
set -u
. tests/lib/shell.sh
now=2026-11-21T04:00:00Z

"$loket" setup "$folder/contoh" >"$folder/out" 2>&1 || { echo "not ok - an office can be set up"; exit 1; }
LOKET_CONFIG=$folder/contoh/loket.ini; export LOKET_CONFIG
site=$folder/contoh/site/current
database=$folder/contoh/loket.db
sql() { sqlite3 "$database" "$1"; }
words() { sed 's/<svg.*<\/svg>//; s/<[^>]*>/ /g; s/\xc2\xa0/ /g' "$site/$1" | tr -s ' \n' '  '; }
shows() { words "$1" | grep -qF "$2"; }
publish() { run "$loket" publish --now "$now"; }

# ---- nothing yet ----
publish
fact "an office without figures has investment pages" succeeds
fact "which say so" shows investasi/index.html "Belum ada data investasi yang disetujui Kepala Dinas"
fact "also in English" shows en/investment/index.html "No investment data have been approved"
fact "and the English front page" shows en/index.html "No figures have been approved yet."
fact "and no page of a sector" [ ! -e "$site/investasi/sektor" ]

# ---- the sample ----
run "$loket" sample --now "$now"
fact "the sample office is filled" succeeds
publish
fact "its site is built" succeeds
quarter=investasi/2024-Q1/index.html
english=en/investment/2024-Q1/index.html
fact "the page leads with 576.145,9 + 313.630,5 million" shows $quarter "889,78 Miliar rupiah"
fact "in English as well" shows $english "889.78 Billion rupiah"
fact "the office's newest figures stand on one English page" shows en/index.html "Public satisfaction index (IKM), Q2 2024 84.48 of 100 Grade B (A is best, D is lowest), from 140 answers; with 95% confidence between 82.48 and 86.48."
fact "with how complaints stand" shows en/index.html "answered or closed"
fact "period of data and of report stand apart" shows $quarter "Periode data Triwulan I 2024; terbit dalam laporan periode Triwulan II 2024."
fact "under whose heading the period is not told once more" shows $quarter "889,78 Miliar rupiah. 64,75 %"
fact "and the search engine's sentence reads as one" grep -qF 'content="Realisasi investasi, Triwulan I 2024: 889,78 miliar rupiah. 64,75' "$site/$quarter"
fact "words of the source are announced where the page is English" shows $english "notes are in its own words, which are Indonesian."
fact "and only there" no shows $quarter "Dengan kata dan bentuk angka sumbernya"
fact "with 64,75 and 35,25 per cent" shows $quarter "64,75 % penanaman modal dalam negeri, 35,25 % penanaman modal asing"
fact "written the English way" shows $english "64.75% domestic investment, 35.25% foreign investment"
fact "PMA also in dollars" shows $quarter "35,25 %, US\$20,91 juta; 544 tenaga kerja"
fact "the rate is told" shows $english "US\$1 = IDR 15,000"
fact "1.217 + 3 workers" shows $quarter "1.220 tenaga kerja: 1.217 Indonesia (99,75 %) dan 3 asing."
fact "what cannot be compared is said" shows $quarter "Perubahan q-o-q belum dapat dihitung: data Triwulan IV 2023 belum diterbitkan."
fact "the target of the year is reached by 341,73 per cent" shows $quarter "Sampai Triwulan I 2024 tercapai 341,73 % dari target Renstra 2024 (Rp260,37 miliar)."
fact "the largest sector is named with its share" shows $quarter "Terbesar Sektor Sekunder: Rp575,64 miliar, 64,69 % dari jumlah."
fact "and the largest sub-sector" shows $english "Largest is Food Industry: IDR 556.82 billion, 62.58% of the total."
fact "sub-sectors nobody invested in have their row" shows $quarter "Perikanan – – – – – – –"
fact "a total the source leaves empty is the sum of its sectors and says so" shows $quarter "280 (jumlah sektor; sumber tidak mencetaknya) + 88 = 368"
fact "and stands among the differences, with the note that was accepted" shows $quarter "tidak tercetak Dihitung ulang 280"
fact "the formula of the rupiah of PMA" shows $quarter "20.908.700,00 × 15.000 = 313.630.500.000"
fact "each formula leads to a row that is there" \
    [ -z "$(grep -o 'href="#baris-[0-9]*"' "$site/$quarter" | grep -o 'baris-[0-9]*' | sort -u | while read -r row; do grep -q "id=\"$row\"" "$site/$quarter" || echo "$row"; done)" ]
fact "a sub-sector has a page" shows investasi/sektor/industri-makanan/index.html "556,82 Miliar rupiah. Triwulan I 2024: 62,58 % dari semua investasi periode itu"
fact "in English under the same address" shows en/investment/sector/industri-makanan/index.html "Part of the Secondary sector."
fact "all 23 are listed" shows investasi/sektor/index.html "Belum ada yang tercatat: Industri Tekstil; Industri Barang dari Kulit dan Alas Kaki;"
history=investasi/riwayat/index.html
fact "2020 grew by 296,22 per cent, not 296,8" shows $history "2020 340.496.356.836 296,22 %"
fact "and reached 680,99 and 261,92 per cent of its targets" shows $history "50.000.000.000 680,99 % 130.000.000.000 261,92 % 256.800.000.000 83.600.000.000"
fact "a year that is not whole has no growth" shows $history "2024 889.776.400.000 – 260.374.726.400 341,73 %"
fact "the targets of the plan have a page" shows target/2021-2026/index.html "270,89 Miliar rupiah. Target Renstra, 2026."
fact "the growth a report printed as 296,8 is among its differences" shows target/2019-2020/index.html "Di sumber 296,8 % Dihitung ulang 296,2 %"
fact "with the note" shows en/investment/target/2019-2020/index.html "Laporan sumber mencetak pertumbuhan ini"
fact "which stands behind what the difference is, in English" shows en/investment/target/2019-2020/index.html "2020: growth of realised investment The printed growth is not the computed one. Laporan sumber"
fact "sectors of a report that does not use the 23 are said in English" shows en/investment/target/2019-2020/index.html "Realised, Livestock sector"
fact "so is a place" shows $english "PMDN, Kabupaten Kotawaringin Timur: projects The total is not given"
cell() { [ "$(tr -d '\r' <"$site/data/$1" | awk -F, -v row="$2" -v column="$3" '$0 ~ row { print $column; exit }')" = "$4" ]; }
fact "targets are open data" cell investasi-target.csv '^2026,target_renstra' 3 270893865318
fact "the sectors of all periods are one table" cell investasi-sektor.csv '^2024-Q1,2024,pma,sector,,Sektor Primer' 7 182590500000

# ---- two languages ----
fact "every page has its other language" [ "$(find "$site/investasi" "$site/target" -name index.html | wc -l)" -eq "$(find "$site/en/investment" -name index.html | wc -l)" ]
fact "and names both for search engines" [ "$(grep -L 'rel="alternate" hreflang="en"' $(find "$site/investasi" "$site/en" -name index.html) | wc -l)" -eq 0 ]
fact "each says which language it is" [ "$(grep -L '<html lang="en">' $(find "$site/en" -name index.html) | wc -l)" -eq 0 ]
left() { # Indonesian words on English pages, outside of what is marked as Indonesian
    find "$site/en" -name index.html | while read -r page; do
        sed -n '/<main/,/<\/main>/p' "$page" | sed 's/<\(th\|a\|span\|td\)[^>]* lang="id"[^>]*>[^<]*\(<[^/][^>]*>[^<]*<\/[^>]*>[^<]*\)*//g; s/<[^>]*>/ /g; s/investasi-[A-Za-z0-9-]*[.][a-z]*//g; s/Source: .*//' |
            grep -owiE 'jumlah|periode|triwulan|tenaga|kerja|investasi|miliar|triliun|juta|lihat|tidak ada data|menurut|sektor|capaian|realisasi|unduh|halaman' | sed "s|^|$page: |"
    done | head -5
}
fact "English pages speak English" [ -z "$(left)" ]

# ---- something to compare: quarters made of the rows of 2024-Q1 ----
step() { # ID ACTION STATE LOGIN NOTE [MORE]
    sql "INSERT INTO dataset_step SELECT abs(random() % 9007199254740991) + 1, d.id, d.version + 1, '2026-10-05T02:00:00Z', 'staff', s.id, '$2', '$5'
            FROM dataset AS d, staff AS s WHERE d.id = $1 AND s.name = '$4';
        UPDATE dataset SET state = '$3', last_action = '$2', version = version + 1 ${6:-} WHERE id = $1"
}
approve() {
    step "$1" submit submitted tim.survei ''
    step "$1" analyse analysed kepala.seksi 'Diperiksa.'
    step "$1" correct corrected kepala.bidang 'Tidak ada koreksi.'
    step "$1" approve approved kepala.dinas '' ", content_sha256 = randomblob(32), approved_at = '2026-10-05T02:00:00Z'"
}
draft() { # ID PERIOD RATE
    sql "INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, exchange_rate, version)
            VALUES ($1, 'investment', '$2', '', 1, 'Investasi $2', 'Laporan contoh', 'draft', 'import', '2026-10-01T02:00:00Z', $3, 1);
        INSERT INTO dataset_step SELECT $1, $1, 1, '2026-10-01T02:00:00Z', 'staff', id, 'import', '' FROM staff WHERE name = 'tim.survei'"
}
rows() { # ID STATUS RUPIAH US_CENTS, as SQL over a row of 2024-Q1
    sql "INSERT INTO investment_row SELECT $1, position, status, level, sector, name, $3, $4, projects, domestic_workers, foreign_workers FROM investment_row
        WHERE status = '$2' AND dataset_id = (SELECT id FROM dataset WHERE kind = 'investment' AND period = '2024-Q1' AND state = 'approved')"
}
draft 9001 2023-Q4 14500 # the same dollars at a lower rate
rows 9001 pmdn amount_rupiah NULL
rows 9001 pma 'amount_us_cents * 145' amount_us_cents
approve 9001
draft 9002 2023-Q1 NULL # PMDN alone
rows 9002 pmdn amount_rupiah NULL
approve 9002
draft 9003 2024-Q2 15500 # a tenth of the dollars less, a fifth of the rupiah more; countries and scale
rows 9003 pmdn 'amount_rupiah * 6 / 5' NULL
rows 9003 pma 'amount_us_cents * 9 / 10 * 155' 'amount_us_cents * 9 / 10'
sql "INSERT INTO investment_part VALUES (9003, 'pma', 'country', 1, 'Singapura', 200000000000, 1290322580, 40, 300, 2), (9003, 'pma', 'country', 2, 'Malaysia', 91676365000, 591460420, 48, 241, 1),
    (9003, 'pmdn', 'scale', 1, 'umk', 100000000000, NULL, 180, 300, 0), (9003, 'pmdn', 'scale', 2, 'non-umk', 591375080000, NULL, 100, 376, 0), (9003, 'pma', 'scale', 1, 'non-umk', 291676365000, 1881783000, 88, 541, 3)"
approve 9003
publish
fact "the site with four quarters is built" succeeds
fact "the quarter grew by 1,19 per cent" shows $quarter "Investasi naik 1,19 % dari Triwulan IV 2023 (q-o-q)."
fact "which was the rate alone, and both rates and dollars are told" \
    shows $quarter "dalam rupiah naik 3,45 %, dalam US\$ tetap (dari US\$20,91 juta menjadi US\$20,91 juta); kurs dari Rp14.500 menjadi Rp15.000 per US\$. Perubahan dalam rupiah berasal dari kurs saja."
fact "in English too" shows $english "The change in rupiah comes from the exchange rate alone."
fact "a total without PMA is no base of growth" shows $quarter "Jumlahnya tidak dibandingkan dengan Triwulan I 2023: asal modal yang sudah terbit tidak sama."
fact "nowhere" no shows $quarter "54,44"
fact "but its PMDN is" shows $quarter "PMDN (Rp) 576.145.900.000 576.145.900.000 0,00 % 576.145.900.000 0,00 %"
fact "the page of a quarter with one origin says so" shows investasi/2023-Q1/index.html "Data PMA periode ini belum diterbitkan: jumlahnya baru sebagian."
fact "and that no rate was needed is no error" no shows investasi/2023-Q1/index.html "Kurs periode ini"
fact "a change that is not the rate alone is told as that" shows investasi/2024-Q2/index.html "dalam rupiah turun 7,00 %, dalam US\$ turun 10,00 %"
fact "countries stand in their order" shows investasi/2024-Q2/index.html "Terbesar Singapura: Rp200,00 miliar, 68,57 % dari jumlah."
fact "UMK and non-UMK" shows en/investment/2024-Q2/index.html "Medium and large (non-UMK) 591,375,080,000 291,676,365,000 18,817,830.00 89.83%"
fact "the year adds up what is published" shows investasi/2024/index.html "Jumlah 2 dari 4 periode tahun ini yang sudah terbit: Triwulan I, Triwulan II."
fact "and has its growth over like quarters only" shows investasi/2024/index.html "Perubahan y-o-y belum dapat dihitung"
fact "a year whose quarters differ in origins says which" shows en/investment/2023/index.html "Q1 2023 has only one origin of capital."
fact "newest first" shows investasi/index.html "Realisasi investasi, Triwulan II 2024"
fact "a sector tells its way" shows investasi/sektor/sektor-primer/index.html "Triwulan I 2024 103.249.800.000 182.590.500.000 285.840.300.000 32,12 % 2,18 %"
headline() { tr -d '\r' <"$site/data/angka-utama.csv" | grep -q "^$1,.*,$2,"; }
fact "growth is a headline figure a stranger recomputes" headline investasi-2024-Q1-sebelumnya 1.19
fact "so is the target" headline investasi-2024-capaian-renstra 719.28
fact "and the projects nobody printed, over the sectors" headline investasi-2024-Q1-proyek 368
fact "growth over other origins is none" no headline investasi-2024-Q1-setahun 54.44
draft 9004 2024 15000 # a dataset of the whole year beside its quarters
rows 9004 pmdn 'amount_rupiah * 4' NULL
approve 9004
publish
fact "figures of a whole year beside its quarters have the address of the year" shows investasi/2024/index.html "2,30 Triliun rupiah"
fact "and count for it, not added to quarters that are not all there" shows $history "2024 2.304.583.600.000"
fact "nor for a target by the end of a quarter" shows $quarter "Sampai Triwulan I 2024 tercapai 341,73 %"
draft 9005 2024-Q3 15500 # dollars and rupiah a half more, at the rate of the quarter before
rows 9005 pma 'amount_us_cents * 27 / 20 * 155' 'amount_us_cents * 27 / 20'
approve 9005
publish
fact "a change at the same rate is not laid on the rate" shows investasi/2024-Q3/index.html \
    "kurs dari Rp15.500 menjadi Rp15.500 per US\$. Kursnya sama: perubahan dalam rupiah bukan karena kurs."
fact "nor in English" shows en/investment/2024-Q3/index.html "The exchange rate is the same: the change in rupiah does not come from it."
heavy() { find "$site/investasi" "$site/en" "$site/target" -name index.html.br -size +40k; }
fact "no page weighs more than 40 KB over the wire, styles apart" [ -z "$(heavy)" ]
fact "every link of the pages leads to a file" [ -z "$(find "$site/investasi" "$site/en" "$site/target" -name index.html | while read -r page; do
    grep -oE 'href="[^"#]+' "$page" | sed 's/^href="//; s/?.*//' | grep -vE '^(https?:|tel:|mailto:)|/(pengaduan|survei|permintaan-data|lacak|petugas)/$' | sort -u | while read -r link; do
        [ -e "$(dirname "$page")/$link" ] || echo "$page: $link"
    done
done)" ]
finish
