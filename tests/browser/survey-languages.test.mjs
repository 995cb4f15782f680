// The survey's form beyond the statutory questionnaire: several surveys to choose from, six answers a question, English with the keyboard alone and
// without JavaScript, what was chosen kept over a change of language and over faults; and the pages of questionnaires.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

const SPKP = '/survei/?periode=2026-spkp';
const WEIGHT = 30_720; // bytes over the wire, headers, styles and script included

let office; // of its own, because of its open periods
before(async () => {
  office = await openOffice({ own: true, publish: false });
  execFileSync('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'), `INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state)
    SELECT 901, '2026-spkp', id, '2026', date('now', '-9 days'), date('now', '+9 days'), 'open' FROM instrument WHERE code = 'spkp'`]);
});
after(async () => { await closeBrowser(); await stopChecker(); await office.close(); });

const answers = () => Number(execFileSync('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'), 'SELECT count(*) FROM survey_response WHERE period_id = 901']));
const press = (page, name) => follow(page.getByRole('button', { name }));

async function isSound(visit, name) {
  await screenshot(visit.page, `survey-${name}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out`);
  assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}

test('with several surveys open one is chosen, and its form is light and sound in both languages', async () => {
  for (const [width, path, name] of [[PHONE, '/survei/', 'choice-360'], [PHONE, `${SPKP}&bahasa=en`, 'english-360'], [DESK, SPKP, 'spkp-1280']]) {
    const visit = await openPage({ width, javaScript: true });
    await visit.page.goto(office.url(path), { waitUntil: 'networkidle' });
    assert.ok(visit.bytes() <= WEIGHT, `${name}: ${visit.bytes()} bytes`);
    await isSound(visit, name);
    assert.deepEqual(visit.complaints(office.baseUrl), []);
    await visit.close();
  }
});

test('the English form is answered with the keyboard alone, and a change of language keeps what was chosen', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/survei/?bahasa=en'));
  await Promise.all([page.waitForLoadState('load'), page.getByRole('link', { name: /SPKP/ }).press('Enter')]);
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  for (let item = 1; item <= 7; item += 1) {
    await page.locator(`input[name=u${item}]`).first().focus();
    await page.keyboard.press('Space');
    for (let step = 0; step < item % 6; step += 1) await page.keyboard.press('ArrowDown');
  }
  const chosen = await page.locator('input:checked').evaluateAll((all) => all.map((one) => one.name + one.value));
  await page.getByLabel('Your suggestions').fill('More chairs');
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(await page.getAttribute('html', 'lang'), 'id');
  assert.deepEqual(await page.locator('input:checked').evaluateAll((all) => all.map((one) => one.name + one.value)), chosen);
  await press(page, 'English');
  await press(page, 'Send answers');
  assert.match(await page.title(), /^Error: /);
  await page.getByRole('link', { name: 'Question 8 has no answer yet.' }).press('Enter');
  assert.equal(await page.evaluate(() => new URL(location).hash), `#${await page.locator('input[name=u8]').first().getAttribute('id')}`);
  assert.equal(await page.getByLabel('Your suggestions').inputValue(), 'More chairs');
  const before = answers();
  await Promise.all([page.waitForNavigation(), page.locator('input[name=u1]:checked').press('Enter')]);
  assert.equal(await page.innerText('h1'), 'Thank you', 'Enter in a field sends the form and changes no language');
  assert.equal(answers(), before + 1);
  await visit.close();
});

test('the pages of questionnaires are sound, with a faulty file too', async () => {
  const cookie = execFileSync(join(BUILD, 'tests/fixture_staff'), ['account', 'uji.kuesioner', 'survey_team'],
    { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim();
  for (const width of [PHONE, DESK]) {
    const visit = await openPage({ width, javaScript: true });
    const { page } = visit;
    await page.context().addCookies([{ name: 'loket', value: cookie, url: office.baseUrl }]);
    await page.goto(office.url('/petugas/survei/instrumen/spkp?bahasa=en'));
    await isSound(visit, `instrument-${width}`);
    await page.goto(office.url('/petugas/survei/instrumen'));
    await page.setInputFiles('[name=file]', { name: 'salah.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "loket-instrument-1", "scale": 0}') });
    await press(page, 'Periksa dan simpan');
    assert.match(await page.innerText('main'), /"scale" harus 4 atau 6, bukan 0/);
    await isSound(visit, `instrument-faults-${width}`);
    await visit.close();
  }
});
