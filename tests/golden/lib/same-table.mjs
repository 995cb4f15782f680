// Compares NAME.csv with NAME.json: the same columns, the same rows, the same values.
// usage: node same-table.mjs PATH-WITHOUT-ENDING
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

// RFC 4180, read independently of the program under test.
function readCsv(text) {
  const rows = [[]];
  const cell = /("((?:[^"]|"")*)"|[^,\r\n]*)(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, plain, quoted, end] = cell.exec(text);
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

const path = process.argv[2];
const tree = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
const [head, ...rows] = readCsv(readFileSync(`${path}.csv`, 'utf8'));
assert.deepEqual(head, tree.columns.map((column) => column.name));
assert.equal(rows.length, tree.rows.length);
rows.forEach((row, at) => row.forEach((text, column) => {
  const value = tree.rows[at][column];
  if (typeof value === 'number') assert.equal(Number(text), value);
  else assert.equal(text.replace(/^'/, ''), value ?? '');
}));
