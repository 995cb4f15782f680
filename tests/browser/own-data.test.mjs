// What a person asks about the data kept of them, walked without JavaScript by the person and the office: asked for with number and code,
// answered at the desk, the copy opened with the code; each page at phone and desk width, readable and valid.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';
import { signIn } from './lib/staff.mjs';

const CODE = '2222-3333-4444-5555'; // of every case the fixture makes

let office, officer, citizen;

before(async () => {
  office = await openOffice({ own: true, publish: false });
  officer = await openPage();
  await signIn(officer, office, 'petugas.informasi');
  citizen = await openPage();
});
after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

async function isSound(visit, name) {
  for (const width of [PHONE, DESK]) {
    await visit.page.setViewportSize({ width, height: 900 });
    await screenshot(visit.page, `${name}-${width}`);
    assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
  }
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}

const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));

async function ask(right, words) {
  await citizen.page.check(`[name=right][value=${right}]`);
  if (words) await citizen.page.fill('[name=words]', words);
  await citizen.page.locator('form[action$="kirim"] [name=code]').fill(CODE);
  await send(citizen.page, 'Kirim permintaan');
}

test('a person asks for a copy and a correction, and gets both', async () => {
  const env = { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') };
  const number = execFileSync(join(BUILD, 'tests/fixture_staff'), ['request', 'refused'], { env }).toString().trim();
  await citizen.page.goto(office.url('/lacak/'));
  await citizen.page.fill('[name=number]', number);
  await citizen.page.fill('[name=code]', CODE);
  await follow(citizen.page.locator('main form button'));
  await send(citizen.page, 'Salinan, perbaikan, atau penghapusan data pribadi');
  await isSound(citizen, 'data-pribadi');
  await send(citizen.page, 'Kirim permintaan');
  await isSound(citizen, 'data-pribadi-kesalahan');
  await ask('copy');
  await ask('correction', 'Nama saya Pelapor Contoh Satu.');
  assert.match(await citizen.page.locator('main').innerText(), /Permintaan Anda kami terima/);
  await isSound(citizen, 'data-pribadi-diminta');

  await officer.page.goto(office.url('/petugas/'));
  assert.match(await officer.page.locator('main').innerText(), /2 permintaan data pribadi menunggu/);
  await follow(officer.page.getByRole('link', { name: '2 permintaan data pribadi menunggu' }));
  await isSound(officer, 'meja-data-pribadi');
  await follow(officer.page.getByRole('link', { name: 'Perbaikan data' }));
  await officer.page.$$eval('details', (folds) => folds.forEach((fold) => { fold.open = true; }));
  await isSound(officer, 'meja-perbaikan');
  await officer.page.fill('[name=name]', 'Pelapor Contoh Satu');
  await send(officer.page, 'Simpan perbaikan');
  await follow(officer.page.getByRole('link', { name: 'Salinan data' }));
  await officer.page.$$eval('details', (folds) => folds.forEach((fold) => { fold.open = true; }));
  await send(officer.page, 'Siapkan dan kunci salinan');
  await isSound(officer, 'meja-data-pribadi-dijawab');

  await citizen.page.goto(office.url('/lacak/'));
  await citizen.page.fill('[name=number]', number);
  await citizen.page.fill('[name=code]', CODE);
  await follow(citizen.page.locator('main form button'));
  await send(citizen.page, 'Salinan, perbaikan, atau penghapusan data pribadi');
  await isSound(citizen, 'data-pribadi-dijawab');
  await citizen.page.locator('form[action$="salinan"] [name=code]').fill(CODE);
  await send(citizen.page, 'Buka salinan');
  assert.match(await citizen.page.locator('main').innerText(), /Pelapor Contoh Satu/);
  await isSound(citizen, 'salinan-data');
});
