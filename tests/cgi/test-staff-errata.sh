#!/bin/sh
# Corrections of what was approved, as plain CGI: a new revision made anew, the list of what differs, a reason for each, who may do it when.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
data=site/sample/data

as() {
    who=$1
    [ -f "$folder/cookie.$who" ] || "$fixture" account "$who" "$@" >"$folder/cookie.$who"
    COOKIE=loket=$(cat "$folder/cookie.$who")
}
# send PATH BODY: a form of the page that was opened last
send() { token=$(field_of_page csrf); cgi staff POST "$1" "csrf=$token&$2"; }
# does ROLE PATH BODY: opens the page and sends the form
does() { as "$1"; cgi staff GET "$2"; send "$2" "$3"; }
location() { sed -n 's/^[Ll]ocation: //p' "$folder/head"; }
# approve PATH VERSION [ROLE]: ROLE hands it in, the survey team unless told
approve() {
    does "${3:-survey_team}" "$1" "action=submit&version=$2"
    does section_head "$1" "action=analyse&version=$(($2 + 1))&analysis=Baik"
    does division_head "$1" "action=correct&version=$(($2 + 2))&correction=Tidak+ada"
    does head "$1" "action=approve&version=$(($2 + 3))"
}
path_in() { as survey_team; cgi staff GET "/petugas/data?keadaan=$1"; sed -n "s/.*href=\"\(\/petugas\/data\/[0-9]*\)\">$2.*/\1/p" "$folder/page" | head -1; }

"$loket" import skm $data/skm/kotim-2024-q2-responses.csv --period 2024-Q2 --published $data/skm/kotim-2024-q2-published.csv >/dev/null
"$loket" import ikm $data/skm/ikm-published.csv --office "Kota Prabumulih" >/dev/null
"$loket" import permits $data/permits/kotim-2024-q2.csv --period 2024-Q2 >/dev/null
survey=$(path_in konsep "Indeks Kepuasan Masyarakat Triwulan II 2024")
printed=$(path_in konsep "Indeks Kepuasan Masyarakat Semester I 2020")
permits=$(path_in konsep "Perizinan")

# ---- who may, and when ----

does survey_team "$survey" "action=remake&version=1&population=1500"
fact "a draft is not corrected by a revision" has_status 409
does survey_team "$survey" "action=write&version=1&place=Judul&old=a&new=b&place_why=x"
fact "and the first revision has nothing to explain" has_status 409
approve "$survey" 1
fact "the survey is approved" has_header Location "$survey?selesai=approve"
approve "$printed" 1
does survey_team "$permits" "action=submit&version=1"
fact "the survey team hands in no permits" has_status 403
does data_officer "$survey" "action=remake&version=5&population=1500"
fact "and the PPID corrects no survey" has_status 403
approve "$permits" 1 data_officer
fact "whoever brings permits in hands them in, and the chain is the same" has_header Location "$permits?selesai=approve"
for role in section_head division_head head auditor; do
    does $role "$survey" "action=remake&version=5&population=1500"
    fact "$role may not begin a correction" has_status 403
done
as auditor; cgi staff GET "$survey"
fact "nor is it offered to the auditor" no has_body 'value="remake"'
does survey_team "$printed" "action=remake&version=5&population=1500"
fact "figures without answers are corrected by importing again" has_status 409
does data_officer "$permits" "action=remake&version=5&population=1500"
fact "as are permits" has_status 409

# ---- faults ----

does survey_team "$survey" "action=remake&version=5"
fact "a correction that changes nothing is 400" has_status 400
fact "and says so beside the field" has_body "tidak ada angka yang berbeda"
send "$survey" "action=remake&version=5&population=nol"
fact "a number of users that is none is 400" has_status 400
send "$survey" "action=remake&version=5&old=1&new=2"
fact "a note that does not say of what is 400" has_body "Tulis apa yang dikoreksi."
send "$survey" "action=remake&version=5&place=Analisis+%3Cb%3E&old=sama&new=sama"
fact "a note of nothing new is 400" has_body "keduanya harus berbeda"
fact "what was typed stays, as text" has_body 'value="Analisis &lt;b&gt;"'
fact "nothing was stored of all this" no has_body "Koreksi terhadap revisi"

# ---- the correction ----

