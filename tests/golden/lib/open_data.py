"""Judges the open data of a built site by the specifications, strictly: Frictionless Data Package and Table Schema 1, DCAT-AP 3 as
JSON-LD, Atom (RFC 4287), the sitemap protocol and robots.txt. usage: open_data.py SITE BASE_URL; one line a fault, exit 1 when there is any."""
import csv, datetime, hashlib, io, json, os, re, sys, zipfile
import xml.etree.ElementTree as xml

site, base = sys.argv[1], sys.argv[2]
faults = []


def judge(holds, fault):
    if not holds:
        faults.append(fault)
    return bool(holds)


def read(path):
    with open(os.path.join(site, path), 'rb') as file:
        return file.read()


def exists(address):
    """The file an absolute address of ours leads to."""
    if not address.startswith(base + '/'):
        return False
    path = address[len(base) + 1:].split('#')[0]
    return os.path.isfile(os.path.join(site, path + 'index.html' if path == '' or path.endswith('/') else path))


# ---- Frictionless ----

NAME = re.compile(r'[-a-z0-9._/]+\Z')
FORMS = {'integer': re.compile(r'-?\d+\Z'), 'number': re.compile(r'-?\d+(\.\d+)?\Z'), 'string': re.compile(r'.*\Z', re.S)}


def judge_cells(name, fields, rows):
    judge(rows and rows[0] == [field['name'] for field in fields], f'{name}: the header is not that of the schema')
    for at, row in enumerate(rows[1:], 2):
        if not judge(len(row) == len(fields), f'{name}: row {at} has {len(row)} cells'):
            continue
        for cell, field in zip(row, fields):
            judge(cell == '' or field['type'] not in FORMS or FORMS[field['type']].match(cell), f'{name}: row {at}, {field["name"]}: no {field["type"]}')


def judge_workbook(path, rows):
    with zipfile.ZipFile(io.BytesIO(read(path))) as book:
        sheet = xml.fromstring(book.read('xl/worksheets/sheet1.xml'))
        found = len(sheet.findall('.//{*}sheetData/{*}row'))
        judge(found >= len(rows), f'{path}: {found} rows, the table has {len(rows)}')


def judge_schema(name, resource):
    schema = resource.get('schema', {})
    fields = schema.get('fields', [])
    judge(fields, f'{name}: no fields')
    judge(schema.get('missingValues') == [''], f'{name}: empty cells are not declared missing')
    for field in fields:
        judge(field.get('type') in FORMS and field.get('name') and field.get('title'), f'{name}: field {field} is not told')
    judge(len({field['name'] for field in fields}) == len(fields), f'{name}: two fields of one name')
    return fields


def judge_resource(resource):
    name = resource.get('name', '?')
    judge(NAME.match(name), f'{name}: no name of a resource')
    path = resource.get('path', '')
    if not judge(re.match(r'[A-Za-z0-9][A-Za-z0-9._-]*\.csv\Z', path), f'{name}: path {path}'):
        return
    judge(resource.get('profile') == 'tabular-data-resource', f'{name}: profile')
    judge(resource.get('format') == 'csv' and resource.get('mediatype') == 'text/csv' and resource.get('encoding') == 'utf-8', f'{name}: form')
    judge(resource.get('title') and resource.get('description') and resource.get('sources', [{}])[0].get('title'), f'{name}: title or source')
    judge(datetime.date.fromisoformat(resource.get('modified', '')) and resource.get('update'), f'{name}: when it changes')
    content = read('data/' + path)
    judge(resource.get('bytes') == len(content), f'{name}: length')
    judge(resource.get('hash') == 'sha256:' + hashlib.sha256(content).hexdigest(), f'{name}: hash')
    fields = judge_schema(name, resource)
    rows = list(csv.reader(io.StringIO(content.decode('utf-8'), newline=''), strict=True))
    judge_cells(name, fields, rows)
    stem = 'data/' + path[:-4]
    tree = json.loads(read(stem + '.json'))
    judge([column['name'] for column in tree['columns']] == [field['name'] for field in fields], f'{name}: the JSON has other columns')
    judge(len(tree['rows']) == len(rows) - 1, f'{name}: the JSON has other rows')
    for key in ('title', 'source', 'license', 'update', 'region', 'region_code', 'publisher', 'modified'):
        judge(tree.get(key), f'{name}: the JSON does not tell {key}')
    judge_workbook(stem + '.xlsx', rows)


def judge_package():
    package = json.loads(read('data/datapackage.json'))
    judge(package.get('profile') == 'tabular-data-package' and NAME.match(package.get('name', '')), 'datapackage: profile or name')
    judge(all(licence.get('name') and licence.get('path', '').startswith('https://') for licence in package['licenses']), 'datapackage: licence')
    judge(re.match(r'\d\d(\.\d\d)?\Z', package.get('region_code', '')), 'datapackage: region')
    resources = package.get('resources', [])
    judge(len({resource['name'] for resource in resources}) == len(resources), 'datapackage: two resources of one name')
    for resource in resources:
        judge_resource(resource)
    tables = {name for name in os.listdir(os.path.join(site, 'data')) if name.endswith('.csv')}
    judge(tables == {resource['path'] for resource in resources}, f'datapackage: not the tables of data/: {tables ^ {r["path"] for r in resources}}')
    return {resource['path'][:-4] for resource in resources}


# ---- DCAT ----

def text(value):
    return isinstance(value, dict) and value.get('@language') == 'id' and value.get('@value')


