// Runs the browser tests, two files at a time, and prints "browser: N passed, N failed".
// usage: node tests/browser/run.mjs [NAME…]   (part of a file's name; all files without; LOOKS=no judges what pages do, not how they look)
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startOffice, stopOffice } from './lib/office.mjs';

const FILE_PATIENCE = 300_000; // milliseconds for one file

const folder = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort().map((name) => join(folder, name));

const count = { passed: 0, failed: 0 };

// A file is reported like a test around its tests: it counts only when it broke outside them.
function isFile(event) {
  return event.name.endsWith('.test.mjs') || event.details?.type === 'suite';
}

function explain(event) {
  const error = event.details?.error;
  const cause = error?.cause ?? error;
  console.log(`not ok - ${event.name}\n    ${String(cause?.stack ?? cause?.message ?? cause).split('\n').slice(0, 30).join('\n    ')}`);
}

// `file.failed` counts what failed inside a file, so that its own failure is not counted once more.
function note(file, event, passed) {
  if (event.details?.type === 'suite' && !passed && event.details?.error?.failureType === 'subtestsFailed') return;
  if (event.skip !== undefined || event.todo !== undefined) { count.failed += 1; explain({ name: `${event.name} (skipped)` }); return; }
  if (isFile(event)) {
    if (passed || event.details?.error?.failureType === 'subtestsFailed' || file.failed > 0) return;
  }
  if (passed) { count.passed += 1; return; }
  file.failed += 1;
  count.failed += 1;
  explain(event);
}

async function runFile(path) {
  const file = { failed: 0 };
  const started = Date.now();
  const stream = run({ files: [path], concurrency: 1, timeout: FILE_PATIENCE });
  stream.on('test:pass', (event) => note(file, event, true));
  stream.on('test:fail', (event) => note(file, event, false));
  stream.on('test:stderr', (event) => process.stderr.write(event.message));
  for await (const event of stream) void event;
  console.log(`  ${path.slice(folder.length + 1)} ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

// Two files at a time: those of the shared office one after the other, those with an office of their own beside them.
async function runAll() {
  const own = files.filter((path) => readFileSync(path, 'utf8').includes('own: true'));
  const shared = files.filter((path) => !own.includes(path));
  const lane = async (...lists) => {
    for (const list of lists) while (list.length > 0) await runFile(list.shift());
  };
  await Promise.all([lane(shared, own), lane(own)]);
}

if (process.env.LOOKS === 'no') console.log('  LOOKS=no: accessibility, valid HTML and pictures are not judged in this run');
let office;
try {
  office = await startOffice();
  process.env.LOKET_TEST_OFFICE = JSON.stringify({ folder: office.folder, baseUrl: office.baseUrl, said: office.said });
  await runAll();
} catch (error) {
  count.failed += 1;
  console.log(`not ok - the office for the tests opens\n    ${error.message}`);
} finally {
  if (office) {
    await stopOffice(office).catch((error) => { count.failed += 1; console.log(`not ok - the office closes in order\n    ${error.message}`); });
  }
}
console.log(`browser: ${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
