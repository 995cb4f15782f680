#!/bin/sh
# What an administrator sees of `loket setup`. usage: tools/run-suite cli build tests/cli/test-setup.sh
set -u
. tests/lib/shell.sh
office=$folder/office

run "$loket" setup "$office" --base-url http://127.0.0.1:8099
fact "an office is set up" succeeds
fact "the first administrator's password is printed" says "dengan nama admin dan kata sandi sekali pakai "
password=$(sed -n 's/.*sekali pakai //p' "$folder/out")
fact "the password is long enough to be one" test ${#password} -ge 16
fact "the address is the one asked for" grep -qx 'base_url = http://127.0.0.1:8099' "$office/loket.ini"
fact "nobody else can read the keys" test -z "$(find "$office/keys" -type f -perm /077)"
fact "nobody else can read the database" test -z "$(find "$office" -name 'loket.db' -perm /077)"
fact "the password is stored nowhere in the clear" no grep -rqF "$password" "$office"
fact "the office's colour is written" grep -q -- '--brand: #' "$office/kantor.css"

before=$(cd "$office" && find . -type f ! -name '*.db*' -exec sha256sum {} + | sort)
run "$loket" setup "$office" --base-url http://127.0.0.1:1
fact "a second setup succeeds" succeeds
fact "it makes no second administrator" no says "sekali pakai"
fact "it changes no file" test "$before" = "$(cd "$office" && find . -type f ! -name '*.db*' -exec sha256sum {} + | sort)"

rm "$office/kantor.css"
run "$loket" setup "$office"
fact "what is missing is made again" test -s "$office/kantor.css"

run "$loket" setup "$folder/other" --base-url contoh
fact "a wrong address is refused with file and line" warns "loket.ini:"
fact "a refused setup leaves no settings behind" no test -e "$folder/other/loket.ini"
run "$loket" setup "$folder/a" "$folder/b"
fact "two folders are refused" refuses 2 "satu folder"
run "$loket" setup /proc/nowhere
fact "a folder that cannot be made is refused" fails_with 1
finish
