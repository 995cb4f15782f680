#!/bin/sh
# What an administrator sees of `loket skm`. usage: BUILD=build tests/cli/test-skm.sh
# Prints "ok - SENTENCE" or "not ok - SENTENCE" a fact; exit status 1 when one does not hold.
set -u
loket=${BUILD:-build}/loket
responses=site/sample/data/skm/kotim-2024-q2-responses.csv
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
failed=0

# fact SENTENCE COMMAND…
fact() {
    sentence=$1; shift
    if "$@"; then echo "ok - $sentence"; else echo "not ok - $sentence"; failed=1; fi
}

# Runs loket with the given words; keeps its output and exit status.
run() {
    "$loket" "$@" >"$folder/out" 2>"$folder/err"
    status=$?
}

prints() { [ "$status" -eq 0 ] && [ "$(cat "$folder/out")" = "$1" ]; }
holds() { [ "$status" -eq 0 ] && grep -qxF "  $1" "$folder/out"; }
refuses() {
    [ "$status" -eq 2 ] && [ ! -s "$folder/out" ] && [ "$(wc -l <"$folder/err")" -eq 1 ] && grep -qF -e "$1" "$folder/err"
}

run skm compute --json "$responses"
fact "the real survey has 140 respondents" holds '"n": 140,'
fact "its item sums are those of the report" holds '"sums": [469, 469, 447, 560, 468, 474, 474, 451, 446],'
fact "its item means have four decimals" \
    holds '"nrr": [3.3500, 3.3500, 3.1929, 4.0000, 3.3429, 3.3857, 3.3857, 3.2214, 3.1857],'
fact "its index is 84.48" holds '"ikm": 84.48,'
fact "its grade is B" holds '"grade": "B",'
fact "the cut weight 0.11 gives 83.64" holds '"ikm_w011": 83.64,'
fact "the cut weight 0.111 gives 84.40" holds '"ikm_w0111": 84.40,'
fact "its interval is two points wide on each side" holds '"ci95": [82.48, 86.48],'
fact "41 respondents gave the top score everywhere" holds '"all_top": 41,'
fact "sixteen identical rows follow each other" holds '"longest_run": 16,'
fact "the first half stands at 76.35" holds '"ikm_first_half": 76.35,'
fact "the second half stands at 92.62" holds '"ikm_second_half": 92.62'

run skm compute "$responses"
fact "the readable table writes decimals with a comma" grep -q 'IKM .* 84,48$' "$folder/out"

for pair in 100=80 1000=278 1000000=384; do
    run skm sample-size "${pair%=*}"
    fact "a population of ${pair%=*} needs ${pair#*=} respondents" prints "${pair#*=}"
done

run skm compute --json --population 1000 "$responses"
fact "of 1,000 users 278 are needed" holds '"needed": 278,'
fact "140 are too few, and that is said" holds '"sample": "short",'
fact "the interval narrows with the share that answered" holds '"ci95_finite": [82.62, 86.34],'
fact "the grade is B at both its ends" holds '"grade_stands_finite": true'
run skm compute --json --population 140 "$responses"
fact "when everybody answered nothing is left to guess" holds '"ci95_finite": [84.48, 84.48],'
run skm compute --json --population 139 "$responses"
fact "more answers than users is told" holds '"sample": "beyond",'
fact "and gives no interval" holds '"ci95_finite": null,'
run skm compute --population 0 "$responses"
fact "a population of nobody is no population" refuses "--population harus"

printf 'layanan,u1,u2\nIzin,3,4\n"a""b",4,4\nIzin,2,3\nsepi,,\n' >"$folder/by.csv"
run skm compute --json --by layanan "$folder/by.csv"
fact "all together are computed by respondents" holds '"ikm": 83.33,'
fact "a group has its own figures" grep -qF '{ "value": "Izin", "n": 2, "nrr": [2.5000, 3.5000], "ikm": 75.00, "grade": "C" }' "$folder/out"
fact "a group nobody answered in has none" grep -qF '{ "value": "sepi", "n": 0, "nrr": [null, null], "ikm": null, "grade": null }' "$folder/out"
fact "the plain mean of the groups is another figure" holds '"mean_of_groups": 87.50'
fact "a quote in a group's name breaks nothing" python3 -c 'import json, sys; assert json.load(open(sys.argv[1]))["groups"][1]["value"] == "a\"b"' "$folder/out"
run skm compute --by layanan "$folder/by.csv"
fact "people read that the plain mean is no index" grep -qF 'bukan IKM' "$folder/out"
run skm compute --by kota "$folder/by.csv"
fact "a column that is not there is refused" refuses "by.csv: baris 1: tidak ada kolom kota"
{ echo nomor,u1; seq 1 257 | sed 's/$/,4/'; } >"$folder/many.csv"
run skm compute --by nomor "$folder/many.csv"
fact "a column of 257 values is no column of groups" refuses "lebih dari 256 kelompok"

