"""Every figure of the source reports on the built site, row by row: on a page, in a download, and computed once more from the download. Whatever a
source says that its own figures do not is worked out here with exact fractions, and must be what the pages list as differences, no more and no less.
usage: source_figures.py SITE DATA; prints a line a fault and what was compared; exit 1 with a fault."""
import collections, csv, html.parser, os, re, sys
from fractions import Fraction
from math import floor

site, data = sys.argv[1:3]
faults, compared = [], collections.Counter()
OTHER_TABLE = 'tabel lain: '  # before a figure that is printed, too, and not computed


class Tables(html.parser.HTMLParser):
    """The rows of all tables of a page: (caption, [cell, …]) with words as people read them."""

    def __init__(self):
        super().__init__()
        self.rows, self.caption, self.cells, self.text = [], '', None, None

    def handle_starttag(self, tag, attributes):
        if tag == 'tr':
            self.cells = []
        if tag in ('td', 'th', 'caption'):
            self.text = []

    def handle_endtag(self, tag):
        if tag == 'caption':
            self.caption = self.words()
        if tag in ('td', 'th') and self.cells is not None:
            self.cells.append(self.words())
        if tag == 'tr':
            self.rows.append((self.caption, self.cells))
            self.cells = None

    def handle_data(self, words):
        if self.text is not None:
            self.text.append(words)

    def words(self):
        words, self.text = ' '.join(' '.join(self.text).split()), None
        return words


def tables(path):
    parser = Tables()
    with open(os.path.join(site, path), encoding='utf-8') as file:
        parser.feed(file.read())
    return parser.rows