def reference(value):
    return isinstance(value, dict) and set(value) == {'@id'} and re.match(r'https?://\S+\Z|mailto:\S+\Z|spdx:\w+\Z', value['@id'])


def judge_publisher(owner, told):
    judge(told.get('@type') == 'foaf:Organization' and text(told.get('foaf:name')), f'{owner}: publisher')


def judge_distribution(name, told):
    judge(told.get('@type') == 'dcat:Distribution', f'{name}: type of a distribution')
    for key in ('dcat:accessURL', 'dcat:downloadURL', 'dcat:mediaType', 'dct:format', 'dct:license'):
        judge(reference(told.get(key)), f'{name}: {key} is no reference')
    address = told['dcat:downloadURL']['@id']
    if not judge(exists(address), f'{name}: {address} leads nowhere'):
        return
    content = read(address[len(base) + 1:])
    judge(int(told['dcat:byteSize']['@value']) == len(content), f'{address}: length')
    judge(told['spdx:checksum']['spdx:checksumValue']['@value'] == hashlib.sha256(content).hexdigest(), f'{address}: checksum')


def judge_dataset(told):
    name = told.get('dct:identifier', '?')
    judge(told.get('@type') == 'dcat:Dataset' and told.get('@id', '').startswith(base), f'{name}: type or address')
    judge(text(told.get('dct:title')) and text(told.get('dct:description')), f'{name}: title or description')
    judge_publisher(name, told['dct:publisher'])
    judge(text(told['dcat:contactPoint'].get('vcard:fn')) and reference(told['dcat:contactPoint'].get('vcard:hasEmail')), f'{name}: contact')
    judge(text(told['dct:spatial'].get('skos:prefLabel')) and told['dct:spatial'].get('dct:identifier'), f'{name}: place')
    for key in ('dct:accrualPeriodicity', 'dct:language'):
        judge(reference(told.get(key)), f'{name}: {key}')
    for day in [told['dct:modified']] + [value for key, value in told.get('dct:temporal', {}).items() if key.startswith('dcat:')]:
        judge(day['@type'] == 'xsd:date' and datetime.date.fromisoformat(day['@value']), f'{name}: a date')
    landing = told.get('dcat:landingPage')
    judge(landing is None or exists(landing['@id']), f'{name}: its page is not there')
    judge(len(told['dcat:distribution']) == 3, f'{name}: not three forms')
    for distribution in told['dcat:distribution']:
        judge_distribution(name, distribution)
    return name


def judge_catalogue(tables):
    told = json.loads(read('data/katalog.json'))
    prefixes = set(told['@context'])
    used = set(re.findall(r'"([a-z]+):[A-Za-z]', read('data/katalog.json').decode())) - {'http', 'https', 'mailto'}
    judge(used <= prefixes, f'katalog: prefixes without meaning: {used - prefixes}')
    judge(told.get('@type') == 'dcat:Catalog' and text(told.get('dct:title')) and text(told.get('dct:description')), 'katalog: title')
    judge_publisher('katalog', told['dct:publisher'])
    names = [judge_dataset(dataset) for dataset in told['dcat:dataset']]
    judge(sorted(names) == sorted(tables), 'katalog: not the tables of the package')


# ---- addresses ----

def judge_feed():
    atom = '{http://www.w3.org/2005/Atom}'
    feed = xml.fromstring(read('atom.xml'))
    judge(feed.tag == atom + 'feed', 'atom: not a feed')
    for element in ('id', 'title', 'updated', 'author'):
        judge(feed.find(atom + element) is not None, f'atom: no {element}')
    judge(feed.find(atom + "link[@rel='self']").get('href') == base + '/atom.xml', 'atom: its own address')
    entries = feed.findall(atom + 'entry')
    times = []
    for entry in entries:
        updated = entry.findtext(atom + 'updated', '')
        judge(re.match(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z', updated), f'atom: {updated} is no time')
        times.append(updated)
        judge(entry.findtext(atom + 'title') and entry.findtext(atom + 'summary'), 'atom: an entry without words')
        judge(exists(entry.find(atom + 'link').get('href')), f'atom: {entry.find(atom + "link").get("href")} leads nowhere')
    judge(entries and times == sorted(times, reverse=True), 'atom: not the latest first')
    judge(len({entry.findtext(atom + 'id') for entry in entries}) == len(entries), 'atom: two entries of one id')


def judge_sitemap():
    space = '{http://www.sitemaps.org/schemas/sitemap/0.9}'
    told = [loc.text for loc in xml.fromstring(read('sitemap.xml')).iter(space + 'loc')]
    pages = set()
    for folder, _, names in os.walk(site):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), site)
            if name.endswith('.html') and not path.startswith(('galat/', 'aset/', 'data/periksa-')):
                pages.add(base + '/' + re.sub(r'(^|/)index\.html\Z', r'\1', path))
    judge(len(told) == len(set(told)), 'sitemap: an address twice')
    judge(set(told) == pages, f'sitemap: not the pages of the site: {sorted(set(told) ^ pages)[:5]}')
    robots = read('robots.txt').decode()
    judge(f'Sitemap: {base}/sitemap.xml\n' in robots and 'User-agent: *\n' in robots, 'robots.txt')


judge_catalogue(judge_package())
judge_feed()
judge_sitemap()
for fault in faults[:20]:
    print(fault)
sys.exit(1 if faults else 0)
