// One semester of the survey in one office, from the opening of the period to the figure on the public site, each step by whoever takes it: survey
// team, front desk, citizens by slip, by link, at the tablet and on paper, Kasi, Kabid, Kepala Dinas, the builder. What the pages look like is looked at
// elsewhere; here each says what happened before it, and the index is the one the answers given here have.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, follow, openPage } from './lib/browser.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

const SERVICE = 'Perizinan berusaha';
let office;
const given = []; // every answer that counts, nine digits each
const kept = {};
const visits = new Map(); // one browser a role

const fixture = (...words) => execFileSync(join(BUILD, 'tests/fixture_staff'), words,
  { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim();
const sql = (text) => execFileSync('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'), text], { encoding: 'utf8' }).trim();

before(async () => {
  office = await openOffice({ own: true, sample: false, publish: false });
  fixture('service', 'izin-usaha', SERVICE);
  const now = new Date();
  const half = now.getMonth() < 6 ? 1 : 2;
  kept.key = `${now.getFullYear()}-S${half}`;
  kept.title = `Semester ${['I', 'II'][half - 1]} ${now.getFullYear()}`;
  kept.next = half === 1 ? `${now.getFullYear()}-S2` : `${now.getFullYear() + 1}-S1`;
});

after(async () => {
  await closeBrowser();
  await office.close();
});

// The page of somebody with this role, at PATH; the same browser each time.
async function as(role, path) {
  if (!visits.has(role)) {
    const visit = await openPage();
    await visit.page.context().addCookies([{ name: 'loket', value: fixture('account', `uji.${role}`, role), url: office.baseUrl }]);
    visits.set(role, visit);
  }
  const { page } = visits.get(role);
  const answer = await page.goto(office.url(path));
  assert.equal(answer.status(), 200, `${role} at ${path}`);
  return page;
}

const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));
const unfold = (page, label) => follow(page.locator('summary', { hasText: label }));
const notice = (page) => page.locator('.notice[role=status]').innerText();
const comma = (hundredths) => `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;

// The index as the regulation has it: 25 × the mean of all answers, when every question is answered; half up, in hundredths.
function indexOf(answers) {
  const sum = answers.join('').split('').reduce((all, digit) => all + Number(digit), 0);
  const divisor = answers.length * 9;
  return Math.floor((2 * 2500 * sum + divisor) / (2 * divisor));
}

// Fills the nine questions and sends them.
async function answer(page, digits, { button = 'Kirim jawaban' } = {}) {
  for (const [i, digit] of [...digits].entries()) await page.check(`input[name="u${i + 1}"][value="${digit}"]`);
  await send(page, button);
}

async function citizen(path, options, visitOptions = {}) {
  const visit = await openPage(visitOptions);
  await visit.page.goto(office.url(path));
  await options(visit.page);
  await visit.close();
}

test('the survey team opens a semester', async () => {
  const page = await as('survey_team', '/petugas/survei/baru');
  await page.selectOption('[name=label]', kept.key);
  await page.fill('[name=population]', '40');
  await send(page, 'Buka periode');
  const running = page.locator('section', { hasText: 'Sedang berjalan' });
  assert.match(await running.innerText(), new RegExp(`${kept.title}[^]*\\b0 jawaban dari 36 yang diperlukan`), 'Krejcie and Morgan: 36 of 40');
});

test('the front desk prints slips, each with a code of its own', async () => {
  const page = await as('front_desk', '/petugas/survei/cetak');
  await page.selectOption('[name=period]', kept.key);
  await page.selectOption('select[name=service]', 'izin-usaha');
  await page.fill('[name=count]', '6');
  await send(page, 'Siapkan karcis');
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Unduh 6 karcis (PDF)' }).click()]);
  const text = execFileSync('pdftotext', ['-layout', await sheet.path(), '-'], { encoding: 'utf8' });
  kept.slips = [...new Set(text.match(/\b(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\b/g))];
  assert.equal(kept.slips.length, 6);
});

test('citizens answer with their slips, and a slip is one answer', async () => {
  for (const [i, digits] of ['444444444', '343434343', '333333333', '242424244'].entries()) {
    await citizen(`/survei/karcis?layanan=izin-usaha#${kept.slips[i]}`, async (page) => {
      assert.equal(await page.inputValue('[name=slip]'), kept.slips[i], 'the code came with the picture');
      await answer(page, digits);
      assert.match(await page.innerText('main'), /Terima kasih/);
    }, { javaScript: true });
    given.push(digits);
  }
  await citizen('/survei/karcis', async (page) => {
    await page.fill('[name=slip]', kept.slips[0]);
    await answer(page, '111111111');
    assert.match(await page.innerText('main'), /Karcis ini sudah dipakai/);
  });
});

