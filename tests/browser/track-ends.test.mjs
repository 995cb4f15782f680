// What a citizen does about an answer, without JavaScript: more evidence, an appeal, an end without agreement, and the history for
// paper; each page at phone and desk width, readable, valid and accessible.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

const CODE = '2222-3333-4444-5555'; // of every case the fixture makes
const TRACKING_LIMIT = 20 * 1024; // bytes over the wire

let office;

before(async () => { office = await openOffice({ own: true, publish: false }); });
after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

// The number of a new complaint in that state.
function complaintIn(state) {
  const env = { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') };
  return execFileSync(join(BUILD, 'tests/fixture_staff'), ['complaint', state, 'open'], { env }).toString().trim();
}

const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));

async function track(page, number) {
  await page.goto(office.url('/lacak/'));
  await page.fill('[name=number]', number);
  await page.fill('[name=code]', CODE);
  await follow(page.locator('main form button'));
}

async function isSound(visit, name) {
  for (const width of [PHONE, DESK]) {
    await visit.page.setViewportSize({ width, height: 900 });
    await screenshot(visit.page, `${name}-${width}`);
    assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
  }
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}

test('an answer that does not satisfy is appealed against, once', async () => {
  const visit = await openPage();
  const { page } = visit;
  await track(page, complaintIn('answered'));
  await isSound(visit, 'track-answered');
  await page.fill('[name=message]', 'Jawabannya tidak menyentuh keluhan saya.');
  await send(page, 'Kirim');
  assert.equal(await page.locator('.faults a').count(), 1, 'what is wanted must be chosen');
  assert.equal(await page.inputValue('[name=message]'), 'Jawabannya tidak menyentuh keluhan saya.');
  await isSound(visit, 'track-choose-faults');
  await page.check('[name=step][value=appeal]');
  await send(page, 'Kirim');
  assert.match(await page.locator('.notice').first().innerText(), /Aju banding Anda kami terima/);
  await isSound(visit, 'track-appealed');
  await visit.close();
});

test('an appeal that fails ends in dispute and names the way to the Ombudsman', async () => {
  const visit = await openPage();
  const { page } = visit;
  await track(page, complaintIn('appeal_answered'));
  await page.fill('[name=message]', 'Keputusan ini tidak adil.');
  await send(page, 'Kirim');
  const text = await page.locator('main').innerText();
  assert.match(text, /Melapor kepada Ombudsman/);
  assert.match(text, /Keputusan ini tidak adil\./);
  await isSound(visit, 'track-disputed');
  await send(page, 'Cetak riwayat');
  assert.match(await page.locator('h1').innerText(), /Riwayat Pengaduan/);
  assert.match(await page.locator('main').innerText(), /Sudah menunggu lama\./);
  await isSound(visit, 'track-history');
  await visit.close();
});

test('the tracking page weighs at most 20 KB with everything it loads', async () => {
  const number = complaintIn('answered');
  const visit = await openPage();
  const { page } = visit;
  await page.route('**/aset/**', (route) => route.abort()); // what the form loads is counted with the case
  await page.goto(office.url('/lacak/'));
  await page.fill('[name=number]', number);
  await page.fill('[name=code]', CODE);
  await page.unrouteAll();
  const already = visit.bytes();
  await follow(page.locator('main form button'));
  await page.waitForLoadState('networkidle');
  await page.locator('.steps').waitFor();
  const bytes = visit.bytes() - already;
  assert.ok(bytes > 4000 && bytes <= TRACKING_LIMIT, `${bytes} bytes`);
  await visit.close();
});

test('the pages after an answer and after a dispute are accessible', async () => {
  const visit = await openPage({ javaScript: true });
  for (const state of ['answered', 'closed_disputed']) {
    await track(visit.page, complaintIn(state));
    assert.deepEqual(await violations(visit.page), [], state);
  }
  await visit.close();
});
