#!/bin/sh
# Facts about the complaint program: what each step refuses and keeps, that a form is one case.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
PAGE=/pengaduan/

# on STEP: the page shows this step; its number of how many; the check page is "check".
on() { has_body "name=\"step\" value=\"$1\""; }
drafts() { [ "$(query "SELECT count(*) FROM draft")" -eq "$1" ]; }
# go_to STEP: walks until this step is shown.
go_to() {
    fresh complaint $PAGE; seen=0
    for at in who service story files contact; do
        [ $at != "$1" ] || return
        step $at; post complaint $PAGE; seen=$(field_of_page seen)
    done
}

# One way to be wrong a line: what is wrong, its step, the status, words of the answer ('' = none asked for), the changes.
refused() {
    sentence=$1; at=$2; wanted=$3; words=$4; shift 4
    go_to "$at"
    step "$at" "$@"
    post complaint $PAGE
    fact "$sentence is answered with $wanted" has_status "$wanted"
    [ "$wanted" != 400 ] || fact "$sentence: the same step comes again" on "$at"
    [ -z "$words" ] || fact "$sentence: the page says why" has_body "$words"
    fact "$sentence: no case is stored" counts 0 0 0
}
long=$(head -c 9000 /dev/zero | tr '\0' a)
refused "no choice of who may know" who 400 "Pilih Terbuka, Anonim, atau Rahasia." confidentiality=
refused "a field left out altogether" who 400 "Pilih sebagai siapa" -reporter_kind
refused "a kind of reporter we do not have" who 400 "" reporter_kind=robot
refused "a service no longer offered" service 400 "" service_code=lama
refused "a service we do not have" service 400 "" "service_code=x' OR 1=1"
refused "a missing subject" story 400 "Isi judul pengaduan." subject=
refused "a missing narrative" story 400 "Ceritakan apa yang terjadi." narrative=
refused "an over-long subject" story 400 "" "subject=$long"
refused "an over-long narrative" story 400 "" "narrative=$long"
refused "a day that does not exist" story 400 "" happened_on=31/2/2026
refused "a day that has not come" story 400 "belum terjadi" happened_on=1/1/2199
refused "an open complaint without a name" contact 400 "Isi nama Anda" name=
refused "one without any contact" contact 400 "Isi nomor telepon atau alamat surel" phone=
refused "an impossible telephone number" contact 400 "" phone=12ab
refused "an impossible address of mail" contact 400 "" email=tanpa-at
refused "a filled trap" who 400 "" situs_web=http://contoh.invalid
refused "a filled trap later on the way" story 400 "" situs_web=http://contoh.invalid
cases_of_nonce="-nonce nonce=$(printf '%054d' 0)"
for change in $cases_of_nonce; do
    for at in who story; do
        go_to $at; step $at "$change"; post complaint $PAGE
        fact "a number that is missing or forged is answered with 403 on step $at" has_status 403
    done
done

aged=$BUILD/tests/fixture_aged
drop_drafts() { query "DELETE FROM draft_file; DELETE FROM draft"; }
drop_drafts
refused "a form open for more than a day" who 400 "lebih dari sehari" "nonce=$("$aged" nonce $PAGE 86401)"
refused "a form of tomorrow" who 403 "" "nonce=$("$aged" nonce $PAGE -3600)"
sed -i 's/^minimum_fill_seconds = .*/minimum_fill_seconds = 5/' "$folder/office/loket.ini"
refused "a form filled faster than anybody reads" who 400 "terlalu cepat" "nonce=$("$aged" nonce $PAGE 1)"
fact "a wrong first step begins no draft" drafts 0
nonce=$("$aged" nonce $PAGE 6); seen=0; step who; post complaint $PAGE; seen=$(field_of_page seen)
fact "a draft begins with the first right step" drafts 1
step service; post complaint $PAGE
fact "the steps after it may follow as fast as they like" on story
sed -i 's/^minimum_fill_seconds = .*/minimum_fill_seconds = 0/' "$folder/office/loket.ini"
nonce=$("$aged" nonce $PAGE 86401); step who; post complaint $PAGE; nonce=$(field_of_page nonce)
step who; post complaint $PAGE
fact "the number that came back with a form open for too long serves" on service
fresh request /permintaan-data/; other=$nonce
refused "another form's nonce" who 403 "" "nonce=$other"

