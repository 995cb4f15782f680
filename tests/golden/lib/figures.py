"""The two checkers of headline figures (site/assets/periksa-angka.awk and .js) against exact fractions, on random tables of every formula;
and what they must notice. usage: figures.py [ROUNDS [SEED]]; exit 1 when one of them is wrong."""
import csv, json, os, random, subprocess, sys, tempfile
from fractions import Fraction
from math import floor

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20261121)
failures = 0
COLUMNS = 'nama judul halaman nilai satuan rumus berkas kolom baris berkas_pembanding kolom_pembanding baris_pembanding'.split()
SCRIPT = '''const vm = require('vm'), fs = require('fs'), folder = process.argv[1], context = vm.createContext({});
vm.runInContext(fs.readFileSync('site/assets/periksa-angka.js', 'utf8') + ';globalThis.run = checkFigures', context);
const files = new Map(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(folder + '/' + name, 'utf8')]));
console.log(JSON.stringify(context.run(files)));'''


def fact(sentence, holds, seen=''):
    global failures
    print(('ok - ' if holds else 'not ok - ') + sentence + ('' if holds else f'\n    {seen}'))
    failures += not holds


def write(path, rows, separator=','):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        csv.writer(file, delimiter=separator, lineterminator='\r\n').writerows(rows)


def both(folder):
    """What the awk program and the script say: lists of (name, same)."""
    awk = subprocess.run(['awk', '-v', 'lengkap=1', '-f', 'site/assets/periksa-angka.awk', folder + '/angka-utama.csv'], capture_output=True, text=True)
    lines = [line.split(': ', 1) for line in awk.stdout.splitlines() if ': ' in line]
    script = json.loads(subprocess.run(['node', '-e', SCRIPT, folder], capture_output=True, text=True, check=True).stdout)
    return ({name: words.startswith('sama') for name, words in lines}, {row['name']: row['same'] for row in script}, awk)


def printed(value, decimals):
    whole = floor(value * 10 ** decimals + Fraction(1, 2))
    digits = str(abs(whole)).rjust(decimals + 1, '0')
    return ('-' if whole < 0 else '') + (digits[:-decimals] + '.' + digits[-decimals:] if decimals else digits)


def table_of():
    decimals = chance.choice([0, 0, 1, 2, 4])
    rows = [['tahun', 'asal', 'nama', 'nilai']]
    for year in range(2021, 2025):
        for origin in ('pmdn', 'pma'):
            for item in range(chance.randint(1, 4)):
                amount = Fraction(chance.randint(-5 if chance.random() < .1 else 0, 10 ** chance.choice([1, 4, 9, 15])), 10 ** decimals)
                rows.append([str(year), origin, chance.choice(['a, b', 'kata "kata"', '\'=1', 'dua\nbaris', 'x; y=z', '']),
                             '' if chance.random() < .1 else printed(amount, decimals)])
    return rows, decimals


def add_up(rows, where):
    return [Fraction(row[3]) for row in rows[1:] if row[3] != '' and all(row[rows[0].index(column)] == value for column, value in where)]


def words(where):
    return '; '.join(f'{column}={value}' for column, value in where)


def headlines(rows, decimals):
    told = []
    for number, formula in enumerate(['jumlah', 'banyak', 'selisih', 'bagian', 'pertumbuhan', 'capaian-turun'] * 3):
        of_where = chance.choice([[('tahun', '2024')], [('asal', 'pma')], [('tahun', '2023'), ('asal', 'pmdn')], []])
        by_where = chance.choice([[('tahun', '2023')], [('asal', 'pmdn')], []])
        of, by, places = add_up(rows, of_where), add_up(rows, by_where), chance.choice([0, 1, 2, 3])
        if not of or not by or sum(by) <= 0:
            continue
        a, b = sum(of), sum(by)
        count = sum(all(row[rows[0].index(column)] == value for column, value in of_where) for row in rows[1:])
        value = {'jumlah': printed(a, decimals), 'banyak': str(count), 'selisih': printed(a - b, decimals), 'bagian': printed(100 * a / b, places),
                 'pertumbuhan': printed(100 * (a - b) / b, places), 'capaian-turun': printed(100 * (2 * b - a) / b, places)}[formula]
        has_by = formula not in ('jumlah', 'banyak')
        told.append([f'angka-{number}', 'Angka', 'index.html', value, '', formula, 'tabel.csv', '' if formula == 'banyak' else 'nilai', words(of_where)]
                    + (['tabel.csv', 'nilai', words(by_where)] if has_by else ['', '', '']))
    return told


checked, wrong = 0, []
with tempfile.TemporaryDirectory() as folder:
    for at in range(rounds):
        rows, decimals = table_of()
        told = headlines(rows, decimals)
        write(folder + '/tabel.csv', rows, chance.choice(',;'))
        write(folder + '/angka-utama.csv', [COLUMNS] + told)
        awk, script, _ = both(folder)
        checked += len(told)
        wrong += [(at, row[0], row[5], row[3]) for row in told if not awk.get(row[0]) or not script.get(row[0])]
        lied = [[row[0], *row[1:3], row[3][:-1] + ('1' if row[3][-1] != '1' else '2'), *row[4:]] for row in told]
        write(folder + '/angka-utama.csv', [COLUMNS] + lied)
        awk, script, result = both(folder)
        wrong += [(at, row[0], 'lie', row[3]) for row in lied if awk.get(row[0], True) or script.get(row[0], True)]
        wrong += [(at, 'exit status')] if result.returncode != 1 else []
    fact(f'both checkers find {checked} figures of every formula as exact fractions do, and notice the last digit changed', checked > 200 and not wrong,
         wrong[:5])

    write(folder + '/tabel.csv', [['tahun', 'nilai', 'mutu'], ['2023', '338', 'B'], ['2024', '1000', 'A'], ['2022', '', ''], ['2021', 'x', 'C']])
    ROWS = [  # name, told, formula, column, where, by column, by where, is it the same
        ('growth from 338 to 1000', '195.9', 'pertumbuhan', 'nilai', 'tahun=2024', 'nilai', 'tahun=2023', True),
        ('a mark', 'B', 'sel', 'mutu', 'tahun=2023', '', '', True),
        ('two cells are no cell', 'B', 'sel', 'mutu', '', '', '', False),
        ('nothing to add', '0', 'jumlah', 'nilai', 'tahun=2022', '', '', False),
        ('a word among numbers', '1338', 'jumlah', 'nilai', '', '', '', False),
        ('no such column', '1', 'jumlah', 'biaya', '', '', '', False),
        ('no such condition', '1', 'jumlah', 'nilai', 'bulan=1', '', '', False),
        ('no such row', '1', 'jumlah', 'nilai', 'tahun=2030', '', '', False),
        ('no such formula', '338', 'rata-rata', 'nilai', 'tahun=2023', 'nilai', 'tahun=2023', False),
    ]
    write(folder + '/angka-utama.csv', [COLUMNS] + [[name, '', '', told, '', formula, 'tabel.csv', column, where, 'tabel.csv', by, by_where]
                                                    for name, told, formula, column, where, by, by_where, _ in ROWS]
          + [['no such table', '', '', '1', '', 'jumlah', 'lain.csv', 'nilai', '', '', '', '']])
    awk, script, _ = both(folder)
    for name, *_, same in ROWS + [('no such table', False)]:
        fact(f'{name}: {"same" if same else "not the same"}, say both', awk.get(name) == same and script.get(name) == same, (awk, script))
sys.exit(1 if failures else 0)
