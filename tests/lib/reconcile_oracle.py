"""Makes random printed tables, asks `loket skm reconcile` about each, and compares with fractions of any size.

usage: reconcile_oracle.py LOKET FOLDER ROUNDS; prints each difference and a count, exit status 1 when there is one or when the
hard cases (an index that follows under a rule, ties, long numbers) were not met.
"""
import json
import random
import subprocess
import sys
from fractions import Fraction

RULES = ["exact", "weight_0.11", "weight_0.111", "nrr_rounded_3", "mean_rounded_3", "last_row"]


def half_up(value, decimals):
    return Fraction((2 * value.numerator * 10**decimals + value.denominator) // (2 * value.denominator), 10**decimals)


def written(value, decimals):
    whole = value * 10**decimals
    digits = str(whole.numerator).rjust(decimals + 1, "0")
    return digits if decimals == 0 else digits[:-decimals] + "." + digits[-decimals:]


def raw_figures(nrr):
    total, count = sum(nrr), len(nrr)
    return {
        "exact": 25 * total / count,
        "weight_0.11": total * Fraction(11, 100) * 25,
        "weight_0.111": total * Fraction(111, 1000) * 25,
        "nrr_rounded_3": 25 * sum(half_up(one, 3) for one in nrr) / count,
        "mean_rounded_3": 25 * half_up(total / count, 3),
        "last_row": 25 * nrr[-1],
    }


def mark(index):
    for bound, letter in ((8831, "A"), (7661, "B"), (6500, "C"), (2500, "D")):
        if half_up(index, 2) >= Fraction(bound, 100):
            return letter
    return None


def make_table(chance):
    decimals = chance.choice([0, 1, 2, 3, 3, 3, 4, 7, 25])
    count = chance.choice([1, 2, 3, 8, 9, 9, 9, 16, 64])
    nrr = [Fraction(chance.randint(10**decimals, 4 * 10**decimals), 10**decimals) for _ in range(count)]
    places = chance.choice([0, 1, 2, 2, 2, 3, 5, 20])
    index = half_up(raw_figures(nrr)[chance.choice(RULES)], places)
    if chance.random() < 0.3:
        index += Fraction(chance.choice([-1, 1]), 10**places)
    return decimals, nrr, places, max(Fraction(0), min(index, Fraction(100)))


def main():
    loket, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    chance, wrong, met = random.Random(20240630), 0, {rule: 0 for rule in RULES + ["none", "tie"]}
    for number in range(rounds):
        decimals, nrr, places, index = make_table(chance)
        rows = "".join(f"u{at + 1},{written(one, decimals)}\n" for at, one in enumerate(nrr))
        path = f"{folder}/oracle.csv"
        with open(path, "w", encoding="ascii") as table:
            table.write(f"unsur,nrr\n{rows}ikm,{written(index, places)}\n")
        printed = subprocess.run([loket, "skm", "reconcile", path, "--json"], capture_output=True, check=True, text=True).stdout
        raw = raw_figures(nrr)
        rules = [rule for rule in RULES if half_up(raw[rule], places) == index]
        expected = {"published": float(index), "recomputed": float(half_up(raw["exact"], 2)), "grade_published": mark(index),
                    "grade_recomputed": mark(raw["exact"]), "rules": rules}
        for rule in rules or ["none"]:
            met[rule] += 1
        met["tie"] += (raw["exact"] * 200).denominator == 1 and (raw["exact"] * 200).numerator % 2 == 1
        if json.loads(printed) != expected:
            wrong += 1
            print(f"round {number}: {printed.strip()} instead of {expected}; {rows}{written(index, places)}")
    print(f"{rounds} tables, {wrong} wrong, met {met}")
    sys.exit(1 if wrong or min(met.values()) < rounds // 100 else 0)


main()
