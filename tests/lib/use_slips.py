#!/usr/bin/env python3
"""Uses slips one after the other at real survey workers, each with its own answers, and copies the database now and then.

usage: use_slips.py PROGRAM PERIOD DATABASE SLIPS TRUTH COPIES GROUP [FIRST]
SLIPS: lines "CODE HASH"; they are used in a random order, TRUTH gets "HASH ANSWERS" in that order, the N-th of all from FIRST (0) on
answering N in digits no other has. COPIES: a folder that gets a copy of DATABASE before the first and after every GROUP answers."""
import os
import random
import shutil
import sys

from survey_box import open_box

SEED = 20261121
WORKERS = 2


def answers_of(number):
    digits = ''
    for _ in range(5):
        digits, number = str(number % 4 + 1) + digits, number // 4
    return '3142' + digits


def main():
    program, period, database, slips, truth, copies, group = sys.argv[1:8]
    first = int(sys.argv[8]) if len(sys.argv) > 8 else 0
    with open(slips, encoding='ascii') as file:
        lines = [line.split() for line in file]
    random.Random(SEED).shuffle(lines)
    os.makedirs(copies)
    shutil.copy(database, os.path.join(copies, '0000.db'))
    with open(truth, 'a', encoding='ascii') as told, open_box(program, WORKERS, period) as box:
        for i, (code, slip_hash) in enumerate(lines, 1):
            answers = answers_of(first + i)
            status = box.post(code, None, {f'u{j}': digit for j, digit in enumerate(answers, 1)})
            if status != 200:
                raise SystemExit(f'slip {i} is answered with {status}')
            told.write(f'{slip_hash} {answers}\n')
            if i % int(group) == 0:
                shutil.copy(database, os.path.join(copies, f'{i:04}.db'))


main()
