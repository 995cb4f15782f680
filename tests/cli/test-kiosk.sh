#!/bin/sh
# `loket kiosk`: the survey's tablets at the counters.
. tests/lib/shell.sh
open_office
run "$loket" kiosk list
fact "a new office has no kiosks" [ ! -s "$folder/out" ]
run "$loket" counter add loket-1 "Loket 1"
run "$loket" kiosk add kios-depan "Ruang tunggu" --counter loket-1
fact "a kiosk is added" succeeds
fact "with a setup code" [ "$(grep -cE '[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$' "$folder/out")" -eq 1 ]
fact "a PIN of six digits" [ "$(grep -cE 'PIN .*: [0-9]{6}$' "$folder/out")" -eq 1 ]
fact "and the address to open" says "/survei/kios/"
first=$(grep -oE '[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}' "$folder/out")
run "$loket" kiosk add kios-depan "Lagi"
fact "a code stands once" refuses 2 "sudah ada"
run "$loket" kiosk add kios-b "B" --counter tidak-ada
fact "a counter must be known" refuses 2 "loket dan layanan harus ada"
run "$loket" kiosk add "Kios B" "B"
fact "a code is small letters" refuses 2 "kode kios"
run "$loket" kiosk code kios-depan
fact "a new setup code is another one" [ "$(grep -oE '[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}' "$folder/out")" != "$first" ]
fact "without a new PIN" no says PIN
run "$loket" kiosk pin kios-depan
fact "a new PIN" says "PIN petugas"
run "$loket" kiosk withdraw kios-depan
fact "it is withdrawn" succeeds
run "$loket" kiosk list
fact "and stays on the list as such" says "ditarik"
run "$loket" kiosk withdraw kios-depan
fact "once" refuses 2 "tidak ada kios"
run "$loket" kiosk pin tidak-ada
fact "what does not exist has no PIN" refuses 2 "tidak ada kios"
run "$loket" kiosk add satu
fact "too few words are misuse" fails_with 2
fact "the code does not stand in the database as it is typed" no grep -qaF "$first" "$folder/office/loket.db" "$folder/office/loket.db-wal"
run "$loket" audit verify
fact "all of it is in the audit trail, unbroken" succeeds
finish
