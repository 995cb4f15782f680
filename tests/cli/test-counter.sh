#!/bin/sh
# `loket counter`: the counters of the office.
. tests/lib/shell.sh
open_office
run "$loket" counter list
fact "a new office has no counters" [ ! -s "$folder/out" ]
run "$loket" counter add loket-2 "Loket 2"; run "$loket" counter add loket-1 "Loket 1"
fact "a counter is added" succeeds
run "$loket" counter list
fact "and listed in the order they came" [ "$(cut -d' ' -f1 "$folder/out" | tr '\n' ' ')" = "loket-2 loket-1 " ]
run "$loket" counter add loket-2 "Loket 2, Perizinan"; run "$loket" counter list
fact "adding its code again renames it" says "Loket 2, Perizinan"
fact "and adds none" [ "$(wc -l <"$folder/out")" -eq 2 ]
run "$loket" counter add "Loket Tiga" "Loket 3"
fact "a code with capitals or spaces is refused" refuses 2 "kode loket"
run "$loket" counter hide loket-1; run "$loket" counter list
fact "a hidden counter stays on the list as such" says "loket-1                  nonaktif"
run "$loket" counter hide tidak-ada
fact "what does not exist cannot be hidden" refuses 2 "tidak ada loket"
run "$loket" counter add satu
fact "too few words are misuse" fails_with 2
run "$loket" audit verify
fact "all of it is in the audit trail, unbroken" succeeds
finish
