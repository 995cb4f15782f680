// An answered request becomes open data, without JavaScript: the information officer brings the table, leaves personal columns out and hands it in; Kasi,
// Kabid and Kepala Dinas decide; the next one who asks meets it first. Every page is readable, valid and accessible on a phone and a desk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

const TABLE = 'Kecamatan;Nama pemohon;Izin terbit (izin);Tenaga kerja (orang)\nContoh Utara;Orang Contoh;120;300\nContoh Selatan;Orang Contoh;80;120\n'
  + 'Contoh Hulu;Orang Contoh;4;3\nContoh Hilir;Orang Contoh;6;9\n';

let office, number, draft;

before(async () => { office = await openOffice({ own: true, publish: false }); });
after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

const env = () => ({ ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') });
const fixture = (...words) => execFileSync(join(BUILD, 'tests/fixture_staff'), words, { env: env() }).toString().trim();

async function openAs(role) {
  const visit = await openPage({ javaScript: role === 'data_officer' }); // what looks for faults of accessibility is a script
  await visit.page.context().addCookies([{ name: 'loket', value: fixture('account', `uji.${role}`, role), url: office.baseUrl }]);
  return visit;
}

const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));

async function isSound(visit, name) {
  for (const width of [PHONE, DESK]) {
    await visit.page.setViewportSize({ width, height: 900 });
    await screenshot(visit.page, `answer-${name}-${width}`);
    assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
    assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
  }
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}

test('the information officer makes a table of an answer', async () => {
  number = fixture('request', 'answered');
  const visit = await openAs('data_officer');
  const { page } = visit;
  await page.goto(office.url(`/petugas/kasus/${number}`));
  await follow(page.getByRole('link', { name: 'Jadikan data terbuka' }));
  await isSound(visit, 'begin');
  await page.setInputFiles('[name=file]', { name: 'izin-2025.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await send(page, 'Baca berkas');
  assert.match(await page.locator('main').innerText(), /kolom “Nama pemohon” tentang orang per orang/);
  await isSound(visit, 'persons');
  await page.selectOption('[name=k2]', 'none');
  await send(page, 'Periksa lagi');
  assert.match(await page.locator('.error-summary, [role=alert]').first().innerText(), /Tulis judul tabel/);
  await isSound(visit, 'faults');
  await page.fill('[name=title]', 'Izin contoh per kecamatan');
  await page.fill('[name=description]', 'Banyaknya izin yang terbit menurut kecamatan.');
  await page.fill('[name=source]', 'OSS-RBA');
  await send(page, 'Periksa lagi');
  assert.match(await page.locator('main').innerText(), /Angka 2 baris disembunyikan/);
  await isSound(visit, 'whole');
  await page.check('[name=checked]');
  await send(page, 'Simpan sebagai konsep');
  draft = new URL(page.url()).pathname;
  assert.match(await page.locator('main').innerText(), /disembunyikan/);
  assert.doesNotMatch(await page.locator('main').innerText(), /Orang Contoh/);
  await isSound(visit, 'draft');
  await send(page, 'Ajukan');
  await page.goto(office.url(`/petugas/kasus/${number}`));
  assert.match(await page.locator('main').innerText(), /Data terbuka: Izin contoh per kecamatan, Tahun 2025 \(Menunggu analisis\)/);
  await visit.close();
});

test('three people approve it, and it is published', async () => {
  const steps = [['section_head', 'Simpan analisis', 'analysis'], ['division_head', 'Simpan koreksi', 'correction'], ['head', 'Setujui', null]];
  for (const [role, button, words] of steps) {
    const visit = await openAs(role);
    await visit.page.goto(office.url(draft));
    if (words) await visit.page.locator(`[name=${words}]`).fill('Angka cocok dengan sumbernya.');
    await send(visit.page, button);
    await visit.close();
  }
  execFileSync(join(BUILD, 'loket'), ['publish'], { env: env() });
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/data/izin-contoh-per-kecamatan/'));
  assert.match(await visit.page.locator('main').innerText(), /Izin contoh per kecamatan, Tahun 2025/);
  await isSound(visit, 'public');
  await visit.close();
});

test('the next one who asks meets it first', async () => {
  const { page, close } = await openPage();
  await page.goto(office.url('/permintaan-data/'));
  await page.fill('[name=cari]', 'izin contoh kecamatan');
  await follow(page.locator('form:has([name=cari]) button'));
  await follow(page.locator('form[action$="sudah-ada"] button').first());
  assert.equal(new URL(page.url()).pathname, '/data/izin-contoh-per-kecamatan/index.html');
  await close();
});