test('others answer from the open link, without JavaScript', async () => {
  for (const digits of ['433343334', '222222222', '444444443']) {
    await citizen('/survei/', async (page) => {
      await page.selectOption('[name=service_code]', 'izin-usaha');
      await answer(page, digits);
      assert.match(await page.innerText('main'), /Terima kasih/);
    });
    given.push(digits);
  }
});

test('visitors answer at the tablet, one after the other', async () => {
  const said = await office.loket('kiosk', 'add', 'kios-depan', 'Ruang tunggu');
  const visit = await openPage({ javaScript: true, viewport: { width: 800, height: 1280 }, hasTouch: true, serviceWorkers: 'block' });
  const { page } = visit;
  const tap = (name) => page.locator('#kios').getByRole('button', { name }).tap();
  const headed = (name) => page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.goto(office.url('/survei/kios/'));
  await page.fill('[name=code]', said.match(/[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}/)[0]);
  await Promise.all([page.waitForURL(office.url('/survei/kios/')), page.getByRole('button', { name: 'Pasang' }).click()]);
  for (const digits of ['343444343', '433434343']) {
    await headed('Bagaimana pelayanan kami?');
    await tap(/Mulai/);
    let asked = 0;
    while (await page.locator('.kiosk-choices button[aria-pressed]').count()) {
      const shown = await page.innerText('#kios');
      if (/^Pertanyaan/.test(await page.innerText('.kiosk-about'))) await page.locator('.kiosk-choices button').nth(Number(digits[asked++]) - 1).tap();
      else await tap('Lewati');
      await page.waitForFunction((text) => document.getElementById('kios').innerText !== text, shown);
    }
    await headed('Siap dikirim?');
    const stored = page.waitForResponse((answer) => answer.url().endsWith('/survei/kios/jawaban') && answer.status() === 200);
    await tap('Kirim jawaban');
    await headed('Terima kasih');
    await stored;
    await tap('Selesai');
    given.push(digits);
  }
  await visit.close();
});

test('the front desk keys in what was written on paper', async () => {
  for (const digits of ['334433443', '444343434']) {
    const page = await as('front_desk', `/petugas/survei/isian/${kept.key}`);
    await page.fill('[name=answers]', digits);
    await Promise.all([page.waitForSelector('button[value=save]'), page.click('button[value=check]')]);
    await Promise.all([page.waitForURL(/selesai=simpan/), page.click('button[value=save]')]);
    given.push(digits);
  }
});

test('the survey team sees the answers come, by channel', async () => {
  const page = await as('survey_team', '/petugas/survei');
  const running = await page.locator('section', { hasText: 'Sedang berjalan' }).innerText();
  assert.ok(running.includes(`${given.length} jawaban`), running);
  assert.ok(running.includes(`IKM sementara ${comma(indexOf(given))}`), running);
  assert.match(running, /6 dicetak, 4 kembali/, 'and how many slips came back');
  const counts = sql('SELECT channel || count FROM survey_total ORDER BY channel').split('\n');
  assert.deepEqual(counts, ['kiosk2', 'paper2', 'slip4', 'web3']);
});

test('the period is closed, and a form begun before still counts', async () => {
  const late = await openPage();
  await late.page.goto(office.url('/survei/'));
  const page = await as('survey_team', '/petugas/survei');
  await unfold(page, 'Tutup periode');
  await send(page, 'Tutup periode');
  assert.match(await page.innerText('main'), /Formulir yang sedang diisi masih diterima sampai pukul/);
  await answer(late.page, '323232323');
  assert.match(await late.page.innerText('main'), /Terima kasih/);
  given.push('323232323');
  await late.close();
  sql("UPDATE survey_period SET closes_at = '2026-01-01T00:00:00Z' WHERE state = 'closing'"); // the minutes of grace pass
});

