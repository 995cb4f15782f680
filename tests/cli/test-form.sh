#!/bin/sh
# Facts about `loket form paper` and `loket service`: numbered sheets are PDF, every number is known, notices are set and taken away.
. tests/lib/shell.sh
open_office
query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }
query "INSERT INTO service (code, name, position, active) VALUES ('nib', 'NIB', 1, 1)"
file=$folder/formulir.pdf

run "$loket" form paper --count 3 --output "$file"
fact "three forms are made" succeeds
fact "the command names the first and the last" says "F$(local_date +%Y)-00001 sampai F$(local_date +%Y)-00003"
fact "the file is a PDF document" [ "$(head -c 5 "$file")" = "%PDF-" ]
fact "of three pages" [ "$(grep -ac '/Type /Page$' "$file")" -eq 3 ]
fact "of the size A4" grep -aqE '/MediaBox \[ ?0 0 595' "$file"
fact "every number is written down" [ "$(query "SELECT count(*) FROM paper_form WHERE case_id IS NULL")" = 3 ]
run "$loket" form paper --count 1 --output "$file"
fact "a file that is there is not written over" fails_with 1
fact "and no number is used up for it" [ "$(query "SELECT count(*) FROM paper_form")" = 3 ]
run "$loket" form paper --count 1 --output "$folder/tiada/formulir.pdf"
fact "nor when the file cannot be written" [ "$(query "SELECT count(*) FROM paper_form")" = 3 ]
for count in 0 501 -1 tiga ""; do
    run "$loket" form paper --count "$count" --output "$folder/lain.pdf"
    fact "a count of '$count' is refused" fails_with 2
done
run "$loket" form paper --count 2 --output "$folder/kedua.pdf"
fact "the next printing goes on with the numbers" says "00004 sampai"
run "$loket" form kertas --count 1 --output "$folder/lain.pdf"
fact "another word is refused" fails_with 2

run "$loket" service notice nib --text "Lihat dulu di OSS." --link https://oss.go.id
fact "a notice is set" [ "$(query "SELECT notice || ' ' || notice_link FROM service")" = "Lihat dulu di OSS. https://oss.go.id" ]
run "$loket" service list
fact "and listed" says "Lihat dulu di OSS."
fact "and written to the trail" [ "$(query "SELECT count(*) FROM audit WHERE action = 'service.note'")" = 1 ]
for link in javascript:alert http://oss.go.id //lain.invalid https://; do
    run "$loket" service notice nib --text "Uji" --link "$link"
    fact "the link $link is refused" [ "$status" -ne 0 ]
done
run "$loket" service notice tiada --text "Uji"
fact "a service we do not have is refused" [ "$status" -ne 0 ]
fact "what was set before stays" [ "$(query "SELECT notice FROM service")" = "Lihat dulu di OSS." ]
run "$loket" service notice nib --text ""
fact "an empty text takes it away" [ -z "$(query "SELECT notice || notice_link FROM service")" ]
finish
