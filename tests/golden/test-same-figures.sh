#!/bin/sh
# The 140 real answers of site/sample/data/skm give the same figures wherever the office shows them: page, open data, checker, report,
# poster, export, command. What they must be is counted by tests/golden/lib/same_figures.py from the answers, never taken from the program.
set -u
. tests/lib/shell.sh
source=site/sample/data/skm/kotim-2024-q2-responses.csv
now=2026-11-21T04:00:00Z
open_office
run "$loket" sample --now "$now"
run "$loket" publish --now "$now"
fact "the sample office is published" succeeds
site=$folder/office/site/current; out=$folder/figures
mkdir "$out"
words() { sed 's/<[^>]*>/ /g' "$1"; }
words "$site/index.html" >"$out/front.txt"
words "$site/ikm/index.html" >"$out/index.txt"
words "$site/ikm/2024-Q2/index.html" >"$out/page.txt"
for kind in csv json xlsx; do
    cp "$site/data/ikm-2024-Q2-jawaban.$kind" "$out/answers-site.$kind"
    run "$loket" survey export 2024-Q2 --format $kind --out "$out/answers-export.$kind"
    fact "the answers are exported as $kind" succeeds
done
for kind in csv json; do cp "$site/data/ikm-2024-Q2-unsur.$kind" "$out/unsur.$kind"; cp "$site/data/ikm.$kind" "$out/index.$kind"; done
"$loket" skm compute "$site/data/ikm-2024-Q2-jawaban.csv" --instrument "$site/data/ikm-2024-Q2-kuesioner.json" --json >"$out/compute.json"
"$loket" survey report 2024-Q2 --format pdf --out "$folder/report.pdf" >/dev/null 2>"$folder/err" && pdftotext -layout "$folder/report.pdf" "$out/report.txt"
"$loket" survey report 2024-Q2 --format html --out "$folder/report.html" >/dev/null 2>>"$folder/err" && words "$folder/report.html" >"$out/report-html.txt"
"$loket" survey poster 2024-Q2 --format pdf --out "$folder/poster.pdf" >/dev/null 2>>"$folder/err" && pdftotext -layout "$folder/poster.pdf" "$out/poster.txt"
"$loket" survey poster 2024-Q2 --format svg --out "$folder/poster.svg" >/dev/null 2>>"$folder/err" && words "$folder/poster.svg" >"$out/poster-svg.txt"
fact "report and poster are made" [ ! -s "$folder/err" ]
# The checker's own word, of the published answers and of the exported ones.
cp "$site"/data/ikm-2024-Q2-kuesioner.json "$out/"
for from in site export; do
    check() { awk -v ikm="$1" -v jumlah=4258 -v kuesioner="$out/ikm-2024-Q2-kuesioner.json" -f "$site/data/periksa-ikm.awk" "$out/answers-$from.csv" >"$folder/out" 2>&1; }
    fact "the checker finds 84,48 in the answers ($from)" check 84,48
    fact "twin: and 84,49 nowhere ($from)" no check 84,49
done
python3 tests/golden/lib/same_figures.py "$source" "$out" | tee "$folder/facts"
fact "twin: one answer more and none of it holds" sh -c "{ cat $source; echo 141,4,4,4,4,4,4,4,4,3; } >'$folder/more.csv'; ! python3 tests/golden/lib/same_figures.py '$folder/more.csv' '$out' >'$folder/out'"
! grep -q '^not ok' "$folder/facts" || facts_failed=1
finish
