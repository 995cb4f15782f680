#!/bin/sh
# Facts about the complaint program: what it refuses, what it keeps, that a form is one case.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
PAGE=/pengaduan/

# One way to be wrong a line: what is wrong, the changes, the status, words of the answer ('' = none asked for).
refused() {
    sentence=$1; wanted=$2; words=$3; shift 3
    fresh complaint $PAGE
    complaint "$@"
    post complaint $PAGE
    fact "$sentence is answered with $wanted" has_status "$wanted"
    [ -z "$words" ] || fact "$sentence: the page says why" has_body "$words"
    fact "$sentence: nothing is stored" counts 0 0 0
}
long=$(head -c 9000 /dev/zero | tr '\0' a)
refused "a missing subject" 400 "Isi judul pengaduan." subject=
refused "a missing narrative" 400 "Ceritakan apa yang terjadi." narrative=
refused "a field left out altogether" 400 "Pilih sebagai siapa" -reporter_kind
refused "a kind of reporter we do not have" 400 "" reporter_kind=robot
refused "a service no longer offered" 400 "" service_code=lama
refused "a service we do not have" 400 "" "service_code=x' OR 1=1"
refused "an over-long subject" 400 "" "subject=$long"
refused "an over-long narrative" 400 "" "narrative=$long"
refused "an open complaint without a name" 400 "Isi nama Anda" name=
refused "a confidential complaint without any contact" 400 "Isi nomor telepon atau alamat surel" phone= confidentiality=confidential
refused "an impossible telephone number" 400 "" phone=12ab
refused "an impossible address of mail" 400 "" email=tanpa-at
refused "a day that does not exist" 400 "" happened_on=31/2/2026
refused "a day that has not come" 400 "belum terjadi" happened_on=1/1/2199
refused "a filled trap" 400 "" situs_web=http://contoh.invalid
refused "no nonce" 403 "" -nonce
refused "a forged nonce" 403 "" "nonce=$(printf '%054d' 0)"

aged=$BUILD/tests/fixture_aged
refused "a form open for more than a day" 400 "" "nonce=$("$aged" nonce $PAGE 86401)"
refused "a form of tomorrow" 403 "" "nonce=$("$aged" nonce $PAGE -3600)"
sed -i 's/^minimum_fill_seconds = .*/minimum_fill_seconds = 5/' "$folder/office/loket.ini"
refused "a form filled faster than anybody reads" 400 "" "nonce=$("$aged" nonce $PAGE 1)"
sed -i 's/^minimum_fill_seconds = .*/minimum_fill_seconds = 0/' "$folder/office/loket.ini"
refused "a form open for too long" 400 "Sudah lama menunggu." "nonce=$("$aged" nonce $PAGE 86401)"
fact "it comes back with a number that serves" [ "$(field_of_page nonce)" != "" ]
nonce=$(field_of_page nonce); complaint subject=; post complaint $PAGE
fact "which the program takes" has_body "Isi judul pengaduan."
fresh request /permintaan-data/; other=$nonce
refused "another form's nonce" 403 "" "nonce=$other"

fresh complaint $PAGE; complaint; add situs 1; post complaint $PAGE
fact "an unknown field is answered with 400" has_status 400
fresh complaint $PAGE; complaint; add subject "Judul kedua"; post complaint $PAGE
fact "a repeated field is answered with 400" has_status 400
fresh complaint $PAGE; complaint; send complaint $PAGE
fact "a form cut off on its way is answered with 400" has_status 400
fresh complaint $PAGE; complaint "subject=$(printf 'a\377b')"; post complaint $PAGE
fact "text that is not UTF-8 is answered with 400" has_status 400
fact "none of these stored anything" counts 0 0 0

fresh complaint $PAGE; complaint "subject=<b>&\"'" narrative=; post complaint $PAGE
fact "what was typed comes back, escaped" has_body 'value="&lt;b&gt;&amp;&quot;&#39;"'

for method in PUT DELETE OPTIONS; do
    cgi complaint $method $PAGE
    fact "$method is answered with 405" has_status 405
    fact "$method: the answer names what is allowed" has_header Allow GET
