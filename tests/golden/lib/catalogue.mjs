// Checks that katalog.json names every table of the folder, and no file that is not there.
// usage: node catalogue.mjs FOLDER
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const folder = process.argv[2];
const catalogue = JSON.parse(readFileSync(`${folder}/katalog.json`, 'utf8'));
const listed = catalogue['dcat:dataset'].flatMap((dataset) =>
  dataset['dcat:distribution'].map((file) => file['dcat:downloadURL'].split('/').at(-1)));
listed.forEach((file) => assert.ok(existsSync(`${folder}/${file}`), file));
const tables = readdirSync(folder).filter((file) => file.endsWith('.csv'));
tables.forEach((file) => assert.ok(listed.includes(file), file));
const workbooks = readdirSync(folder).filter((file) => file.endsWith('.xlsx'));
workbooks.forEach((file) => assert.ok(listed.includes(file), file));
assert.equal(listed.length, tables.length * 2 + workbooks.length);
