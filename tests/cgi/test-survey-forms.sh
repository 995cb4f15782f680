#!/bin/sh
# Facts about the survey's form beyond the statutory questionnaire: other scales, further and own questions, other languages, and what a
# person may choose when several surveys are open.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
today=$(date -u +%F)
query "DELETE FROM survey_period; INSERT INTO unit VALUES ('loket-utama', 'Loket utama', 1, 1)"

# period KEY CODE [SERVICE] [UNIT]: an open period of a stored questionnaire
period() {
    query "INSERT INTO survey_period (id, key, instrument_id, label, service_code, unit_code, starts_on, ends_on, state) SELECT
        coalesce((SELECT max(id) FROM survey_period), 0) + 1, '$1', id, '2026', nullif('${3-}', ''), nullif('${4-}', ''),
        date('$today', '-9 days'), date('$today', '+9 days'), 'open' FROM instrument WHERE code = '$2'"
}
# digits FIRST LAST VALUE: the fields of these questions
digits() { i=$1; while [ "$i" -le "$2" ]; do printf '&u%s=%s' "$i" "$3"; i=$((i + 1)); done; }
last() { query "SELECT answers FROM survey_response WHERE period_id = $1"; }
post_form() { cgi survey POST /survei/ "nonce=$nonce&situs_web=&$1"; }

# ---- one survey that is not the office's SKM ----

period 2026-spkp spkp
fresh survey /survei/
fact "the only open survey is shown at once, whatever it is" has_body 'name="period" value="2026-spkp"'
fact "its title is the heading" has_body "<h1>Survei Persepsi Kualitas Pelayanan (SPKP)</h1>"
fact "six answers stand beside a question of scale six" has_body 'name="u8" value="6"'
post_form "period=2026-spkp$(digits 1 8 7)"
fact "there is no seventh" has_status 400
fresh survey /survei/
post_form "period=2026-spkp$(digits 1 8 6)"
fact "they are taken" has_status 200
fact "and stored as digits" [ "$(last 1)" = 66666666 ]

# ---- languages ----

fresh survey "/survei/?bahasa=en"
fact "the form speaks English when it is asked to" has_body '<html lang="en">'
fact "its questions too" has_body "6 – strongly agree"
fact "it leads back" has_body 'name="speak" value="id" lang="id">Bahasa Indonesia<'
# The words of ours that stand on no English page; office, address and services keep their names.
own_words='Anda|Kirim|Pilih|belum|opsional|Jawaban|Pertanyaan|Laki-laki|Terima kasih|Kesalahan|Beranda|Karcis|karcis|Survei |tidak'
english() { ! grep -vE '<option value="[a-z-]*">|name="speak"' "$folder/page" | grep -nE "$own_words"; }
fact "nothing around them is Indonesian" english
post_form "period=2026-spkp&language=en&u1=3&sex=male&suggestion=More+chairs"
fact "open questions are named in English" has_body "Question 2 has no answer yet."
fact "in the title too" has_body "<title>Error: "
fact "and nothing else is said" english
post_form "period=2026-spkp&language=en&speak=id&u1=3&sex=male&suggestion=More+chairs&asked_once=1"
fact "the button changes the language and judges nothing" has_status 200
fact "what was chosen stays" has_body 'name="u1" value="3" checked'
fact "what was written stays" has_body "More chairs"
fact "and that the open questions were named" has_body 'name="asked_once" value="1"'
fact "it is the same form" [ "$(field_of_page nonce)" = "$nonce" ]
fact "nothing is stored by it" [ "$(query "SELECT count(*) FROM survey_response")" = 1 ]
post_form "period=2026-spkp&language=en&u1=3&asked_once=1"
fact "a form that was opened in one language is taken in another" has_body "Thank you"
fact "its thanks are in that language" english
fact "and it is an answer like any other" [ "$(query "SELECT count(*) FROM survey_response WHERE answers = '30000000'")" = 1 ]
cgi survey GET "/survei/?bahasa=jv"
fact "a language the questionnaire does not have is passed over" has_body '<html lang="id">'
fresh survey "/survei/karcis?bahasa=en"; post_form "period=2026-spkp&language=en&slip=&u1=3"
fact "a slip form with questions open comes back with the field of the code that was not typed yet" has_body 'name="slip"'
fact "and refuses no slip that was not typed" no has_body 'name="without_slip"'
post_form "period=2026-spkp&language=en&speak=id&slip=&u1=3"
fact "the button of the language leaves it there" has_body 'name="slip"'
fresh survey "/survei/?bahasa=en"; post_form "period=2026-spkp&language=en&u1=3"
fact "twin: the open form comes back without it" no has_body 'name="slip"'
post_form "period=2026-spkp&language=en&speak=id&u1=3"
fact "twin: in another language too" no has_body 'name="slip"'
for slip in 123 AAAA-BBBB-CCCC-DDDD; do
    fresh survey "/survei/karcis?bahasa=en"; post_form "period=2026-spkp&language=en&slip=$slip$(digits 1 8 5)"
    fact "a slip that does not count is refused in English: $slip" has_body "send without the slip."
    fact "and in English alone: $slip" english