test('the team makes the draft and hands it in', async () => {
  const page = await as('survey_team', '/petugas/survei');
  await unfold(page, 'Susun hasil');
  await send(page, 'Susun hasil');
  assert.match(await notice(page), /Konsep disusun dari semua jawaban/);
  assert.ok((await page.innerText('.figure-number')).startsWith(comma(indexOf(given))), 'the index of all answers given here');
  await send(page, 'Ajukan');
  kept.dataset = new URL(page.url()).pathname;
});

test('the team promises what will be better', async () => {
  const page = await as('survey_team', `/petugas/survei/tindak-lanjut/${kept.key}`);
  const now = new Date();
  await page.fill('[name=what]', 'Loket kedua dibuka pada jam ramai.');
  await page.fill('[name=month]', `12/${now.getFullYear() + 1}`);
  await page.fill('[name=responsible]', 'Kepala Seksi Pelayanan');
  await send(page, 'Simpan rencana');
  assert.equal(await notice(page), 'Rencana ditambahkan.');
});

// One way through Kasi and Kabid.
async function analyse(words) {
  for (const [role, button, field] of [['section_head', 'Simpan analisis', 'analysis'], ['division_head', 'Simpan koreksi', 'correction']]) {
    const page = await as(role, kept.dataset);
    await page.fill(`[name=${field}]`, words[field]);
    await send(page, button);
    assert.match(await notice(page), /diteruskan kepada/);
  }
}

test('the Kasi analyses, the Kabid corrects', () => analyse({ analysis: 'Unsur biaya perlu dijelaskan.', correction: 'Tidak ada koreksi.' }));

test('the head sends it back with reasons, and the team reads them', async () => {
  const page = await as('head', kept.dataset);
  await unfold(page, 'Kembalikan untuk diperbaiki');
  await page.fill('[name=reason]', 'Sebut unsur terlemah dalam analisis.');
  await send(page, 'Kembalikan');
  const team = await as('survey_team', kept.dataset);
  assert.match(await team.innerText('main'), /Sebut unsur terlemah dalam analisis\./);
  await send(team, 'Ajukan');
  assert.match(await notice(team), /Data diajukan/);
});

test('it goes the whole way again and is approved', async () => {
  await analyse({ analysis: 'Unsur terlemah: waktu pelayanan.', correction: 'Analisis sudah lengkap.' });
  const page = await as('head', kept.dataset);
  await send(page, 'Setujui');
  assert.match(await notice(page), /disetujui dan terkunci/);
  kept.hash = /SHA-256\) ([0-9a-f]{64})/.exec(await page.innerText('main'))[1];
  assert.deepEqual(sql('SELECT action FROM dataset_step ORDER BY sequence').split('\n').filter((action) => action !== 'import'),
    ['submit', 'analyse', 'correct', 'send_back', 'submit', 'analyse', 'correct', 'approve']);
});

test('the builder publishes it, and everybody reads the index the answers have', async () => {
  await office.loket('publish');
  await citizen(`/ikm/${kept.key}/`, async (page) => {
    const text = await page.innerText('main');
    assert.ok(text.includes(comma(indexOf(given))), `${comma(indexOf(given))} on the page`);
    assert.ok(text.includes(kept.hash), 'with the hash of what was approved');
    assert.ok(!text.includes('Unsur biaya perlu dijelaskan.'), 'and not the analysis that was sent back');
  });
});

test('the promise is kept, and seen in the next period', async () => {
  const page = await as('survey_team', `/petugas/survei/tindak-lanjut/${kept.key}`);
  await unfold(page, 'Catat keadaan');
  await page.check('[name=state][value=done]');
  await page.fill('[name=done_on]', new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Jakarta' }));
  await send(page, 'Simpan keadaan');
  assert.equal(await notice(page), 'Keadaan disimpan.');
  await page.goto(office.url('/petugas/survei/baru'));
  await page.selectOption('[name=label]', kept.next);
  await send(page, 'Buka periode');
  await page.goto(office.url(`/petugas/survei/analisis/${kept.next}`));
  const text = await page.innerText('main');
  assert.match(text, /Loket kedua dibuka pada jam ramai\.[^]*Selesai/);
  await office.loket('publish');
  await citizen(`/ikm/${kept.key}/`, async (own) => {
    assert.match(await own.innerText('main'), /Loket kedua dibuka pada jam ramai\.[^]*Selesai/, 'everybody reads that it was kept');
  });
});
