#!/usr/bin/env python3
"""Plays whoever holds a copy of the office's files and knows who used which slip when, and wants to know what each answered.

usage: link_slips.py DATABASE TRUTH      TRUTH: a line a slip in the order of use, "HASH ANSWERS" (the answers are what is looked for)
Reads the bytes of DATABASE and DATABASE-wal, never through SQLite. Prints "CLUE HITS" a clue: how many of the slips were tied to their
own answers. By chance one of them is, whatever their number."""
import struct
import sys

PAGE = 4096


def varint(data, at):
    value = 0
    for i in range(9):
        byte = data[at + i]
        if i == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if not byte & 0x80:
            return value, at + i + 1
    return value, at + 9


def record(payload):
    size, at = varint(payload, 0)
    kinds = []
    while at < size:
        kind, at = varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        if kind >= 12:
            length = (kind - 12) // 2
            values.append(payload[at:at + length] if kind % 2 == 0 else payload[at:at + length].decode('utf-8', 'replace'))
            at += length
        elif kind in (0, 8, 9):
            values.append({0: None, 8: 0, 9: 1}[kind])
        else:
            length = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}[kind]
            values.append(int.from_bytes(payload[at:at + length], 'big', signed=True))
            at += length
    return values


def cells(page, number):
    """(offset, values) of each cell of a b-tree page, and the pages below it."""
    start = 100 if number == 1 else 0
    kind = page[start]
    if kind not in (2, 5, 10, 13):
        return [], []
    count = struct.unpack('>H', page[start + 3:start + 5])[0]
    head = 12 if kind in (2, 5) else 8
    below = [struct.unpack('>I', page[start + 8:start + 12])[0]] if kind in (2, 5) else []
    found = []
    for i in range(count):
        offset = at = struct.unpack('>H', page[start + head + 2 * i:start + head + 2 * i + 2])[0]
        if kind in (2, 5):
            below.append(struct.unpack('>I', page[at:at + 4])[0])
            at += 4
        if kind == 5:
            continue
        size, at = varint(page, at)
        if kind == 13:
            _, at = varint(page, at)
        found.append((offset, record(page[at:at + size])))
    return found, below


class Files:
    """Pages as the database has them, and after each commit of the log."""

    def __init__(self, path):
        with open(path, 'rb') as file:
            data = file.read()
        self.pages = {i + 1: data[i * PAGE:(i + 1) * PAGE] for i in range(len(data) // PAGE)}
        self.commits = []
        try:
            with open(path + '-wal', 'rb') as file:
                log = file.read()
        except FileNotFoundError:
            log = b''
        frames, at, salt = {}, 32, log[16:24]
        while at + 24 + PAGE <= len(log):
            number, size = struct.unpack('>II', log[at:at + 8])
            if log[at + 8:at + 16] != salt:
                break
            frames[number] = log[at + 24:at + 24 + PAGE]
            if size:
                self.commits.append(frames)
                frames = {}
            at += 24 + PAGE

    def rows(self, root):
        """(page, offset, values) of every row below ROOT."""
        rows, todo = [], [root]
        while todo:
            number = todo.pop()
            found, below = cells(self.pages[number], number)
            rows += [(number, offset, values) for offset, values in found]
            todo += below
        return rows

    def root_of(self, table):
        for _, _, values in self.rows(1):
            if values[0] == 'table' and values[1] == table:
                return values[3]
        raise SystemExit(f'no table {table}')

    def forward(self):
        """Applies the log commit by commit."""
        for frames in self.commits:
            self.pages.update(frames)
            yield


def state(files, tables, wanted):
    spent = {values[1].hex() for _, _, values in files.rows(files.root_of('survey_slip')) if values[3] == 1}
    answers = set()
    for table in tables:
        for _, _, values in files.rows(files.root_of(table)):
            answers |= {value for value in values if isinstance(value, str) and value in wanted}
    return spent, answers


def by_log(path, truth, wanted):
    files, hits = Files(path), 0
    tables = ('survey_slip_box', 'survey_response')
    before = state(files, tables, wanted)
    for _ in files.forward():
        after = state(files, tables, wanted)
        slips, answers = after[0] - before[0], after[1] - before[1]
        hits += sum(truth.get(slip) in answers for slip in slips) if len(answers) == 1 else 0
        before = after
    return hits


def orders(path, wanted):
    """Every order of the answers the files show."""
    files = Files(path)
    for _ in files.forward():
        pass
    for table in ('survey_slip_box', 'survey_response'):
        rows = []
        for page, offset, values in files.rows(files.root_of(table)):
            rows += [(page, offset, i, value) for i, value in enumerate(values) if isinstance(value, str) and value in wanted]
        keyed = [row[3] for row in sorted(rows, key=lambda row: (row[0], row[1]))]
        if keyed:
            yield table + ' by page and place', keyed
            yield table + ' by place', [row[3] for row in sorted(rows, key=lambda row: row[1])]
            yield table + ' by page and place from the end', [row[3] for row in sorted(rows, key=lambda row: (row[0], -row[1]))]
    data = b''.join(files.pages[number] for number in sorted(files.pages))
    places = sorted((data.find(answer.encode()), answer) for answer in wanted if data.find(answer.encode()) >= 0)
    yield 'bytes of the file', [answer for _, answer in places]
    last = sorted((data.rfind(answer.encode()), answer) for answer in wanted if data.find(answer.encode()) >= 0)
    yield 'bytes of the file, last place', [answer for _, answer in last]


def main():
    path = sys.argv[1]
    with open(sys.argv[2], encoding='ascii') as file:
        pairs = [line.split() for line in file]
    truth, wanted = dict(pairs), {answer for _, answer in pairs}
    print('log', by_log(path, truth, wanted))
    in_order = [answer for _, answer in pairs]
    for clue, order in orders(path, wanted):
        for name, guess in ((clue, order), (clue + ', backwards', order[::-1])):
            print(name.replace(' ', '-'), sum(a == b for a, b in zip(in_order, guess)))


main()
