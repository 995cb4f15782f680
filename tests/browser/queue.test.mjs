// The queue of the desk: folded filters, search, a filter under a name, one step for several cases, and shortcuts for whoever wants them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { openOffice } from './lib/office.mjs';
import { signIn } from './lib/staff.mjs';

let office, officer, cookies;

before(async () => {
  office = await openOffice({ own: true, publish: true });
  officer = await openPage({ width: PHONE });
  cookies = await signIn(officer, office, 'petugas.pengaduan', async () => {});
});
after(async () => {
  await officer?.close();
  await closeBrowser();
  await stopChecker();
  await office.close();
});

const main = (page) => page.locator('main').innerText();
const press = (page, name) => follow(page.getByRole('button', { name, exact: true }));

async function isSound(visit, name, width) {
  await screenshot(visit.page, `antrean-${name}-${width}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}

async function soundAtBoth(path, name) {
  await officer.page.goto(office.url(path));
  await isSound(officer, name, PHONE);
  const desk = await openPage({ width: DESK, javaScript: true, storageState: { cookies, origins: [] } });
  await desk.page.goto(office.url(path));
  await isSound(desk, name, DESK);
  assert.deepEqual(await violations(desk.page), [], `${name}: accessible`);
  await desk.close();
}

for (const [path, name] of [
  ['/petugas/', 'penuh'],
  ['/petugas/?tab=saya', 'kosong'],
  ['/petugas/?tab=semua&golongan=follow_up&saluran=web&dari=1/1/2024', 'tersaring'],
  ['/petugas/?q=izin', 'dicari'],
  ['/petugas/pintasan', 'pintasan'],
]) {
  test(`the queue reads well on a phone and a desk: ${name}`, () => soundAtBoth(path, name));
}

test('the filters are folded, and what is asked is told', async () => {
  const { page } = officer;
  await page.goto(office.url('/petugas/?tab=semua'));
  assert.equal(await page.getByLabel('Saluran').isVisible(), false);
  await follow(page.getByText('Saringan', { exact: true }));
  await isSound(officer, 'saringan', PHONE);
  await page.getByLabel('Saluran').selectOption({ label: 'Loket' });
  await press(page, 'Saring');
  assert.match(page.url(), /saluran=counter/);
  assert.match(await main(page), /Saluran: Loket\. Hapus saringan/);
});

test('a filter is kept under a name and dropped again', async () => {
  const { page } = officer;
  await follow(page.getByText('Simpan saringan ini'));
  await page.getByLabel('Nama saringan').fill('Dari loket');
  await isSound(officer, 'simpan', PHONE);
  await press(page, 'Simpan');
  assert.match(await main(page), /Saringan tersimpan\./);
  await follow(page.getByRole('link', { name: 'Dari loket' }));
  assert.match(page.url(), /saluran=counter/);
  await follow(page.getByText('Simpan saringan ini'));
  await press(page, 'Hapus saringan Dari loket');
  assert.equal(await page.getByRole('link', { name: 'Dari loket' }).count(), 0);
});

test('one step goes to several cases without JavaScript, and each is told what happened', async () => {
  const { page } = officer;
  await page.goto(office.url('/petugas/'));
  const boxes = page.locator('input[name=kasus]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await follow(page.getByText('Tindakan untuk kasus yang dicentang'));
  await page.getByLabel('Tindakan', { exact: false }).selectOption('note');
  await page.getByLabel('Catatan').fill('Sudah dibicarakan di rapat pagi.');
  await isSound(officer, 'massal', PHONE);
  await press(page, 'Kerjakan');
  assert.match(await main(page), /2 dari 2 kasus selesai dikerjakan/);
  await isSound(officer, 'hasil', PHONE);
  await page.setViewportSize({ width: DESK, height: 900 });
  await isSound(officer, 'hasil', DESK);
  await page.setViewportSize({ width: PHONE, height: 780 });
});

test('single keys do nothing until they are switched on, and nothing while one types', async () => {
  const desk = await openPage({ width: DESK, javaScript: true, storageState: { cookies, origins: [] } });
  const { page } = desk;
  const focused = () => page.evaluate(() => document.activeElement.className || document.activeElement.id);
  await page.goto(office.url('/petugas/'));
  await page.keyboard.press('j');
  assert.notEqual(await focused(), 'subject');
  await page.goto(office.url('/petugas/saya'));
  const settings = page.locator('details', { has: page.locator('input[name=shortcuts]') });
  await follow(settings.locator('summary'));
  await settings.locator('input[name=shortcuts]').check();
  await follow(settings.getByRole('button'));
  await page.goto(office.url('/petugas/'));
  await page.keyboard.press('j');
  assert.equal(await focused(), 'subject');
  const first = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press('j');
  assert.notEqual(await page.evaluate(() => document.activeElement.href), first);
  await page.keyboard.press('k');
  assert.equal(await page.evaluate(() => document.activeElement.href), first);
  await page.keyboard.press('x');
  assert.equal(await page.locator('input[name=kasus]:checked').count(), 1);
  await page.keyboard.press('/');
  assert.equal(await focused(), 'input');
  await page.keyboard.type('jk?');
  assert.equal(await page.locator('#saring-q').inputValue(), 'jk?');
  await page.goto(first);
  await page.keyboard.press('n');
  assert.equal(await page.evaluate(() => document.activeElement.closest('form').elements.action.value), 'note');
  await screenshot(page, `antrean-kasus-${DESK}`);
  await page.keyboard.press('Escape');
  await follow(page.locator('h1'));
  await Promise.all([page.waitForURL(/pintasan/), page.keyboard.press('?')]);
  await desk.close();
});