done
fresh complaint $PAGE; complaint; seal_form
ORIGIN=https://lain.invalid; send complaint $PAGE; unset ORIGIN
fact "a form of another site is answered with 403" has_status 403
fact "a form of another site stores nothing" counts 0 0 0

# ---- files
upload() {
    sentence=$1; wanted=$2; file=$3; name=$4
    fresh complaint $PAGE; complaint
    attach files "$name" "$folder/$file"
    post complaint $PAGE
    fact "$sentence is answered with $wanted" has_status "$wanted"
}
upload "a page called a photo" 400 page.html foto.jpg
upload "a program called a document" 400 program surat.pdf
upload "a cut photo" 400 cut.png foto.png
upload "an empty file" 400 empty foto.png
upload "a photo over 10 MB" 400 huge.png foto.png
fresh complaint $PAGE; complaint
for i in 1 2 3 4 5 6; do attach files $i.png "$folder/small.png"; done
post complaint $PAGE
fact "a sixth file is answered with 400" has_status 400
fact "no refused file leaves a row or a kept file" counts 0 0 0

fresh complaint $PAGE; complaint subject=
attach files "../../foto.png" "$folder/small.png"
post complaint $PAGE
fact "files of a faulty form wait on the server" has_body "Sudah diterima: foto.png"
token=$(field_of_page kept_file)
complaint; add kept_file "$token"; post complaint $PAGE
fact "the corrected form is accepted with its waiting file" has_status 200
fact "one case, one step, one file" counts 1 1 1
complaint; add kept_file "$(echo "$token" | tr 'a-m' 'n-z')"; nonce=; post complaint $PAGE
fact "a forged waiting file is refused" no has_status 200

# ---- once
first=$(number_of_page)
fresh complaint $PAGE; complaint; attach files surat.pdf "$folder/small.pdf"; post complaint $PAGE
number=$(number_of_page); code=$(code_of_page)
cp "$folder/page" "$folder/receipt"
send complaint $PAGE
fact "the same form again is answered with 200" has_status 200
fact "the same form again shows the same receipt" same_receipt "$folder/page" "$folder/receipt"
complaint "subject=Judul lain"; post complaint $PAGE
fact "a changed form with the same nonce shows the first receipt" same_receipt "$folder/page" "$folder/receipt"
fact "nothing is doubled" counts 2 2 2
fact "what is stored is found in the database's bytes" in_database "Izin terlambat"
fact "the code stands in no column" no in_database "$code"

sed -n '/<pre class="signed">/,/<\/pre>/p' "$folder/receipt" | sed 's/.*<pre class="signed">//; s/<\/pre>.*//' >"$folder/signed"
run "$loket" receipt verify "$folder/signed"
fact "the receipt's text is proved by the office's key" says "SAH"
sed "s/$number/PGD-2026-999999/" "$folder/signed" >"$folder/changed"
run "$loket" receipt verify "$folder/changed"
fact "a changed receipt is not" fails_with 1

nonce=$("$aged" nonce $PAGE 86000); complaint; post complaint $PAGE; late=$(number_of_page)
fact "a form sent at the last moment is taken" [ -n "$late" ]

# Two taps: both run at once.
fresh complaint $PAGE; complaint; seal_form
length=$(wc -c <"$multipart")
tap() {
    env REQUEST_METHOD=POST REQUEST_URI=$PAGE DOCUMENT_URI=$PAGE CONTENT_LENGTH="$length" REMOTE_ADDR=192.0.2.1 \
        CONTENT_TYPE="multipart/form-data; boundary=$BOUNDARY" HTTP_ORIGIN="$BASE_URL" "$BUILD/complaint" <"$multipart" >"$1"
}
tap "$folder/tap1" & tap "$folder/tap2" & wait
fact "two taps at once show one receipt" same_receipt "$folder/tap1" "$folder/tap2"
fact "two taps at once are one case" counts 4 4 2