done
fresh survey "/survei/?bahasa=en"; post_form "period=2026-spkp&language=en$(digits 1 8 5)&suggestion=$(head -c 1001 /dev/zero | tr '\0' a)"
fact "so is a suggestion that is too long" has_body "may have 1,000 characters at most."

# ---- an office's own questionnaire: a further question, own questions, a regional language ----

cat >"$folder/own.json" <<'END'
{"format": "loket-instrument-1", "code": "loket-kami", "version": 1, "family": "kami", "basis": "Keputusan Kepala Dinas",
 "languages": {"jv": "Basa Jawa"}, "title": {"id": "Survei loket kami", "jv": "Survei loket kita"}, "scale": 4,
 "conversion": {"numerator": 25, "denominator": 1}, "bands": [],
 "items": [
  {"code": "waktu", "number": 1, "name": {"id": "Waktu"}, "question": {"id": "Apakah cepat?", "jv": "Punapa enggal?"},
   "labels": [{"id": "Tidak", "jv": "Mboten"}, {"id": "Kurang"}, {"id": "Cepat"}, {"id": "Sangat cepat"}]},
  {"code": "antre", "unsur": "waktu", "name": {"id": "Antrean"}, "question": {"id": "Apakah antrean lancar?"},
   "labels": [{"id": "Tidak"}, {"id": "Kurang"}, {"id": "Lancar"}, {"id": "Sangat lancar"}]},
  {"code": "parkir", "counted": false, "name": {"id": "Parkir"}, "question": {"id": "Apakah Anda datang dengan kendaraan?"},
   "labels": [{"id": "Tidak"}, {"id": "Ya"}]}
 ]}
END
run "$loket" survey instrument import "$folder/own.json"
fact "an office's own questionnaire is only a file" succeeds
period 2026-kami-unit-loket-utama loket-kami "" loket-utama
fresh survey "/survei/?periode=2026-kami-unit-loket-utama"
fact "the survey of a unit says so" has_body "<strong>Loket utama</strong>"
fact "an own question has as many answers as it likes" has_body '<span class="choice-label">Ya</span>'
fact "and not one more" no has_body 'name="u3" value="3"'
post_form "period=2026-kami-unit-loket-utama&u1=4&u2=3&u3=3"
fact "nor is one taken" has_status 400
post_form "period=2026-kami-unit-loket-utama&u1=4&u2=3&u3=2"
fact "all its questions are answered in one form" [ "$(last 2)" = 432 ]
cgi survey GET "/survei/?periode=2026-kami-unit-loket-utama&bahasa=jv"
fact "a regional language is only a file" has_body "Punapa enggal?"
fact "the questions are marked as what they are" has_body '<div class="part-body" lang="jv">'
fact "what it lacks is Indonesian" has_body "Sangat lancar"

# ---- several at once ----

period 2026 skm-2017; period 2026-spak-layanan-izin-usaha spak-4 izin-usaha
cgi survey GET /survei/
fact "several open surveys are offered to choose from" has_body "<h1>Pilih survei</h1>"
first() { grep -o 'periode=[a-z0-9-]*' "$folder/page" | sed -n "$1p"; }
fact "the office's own comes first" [ "$(first 1)" = periode=2026 ]
fact "each with whom it is about" has_body "Perizinan berusaha, "
fact "those of a part of the office too" has_body "Loket utama, "
cgi survey GET "/survei/?bahasa=en&loket=loket-1"
fact "the choice speaks English" has_body "Choose a survey"
fact "and hands on what the address said" has_body "/survei/?periode=2026&amp;loket=loket-1&amp;bahasa=en"
cgi survey GET "/survei/?layanan=lain"
fact "a poster of one service does not lead to the survey of another" no has_body "periode=2026-spak-layanan-izin-usaha"
cgi survey GET /survei/karcis
fact "whoever types a slip chooses too" has_body "/survei/karcis?periode=2026-spkp"
cgi survey GET "/survei/?periode=2026-spak-layanan-izin-usaha"
fact "a survey of one service does not ask for it" no has_body 'name="service_code"'
nonce=$(field_of_page nonce); post_form "period=2026-spak-layanan-izin-usaha$(digits 1 5 4)"
fact "its answers are of that service" [ "$(query "SELECT service_code FROM survey_response WHERE answers = '44444'")" = izin-usaha ]
finish
