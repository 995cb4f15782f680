#!/bin/sh
# `loket survey slips` and `loket survey qr`: what stands on the paper is what the office knows, down to the codes in the pictures.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
key=$(query "SELECT key FROM survey_period")
query "INSERT INTO counter VALUES ('loket-1', 'Loket 1, Pendaftaran', 1, 1)"
sheet=$folder/sheet.pdf
read_codes() { zbarimg -q --raw "$@" | sort; }

run "$loket" survey slips 12 --period "$key" --service izin-usaha --out "$sheet"
fact "a sheet is printed" succeeds
fact "on two pages" [ "$(pdfinfo "$sheet" | awk '/^Pages/ { print $2 }')" = 2 ]
fact "twelve slips of the service are known, unspent" [ "$(query "SELECT count(*) || ' ' || sum(spent) FROM survey_slip WHERE service_code = 'izin-usaha'")" = "12 0" ]
# One slip a picture, as they are cut: reading ten at once asks more of the reader than anybody does.
for page in 1 2; do for row in 0 1 2 3 4; do for column in 0 1; do
    pdftoppm -r 254 -f $page -l $page -x $((100 + 950 * column)) -y $((100 + 554 * row)) -W 950 -H 554 -png "$sheet" "$folder/slip-$page-$row-$column"
done; done; done
for picture in "$folder"/slip-*.png; do read_codes "$picture" 2>/dev/null; done | sort >"$folder/codes"
fact "every code can be scanned and is another" [ "$(sort -u "$folder/codes" | wc -l)" = 12 ]
fact "it leads to the form, with the slip behind #" \
    [ "$(grep -cE "^$BASE_URL/survei/karcis\?periode=$key&layanan=izin-usaha#([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$" "$folder/codes")" = 12 ]
pdftotext -layout "$sheet" "$folder/text"
fact "the same code is printed in letters" grep -qF "$(sed -n '1s/.*#//p' "$folder/codes")" "$folder/text"
fact "with service, validity and a word on anonymity" sh -c "grep -q 'Perizinan berusaha' '$folder/text' && grep -q 'Berlaku sampai' '$folder/text' && grep -q 'Tanpa nama' '$folder/text'"
code=$(sed -n '1s/.*#//p' "$folder/codes")
fresh survey "/survei/karcis?periode=$key&layanan=izin-usaha"
cgi survey POST /survei/ "nonce=$nonce&situs_web=&slip=$code&u1=4&asked_once=1"
fact "a scanned slip becomes an answer" [ "$(query "SELECT sum(spent) * 10 + (SELECT count(*) FROM survey_slip_box) FROM survey_slip")" = 11 ]
fact "no code stands in the database" no in_database "$code"

known() { query "SELECT count(*) FROM survey_slip"; }
run "$loket" survey slips 5 --period "$key" --out "$sheet"
fact "a sheet that is there is not overwritten" refuses 2 "sudah ada"
fact "and its slips do not count" [ "$(known)" = 12 ]
run "$loket" survey slips 5 --period "$key" --out "$folder/tidak-ada/sheet.pdf"
fact "nor do those of one that cannot be written" [ "$(known)" = 12 ]
run "$loket" survey slips 5 --period 1999-Q1 --out "$folder/x.pdf"; fact "an unknown period is named" refuses 2 "tidak ada periode 1999-Q1"
run "$loket" survey slips 5 --period "$key" --service lain --out "$folder/x.pdf"; fact "an unknown service is named" refuses 2 "tidak ada layanan berkode lain"
run "$loket" survey slips 1001 --period "$key" --out "$folder/x.pdf"; fact "too many are refused" refuses 2 "1 sampai 1000"
run "$loket" survey slips 5 --period "$key" --out "$folder/x.docx"; fact "another kind of file is refused" refuses 2 ".pdf, .png, atau .svg"
fact "none of these counts" [ "$(known)" = 12 ]

for kind in pdf png svg; do
    run "$loket" survey qr --counter loket-1 --service izin-usaha --out "$folder/poster.$kind"
    fact "a poster is made as $kind" succeeds
done
pdftoppm -r 60 -png "$folder/poster.pdf" "$folder/wall"
fact "its code names counter and service" [ "$(read_codes "$folder"/wall*.png)" = "$BASE_URL/survei/?loket=loket-1&layanan=izin-usaha" ]
fact "in the picture too" [ "$(read_codes "$folder/poster.png")" = "$BASE_URL/survei/?loket=loket-1&layanan=izin-usaha" ]
run "$loket" survey qr --counter tidak-ada --out "$folder/x.pdf"; fact "an unknown counter is named" refuses 2 "tidak ada loket berkode tidak-ada"
finish
