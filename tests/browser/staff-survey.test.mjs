// What the desk sees of its survey: progress, analysis, slips and posters, suggestions and the follow-up plan, on a phone and a desk, full
// and with faults. What each step stores is proven in tests/cgi/test-staff-survey.sh.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

let office;
let team;
const now = new Date();
const quarter = (back) => {
  const at = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3) - back;
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
};

before(async () => {
  office = await openOffice({ own: true, publish: false });
  team = execFileSync(join(BUILD, 'tests/fixture_staff'), ['account', 'uji.tim', 'survey_team'],
    { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim();
});

after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

async function open(path, width) {
  const visit = await openPage({ width, javaScript: true });
  await visit.page.context().addCookies([{ name: 'loket', value: team, url: office.baseUrl }]);
  await visit.page.goto(office.url(path));
  return visit;
}

async function isSound(visit, name) {
  await visit.page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  await screenshot(visit.page, `staff-survey-${name}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out`);
  assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
  if (visit.page.viewportSize().width === PHONE) assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  assert.deepEqual(visit.complaints(office.baseUrl, ['Failed to load resource']), [], `${name}: a quiet console`);
}

// Opens a page at both widths, does something there, and looks at what came of it.
async function bothWidths(path, name, act = async () => {}) {
  for (const width of [PHONE, DESK]) {
    const visit = await open(path, width);
    await act(visit.page, width);
    await isSound(visit, `${name}-${width}`);
    await visit.close();
  }
}

const send = (page, name) => follow(page.getByRole('button', { name }).first());

test('the progress of a running period is sound', async () => {
  await bothWidths('/petugas/survei', 'progress');
});

test('a plan is sound with faults and with a promise, and the next analysis tells of it', async () => {
  const path = `/petugas/survei/tindak-lanjut/${quarter(1)}`;
  await bothWidths(path, 'plan-faults', async (page) => {
    await page.fill('[name=month]', 'kapan saja');
    await send(page, 'Simpan rencana');
    assert.match(await page.title(), /^Kesalahan: /);
    for (const link of await page.locator('.faults a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
      assert.equal(await page.locator(link).count(), 1, link);
    }
  });
  await bothWidths(path, 'plan', async (page, width) => {
    if (width === DESK) return;
    await page.fill('[name=what]', 'Menambah satu loket pada jam sibuk');
    await page.fill('[name=month]', 'Maret 2027');
    await page.fill('[name=responsible]', 'Seksi pelayanan');
    await send(page, 'Simpan rencana');
    assert.ok((await page.innerText('main')).includes('1 rencana'));
  });
  await bothWidths(`/petugas/survei/analisis/${quarter(0)}`, 'analysis', async (page) => {
    assert.ok((await page.innerText('main')).includes('Menambah satu loket'));
  });
});

test('suggestions are sound, also with nothing ticked', async () => {
  await bothWidths('/petugas/survei/saran?tentang=belum', 'words', (page) => send(page, 'Tandai yang dicentang'));
});

test('slips and posters are sound, with faults and with a sheet that is ready', async () => {
  await bothWidths('/petugas/survei/cetak', 'prints-faults', (page) => send(page, 'Siapkan karcis'));
  await bothWidths('/petugas/survei/cetak', 'prints-ready', async (page) => {
    await page.fill('[name=count]', '20');
    await send(page, 'Siapkan karcis');
    assert.ok((await page.innerText('main')).includes('20 karcis'));
  });
});