# ---- who is told what
fresh complaint $PAGE
complaint confidentiality=anonymous "name=Nama Yang Tidak Boleh Ada" phone=081299999999 email=bocor@contoh.invalid
REMOTE_ADDR=198.51.100.77; post complaint $PAGE; unset REMOTE_ADDR
fact "an anonymous complaint is accepted" has_status 200
fact "no identity is stored, even when typed" [ "$(query "SELECT count(*) FROM identity")" = 4 ]
fact "what was typed as identity is nowhere" no in_database "Tidak Boleh Ada|81299999999|bocor@"
fact "the database knows the day alone" [ "$(query "SELECT DISTINCT substr(received_at, 12) || substr(entered_at, 12) || substr(at, 12) FROM cases JOIN case_event ON case_id = cases.id WHERE confidentiality = 'anonymous'")" = "17:00:00Z17:00:00Z17:00:00Z" ]
fact "no address is counted for it" [ "$(query "SELECT count(*) FROM attempt WHERE kind <> 'form'")" = 1 ]
fact "no mail is written to it" [ "$(query "SELECT count(*) FROM outbox")" = 0 ]
fact "the receipt shows the day alone" no has_body pukul

fresh complaint $PAGE; complaint confidentiality=confidential email=pelapor@contoh.invalid; post complaint $PAGE
fact "a confidential complaint is accepted" has_status 200
fact "its identity is sealed" no in_database "Pelapor Contoh|pelapor@"
fact "one mail waits for it" [ "$(query "SELECT count(*) FROM outbox")" = 1 ]
fact "the mail holds no code" no grep -q "$(code_of_page)" <<MAIL
$(query "SELECT body FROM outbox")
MAIL
fact "the trail has one row a case" [ "$(query "SELECT count(*) FROM audit WHERE action = 'case.submit'")" = 6 ]

# ---- quota
sed -i 's/^submissions_per_hour = .*/submissions_per_hour = 2/' "$folder/office/loket.ini"
REMOTE_ADDR=203.0.113.9
for i in 1 2 3; do fresh complaint $PAGE; complaint; post complaint $PAGE; done
fact "one too many within the hour is answered with 429" has_status 429
fact "the page says so and keeps the text" has_body "Sudah lama menunggu."
fact "the answer says when to come back" has_header Retry-After
fact "the refused one is not stored" [ "$(query "SELECT count(*) FROM cases")" = 8 ]
REMOTE_ADDR=203.0.113.10; fresh complaint $PAGE; complaint; post complaint $PAGE
fact "another address is not kept out" has_status 200
fact "no address stands in the database" no in_database "203\.0\.113|192\.0\.2\."

# An anonymous sender is counted in the memory of one worker alone: run one that stays, and talk to it over FastCGI.
sed -i 's/^complaint = .*/complaint = 1/' "$folder/office/loket.ini"
cases=$(query "SELECT count(*) FROM cases"); counted=$(query "SELECT sum(count) FROM attempt WHERE kind <> 'form'")
"$loket" serve >"$folder/serve" 2>&1 & server=$!
for i in $(seq 100); do [ ! -S "$folder/office/run/complaint.sock" ] || break; sleep 0.1; done
mkdir "$folder/fast"
printf '#!/bin/sh\nexec cgi-fcgi -bind -connect "%s"\n' "$folder/office/run/complaint.sock" >"$folder/fast/complaint"
chmod +x "$folder/fast/complaint"
BUILD=$folder/fast REMOTE_ADDR=203.0.113.20
for i in 1 2 3; do
    fresh complaint $PAGE; complaint confidentiality=anonymous; post complaint $PAGE
    [ "$i" -ne 2 ] || fact "two anonymous complaints within the hour are taken" has_status 200
done
fact "a third is answered with 429" has_status 429
REMOTE_ADDR=203.0.113.21; fresh complaint $PAGE; complaint confidentiality=anonymous; post complaint $PAGE
fact "another address is not kept out of the same worker" has_status 200
kill "$server"; wait "$server"
fact "three are stored" [ "$(query "SELECT count(*) FROM cases")" -eq $((cases + 3)) ]
fact "and nothing of an address with them" [ "$(query "SELECT sum(count) FROM attempt WHERE kind <> 'form'")" = "$counted" ]
finish
