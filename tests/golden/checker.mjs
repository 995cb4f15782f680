// The two checkers a reader downloads (site/assets/periksa-ikm.awk and .js) against `loket skm compute`: the real 140 answers, random
// matrices of every kind of questionnaire, and what they must notice or refuse. usage: node tests/golden/checker.mjs [COUNT [SEED]]   (BUILD=build)
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';

const count = Number(process.argv[2] ?? 40);
let state = Number(process.argv[3] ?? 20261121) >>> 0;
const loket = join(process.env.BUILD ?? 'build', 'loket');
const folder = mkdtempSync(join(tmpdir(), 'loket-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const context = vm.createContext({});
vm.runInContext(`${readFileSync('site/assets/periksa-ikm.js', 'utf8')}\nObject.assign(globalThis, { recompute, compare });`, context);

let failures = 0;
function fact(sentence, holds, seen = '') {
  console.log(`${holds ? 'ok' : 'not ok'} - ${sentence}${holds ? '' : `\n    ${seen}`}`);
  if (!holds) failures++;
}

function chance() { // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(chance() * n);

// ---- the three programs ----

const byC = (file, questionnaire) => {
  const said = JSON.parse(execFileSync(loket, ['skm', 'compute', file, '--json', ...(questionnaire ? ['--instrument', questionnaire] : [])]));
  return { n: said.n, sums: said.sums, answered: said.answered, index: said.ikm.toFixed(2).replace('.', ','), mark: said.grade ?? '' };
};
const byAwk = (file, questionnaire, more = []) => {
  const told = spawnSync('awk', [...(questionnaire ? ['-v', `kuesioner=${questionnaire}`] : []), ...more.flatMap((set) => ['-v', set]),
    '-f', 'site/assets/periksa-ikm.awk', file], { encoding: 'utf8' });
  const rows = told.stdout.split('\n').map((line) => line.trim().split(/\s+/)).filter((row) => row.length >= 4 && /^\d+$/.test(row[1]) && /^\d+$/.test(row[2]));
  const one = (pattern) => told.stdout.match(pattern)?.[1] ?? '';
  return { status: told.status, out: told.stdout + told.stderr, n: Number(one(/\(n\): (\d+)/)), sums: rows.map((row) => Number(row[1])),
    answered: rows.map((row) => Number(row[2])), nrr: rows.map((row) => row[3]), index: one(/^Indeks: (\d+,\d+)$/m), mark: one(/^Mutu: (\S+)/m).replace('tidak', '') };
};
const byScript = (file, questionnaire) => {
  const said = context.recompute(readFileSync(file, 'utf8'), questionnaire ? readFileSync(questionnaire, 'utf8') : '');
  return { n: said.n, sums: said.items.map(({ sum }) => Number(sum)), answered: said.items.map(({ answered }) => Number(answered)),
    nrr: said.items.map(({ nrr }) => nrr.replace('–', '-')), index: said.index, mark: said.mark.split(' ')[0].replace('tidak', '') };
};
const figures = ({ n, sums, answered, index, mark }) => JSON.stringify({ n, sums, answered, index, mark });

// ---- the real answers ----

const REAL = 'site/sample/data/skm/kotim-2024-q2-responses.csv';
const real = { n: 140, sums: [469, 469, 447, 560, 468, 474, 474, 451, 446], answered: Array(9).fill(140), index: '84,48', mark: 'B' };
for (const [name, by] of [['loket', byC], ['awk', byAwk], ['the script', byScript]]) {
  const said = by(REAL);
  fact(`${name} finds 84,48 and every sum in the real 140 answers`, figures(said) === figures(real), figures(said));
}
const told = byAwk(REAL, undefined, ['ikm=84,48', 'jumlah=4258']);
fact('awk says that the announced index is the same', told.status === 0 && told.out.includes('Indeks: sama'), told.out);

const lines = readFileSync(REAL, 'utf8').trimEnd().split(/\r?\n/);
const changed = join(folder, 'ubah.csv');
writeFileSync(changed, [...lines.slice(0, 5), lines[5].replace(/3$/, '4'), ...lines.slice(6)].join('\n') + '\n');
const twin = byAwk(changed, undefined, ['ikm=84,48', 'jumlah=4258']);
fact('one digit changed gives another index, and awk says so', lines[5].endsWith('3') && twin.status === 1 && twin.index !== '84,48' && twin.out.includes('TIDAK SAMA. Diumumkan 84,48'), twin.out);
const scriptTwin = context.compare(context.recompute(readFileSync(changed, 'utf8'), ''), { index: '84,48', total: '4258' });
fact('and the script says so', scriptTwin.asked && !scriptTwin.same && scriptTwin.sentences.every((words) => words.includes('tidak sama')), scriptTwin.sentences.join(' '));

// ---- random matrices ----

const label = (id) => ({ id });
const item = (code, choices, more = {}) => ({ code, ...more, name: label(code), question: label(`${code}?`), labels: Array.from({ length: choices }, (_, i) => label(`nilai ${i + 1}`)) });
const OWN = join(folder, 'sendiri-kuesioner.json');
writeFileSync(OWN, JSON.stringify({ format: 'loket-instrument-1', code: 'sendiri', version: 1, family: 'sendiri', basis: 'Uji', languages: {}, title: label('Uji "kutip"'),
  scale: 4, conversion: { numerator: 25, denominator: 1 },
  bands: [{ from: '25.00', to: '64.99', mark: 'D', label: label('Rendah') }, { from: '65.00', to: '100.00', mark: 'C', label: label('Tinggi') }],
  items: [item('syarat', 4, { number: 1 }), item('syarat-b', 4, { unsur: 'syarat' }), item('syarat-c', 4, { unsur: 'syarat' }), item('waktu', 4, { number: 2 }),
    item('kata', 3, { counted: false }), item('biaya', 4, { number: 3 }), item('biaya-b', 4, { unsur: 'biaya' })] }));
const KINDS = [undefined, 'site/instruments/skm-2017.json', 'site/instruments/spkp.json', 'site/instruments/spak-6.json', 'site/instruments/spak-4.json', OWN];

function matrix(questionnaire, at) {
  const { items, scale } = questionnaire ? JSON.parse(readFileSync(questionnaire, 'utf8')) : { items: Array.from({ length: 9 }, (_, i) => ({ code: `u${i + 1}` })), scale: 4 };
  const missing = [0, 0, 0.02, 0.5, 0.95][below(5)];
  const rows = Array.from({ length: 2 + below([5, 60, 400][below(3)]) }, (_, row) => ['"izin, usaha"', ...items.map(({ labels = [], counted }) => {
    const most = counted === false ? labels.length : scale;
    return row > 0 && chance() < missing ? '' : String(1 + Math.max(below(most), below(most)));
  })].join(','));
  const file = join(folder, `acak-${at}.csv`);
  writeFileSync(file, `${at % 2 ? '\uFEFF' : ''}${['layanan', ...items.map(({ code }) => code)].join(',')}\r\n${rows.join('\r\n')}\r\n`);
  return file;
}

const differing = [];
for (let at = 0; at < count; at++) {
  const questionnaire = KINDS[at % KINDS.length];
  const file = matrix(questionnaire, at);
  const [c, awk, script] = [byC(file, questionnaire), byAwk(file, questionnaire), byScript(file, questionnaire)];
  const agree = figures(c) === figures(awk) && figures(c) === figures(script) && JSON.stringify(awk.nrr) === JSON.stringify(script.nrr);
  if (!agree) differing.push(`${file} ${questionnaire}: ${figures(c)} ${figures(awk)} ${figures(script)} ${awk.out}`);
}
fact(`${count} random matrices give the same figures in all three`, differing.length === 0, differing.slice(0, 2).join('\n    '));

// A half must go up: 7 answers of 9 unsur whose mean x 25 lies exactly between two hundredths.
const half = join(folder, 'setengah.csv');
const header = Array.from({ length: 9 }, (_, i) => `u${i + 1}`).join(',');
writeFileSync(half, `${header}\n${Array.from({ length: 200 }, (_, row) => (row === 0 ? '4,4,4,4,4,4,4,4,3' : '4,4,4,4,4,4,4,4,4')).map((row, at) => (at < 9 ? row.replace(/[34]$/, '3') : row)).join('\n')}\n`);
const halves = [byC(half), byAwk(half), byScript(half)];
fact('99,875 becomes 99,88 in all three', halves.every(({ index }) => index === '99,88'), halves.map(({ index }) => index).join(' '));

// ---- files that a spreadsheet saved again ----

const resaved = (separator, end, mark, change = (text) => text) => {
  const file = join(folder, 'disimpan.csv');
  writeFileSync(file, mark + lines.map((line) => change(line).replaceAll(',', separator) + end).join(''));
  return file;
};
for (const [name, separator, end, mark] of [['CRLF', ',', '\r\n', ''], ['semicolons', ';', '\n', ''], ['semicolons, CRLF and a byte order mark', ';', '\r\n', '\uFEFF']]) {
  const file = resaved(separator, end, mark);
  const [awk, script] = [byAwk(file), byScript(file)];
  fact(`the real answers saved again with ${name} give the same figures`, figures(awk) === figures(real) && figures(script) === figures(real), `${awk.out} | ${figures(script)}`);
}
const spoiled = byAwk(resaved(';', '\r\n', '\uFEFF', (line) => line.replace(/^1,1,/, '1,2,')), undefined, ['ikm=84,48', 'jumlah=4258']);
fact('twin: with one digit changed as well awk says that they differ', spoiled.status === 1 && spoiled.out.includes('Jumlah semua nilai: TIDAK SAMA'), spoiled.out);
const quoted = join(folder, 'kutip.csv');
writeFileSync(quoted, `layanan;${header.replaceAll(',', ';')}\r\n"izin; usaha, ""baru""";4;4;4;4;4;4;4;4;4\r\nizin, usaha;4;4;4;4;4;4;4;4;2\r\n`);
fact('quoted cells and commas among semicolons are kept apart', [byAwk(quoted), byScript(quoted)].every(({ n, sums }) => n === 2 && sums.join() === '8,8,8,8,8,8,8,8,6'), byAwk(quoted).out);

// ---- what must be refused ----

const bad = (name, text, part, questionnaire) => {
  const file = join(folder, 'buruk.csv');
  writeFileSync(file, text);
  const awk = byAwk(file, questionnaire);
  let script = '';
  try { byScript(file, questionnaire); } catch (error) { script = error.message; }
  fact(`${name} is refused by both, with the place`, awk.status === 1 && awk.index === '' && awk.out.includes(part) && script.includes(part), `${awk.out} | ${script}`);
};
bad('a score above the scale', `${header}\n4,4,4,4,4,4,4,4,5\n`, 'baris 2: jawaban');
bad('a word for a score', `${header}\n4,4,4,4,4,4,4,4,4\n4,4,4,4,4,4,4,4,baik\n`, 'baris 3: jawaban');
bad('a row of another length', `${header}\n4,4,4,4\n`, 'baris 2: 4 kolom, bukan 9');
bad('a row with commas below a header with semicolons', `${header.replaceAll(',', ';')}\n4,4,4,4,4,4,4,4,4\n`, 'baris 2: 1 kolom, bukan 9');
bad('another questionnaire without its file', 'u1,u2,u3,u4,u5,u6,u7,u8\n6,6,6,6,6,6,6,6\n', 'berkas kuesioner');
bad('a table without answers', `${header}\n,,,,,,,,\n`, 'tidak ada jawaban');
bad('a file that is no questionnaire', `${header}\n4,4,4,4,4,4,4,4,4\n`, 'kuesioner', changed);

process.exit(failures > 0 ? 1 : 0);
