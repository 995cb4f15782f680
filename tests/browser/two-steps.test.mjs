// Four visitors look for the same three things, the current index, the investment of the last quarter and the state of complaints: somebody with a
// telephone, a journalist with a spreadsheet, an investor who reads English, and somebody who hears the page. Each of them arrives in at most two steps.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, PHONE, screenshot } from './lib/browser.mjs';
import { openOffice } from './lib/office.mjs';

const STEPS_MOST = 2;
let office;
let complaints; // of the newest year, by the published table: { year, total, over }

before(async () => {
  office = await openOffice({ own: true });
  const rows = table(await (await fetch(office.url('/data/kasus.csv'))).text()).filter(({ jenis }) => jenis === 'pengaduan');
  const year = String(Math.max(...rows.map(({ tahun }) => Number(tahun))));
  const total = sum(rows.filter(({ tahun }) => tahun === year), 'jumlah');
  const over = sum(rows.filter(({ tahun, keadaan }) => tahun === year && /^(Dijawab|Aju banding dijawab|Dikembalikan|Selesai.*)$/.test(keadaan)), 'jumlah');
  complaints = { year, total, over };
});

after(async () => {
  await closeBrowser();
  await office.close();
});

// A small reader of CSV: quotes, commas and line ends in them.
function table(text) {
  const cells = [...text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)];
  const rows = [[]];
  for (const [whole, quoted, plain, end] of cells) {
    if (whole === '') break;
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [head, ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
}
const sum = (rows, column) => rows.reduce((total, row) => total + Number(row[column]), 0);

const plain = (text) => text.replace(/\s+/g, ' ');
const words = async (page) => plain(await page.locator('main').innerText());

// From the front page by links alone; a link is named as it is read.
async function walk(page, links) {
  assert.ok(links.length <= STEPS_MOST, `${links.length} steps`);
  await page.goto(office.url('/'));
  for (const name of links) await follow(page.getByRole('link', { name, exact: true }).first());
}

const ON_THE_PHONE = [
  { looking: 'the index', steps: [], shows: () => /Indeks Kepuasan Masyarakat, Triwulan II 2024 84,48 Baik, mutu B/ },
  { looking: 'how the index came about', steps: ['Lihat hasil lengkap dan cara menghitungnya'], shows: () => /Laporan kantor mencetak 84,93/ },
  { looking: 'the investment', steps: [], shows: () => /Realisasi investasi, Triwulan I 2024 889,78 miliar rupiah/ },
  { looking: 'the investment by sector', steps: ['Rincian investasi'], shows: () => /Terbesar Sektor Sekunder: Rp575,64 miliar, 64,69 % dari jumlah\./ },
  { looking: 'the complaints', steps: [], shows: () => `${complaints.over} dari ${complaints.total} sudah dijawab atau selesai` },
  { looking: 'the complaints by state', steps: ['Statistik pengaduan'], shows: () => /Pengaduan menurut keadaan/ },
];

test('somebody with a telephone finds all three on the front page, and what is behind each one step further', async () => {
  const visit = await openPage({ width: PHONE });
  for (const { looking, steps, shows } of ON_THE_PHONE) {
    await walk(visit.page, steps);
    const wanted = shows();
    const read = await words(visit.page);
    assert.ok(typeof wanted === 'string' ? read.includes(wanted) : wanted.test(read), `${looking}: ${read.slice(0, 600)}`);
  }
  assert.deepEqual(visit.complaints(office.baseUrl), []);
  await visit.close();
});

// One step: the link to the rows under each figure.
async function download(page, name) {
  await page.goto(office.url('/'));
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: `Baris data (CSV) ${name}`, exact: true }).click();
  const file = await waiting;
  return table(await readFile(await file.path(), 'utf8'));
}

test('a journalist takes the rows from the front page and computes all three again', async () => {
  const visit = await openPage({ width: DESK, acceptDownloads: true });
  const { page } = visit;
  const answers = await download(page, 'Indeks Kepuasan Masyarakat');
  const scores = answers.flatMap((row) => Object.entries(row).filter(([name]) => !name.startsWith('kode_')).map(([, score]) => Number(score)));
  assert.equal((scores.reduce((total, score) => total + score) / scores.length * 25).toFixed(2), '84.48');
  const totals = (await download(page, 'Realisasi investasi')).filter(({ tingkat }) => tingkat === 'total');
  assert.equal(sum(totals, 'rupiah'), 889_776_400_000);
  const cases = (await download(page, 'Pengaduan')).filter(({ jenis, tahun }) => jenis === 'pengaduan' && tahun === complaints.year);
  assert.equal(sum(cases, 'jumlah'), complaints.total);
  await page.goto(office.url('/'));
  assert.match(await words(page), new RegExp(`Pengaduan, [^ ]+ ${complaints.year} ${complaints.total} pengaduan`));
  await visit.close();
});

test('an investor who reads English finds all three one step away, and the sectors two', async () => {
  const visit = await openPage({ width: PHONE, locale: 'en-GB' });
  const { page } = visit;
  await walk(page, ['English']);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  const read = await words(page);
  for (const wanted of ['Public satisfaction index (IKM), Q2 2024 84.48 of 100', 'Realised investment, Q1 2024 889.78 billion rupiah',
    `Complaints, ${complaints.year} so far ${complaints.total} complaints ${complaints.over} of ${complaints.total} have been answered or closed`]) {
    assert.ok(read.includes(wanted), `${wanted}: ${read}`);
  }
  await screenshot(page, 'overview-360');
  await walk(page, ['English', 'All pages about investment']);
  assert.match(await words(page), /Largest is Secondary sector: IDR 575\.64 billion, 64\.69% of the total\./);
  await visit.close();
});

// What a screen reader is given: roles, names and texts, no looks.
const HEARD = [
  { region: 'Indeks Kepuasan Masyarakat, Triwulan II 2024', says: () => '84,48', link: 'Lihat hasil lengkap dan cara menghitungnya', table: /Indeks seluruh kantor per periode/ },
  { region: 'Realisasi investasi, Triwulan I 2024', says: () => '889,78 miliar rupiah', link: 'Rincian investasi', table: /PMDN dan PMA per sektor/ },
  { region: /^Pengaduan, /, says: () => `${complaints.total} pengaduan`, link: 'Statistik pengaduan', table: /Pengaduan menurut keadaan/ },
];

test('somebody who hears the page finds all three by their headings, and behind each link a named chart and a table with heads', async () => {
  const visit = await openPage({ width: DESK });
  const { page } = visit;
  for (const { region, says, link, table: named } of HEARD) {
    await page.goto(office.url('/'));
    const part = page.getByRole('main').getByRole('region', { name: region });
    assert.equal(await part.getByRole('heading', { name: region }).count(), 1, `${region} is a heading`);
    assert.ok(plain(await part.ariaSnapshot()).includes(says()), `${region}: ${await part.ariaSnapshot()}`);
    await follow(part.getByRole('link', { name: link, exact: true }));
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${link}: one heading of the page`);
    const charts = await page.locator('main svg[role="img"]').all(); // what is inside an image is not told
    assert.ok(charts.length > 0, `${link}: a chart`);
    for (const chart of charts) assert.match(await chart.ariaSnapshot(), /^- img "/, `${link}: the chart has a name`);
    await page.locator('details').evaluateAll((all) => all.forEach((details) => { details.open = true; }));
    const found = page.getByRole('table', { name: named }).first();
    assert.ok(await found.getByRole('columnheader').count() > 1, `${link}: columns have heads`);
    assert.ok(await found.getByRole('rowheader').count() > 1, `${link}: rows have heads`);
  }
  await visit.close();
});
