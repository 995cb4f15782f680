// Files of an answer as both sides see them, the officer without JavaScript: stored, refused and taken out by the officer, taken by the requester; each
// page at phone and desk width, readable and valid.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, follow, openPage, violations } from './lib/browser.mjs';
import { stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';
import { isReadable } from './lib/readable.mjs';
import { signIn } from './lib/staff.mjs';

const CODE = '2222-3333-4444-5555'; // of every case the fixture makes
const TABLE = { name: 'izin usaha 2025 menurut kecamatan.csv', mimeType: 'text/csv', buffer: Buffer.from('kecamatan,izin\nContoh,12\n') };

let office, officer;

before(async () => {
  office = await openOffice({ own: true, publish: false });
  officer = await openPage();
  await signIn(officer, office, 'petugas.informasi');
});
after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));

test('an officer stores files for an answer, and its requester takes them', async () => {
  const env = { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') };
  const number = execFileSync(join(BUILD, 'tests/fixture_staff'), ['request', 'in_progress'], { env }).toString().trim();
  const { page } = officer;
  await page.goto(office.url(`/petugas/kasus/${number}`));
  await follow(page.getByRole('link', { name: /Siapkan berkas jawaban/ }));
  await isReadable(officer, 'berkas-kosong');
  await page.setInputFiles('[name=file]', { name: 'PASANG.EXE', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0001\u0002') });
  await send(page, 'Simpan berkas');
  assert.match(await page.locator('[role=alert]').innerText(), /bukan PDF, XLSX, CSV/);
  await isReadable(officer, 'berkas-ditolak');
  for (const file of [TABLE, { ...TABLE, name: 'keliru.csv', buffer: Buffer.from('a,b\n1,2\n') }]) {
    await page.setInputFiles('[name=file]', file);
    await send(page, 'Simpan berkas');
    assert.match(await page.locator('main').innerText(), /Berkas tersimpan/);
  }
  await isReadable(officer, 'berkas-siap');
  await send(page, 'Keluarkan keliru.csv');
  assert.doesNotMatch(await page.locator('main').innerText(), /keliru/);
  await follow(page.getByRole('link', { name: 'Kembali ke kasus' }));
  assert.match(await page.locator('main').innerText(), /1 berkas, 1 kB/);
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  const form = page.locator('details:has(input[name=action][value=answer])').last();
  await form.locator('[name=text]').fill('Tabel terlampir.');
  await form.locator('[name=form][value=soft_copy]').check();
  await form.locator('[name=sheets]').fill('3');
  await form.locator('[name=sheet_price]').fill('500');
  await form.locator('[name=redaction]').fill('Nama pemegang izin perorangan: rahasia pribadi (Pasal 17 huruf h).');
  await send(page, 'Kirim jawaban');
  await isReadable(officer, 'berkas-terkirim');

  const citizen = await openPage({ javaScript: true });
  await citizen.page.goto(office.url('/lacak/'));
  await citizen.page.fill('[name=number]', number);
  await citizen.page.fill('[name=code]', CODE);
  await follow(citizen.page.locator('main form button'));
  assert.match(await citizen.page.locator('main').innerText(), /Jumlah: Rp1\.500/);
  assert.match(await citizen.page.locator('main').innerText(), /rahasia pribadi/);
  await isReadable(citizen, 'lacak-berkas');
  assert.deepEqual(await violations(citizen.page), []);
  const link = citizen.page.getByRole('link', { name: /^Unduh izin usaha 2025/ });
  const [download] = await Promise.all([citizen.page.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), TABLE.name);
  assert.deepEqual(await readFile(await download.path()), TABLE.buffer);

  const address = await link.getAttribute('href');
  await citizen.page.goto(office.url(`${address}AAAA`));
  assert.match(await citizen.page.locator('main').innerText(), /Tautan unduhan ini tidak dikenal/);
  await isReadable(citizen, 'tautan-asing');
  await page.goto(office.url(`/petugas/kasus/${number}`));
  assert.match(await page.locator('main').innerText(), /Diunduh penerimanya/);
});
