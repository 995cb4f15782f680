#!/usr/bin/env python3
"""Holds every output about the 140 real answers against the answers themselves, counted here with whole fractions.

usage: same_figures.py SOURCE FOLDER
SOURCE: the answers as the office's report had them. FOLDER: page.txt, report.txt, report-html.txt, poster.txt, poster-svg.txt (text of what
people read), compute.json, and answers-NAME.csv, .json, .xlsx, unsur.csv, unsur.json, index.csv, index.json. Prints facts, one a line."""
import collections
import csv
import glob
import io
import json
import os
import re
import subprocess
import sys
from fractions import Fraction

# Code of the unsur behind each column of SOURCE, and its number in the regulation: sarana is asked eighth and counted ninth.
UNSUR = [('persyaratan', 1), ('prosedur', 2), ('waktu', 3), ('biaya', 4), ('produk', 5), ('kompetensi', 6), ('perilaku', 7), ('sarana', 9),
         ('pengaduan', 8)]
CODES = [code for code, _ in UNSUR]
BANDS = [(8831, 'A'), (7661, 'B'), (6500, 'C'), (2500, 'D')] # Permenpan-RB 14/2017


def rounded(value, decimals):
    """Half up, as text with a point."""
    whole = (value * 10 ** decimals * 2 + 1) // 2
    text = str(int(whole)).rjust(decimals + 1, '0')
    return f'{text[:-decimals]}.{text[-decimals:]}'


def truth_of(path):
    with open(path, encoding='utf-8') as file:
        rows = [tuple(int(row[f'u{i}']) for i in range(1, 10)) for row in csv.DictReader(file)]
    sums = [sum(row[i] for row in rows) for i in range(9)]
    means = [Fraction(one, len(rows)) for one in sums]
    index = rounded(sum(means) / 9 * 25, 2)
    mark = next(mark for least, mark in BANDS if int(index.replace('.', '')) >= least)
    return {'rows': rows, 'n': len(rows), 'sums': sums, 'nrr': [rounded(one, 3) for one in means],
            'weighted': [rounded(one / 9, 3) for one in means], 'index': index, 'mark': mark,
            'top': sum(row == (4,) * 9 for row in rows)}


failed = False


def fact(sentence, found, wanted):
    global failed
    print(f"{'ok' if found == wanted else 'not ok'} - {sentence}")
    if found != wanted:
        failed = True
        print(f'    found {str(found)[:300]}\n    wanted {str(wanted)[:300]}')


def sheet_of(path):
    """The rows of a workbook from its heading on, as the reader of the tests sees its cells."""
    reader = os.path.join(os.path.dirname(__file__), '../../lib/read_xlsx.py')
    rows = collections.defaultdict(dict)
    for line in subprocess.run([sys.executable, reader, path], capture_output=True, text=True, check=True).stdout.splitlines():
        cell = re.match(r'[^!\t]+!([A-Z]+)(\d+)\t[^\t]*\t[^\t]*\t(.*)', line)
        if cell:
            rows[int(cell[2])][cell[1]] = cell[3]
    at = next(i for i, row in sorted(rows.items()) if CODES[0] in row.values())
    names = rows[at]
    return [{names[column]: value for column, value in row.items() if column in names} for i, row in sorted(rows.items()) if i > at]


def records_of(path):
    if path.endswith('.xlsx'):
        return sheet_of(path)
    with open(path, encoding='utf-8-sig', newline='') as file:
        text = file.read()
    if path.endswith('.csv'):
        return list(csv.DictReader(io.StringIO(text)))
    told = json.loads(text)
    names = [column['name'] for column in told['columns']]
    return [row if isinstance(row, dict) else dict(zip(names, row)) for row in told['rows']]


def same_number(value):
    return '' if value in (None, '') else str(value)


def check_tables(folder, truth):
    wanted = collections.Counter(truth['rows'])
    tables = sorted(glob.glob(os.path.join(folder, 'answers-*')))
    fact('the answers are there in six files', len(tables), 6)
    for path in tables:
        rows = [row for row in records_of(path) if row.get(CODES[0]) not in (None, '')]
        fact(f'{os.path.basename(path)} holds these answers and no other', collections.Counter(tuple(int(float(row[code])) for code in CODES) for row in rows), wanted)
    for kind in ('csv', 'json'):
        rows = {row['kode']: row for row in records_of(os.path.join(folder, f'unsur.{kind}'))}
        fact(f'the unsur as {kind}: sums', [int(float(rows[code]['jumlah'])) for code in CODES], truth['sums'])
        fact(f'the unsur as {kind}: NRR', [Fraction(same_number(rows[code]['nrr'])) for code in CODES], [Fraction(one) for one in truth['nrr']])
        row = next(row for row in records_of(os.path.join(folder, f'index.{kind}')) if row['periode'] == '2024-Q2')
        fact(f'the index as {kind}', (Fraction(same_number(row['ikm'])), row['mutu'], int(row['responden'])), (Fraction(truth['index']), truth['mark'], truth['n']))


def check_compute(folder, truth):
    with open(os.path.join(folder, 'compute.json'), encoding='utf-8') as file:
        told = json.load(file, parse_float=Fraction)
    fact('loket skm compute: sums', told['sums'], truth['sums'])
    fact('loket skm compute: NRR', [rounded(one, 3) for one in told['nrr']], truth['nrr'])
    fact('loket skm compute: index, mark, answers', (told['ikm'], told['grade'], told['n'], told['all_top']),
         (Fraction(truth['index']), truth['mark'], truth['n'], truth['top']))


def read_words(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8') as file:
        return re.sub(r'\s+', ' ', file.read())


def check_words(folder, truth):
    comma = {key: [one.replace('.', ',') for one in truth[key]] for key in ('nrr', 'weighted')}
    index = truth['index'].replace('.', ',')
    for name in ('page.txt', 'report.txt', 'report-html.txt'):
        words = read_words(folder, name)
        missing = [code for i, (code, number) in enumerate(UNSUR)
                   if not re.search(rf"U{number} \D+ {truth['sums'][i]} {truth['n']} {comma['nrr'][i]} {comma['weighted'][i]}\b", words)]
        fact(f'{name} has sum, answers, NRR and weighted NRR of every unsur', missing, [])
        fact(f'{name} has the index', index in words, True)
    for name in ('front.txt', 'index.txt', 'poster.txt', 'poster-svg.txt'):
        words = read_words(folder, name)
        fact(f'{name} has the index', index in words, True)
    for name in ('poster.txt', 'poster-svg.txt'):
        fact(f'{name} has how many answered', re.search(rf"\b{truth['n']}\b", read_words(folder, name)) is not None, True)


def main():
    truth, folder = truth_of(sys.argv[1]), sys.argv[2]
    fact('the answers are the 140 whose index is 84.48', (truth['n'], truth['index'], truth['mark']), (140, '84.48', 'B'))
    check_tables(folder, truth)
    check_compute(folder, truth)
    check_words(folder, truth)
    sys.exit(1 if failed else 0)


main()
