#!/bin/sh
# `loket survey instrument`: questionnaires judged, taken in, given out.
. tests/lib/shell.sh
open_office
skm=site/instruments/skm-2017.json
instrument() { run "$loket" survey instrument "$@"; }
changed() { sed "$1" $skm >"$folder/changed.json"; }
sql() { sqlite3 -batch "$folder/office/loket.db" "$1"; }

instrument list
fact "a new office has the shipped questionnaires" [ "$(grep -c 'belum dipakai' "$folder/out")" -eq 4 ]
for file in site/instruments/skm-2017.json site/instruments/spkp.json site/instruments/spak-6.json site/instruments/spak-4.json; do
    name=$(basename $file .json)
    instrument check $file
    fact "the shipped $name is sound" says "$name: baik."
    instrument import $file
    fact "$name again changes nothing" says "sudah ada dengan isi yang sama"
    instrument export "$name"
    fact "and comes out byte for byte" cmp -s "$folder/out" $file
done

changed '0,/"prosedur"/s//"persyaratan"/'; instrument check "$folder/changed.json"
fact "a duplicate code is named with its place" warns 'butir 2 (persyaratan): kode "persyaratan" sudah dipakai butir 1'
fact "as a fault of the file" fails_with 2
changed 's/"scale": 4/"scale": 0/'; instrument check "$folder/changed.json"
fact "a scale of 0 is named" refuses 2 '"scale" harus 4 atau 6, bukan 0'
changed '/"Tidak mudah"/d'; instrument check "$folder/changed.json"
fact "a missing label is named" refuses 2 "butir 2 (prosedur): ada 3 jawaban, seharusnya 4"
changed 's/"scale": 4,/"scale": 4/'; instrument import "$folder/changed.json"
fact "broken JSON is named with its line" warns "baris 10: JSON rusak"
fact "and nothing is stored" [ "$(sql 'SELECT count(*) FROM instrument')" -eq 4 ]
instrument check "$folder/tidak-ada.json"
fact "a file that is not there is told" fails_with 2
instrument export tidak-ada
fact "so is a code that is not there" refuses 2 "tidak ada kuesioner berkode tidak-ada"

changed 's/Sangat mahal/Terlalu mahal/'; instrument import "$folder/changed.json"
fact "one that no period uses is replaced" says "skm-2017: diganti"
instrument import $skm
sql "INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state) SELECT 1, '2026-Q4', id, '2026-Q4', '2026-10-01', '2026-12-31', 'open' FROM instrument WHERE code = 'skm-2017'"
instrument import "$folder/changed.json"
fact "one in use is left alone, and the next version named" refuses 2 '"version" menjadi 2'
sed -i 's/"version": 1/"version": 2/' "$folder/changed.json"; instrument import "$folder/changed.json"
fact "the next version stands beside it" says "skm-2017.2: ditambahkan"
instrument export skm-2017
fact "and the one in use is as it was" cmp -s "$folder/out" $skm
run "$loket" doctor
fact "the doctor finds every questionnaire to be what its hash says" says "beres     kuesioner"
sql "DROP TRIGGER label_of_frozen_changed; UPDATE instrument_label SET label = 'Diubah' WHERE value = 1 AND position = 4"
run "$loket" doctor
fact "and names one that was changed past the program" says "skm-2017: isinya tidak sesuai sidik"
instrument salah
fact "an unknown action is misuse" fails_with 2
finish
