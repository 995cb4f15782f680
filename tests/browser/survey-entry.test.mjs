// Paper questionnaires: printed, keyed in at the front desk (one key an answer, two times Enter, the next sheet), compared, brought in as files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice, ROOT } from './lib/office.mjs';

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
  if (width === PHONE) {
    assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
    assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  }
  assert.deepEqual(visit.complaints(office.baseUrl, ['400']), [], `${name}: a quiet console`);
}

for (const width of [PHONE, DESK]) {
  test(`list, sheet, faults and check are sound at ${width}`, async () => {
    const visit = await openAs('front_desk', { width, javaScript: true });
    const { page } = visit;
    await page.goto(office.url(ENTRY));
    await isSound(visit, 'list', width);
    await follow(page.getByRole('link', { name: String(year) }));
    await page.waitForSelector('[name=answers]');
    await isSound(visit, 'sheet', width);
    await page.fill('[name=answers]', '4435');
    await follow(page.locator('button[value=check]'));
    await page.waitForSelector('.faults');
    await isSound(visit, 'faults', width);
    await page.fill('[name=answers]', '443 434 330');
    await page.fill('[name=profile]', '2350');
    await follow(page.locator('button[value=check]'));
    await page.waitForSelector('button[value=save]');
    await isSound(visit, 'check', width);
    await visit.close();
  });
}

test('a file is sound to read, with its figures and with its faults', async () => {
  const faulty = Buffer.from('u1;u2;u3;u4;u5;u6;u7;u8;u9\n4;4;4;4;4;4;4;4;4\n3,5;4;4;4;4;4;4;4;5\n');
  for (const width of [PHONE, DESK]) {
    const visit = await openAs('survey_team', { width, javaScript: true });
    const { page } = visit;
    const read = async (file) => {
      await page.goto(office.url('/petugas/survei/impor'));
      await page.selectOption('[name=period]', { index: 1 });
      await page.setInputFiles('[name=file]', file);
      await follow(page.locator('button[value=read]'));
      await page.waitForSelector('[name=header_row]');
    };
    await page.goto(office.url('/petugas/survei/impor'));
    await isSound(visit, 'import', width);
    await read(join(ROOT, 'site/sample/data/skm/kotim-2024-q2-responses.csv'));
    await page.check('[name=order][value=form]');
    await follow(page.locator('button[value=check]'));
    await page.waitForSelector('button[value=save]');
    assert.match(await page.innerText('.figure-number'), /84,48/);
    await isSound(visit, 'import-figures', width);
    await read({ name: 'rekap.csv', mimeType: 'text/csv', buffer: faulty });
    await isSound(visit, 'import-faults', width);
    await visit.close();
  }
});

test('the printed questionnaire is sound, and one page a sheet', async () => {
  const visit = await openAs('front_desk', { width: PHONE, javaScript: true });
  for (const language of ['id', 'en']) {
    await visit.page.goto(office.url(`/petugas/survei/cetak/formulir?periode=${year}&bahasa=${language}&dari=1&jumlah=2`));
    await isSound(visit, `form-${language}`, PHONE);
    const pdf = await visit.page.pdf({ format: 'A4', preferCSSPageSize: true, path: join(BUILD, 'screenshots', `survey-entry-form-${language}.pdf`) });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length, 2, `${language}: two sheets are two pages`);
  }
  await visit.close();
});

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

// Last, because it changes how sheets of the period are keyed.
test('two entries that differ are sound to compare', async () => {
  const run = async (role, keys) => {
    const visit = await openAs(role, { width: DESK });
    await visit.page.goto(office.url(`${ENTRY}/${year}`));
    await visit.page.fill('[name=number]', '7');
    await visit.page.fill('[name=answers]', keys);
    await Promise.all([visit.page.waitForURL(/selesai=/), visit.page.getByRole('button', { name: 'Simpan' }).click()]);
    return visit;
  };
  const team = await openAs('survey_team');
  await team.page.goto(office.url(`/petugas/survei/banding/${year}`));
  await Promise.all([team.page.waitForURL(/selesai=ganda/), team.page.getByRole('button', { name: 'Wajibkan isian ganda' }).click()]);
  await (await run('front_desk', '443434334')).close();
  await (await run('survey_team', '443434133')).close();
  for (const width of [PHONE, DESK]) {
    const visit = await openAs('front_desk', { width, javaScript: true });
    await visit.page.goto(office.url(`/petugas/survei/banding/${year}`));
    await isSound(visit, 'pairs', width);
    await follow(visit.page.getByRole('link', { name: 'Lembar 7' }));
    await visit.page.waitForSelector('[name=u9]');
    await isSound(visit, 'pair', width);
    await visit.close();
  }
  await team.page.goto(office.url(`/petugas/survei/banding/${year}/7`));
  await Promise.all([team.page.waitForURL(/selesai=ulang/), team.page.getByRole('button', { name: 'Keduanya salah' }).click()]);
  await Promise.all([team.page.waitForURL(/selesai=tunggal/), team.page.getByRole('button', { name: 'Isikan setiap lembar sekali' }).click()]);
  await team.close();
});
