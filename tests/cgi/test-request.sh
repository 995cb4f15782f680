#!/bin/sh
# Facts about the program for information requests: the law's fields, the agencies' letter, one form one request.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
PAGE=/permintaan-data/

# asked FORM OVERRIDE…: a whole form of a citizen or an agency; changes as in complaint.
asked() {
    kind=$1; shift
    begin; add nonce "$nonce"; add situs_web ""; add kind "$kind"
    set -- "$@"
    if [ "$kind" = agency ]; then
        pairs="agency_kind=opd name=Dinas-Contoh letter_number=005/12 letter_date=2/1/2026 subject=Permohonan-data"
    else
        pairs="name=Pemohon-Contoh identity_number=9999990101900001 address=Jalan-Contoh-2 occupation=Peneliti"
    fi
    for pair in $pairs phone=081200000000 email= information=Jumlah-izin purpose=Penelitian obtain_way=soft_copy delivery_way=track_page; do
        field=${pair%%=*}; value=${pair#*=}
        for change in "$@"; do
            case $change in "$field="*) value=${change#*=} ;; esac
        done
        add "$field" "$value"
    done
}

refused() {
    sentence=$1; words=$2; shift 2
    fresh request "$PAGE"
    asked "$@"
    post request $PAGE
    fact "$sentence is answered with 400" has_status 400
    [ -z "$words" ] || fact "$sentence: the page says why" has_body "$words"
    fact "$sentence: nothing is stored" counts 0 0 0
}
refused "a citizen without a name" "" citizen name=
refused "a citizen without an identity number" "" citizen identity_number=
refused "an impossible identity number" "NIK terdiri dari 16 angka" citizen identity_number=9999993213900001
refused "a request for nothing" "" citizen information=
refused "a request without a purpose" "" citizen purpose=
refused "a way to obtain that the law does not know" "" citizen obtain_way=telepati
refused "an answer by mail without an address" "Isi alamat surel karena" citizen delivery_way=email
refused "no way to reach the requester" "Isi nomor telepon" citizen phone=
refused "an agency without a letter number" "" agency letter_number=
refused "a letter of tomorrow" "belum terjadi" agency letter_date=1/1/2199
refused "a kind of requester we do not have" "" tamu
fresh request $PAGE; asked citizen; add letter_number 1; post request $PAGE
fact "a field of the other form is answered with 400" has_status 400
fresh request $PAGE; asked citizen; attach files surat.pdf "$folder/small.pdf"; post request $PAGE
fact "a file in the citizens' form is answered with 400" has_status 400
fresh request $PAGE; asked agency; attach files surat.pdf "$folder/page.html"; post request $PAGE
fact "a page called a letter is answered with 400" has_status 400
fact "nothing of all this is stored" counts 0 0 0

fresh request $PAGE; asked citizen email=pemohon@contoh.invalid; post request $PAGE
fact "a citizen's request is answered with a receipt" has_status 200
fact "it has a number of its own register" [ "$(number_of_page)" = "PMI-$(date +%Y)-000001" ]
cp "$folder/page" "$folder/receipt"
send request $PAGE
fact "the same form again shows the same receipt" same_receipt "$folder/page" "$folder/receipt"
fact "and is one request" counts 1 1 0
fact "the identity number is sealed" no in_database 9999990101900001
fact "the page does not show it" no has_body 9999990101900001
fact "the first line names the request" [ "$(query "SELECT subject FROM cases")" = Jumlah-izin ]
fact "one mail waits" [ "$(query "SELECT count(*) FROM outbox")" = 1 ]

cgi request GET "$PAGE?jenis=instansi"; nonce=$(field_of_page nonce)
fact "the agencies' form asks for the letter" has_body "Nomor surat"
asked agency; attach files surat.pdf "$folder/small.pdf"; post request $PAGE
fact "an agency's request is answered with a receipt" has_status 200
fact "with its letter" counts 2 2 1
fact "it is in the agencies' register" [ "$(query "SELECT agency || agency_kind || letter_number || letter_date FROM information_request WHERE kind = 'agency'")" = "Dinas-Contohopd005/122026-01-02" ]
ORIGIN=https://lain.invalid; fresh request $PAGE; asked citizen; post request $PAGE; unset ORIGIN
fact "a form of another site is answered with 403" has_status 403
cgi request DELETE $PAGE
fact "DELETE is answered with 405" has_status 405

# ---- what is published already comes first
query "DROP TRIGGER dataset_starts_as_draft;
    INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, content_sha256, approved_at, version)
    VALUES (7, 'permits', '2025', '', 1, 'Izin terbit Kabupaten Contoh 2025', 'uji', 'approved', 'approve', '2026-01-05T00:00:00Z', zeroblob(32), '2026-01-06T00:00:00Z', 4),
           (8, 'permits', '2024', '', 1, 'Izin terbit Kabupaten Contoh 2024', 'uji', 'draft', 'import', '2026-01-05T00:00:00Z', NULL, NULL, 1)"
avoided() { query "SELECT coalesce(sum(count), 0) FROM request_avoided WHERE dataset_id = $1"; }
cgi request GET "$PAGE?cari=berapa+izin+2025"
fact "what is published is offered before the form" has_body "Izin terbit Kabupaten Contoh 2025"
fact "what is not approved is not" no has_body "Kabupaten Contoh 2024"
fact "the words stand in the form already" has_body "berapa izin 2025</textarea>"
fact "looking counts nothing" [ "$(avoided 7)" = 0 ]
cgi request GET "$PAGE?cari=peta+jalan+desa&jenis=instansi"
fact "where nothing fits the page says so" has_body "Belum ada data terbit yang cocok"
cgi request GET "$PAGE?cari=%3Cscript%3E"
fact "what was typed is text" no has_body "<script>"
cgi request GET "$PAGE"
fact "without a question nothing is said" no has_body 'role="status"'
cgi request POST "${PAGE}sudah-ada" data=7
fact "choosing one leads to its page" has_header Location /perizinan/index.html
cgi request POST "${PAGE}sudah-ada" data=7
fact "and counts a request that was not needed" [ "$(avoided 7)" = 2 ]
for wrong in 8 999 x 99999999999999999999; do
    cgi request POST "${PAGE}sudah-ada" "data=$wrong"
    fact "what is not published cannot be chosen: $wrong" has_status 404
done
fact "nor is it counted" [ "$(query "SELECT sum(count) FROM request_avoided")" = 2 ]
ORIGIN=https://lain.invalid; cgi request POST "${PAGE}sudah-ada" data=7; unset ORIGIN
fact "another site counts nothing" [ "$(avoided 7)" = 2 ]
run "$loket" request report --year "$(date +%Y)" --format csv --table ringkasan
fact "the yearly summary has the number" says "Tidak jadi meminta: sudah terbit,2"
finish
