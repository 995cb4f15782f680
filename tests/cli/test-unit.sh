#!/bin/sh
# `loket unit`: the units of the office, and who works in them.
. tests/lib/shell.sh
open_office
run "$loket" user add petugas1 --role complaint_officer
run "$loket" unit list
fact "a new office has no units" [ ! -s "$folder/out" ]
run "$loket" unit add bidang-perizinan "Bidang Perizinan"; run "$loket" unit add bidang-pengaduan "Bidang Pengaduan"
fact "a unit is added" succeeds
run "$loket" unit list
fact "and listed" says "bidang-pengaduan         aktif     Bidang Pengaduan"
fact "in the order they came" [ "$(head -1 "$folder/out" | cut -d' ' -f1)" = bidang-perizinan ]
run "$loket" unit add bidang-perizinan "Bidang Perizinan Usaha"; run "$loket" unit list
fact "adding its code again renames it" says "Bidang Perizinan Usaha"
fact "and adds none" [ "$(wc -l <"$folder/out")" -eq 2 ]
run "$loket" unit add "Bidang Lain" "Bidang Lain"
fact "a code with capitals or spaces is refused" refuses 2 "kode unit"
run "$loket" unit place petugas1 bidang-pengaduan
fact "an account is placed in a unit" succeeds
run "$loket" unit place petugas1
fact "and taken out again" succeeds
run "$loket" unit place tidak-ada bidang-pengaduan
fact "who does not exist is not" refuses 2 "tidak ada akun"
run "$loket" unit place petugas1 tidak-ada
fact "nor in a unit that does not exist" refuses 2 "tidak ada unit"
run "$loket" unit hide bidang-pengaduan; run "$loket" unit list
fact "a hidden unit stays on the list as such" says "bidang-pengaduan         nonaktif"
run "$loket" unit hide tidak-ada
fact "what does not exist cannot be hidden" refuses 2 "tidak ada unit"
run "$loket" unit add satu
fact "too few words are misuse" fails_with 2
run "$loket" audit verify
fact "all of it is in the audit trail, unbroken" succeeds
finish