go_to story; step story +situs=1; post complaint $PAGE
fact "an unknown field is answered with 400" has_status 400
go_to story; step story "+subject=Judul kedua"; post complaint $PAGE
fact "a repeated field is answered with 400" has_status 400
go_to story; step story step=robot; post complaint $PAGE
fact "a step we do not have is answered with 400" has_status 400
go_to story; step story; send complaint $PAGE
fact "a form cut off on its way is answered with 400" has_status 400
go_to story; step story "subject=$(printf 'a\377b')"; post complaint $PAGE
fact "text that is not UTF-8 is answered with 400" has_status 400
go_to story; step story "subject=<b>&\"'" narrative=; post complaint $PAGE
fact "what was typed comes back, escaped" has_body 'value="&lt;b&gt;&amp;&quot;&#39;"'
for method in PUT DELETE OPTIONS; do
    cgi complaint $method $PAGE
    fact "$method is answered with 405" has_status 405
    fact "$method: the answer names what is allowed" has_header Allow GET
done
walk; step check; seal_form
ORIGIN=https://lain.invalid; send complaint $PAGE; unset ORIGIN
fact "a form of another site is answered with 403" has_status 403
fact "none of these became a case" counts 0 0 0

# ---- the way
drop_drafts
go_to who
fact "the first page is step 1 of 5" has_body "<title>Langkah 1 dari 5: Siapa yang boleh tahu?"
go_to files; step files; post complaint $PAGE
fact "contact is step 5 of 5" has_body "Langkah 5 dari 5: Bagaimana kami menghubungi Anda?"
seen=$(field_of_page seen)
step contact go=back; post complaint $PAGE
fact "Kembali leads one step back" on files
seen=$(field_of_page seen); step contact; post complaint $PAGE
fact "after the last step all answers are shown" on check
for answer in Terbuka Perorangan "Perizinan berusaha" "Izin terlambat" "Sudah lama menunggu." "Kamis, 1 Januari 2026" "Loket 2" "Pelapor Contoh" 081200000000; do
    fact "the check page shows $answer" has_body "$answer"
done
seen=$(field_of_page seen); step check go=story; post complaint $PAGE
fact "Ubah opens the step" on story
fact "with what was typed" has_body "Sudah lama menunggu."
step story "subject=Judul baru" +then=check; post complaint $PAGE
fact "and leads back to the check page" on check
fact "which shows the change" has_body "Judul baru"
step story narrative= happened_on=99/99/9999 "wanted=Mohon dijawab" go=back; post complaint $PAGE
fact "Kembali keeps what is wrong without complaining" on service
nonce_kept=$nonce; seen=$(field_of_page seen); step check; post complaint $PAGE
fact "sending with a step that became wrong is answered with 400" has_status 400
fact "the check page names each fault and leads to it" has_body '<a href="#isian-narrative">Ceritakan apa yang terjadi.</a>'
fact "none of it became a case" counts 0 0 0
step story; post complaint $PAGE; seen=$(field_of_page seen)
step contact; post complaint $PAGE; seen=$(field_of_page seen); step check; post complaint $PAGE
fact "put right it is one case" counts 1 1 0
fact "of the first number" [ "$nonce" = "$nonce_kept" ]
fact "and the draft is gone" drafts 0

# ---- notice of a service
query "UPDATE service SET notice = 'Status izin terlihat di OSS & SiCantik.', notice_link = 'https://oss.go.id/a?b=1&c' WHERE code = 'izin-usaha'"
go_to story
fact "a service's notice is told once it was chosen" has_body "Status izin terlihat di OSS &amp; SiCantik."
fact "with its link" has_body 'href="https://oss.go.id/a?b=1&amp;c"'
step story; post complaint $PAGE
fact "and not again" no has_body "Mungkin Anda memerlukan ini"
go_to service; step service service_code=; post complaint $PAGE
fact "nothing is told when no service was chosen" no has_body "Mungkin Anda memerlukan ini"
query "UPDATE service SET notice = '', notice_link = ''"

# ---- files
upload() {
    sentence=$1; wanted=$2; file=$3; name=$4
    go_to files; step files
    attach files "$name" "$folder/$file"
    post complaint $PAGE
    fact "$sentence is answered with $wanted" has_status "$wanted"
}
files_on_disk() { [ "$(find "$folder/office/uploads" -path '*/pending' -prune -o -type f -print | wc -l)" -eq "$1" ] && [ "$(query "SELECT count(*) FROM draft_file")" -eq "$1" ]; }
upload "a page called a photo" 400 page.html foto.jpg
upload "a program called a document" 400 program surat.pdf
upload "a cut photo" 400 cut.png foto.png
upload "an empty file" 400 empty foto.png
upload "a photo over 10 MB" 400 huge.png foto.png
fact "no refused file leaves a row or a kept file" files_on_disk 0
go_to files; step files
for i in 1 2 3 4 5 6; do cp "$folder/small.pdf" "$folder/$i.pdf"; echo "%$i" >>"$folder/$i.pdf"; attach files $i.pdf "$folder/$i.pdf"; done
post complaint $PAGE
fact "a sixth file is answered with 400" has_status 400
fact "the first five are kept" files_on_disk 5
drop_drafts; find "$folder/office/uploads" -type f -delete