send "$survey" "action=remake&version=5&population=1500"
fact "with a number that was wrong the correction is a page of its own" has_status 303
second=$(location); second=${second%%\?*}
cgi staff GET "$second?selesai=remake"
fact "it says what to do" has_body "Tulis alasan setiap perubahan, lalu ajukan."
fact "it lists what differs by itself" has_body "Jumlah pengguna layanan"
fact "as it was" has_body "tidak ada"
fact "and as it is now" has_body "<strong>1.500</strong>"
fact "the index is the same, and computed anew" has_body "84,48 <small>IKM, mutu B</small>"
fact "handing in is not offered yet" no has_body 'value="submit"'
fact "and the page says why" has_body "Tulis alasan setiap perubahan sebelum mengajukan koreksi."
send "$second" "action=submit&version=1"
fact "handing it in without reasons is 400" has_status 400
does survey_team "$survey" "action=remake&version=5&population=1600"
fact "there is one correction at a time" has_status 409
does head "$second" "action=explain&version=1&why=Saya"
fact "the head explains nothing for the team" has_status 403
does survey_team "$second" "action=explain&version=1"
fact "a reason without words is 400" has_body "Tulis alasan koreksi."
send "$second" "action=explain&version=1&places=9&why=Ada"
fact "a change that is not there is 400" has_status 400
send "$second" "action=write&version=1&place=Analisis&old=turun&new=naik&place_why=Salah+tulis"
fact "a change that is no figure is noted by hand" has_header Location "$second?selesai=write"
cgi staff GET "$second"; send "$second" "action=explain&version=1&why=Lama"
fact "an old page changes nothing" has_status 409
cgi staff GET "$second"; send "$second" "action=drop&version=2&written=1"
fact "what the comparison found cannot be thrown away" has_status 400
send "$second" "action=drop&version=2&written=2"
fact "a note by hand can" has_header Location "$second?selesai=drop"
cgi staff GET "$second"; send "$second" "action=explain&version=3&why=Jumlah+baru+diketahui+%3Ci%3E"
fact "the reason is stored" has_header Location "$second?selesai=explain"
cgi staff GET "$second"
fact "and shown as text" has_body "Jumlah baru diketahui &lt;i&gt;"
fact "now it can be handed in" has_body 'value="submit"'
does section_head "$second" "action=write&version=4&place=a&old=b&new=c"
fact "the Kasi adds nothing to it" has_status 403
approve "$second" 4
fact "the correction walks the whole chain" has_header Location "$second?selesai=approve"
as section_head; cgi staff GET "$second"
fact "who decides sees what was corrected" has_body "Koreksi terhadap revisi sebelumnya"
does survey_team "$second" "action=explain&version=8&why=Nanti"
fact "afterwards it is closed" has_status 409
cgi staff GET "$survey"
fact "the first revision stays readable" has_body "84,48 <small>IKM, mutu B</small>"
does survey_team "$survey" "action=remake&version=5&population=1700"
fact "but only the newest is corrected" has_status 409
fact "both are true to what was approved" "$loket" dataset verify all

# ---- what waits for whom ----

as survey_team; cgi staff GET /petugas/
fact "the team's first page counts the drafts" has_body "dan selisihnya. 2 menunggu Anda."
as head; cgi staff GET /petugas/data
fact "nothing waits for the head" has_body "Persetujuan <span class=\"number\">0</span>"

# ---- by import ----

sed 's/,\([0-9]\)$/,9\1/' $data/permits/kotim-2024-q2.csv >"$folder/permits.csv"
"$loket" import permits "$folder/permits.csv" --period 2024-Q2 >/dev/null
third=$(path_in konsep "Perizinan")
as survey_team; cgi staff GET /petugas/
fact "what is imported again waits for others than the survey team" has_body "dan selisihnya. 2 menunggu Anda."
as investment_officer; cgi staff GET /petugas/
fact "it waits for who brings permits in" has_body "dan selisihnya. 1 menunggu Anda."
as division_head; cgi staff GET /petugas/data
fact "but not for who has no turn" has_body "Koreksi <span class=\"number\">0</span>"
as survey_team; cgi staff GET "/petugas/data?keadaan=disetujui"
fact "the list tells a revision from the first" has_body "Triwulan II 2024, revisi 2"
cgi staff GET "$third"
fact "a file that is imported again is a correction" has_body "Koreksi terhadap revisi sebelumnya"
fact "with its rows compared" has_body "OSS"
run "$loket" dataset submit permits 2024-Q2
fact "the command does not hand it in without reasons either" refuses 1 "belum beralasan"
run "$loket" dataset submit survey 2024-Q2-spkp
fact "and knows questionnaires apart" refuses 2 "tidak ada data survey periode 2024-Q2-spkp"

# ---- a table without answers ----

run "$loket" import published $data/skm/kotim-2024-q2-published.csv --period 2023-Q2 --respondents 140
fact "a printed table is taken without answers" succeeds
printed=$(path_in konsep "Indeks Kepuasan Masyarakat Triwulan II 2023")
cgi staff GET "$printed"
fact "its index is marked as printed only" has_body "84,93 <small>IKM tercetak"
fact "with what was printed of each unsur" has_body "3,512"
run "$loket" import published $data/skm/kotim-2024-q2-responses.csv --period 2023-Q3
fact "a file that is no such table is refused" fails_with 2
run "$loket" import published $data/skm/kotim-2024-q2-published.csv --period kemarin
fact "and a period that is none" no succeeds
finish
