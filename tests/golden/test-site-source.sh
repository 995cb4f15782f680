#!/bin/sh
# Every figure of the source reports stands on the site and in a download, and everything they contradict themselves about is listed.
# usage: BUILD=build tests/golden/test-site-source.sh
# tests/golden/lib/source_figures.py reads the same files the sample office imports, works with exact fractions and shares no code with the program.
set -u
. tests/lib/shell.sh
. tests/golden/lib/published_sample.sh

judge() { run python3 tests/golden/lib/source_figures.py "$1" "${2:-site/sample/data}"; }
judge "$site"
fact "each figure of the reports is on a page and in a download, each difference of theirs is listed and no other" succeeds
fact "none of the 12 is missing" says "12 differences"
fact "all of its own answers are there" says "140 answers"
run awk -f "$site/data/periksa-angka.awk" "$site/data/angka-utama.csv"
fact "the published checker computes every headline figure again" succeeds

# One thing wrong in a copy of the site, and the judge says what.
wrong() { rm -rf "$folder/copy"; cp -rL "$site" "$folder/copy"; sed -i "$2" "$folder/copy/$1"; judge "$folder/copy"; }
wrong investasi/2024-Q1/index.html 's/>9\.460\.200\.000</>9.460.200.001</g'
fact "a figure that is another on its page is noticed" says "['Pertambangan', 'PMDN']: ['9.460.200.000'"
wrong data/perizinan-2024-Q2.csv 's/^SiCantik,Reklame,2024-05,16/SiCantik,Reklame,2024-05,17/'
fact "a figure that is another in its download is noticed" says "terbit: 17 is not 16"
fact "and the total that then says something else" says "difference not listed: SiCantik: terbit: 47, computed 48"
wrong anggaran/2021/index.html '/<td.*94,60\xc2\xa0%/d'
fact "a difference that is not listed is noticed" says "difference not listed: total: 94,60, computed 94,17"
wrong target/2019-2020/index.html 's/<strong>296,2/<strong>296,3/'
fact "so is one listed with a figure nobody computes" says "a difference the source does not have"
wrong data/ikm-2024-Q2-jawaban.csv '2s/1,3,3/1,3,4/'
fact "so is an answer that was changed" says "not the answers of the source"

# And the other way round: a figure in the source the site has never seen.
cp -r site/sample/data "$folder/data"
sed -i 's/^Kota Pasuruan,2025,target_renstra,265582220900/Kota Pasuruan,2025,target_renstra,265582220901/' "$folder/data/investment/annual.csv"
judge "$site" "$folder/data"
fact "a figure of a report that is not on the site is noticed" says "265.582.220.901"

finish
