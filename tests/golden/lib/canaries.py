"""Plants words in the private columns of every table of a whole office and in the public ones, and looks where they come out.
usage: canaries.py LOKET_PUBLISH OFFICE LIST; OFFICE is thrown away, LIST names the columns a public_ view may read. Prints facts."""
import gzip, os, re, shutil, sqlite3, subprocess, sys, zipfile

publisher, office, listed = sys.argv[1:4]
CANARY = 'kanari7q2x'
NOW = '2026-11-21T04:00:00Z'
database, planted = os.path.join(office, 'loket.db'), os.path.join(office, 'planted.txt')
failures = 0


def fact(sentence, holds, seen=''):
    global failures
    print(('ok - ' if holds else 'not ok - ') + sentence + ('' if holds else f'\n    {seen}'))
    failures += not holds


def opened():
    """Without what would refuse a planted word: the triggers go, checks and keys are not looked at."""
    db = sqlite3.connect(database, isolation_level=None)
    for pragma in ('ignore_check_constraints = ON', 'foreign_keys = OFF', 'trusted_schema = ON'):
        db.execute('PRAGMA ' + pragma)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    return db


def tables(db):
    shadows = re.compile(r'sqlite_|case_search')
    return [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'") if not shadows.match(name)]


def public_columns(db):
    """What the views read, as SQLite says while it compiles them."""
    read = set()

    def note(action, table, column, _, inside):
        if action == sqlite3.SQLITE_READ and inside and inside.startswith('public_') and not table.startswith('public_') and column:
            read.add((table, column))
        return sqlite3.SQLITE_OK

    views = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE 'public\\_%' ESCAPE '\\'")]
    db.set_authorizer(note)
    for view in views:
        db.execute(f'SELECT * FROM {view} LIMIT 0')
    db.set_authorizer(None)
    return {(table, column) for table, column in read if table in tables(db)}


def plant(db, table, column, is_public):
    """In every row; a private value is replaced whole, so that no two are alike where they may not be."""
    value = f"\"{column}\" || ' {CANARY}'" if is_public else f"'{CANARY}' || hex(randomblob(8))"
    kind = [row[2] for row in db.execute(f'PRAGMA table_info({table})') if row[1] == column][0]
    try:
        db.execute(f'UPDATE "{table}" SET "{column}" = {value if kind == "TEXT" else f"CAST({value} AS BLOB)"} WHERE "{column}" IS NOT NULL')
    except sqlite3.Error as error:
        return str(error)
    return ''


def publish(*options):
    return subprocess.run([publisher, '--now', NOW, '--planted', planted, *options], capture_output=True, text=True,
                          env={**os.environ, 'LOKET_CONFIG': os.path.join(office, 'loket.ini')})


def contents(path):
    """The bytes of a file, unpacked as a reader's program would."""
    with open(path, 'rb') as file:
        whole = file.read()
    yield whole
    if path.endswith('.gz'):
        yield gzip.decompress(whole)
    if path.endswith('.xlsx'):
        with zipfile.ZipFile(path) as book:
            yield from (book.read(name) for name in book.namelist())
    if path.endswith('.pdf'):
        yield subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True).stdout


def files_with(folder):
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if not os.path.islink(path) and any(CANARY.encode() in content for content in contents(path)):
                found.append(os.path.relpath(path, folder))
    return found


with open(planted, 'w') as file:
    file.write(CANARY + '\n')
db = opened()
public = public_columns(db)
told = {f'{table}.{column}' for table, column in public}
with open(listed) as file:
    known = {line.strip() for line in file if line.strip() and not line.startswith('#')}
fact('the public_ views read the columns somebody looked at, and no other', told == known, f'not listed: {sorted(told - known)}; gone: {sorted(known - told)}')

texts = [(table, row[1]) for table in tables(db) for row in db.execute(f'PRAGMA table_info({table})').fetchall() if row[2] in ('TEXT', 'BLOB')]
private = [pair for pair in texts if pair not in public]
refused = {f'{table}.{column}': fault for table, column in private if (fault := plant(db, table, column, False))}
rows = sum(db.execute(f"SELECT count(*) FROM \"{table}\" WHERE instr(\"{column}\", '{CANARY}')").fetchone()[0] for table, column in private)
fact(f'a word is planted in each of {len(private)} private columns of all tables, in {rows} cells', not refused and len(private) > 150 and rows > 2000,
     refused)
db.close()
result = publish()
fact('the site is built from what the views show', result.returncode == 0, result.stderr)
found = files_with(os.path.join(office, 'site'))
fact('and none of the words is in it, unpacked workbooks and prints included', not found, found)

# Planted where it may come out, it must stop the edition: one column at a time, each from the same office.
# Away from loket-print nothing is printed, which takes most of the time; what would be is searched all the same.
publisher = shutil.copy(publisher, os.path.join(office, 'loket-publish'))
live = os.readlink(os.path.join(office, 'site/current'))
whole = database + '.whole'
shutil.copy(database, whole)
stopped, quiet, leaked, loose = {}, [], [], []
for table, column in sorted(pair for pair in texts if pair in public):
    shutil.copy(whole, database)
    for ending in ('-wal', '-shm'):
        if os.path.exists(database + ending):
            os.remove(database + ending)
    db = opened()
    fault = plant(db, table, column, True)
    db.close()
    result = publish('--dry-run')
    if 'memuat nilai rahasia yang ditanam' in result.stderr:
        stopped[f'{table}.{column}'] = result.stderr.strip()
    elif result.returncode == 0:
        quiet.append(f'{table}.{column}')
    if CANARY in result.stderr + result.stdout or fault and 'UNIQUE' not in fault:
        loose.append((table, column, fault or result.stderr))
fact(f'a word in a published column stops the edition: {len(stopped)} columns', len(stopped) > 20, stopped)
fact('it says in which file', all(re.search(r'loket-publish: [a-z][a-zA-Z0-9/._-]*: memuat', words) for words in stopped.values()), stopped)
fact('and never the word', not loose, loose)
fact('the live edition stays', os.readlink(os.path.join(office, 'site/current')) == live)
print('# let through, since no page shows them: ' + ' '.join(quiet))
sys.exit(1 if failures else 0)
