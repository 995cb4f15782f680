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
# shows PAGE TEXT: the page holds the text, tags between words set aside.
shows() { sed 's/<[^>]*>/ /g' "$site/$1" | tr -s ' \n' '  ' | grep -qF "$2"; }
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