go_to files; step files
attach files "../../foto.png" "$folder/small.png"; attach files halaman.jpg "$folder/page.html"; post complaint $PAGE
fact "a wrong file beside a right one is answered with 400" has_status 400
fact "the right one is kept and shown" has_body "foto.png"
fact "it is on disk" files_on_disk 1
seen=$(field_of_page seen); step files; attach files "foto.png" "$folder/small.png"; post complaint $PAGE
fact "the same file once more is no second file" files_on_disk 1
seen=$(field_of_page seen); step contact go=back; post complaint $PAGE
mark=$(sed -n 's/.*name="drop" value="\([^"]*\)".*/\1/p' "$folder/page")
fact "a file that is there can be ticked" [ -n "$mark" ]
seen=$(field_of_page seen); step files "+drop=$mark"; attach files surat.pdf "$folder/small.pdf"; seal_form; send complaint $PAGE
fact "a ticked file is dropped, another kept" [ "$(query "SELECT count(*) FROM draft_file")" = 1 ]
send complaint $PAGE
fact "the same page again changes nothing" [ "$(query "SELECT count(*) FROM draft_file")" = 1 ]
seen=$(field_of_page seen); step contact; post complaint $PAGE
fact "the check page names the file" has_body surat.pdf
fact "and not the dropped one" no has_body foto.png
seen=$(field_of_page seen); step check; post complaint $PAGE
fact "the file belongs to the case now" [ "$(query "SELECT file_name FROM attachment")|$(query "SELECT count(*) FROM draft_file")" = "surat.pdf|0" ]
"$loket" upkeep --now "$(date -u -d '+4 days' +%FT%TZ)" >"$folder/upkeep" 2>&1
fact "the night removes the dropped file and keeps the case's" counts 2 2 1

# ---- once
lodge "surat.pdf:$folder/small.pdf"
number=$(number_of_page); code=$(code_of_page)
cp "$folder/page" "$folder/receipt"
send complaint $PAGE
fact "the same form again is answered with 200" has_status 200
fact "the same form again shows the same receipt" same_receipt "$folder/page" "$folder/receipt"
for at in who service story files contact; do
    step $at "subject=Judul lain"; post complaint $PAGE
    fact "step $at sent again from an old page shows the receipt" same_receipt "$folder/page" "$folder/receipt"
done
fact "nothing is doubled" counts 3 3 2
fact "and no draft begins anew" drafts "$(query "SELECT count(*) FROM draft")"
fact "what is stored is found in the database's bytes" in_database "Izin terlambat"
fact "the code stands in no column" no in_database "$code"
fact "the code of the receipt opens the case" sh -c "
    . tests/lib/shell.sh >/dev/null; folder=$folder; cgi track POST /lacak/ 'number=$number&code=$code'; trap - EXIT; has_status 200"

sed -n '/<pre class="signed">/,/<\/pre>/p' "$folder/receipt" | sed 's/.*<pre class="signed">//; s/<\/pre>.*//' >"$folder/signed"
run "$loket" receipt verify "$folder/signed"
fact "the receipt's text is proved by the office's key" says "SAH"
sed "s/$number/PGD-2026-999999/" "$folder/signed" >"$folder/changed"
run "$loket" receipt verify "$folder/changed"
fact "a changed receipt is not" fails_with 1

# Two taps: both run at once.
tap() {
    env REQUEST_METHOD=POST REQUEST_URI=$PAGE DOCUMENT_URI=$PAGE CONTENT_LENGTH="$(wc -c <"$multipart")" REMOTE_ADDR=192.0.2.1 \
        CONTENT_TYPE="multipart/form-data; boundary=$BOUNDARY" HTTP_ORIGIN="$BASE_URL" "$BUILD/complaint" <"$multipart" >"$1"
}
before=$(query "SELECT count(*) FROM draft")
fresh complaint $PAGE; seen=0; step who; seal_form
tap "$folder/tap1" & tap "$folder/tap2" & wait
fact "two taps on the first step begin one draft" drafts $((before + 1))
walk; step check; seal_form
tap "$folder/tap1" & tap "$folder/tap2" & wait
fact "two taps at once show one receipt" same_receipt "$folder/tap1" "$folder/tap2"
fact "two taps at once are one case" counts 4 4 2