run skm compute --json --instrument site/instruments/skm-2017.json "$responses"
fact "the statutory questionnaire as a file gives the same index" holds '"ikm": 84.48,'
fact "and the weighted mean of each unsur" holds \
    '"unsur_weighted": [0.3722, 0.3722, 0.3548, 0.4444, 0.3714, 0.3762, 0.3762, 0.3579, 0.3540]'
printf 'u1,u2,u3,u4,u5\n6,5,5,5,6\n6,6,5,5,5\n' >"$folder/six.csv"
run skm compute --json --instrument site/instruments/spak-6.json "$folder/six.csv"
fact "answers on the scale of 6 become an index of at most 4" holds '"ikm": 3.60,'
fact "with a mark of their own, never one of the SKM" holds '"grade": "WBK/WBBM",'
codes=$(python3 -c 'import json; print(",".join(i["code"] for i in json.load(open("site/instruments/spak-6.json"))["items"]))')
sed "1s/.*/$codes/" "$folder/six.csv" >"$folder/coded.csv"
run skm compute --json --instrument site/instruments/spak-6.json "$folder/coded.csv"
fact "columns may bear the codes of the items" holds '"ikm": 3.60,'
sed '1s/[^,]*$/lain/' "$folder/coded.csv" >"$folder/lacking.csv"
run skm compute --instrument site/instruments/spak-6.json "$folder/lacking.csv"
fact "an item without a column is refused" refuses "lacking.csv: baris 1: tidak ada kolom u1, u2, … dan tidak ada kolom ${codes##*,}"
run skm compute "$folder/six.csv"
fact "a 6 is no answer on the statutory scale" refuses "six.csv: baris 2, kolom 1 (u1): jawaban harus 1 sampai 4"
run skm compute --instrument site/instruments/spak-6.json "$responses"
fact "answers of another questionnaire are refused" refuses "kuesioner memiliki 5 pertanyaan, berkas memiliki 9"
run skm compute --instrument "$responses" "$responses"
fact "a file that is no questionnaire is refused" test "$status" -eq 2
run skm compute --instrument "$folder/absent.json" "$responses"
fact "a questionnaire that is not there is refused" refuses "absent.json"

printf 'u1,u2\n3,4\n3,5\n' >"$folder/wrong.csv"
run skm compute "$folder/wrong.csv"
fact "an answer out of range is refused with file, line and column" refuses "wrong.csv: baris 3, kolom 2 (u2)"
printf 'u1,u2\n3,"4\n' >"$folder/open.csv"
run skm compute "$folder/open.csv"
fact "a quote left open is refused with its line" refuses "open.csv: baris 2, kolom 2"
printf 'u1,u3\n3,4\n' >"$folder/gap.csv"
run skm compute "$folder/gap.csv"
fact "a gap in the item columns is refused" refuses "tanpa celah"
printf 'a,b\n3,4\n' >"$folder/other.csv"
run skm compute "$folder/other.csv"
fact "a file without item columns is refused" refuses "other.csv: baris 1"
printf 'note,u1,u2\nx,4,\ny,,\nz,2,3\n' >"$folder/holes.csv"
run skm compute "$folder/holes.csv" --json
fact "an empty cell is an answer not given and an empty row no respondent" holds '"answered": [2, 1],'
run skm compute --json - <"$folder/holes.csv"
fact "a file named - is standard input" holds '"n": 2,'
run skm compute -- "$folder/holes.csv"
fact "two dashes end the options" test "$status" -eq 0
run skm compute --json --json "$folder/holes.csv"
fact "an option given twice is refused" refuses "--json: pilihan diberikan dua kali"
run skm compute --json=yes "$folder/holes.csv"
fact "a value for a switch is refused" refuses "--json: pilihan ini tidak memakai nilai"
run skm compute --xml "$folder/holes.csv"
fact "an unknown option is refused" refuses "--xml: pilihan tidak dikenal"
run skm compute "$folder/absent.csv"
fact "a file that is not there is refused" refuses "absent.csv"
run skm sample-size 0
fact "a population of none is refused" refuses "sample-size"
run skm
fact "the command without a word is refused" refuses "loket skm --help"
run nothing
fact "an unknown command is refused" refuses "nothing"
run skm compute --help
fact "help is printed on standard output" grep -q '^loket skm compute' "$folder/out"
"$loket" skm sample-size 100 >/dev/full 2>"$folder/err"
fact "a result that cannot be written is a failure" test "$?" -eq 1
run --help
fact "the overview lists the command" grep -q '^  skm ' "$folder/out"
run skm compute "$folder/tidak-ada.csv"
fact "a file that is not there is told in Indonesian" refuses "tidak-ada.csv: berkas tidak ada"

exit $failed
