#!/bin/sh
# Workbooks read back: the texts that must never come to life, numbers as numbers, days as dates, who took the file.
. tests/lib/shell.sh
mkdir "$folder/made"
tab=$(printf '\t')
# One text a line as tests/cgi/fixture_sheet.c reads it, a tab, and what the workbook must hold (nothing: the same).
cat >"$folder/corpus" <<'TEXTS'
=cmd|' /C calc'!A0
=HYPERLINK("http://contoh.example","klik")
=DDE("cmd";"/C calc";"x")
+1+1
-1+1
@SUM(1+1)
|calc
\t=1+1
\n=1+1
＝1+1
＋1+1
－1+1
＠SUM(1)
 =1+1
{=1+1}
x;=1+1
_x003D_1+1
_x000D_
</t></is></c><c><f>1+1</f></c>
]]><f>1+1</f>
&#61;1+1
http://contoh.example/
mailto:loket@contoh.example
a\xffb	a�b
a\xef\xbf\xbfb	a�b
a\x01b	a�b
0812
TEXTS
cut -f 1 "$folder/corpus" >"$folder/texts"
"$BUILD/tests/fixture_sheet" xlsx "$folder/made" <"$folder/texts" >"$folder/sheet.xlsx"
status=$?
fact "a workbook of hostile texts is written" succeeds
run python3 tests/lib/read_xlsx.py "$folder/sheet.xlsx"
fact "it opens, and nothing in it is a formula, a link or a part from outside" succeeds
row=3
while IFS= read -r line; do
    row=$((row + 1)); text=${line%%"$tab"*}; kept=${line#*"$tab"}
    fact "a string cell holds it as it was: $text" says "Uji!A$row${tab}inlineStr$tab@$tab$kept"
done <"$folder/corpus"
fact "a number is a number" says "Uji!B4${tab}n$tab#,##0.0$tab-1234.5"
fact "a share is a share" says "Uji!C4${tab}n${tab}0.0%${tab}0.974"
fact "a day is a date" says "Uji!D4${tab}n${tab}dd/mm/yyyy${tab}46347"
fact "a moment is a date with its time at the office" says "Uji!E4${tab}n${tab}dd/mm/yyyy hh:mm${tab}46347.41666"
fact "the head stays in view" says "Uji${tab}frozen${tab}frozen${tab}A4"
fact "a title that looks like a formula is text" says "Uji!A1${tab}inlineStr"
mark='Diunduh oleh =HYPERLINK("x") pada 21 November 2026 pukul 10.00 WIB, Kantor & Contoh'
fact "a line says who took the file and when" says "Uji!A2${tab}inlineStr${tab}0${tab}$mark"
fact "and so do its properties" says "property${tab}description$tab$tab$mark"
fact "with the user as the author" says "property${tab}creator$tab${tab}=HYPERLINK(\"x\")"
fact "at the time of the request" says "property${tab}created$tab${tab}2026-11-21T03:00:00Z"
fact "nothing is left in the folder" [ -z "$(ls "$folder/made")" ]

# the reader's twin: a workbook with a formula must be refused
mkdir "$folder/live" && (cd "$folder/live" && python3 -c 'import zipfile, sys; zipfile.ZipFile(sys.argv[1]).extractall()' "$folder/sheet.xlsx")
sed -i 's#<v>-1234.5</v>#<f>1+1</f>&#' "$folder/live/xl/worksheets/sheet1.xml"
(cd "$folder/live" && python3 -c 'import shutil, sys; shutil.make_archive(sys.argv[1], "zip", ".")' "$folder/live")
run python3 tests/lib/read_xlsx.py "$folder/live.zip"
fact "the reader of this test refuses a workbook with a formula" no succeeds

"$BUILD/tests/fixture_sheet" csv "$folder/made" <"$folder/texts" >"$folder/sheet.csv"
cat >"$folder/read.py" <<'READ'
"""Fails when a cell, parted by ',' or by ';', with quotes or without, begins as a formula and is no number."""
import csv, re, sys
text = open(sys.argv[1], encoding="utf-8-sig", newline="").read()
for delimiter in ",;\t":
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        for row in csv.reader(text.splitlines(), delimiter=delimiter, quoting=quoting):
            for cell in row:
                bare = cell.strip(' \t\r\n"\u00a0\u200b\ufeff')
                if bare and bare[0] in "=+-@＝＋－＠" and not re.fullmatch(r"-\d+(\.\d+)?.*", bare):
                    sys.exit(f"{delimiter!r}: {cell!r}")
READ
run python3 "$folder/read.py" "$folder/sheet.csv"
fact "no cell of the CSV file begins as a formula, whatever parts its columns" succeeds
finish