# ---- who is told what
attempts=$(query "SELECT coalesce(sum(count), 0) FROM attempt WHERE kind <> 'form'"); identities=$(query "SELECT count(*) FROM identity")
mails=$(query "SELECT count(*) FROM outbox")
REMOTE_ADDR=198.51.100.77
fresh complaint $PAGE; seen=0
step who; post complaint $PAGE; seen=$(field_of_page seen)
step contact "name=Nama Yang Tidak Boleh Ada" phone=081299999999 email=bocor@contoh.invalid; post complaint $PAGE
attempts=$(query "SELECT coalesce(sum(count), 0) FROM attempt WHERE kind <> 'form'"); seen=$(field_of_page seen)
step who confidentiality=anonymous; post complaint $PAGE
fact "who turns anonymous walks four steps" has_body "Langkah 2 dari 4"
for at in service story files; do seen=$(field_of_page seen); step $at; post complaint $PAGE; done
fact "the contact step is left out" on check
fact "what was typed there is gone" no has_body "Tidak Boleh Ada"
seen=$(field_of_page seen); step contact "name=Nama Yang Tidak Boleh Ada"; post complaint $PAGE; seen=$(field_of_page seen)
step check; post complaint $PAGE
unset REMOTE_ADDR
fact "an anonymous complaint is accepted" has_status 200
fact "no identity is stored, even when typed" [ "$(query "SELECT count(*) FROM identity")" = "$identities" ]
fact "what was typed as identity is nowhere" no in_database "Tidak Boleh Ada|81299999999|bocor@"
fact "the database knows the day alone" [ "$(query "SELECT DISTINCT substr(received_at, 12) || substr(entered_at, 12) || substr(at, 12) FROM cases JOIN case_event ON case_id = cases.id WHERE confidentiality = 'anonymous'")" = "17:00:00Z17:00:00Z17:00:00Z" ]
fact "no mail is written to it" [ "$(query "SELECT count(*) FROM outbox")" = "$mails" ]
fact "the receipt shows the day alone" no has_body pukul
REMOTE_ADDR=198.51.100.78; attempts=$(query "SELECT coalesce(sum(count), 0) FROM attempt WHERE kind <> 'form'")
lodge confidentiality=anonymous; unset REMOTE_ADDR
fact "no address is counted for who was anonymous from the start" [ "$(query "SELECT coalesce(sum(count), 0) FROM attempt WHERE kind <> 'form'")" = "$attempts" ]

lodge confidentiality=confidential email=pelapor@contoh.invalid
fact "a confidential complaint is accepted" has_status 200
fact "its identity is sealed" no in_database "Pelapor Contoh|pelapor@"
fact "one mail waits for it" [ "$(query "SELECT count(*) FROM outbox")" = $((mails + 1)) ]
fact "the mail holds no code" no grep -q "$(code_of_page)" <<MAIL
$(query "SELECT body FROM outbox")
MAIL
fact "the trail has one row a case" [ "$(query "SELECT count(*) FROM audit WHERE action = 'case.submit'")" = "$(query "SELECT count(*) FROM cases")" ]

# ---- quota
limit() { sed -i "s/^submissions_per_hour = .*/submissions_per_hour = $1/" "$folder/office/loket.ini"; }
cases=$(query "SELECT count(*) FROM cases"); query "DELETE FROM attempt"
REMOTE_ADDR=203.0.113.9
limit 3
for i in 1 2 3; do walk; echo "$nonce $seen" >>"$folder/walked"; done
fact "three drafts within the hour are taken" [ "$(wc -l <"$folder/walked")" -eq 3 ]
walk
fact "a fourth draft within the hour is answered with 429" has_status 429
fact "the page keeps the choice" has_body 'value="open" checked'
fact "the answer says when to come back" has_header Retry-After
limit 2
while read -r line; do nonce=${line% *} seen=${line#* }; step check; post complaint $PAGE; done <"$folder/walked"
fact "one too many submissions within the hour are answered with 429" has_status 429
fact "the page says so and keeps the text" has_body "Sudah lama menunggu."
fact "the answer says when to come back" has_header Retry-After
fact "the refused one is not stored" [ "$(query "SELECT count(*) FROM cases")" = $((cases + 2)) ]
limit 3; step check; post complaint $PAGE
fact "it is taken later" has_status 200
REMOTE_ADDR=203.0.113.10; lodge
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
for i in 1 2 3; do lodge confidentiality=anonymous; done
fact "three anonymous complaints within the hour are taken" has_status 200
walk confidentiality=anonymous
fact "a fourth is answered with 429" has_status 429
REMOTE_ADDR=203.0.113.21; lodge confidentiality=anonymous
fact "another address is not kept out of the same worker" has_status 200
kill "$server"; wait "$server"
fact "four are stored" [ "$(query "SELECT count(*) FROM cases")" -eq $((cases + 4)) ]
fact "and nothing of an address with them" [ "$(query "SELECT sum(count) FROM attempt WHERE kind <> 'form'")" = "$counted" ]
finish
