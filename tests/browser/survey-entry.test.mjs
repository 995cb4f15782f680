// Paper questionnaires keyed in at the front desk: sound pages, and a sheet is one key an answer, two times Enter, the next sheet.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

let office;
const cookies = new Map();
const year = new Date().getFullYear();
const ENTRY = '/petugas/survei/isian';

before(async () => {
  office = await openOffice({ own: true, sample: false, publish: false });
  const visit = await openAs('survey_team');
  await visit.page.goto(office.url('/petugas/survei/baru'));
  await visit.page.selectOption('[name=label]', String(year));
  await Promise.all([visit.page.waitForURL(/selesai=buka/), visit.page.getByRole('button', { name: 'Buka periode' }).click()]);
  await visit.close();
});

after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

async function openAs(role, options) {
  if (!cookies.has(role)) {
    cookies.set(role, execFileSync(join(BUILD, 'tests/fixture_staff'), ['account', `uji.${role}`, role],
      { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim());
  }
  const visit = await openPage(options);
  await visit.page.context().addCookies([{ name: 'loket', value: cookies.get(role), url: office.baseUrl }]);
  return visit;
}

async function isSound(visit, name, width) {
  await screenshot(visit.page, `survey-entry-${name}-${width}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out`);
  assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
  if (width === PHONE) assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  assert.deepEqual(visit.complaints(office.baseUrl, ['400']), [], `${name}: a quiet console`);
}

for (const width of [PHONE, DESK]) {
  test(`list, sheet, faults and check are sound at ${width}`, async () => {
    const visit = await openAs('front_desk', { width, javaScript: true });
    const { page } = visit;
    await page.goto(office.url(ENTRY));
    await isSound(visit, 'list', width);
    await page.getByRole('link', { name: String(year) }).click();
    await page.waitForSelector('[name=answers]');
    await isSound(visit, 'sheet', width);
    await page.fill('[name=answers]', '4435');
    await page.click('button[value=check]');
    await page.waitForSelector('.faults');
    await isSound(visit, 'faults', width);
    await page.fill('[name=answers]', '443 434 330');
    await page.fill('[name=profile]', '2350');
    await page.click('button[value=check]');
    await page.waitForSelector('button[value=save]');
    await isSound(visit, 'check', width);
    await visit.close();
  });
}

test('a sheet is one key an answer, Enter to see it, Enter to store it', async () => {
  const visit = await openAs('front_desk', { width: DESK, javaScript: true });
  const { page } = visit;
  await page.goto(office.url(`${ENTRY}/${year}`));
  await page.waitForFunction(() => document.activeElement?.name === 'answers');
  await page.keyboard.type('445');
  assert.match(await page.innerText('[data-live]'), /5 bukan jawaban/, 'a key that is no answer is not taken');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('33434334');
  assert.equal(await page.inputValue('[name=answers]'), '433434334', 'Backspace corrects');
  await page.waitForFunction(() => document.activeElement?.name === 'profile');
  await page.keyboard.type('1253');
  await page.waitForFunction(() => document.activeElement?.value === 'check');
  await screenshot(page, 'survey-entry-keyed-1280');
  await Promise.all([page.waitForSelector('button[value=save]'), page.keyboard.press('Enter')]);
  await page.waitForFunction(() => document.activeElement?.value === 'save');
  await Promise.all([page.waitForURL(/selesai=simpan/), page.keyboard.press('Enter')]);
  assert.match(await page.innerText('main'), /1 lembar Anda isikan hari ini/);
  assert.equal(await page.inputValue('[name=answers]'), '', 'the next sheet is empty');
  await visit.close();
});