def source(path):
    with open(os.path.join(data, path), encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def download(name):
    with open(os.path.join(site, 'data', name + '.csv'), encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def indonesian(number):
    """'10377143130.77' as '10.377.143.130,77'; a word stays."""
    if not re.fullmatch(r'-?\d+(\.\d+)?', number):
        return number
    whole, _, rest = number.partition('.')
    return f'{int(whole):,}'.replace(',', '.') + (',' + rest if rest else '')


def holds(cell, shown):
    return re.search(r'(?<![\d.,])' + re.escape(shown) + r'(?!\d|[.,]\d)', cell) is not None


def on_page(path, names, figures):
    """A row of a table of PATH has a cell for each of NAMES (beginning with it) and, behind the first, each of FIGURES in a cell of its own."""
    for _, cells in tables(path):
        rest = list(cells)
        if all(any(cell.startswith(name) for cell in cells) for name in names) and cells[0].startswith(names[0]):
            rest = rest[1:]
            left = []
            for shown in figures:
                at = next((at for at, cell in enumerate(rest) if holds(cell, shown)), None)
                if at is None:
                    left.append(shown)
                else:
                    rest.pop(at)
            if not left:
                compared['figures on pages'] += len(figures)
                return
    faults.append(f'{path}: {names}: {figures}')


def in_download(name, keys, figures):
    """Exactly one row of the download has KEYS, and its cells are FIGURES, number for number."""
    rows = [row for row in download(name) if all(row[key] == value for key, value in keys.items())]
    if len(rows) != 1:
        faults.append(f'{name}.csv: {len(rows)} rows {keys}')
        return
    for column, value in figures.items():
        same = rows[0][column] == value or (rows[0][column] != '' and value != '' and is_number(value) and Fraction(rows[0][column]) == Fraction(value))
        if same:
            compared['figures in downloads'] += 1
        else:
            faults.append(f'{name}.csv: {keys}: {column}: {rows[0][column]} is not {value}')


def is_number(text):
    return re.fullmatch(r'-?\d+(\.\d+)?', text) is not None


def rounded(value, decimals):
    whole = floor(value * 10 ** decimals + Fraction(1, 2))
    digits = str(whole).rjust(decimals + 1, '0')
    return indonesian(digits[:-decimals] + '.' + digits[-decimals:] if decimals else digits)


def decimals_of(printed):
    return len(printed.partition('.')[2])


def differs(found, path, place, stated, computed):
    """What a source contradicts itself about: (page, words of the place, as stated, as computed), without units."""
    found.append((path, place, indonesian(stated), computed))


def same_sum(found, path, place, stated, parts):
    """A total against its parts; what is empty in the source is a difference only where the parts say something."""
    known = [Fraction(part) for part in parts if part != '']
    compared['totals recomputed'] += 1
    if known and (stated == '' or Fraction(stated) != sum(known)):
        differs(found, path, place, stated, rounded(sum(known), 0))


# ---- investment of a quarter ----

UNITS = [('amount_million_idr', 'rupiah', 10 ** 6), ('amount_thousand_usd', 'dolar', 1000), ('projects', 'proyek', 1), ('domestic_workers', 'tki', 1),
         ('foreign_workers', 'tka', 1)]


def exactly(value, factor, decimals):
    return '' if value == '' else str(int(Fraction(value) * factor)) if not decimals else f'{float(Fraction(value) * factor):.2f}'


def investment(found):
    page = 'investasi/2024-Q1/index.html'
    for origin in ('pmdn', 'pma'):
        rows, sector = source(f'investment/kotim-2024-q1-{origin}.csv'), ''
        for row in rows:
            sector = row['sector'] if row['level'] == 'sector' else sector
            shown = {name: exactly(row[column], factor, name == 'dolar') for column, name, factor in UNITS if column in row}
            on_page(page, [row['sector'], origin.upper()], [indonesian(value) for value in shown.values() if value != ''])
            in_download('investasi-2024-Q1', {'asal': origin, 'tingkat': row['level'], 'nama': row['sector'],
                                              'sektor': sector if row['level'] == 'item' else ''}, shown)
        check_investment(found, page, origin)


def check_investment(found, page, origin):
    """Of the download alone: total = sectors, sector = items, one rate."""
    rows = [row for row in download('investasi-2024-Q1') if row['asal'] == origin]
    total, sectors = rows[0], [row for row in rows if row['tingkat'] == 'sector']
    for column in ('rupiah', 'dolar', 'proyek', 'tki', 'tka'):
        same_sum(found, page, f'{origin.upper()}, {total["nama"]}: {column}', total[column], [row[column] for row in sectors])
        for sector in sectors:
            items = [row[column] for row in rows if row['tingkat'] == 'item' and row['sektor'] == sector['nama']]
            same_sum(found, page, f'{origin.upper()}, {sector["nama"]}: {column}', sector[column], items)
    if origin == 'pma':
        rates = {Fraction(row['rupiah']) / Fraction(row['dolar']) for row in rows if Fraction(row['dolar'] or 0)}
        compared['rates recomputed'] += 1
        if rates != {15000}:
            faults.append(f'rate: {rates}')


# ---- permits ----

MONTHS = {'04': 'April', '05': 'Mei', '06': 'Juni'}


def permits(found):
    page, rows = 'perizinan/2024-Q2/index.html', source('permits/kotim-2024-q2.csv')
    for row in rows:
        year, month = row['month'].split('-')
        on_page(page, [row['permit_type'], row['channel'], f'{MONTHS[month]} {year}'], [indonesian(row['issued'])])
        in_download('perizinan-2024-Q2', {'saluran': row['channel'], 'jenis': row['permit_type'], 'bulan': row['month']}, {'terbit': row['issued']})
    for row in source('permits/kotim-2024-q2-published-totals.csv'):
        on_page(page, [row['channel']], [indonesian(row['published_total'])])
        in_download('perizinan-2024-Q2-saluran', {'saluran': row['channel']}, {'tercetak': row['published_total']})
        months = [cell['terbit'] for cell in download('perizinan-2024-Q2') if cell['saluran'] == row['channel']]
        same_sum(found, page, f'{row["channel"]}: terbit', row['published_total'], months)


# ---- performance and budget ----

def indicators(found):
    seen = {}
    for row in source('performance/indicators.csv'):
        page, name = f'kinerja/{row["year"]}/index.html', f'kinerja-{row["year"]}'
        printed, key = row['published_achievement_pct'], (row['year'], row['indicator'])
        if key in seen:  # told a second time: the first stays, both are listed
            for column in ('target', 'published_achievement_pct'):
                if row[column] != seen[key][column]:
                    differs(found, page, row['indicator'], row[column], OTHER_TABLE + indonesian(seen[key][column]))
            continue
        seen[key] = row
        on_page(page, [row['indicator']], [indonesian(value) for value in (row['target'], row['realisation'], printed) if value != ''])
        in_download(name, {'indikator': row['indicator'], 'sasaran': row['goal']},
                    {'target': row['target'], 'realisasi': row['realisation'], 'capaian_tercetak': printed})
        if printed != '':
            stored = next(cell for cell in download(name) if cell['indikator'] == row['indicator'])
            exact = Fraction(stored['realisasi']) / Fraction(stored['target']) * 100
            compared['achievements recomputed'] += 1
            if rounded(exact, decimals_of(printed)) != indonesian(printed):
                differs(found, page, row['indicator'], printed, rounded(exact, decimals_of(printed)))


def budget(found):
    page, name = 'anggaran/2021/index.html', 'anggaran-2021'
    for row in source('performance/probolinggo-2021-budget.csv'):
        programme = 'Jumlah' if row['programme'] == 'total' else row['programme']
        on_page(page, [programme], [indonesian(row['budget_idr']), indonesian(row['realised_idr']), indonesian(row['published_pct'])])
        in_download(name, {'tingkat': 'total'} if row['programme'] == 'total' else {'program': programme},
                    {'anggaran': row['budget_idr'], 'realisasi': row['realised_idr'], 'persen_tercetak': row['published_pct']})
    for stored in download(name):
        exact = Fraction(stored['realisasi']) / Fraction(stored['anggaran']) * 100
        compared['shares recomputed'] += 1
        if rounded(exact, decimals_of(stored['persen_tercetak'])) != indonesian(stored['persen_tercetak']):
            differs(found, page, 'total', stored['persen_tercetak'], rounded(exact, decimals_of(stored['persen_tercetak'])))


# ---- years of investment ----

MEASURES = {'realisation': 'Realisasi', 'target_renstra': 'Target Renstra', 'target_bkpm': 'Target BKPM', 'realisation_pmdn': 'Realisasi PMDN',
            'realisation_pma': 'Realisasi PMA', 'sector_konstruksi': 'Realisasi sektor Konstruksi', 'sector_peternakan': 'Realisasi sektor Peternakan',
            'sector_perhotelan': 'Realisasi sektor Perhotelan'}


def years(found):
    for row in source('investment/annual.csv'):
        period = '2019-2020' if row['office'] == 'Kota Prabumulih' else '2021-2026'
        page, name = f'target/{period}/index.html', f'target-{period}'
        if row['measure'] == 'growth':
            amounts = [Fraction(cell['rupiah']) for cell in download(name) if cell['ukuran'] == 'realisation']
            exact = (amounts[1] - amounts[0]) / amounts[0] * 100
            compared['growth recomputed'] += 1
            if rounded(exact, decimals_of(row['value_idr'])) != indonesian(row['value_idr']):
                differs(found, page, f'{row["year"]}: pertumbuhan', row['value_idr'], rounded(exact, decimals_of(row['value_idr'])))
            continue
        on_page(page, [row['year'], MEASURES[row['measure']]], [indonesian(row['value_idr'])])
        in_download(name, {'tahun': row['year'], 'ukuran': row['measure']}, {'rupiah': row['value_idr']})


# ---- the satisfaction index ----

PERIODS = {'2020': 'Tahun 2020', '2020-S1': 'Semester I 2020', '2020-S2': 'Semester II 2020', '2024-Q2': 'Triwulan II 2024'}


def printed_indices():
    for row in source('skm/ikm-published.csv'):
        if row['ikm'] == '':
            continue
        on_page('ikm/index.html', [PERIODS[row['period']]], [indonesian(value) for value in (row['ikm'], row['respondents']) if value])
        in_download('ikm', {'periode': row['period']}, {'ikm_tercetak': row['ikm'], 'responden': row['respondents']})


def survey(found):
    page, answers = 'ikm/rekonsiliasi/index.html', download('ikm-2024-Q2-jawaban')
    columns = list(answers[0])[2:]
    given = source('skm/kotim-2024-q2-responses.csv')
    order = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9']
    if sorted(tuple(row[u] for u in order) for row in given) != sorted(tuple(row[column] for column in columns) for row in answers):
        faults.append('ikm-2024-Q2-jawaban.csv: not the answers of the source')
    compared['answers'] += len(answers)
    means = [Fraction(sum(int(row[column]) for row in answers), len(answers)) for column in columns]
    for at, row in enumerate(source('skm/kotim-2024-q2-published.csv')):
        unsur = f'{row["unsur"].upper()} {row["name"][0]}{row["name"][1:].lower()}'
        if row['unsur'] == 'total':
            on_page(page, ['Jumlah NRR tertimbang'], [indonesian(row['published_nrr'])])
            told(found, page, 'Jumlah NRR tertimbang', row['published_nrr'], sum(means) / 9)
        elif row['unsur'] == 'ikm':
            on_page(page, [PERIODS['2024-Q2']], [indonesian(row['published_nrr'])] if row['published_nrr'] else [indonesian(row['published_weighted_nrr'])])
            told(found, page, PERIODS['2024-Q2'], row['published_nrr'] or row['published_weighted_nrr'], sum(means) / 9 * 25)
        else:
            on_page(page, [f'{unsur}: jumlah nilai'], [indonesian(row['sum'])])
            on_page(page, [f'{unsur}: NRR'], [indonesian(row['published_nrr'])])
            on_page(page, [f'{unsur}: NRR tertimbang'], [indonesian(row['published_weighted_nrr'])])
            in_download('ikm-2024-Q2-unsur', {'unsur': str(at + 1)}, {'jumlah_tercetak': row['sum'], 'nrr_tercetak': row['published_nrr'],
                                                                      'tertimbang_tercetak': row['published_weighted_nrr']})
            told(found, page, f'{unsur}: jumlah nilai', row['sum'], means[at] * len(answers))
            told(found, page, f'{unsur}: NRR', row['published_nrr'], means[at])
            told(found, page, f'{unsur}: NRR tertimbang', row['published_weighted_nrr'], means[at] / 9)


def told(found, page, place, printed, exact):
    compared['survey figures recomputed'] += 1
    if rounded(exact, decimals_of(printed)) != indonesian(printed):
        differs(found, page, place, printed, rounded(exact, decimals_of(printed)))


# ---- differences: those worked out here are those on the pages ----

def without_unit(text):
    text = re.sub(r'^(Di sumber|Dihitung ulang)\s*', '', text).replace('\u00a0', ' ')
    text = re.sub(r'^(.*?)( %)? di tabel lain$', OTHER_TABLE + r'\1', text)
    return '' if text == 'tidak tercetak' else re.sub(r'\s*%$', '', text)


def listed():
    rows = []
    for folder, _, names in os.walk(site, followlinks=True):
        path = os.path.relpath(os.path.join(folder, 'index.html'), site)
        is_one = 'index.html' in names and re.fullmatch(r'(investasi|perizinan|kinerja|anggaran|target)/[^/]*\d[^/]*/index.html', path)
        for caption, cells in tables(path) if is_one else []:
            if caption.startswith('Selisih') and cells[0] != 'Di mana':
                rows.append((path, cells[0], without_unit(cells[1]), without_unit(cells[2])))
    for caption, cells in tables('ikm/rekonsiliasi/index.html'):
        if cells[-1] == 'berbeda':
            rows.append(('ikm/rekonsiliasi/index.html', cells[0], cells[1], cells[2]))
    return rows


def compare(found):
    left = listed()
    for path, place, stated, computed in found:
        match = next((row for row in left if row[0] == path and row[1].startswith(place) and row[2:] == (stated, computed)), None)
        if match:
            left.remove(match)
            compared['differences'] += 1
        else:
            faults.append(f'{path}: difference not listed: {place}: {stated}, computed {computed}')
    faults.extend(f'a difference the source does not have: {row}' for row in left)


found = []
for part in (investment, permits, indicators, budget, years, survey):
    part(found)
printed_indices()
compare(found)
for fault in faults:
    print('wrong:', fault)
print(', '.join(f'{count} {name}' for name, count in compared.items()))
sys.exit(1 if faults else 0)
