// 600 payloads in every field that takes words, stored by the real programs; then every page, file and mail of the office is
// looked through, the pages in a browser with JavaScript: no element, attribute, script, formula or header comes to life.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { formsOf, Visitor } from '../lib/forms.mjs';
import { CANARY, HOST, PAYLOADS, Supply } from '../lib/payloads.mjs';
import { closeBrowser, DESK, openPage } from './lib/browser.mjs';
import { BUILD, openOffice, ROOT } from './lib/office.mjs';

const TURNS = 12; // pages of one complaint's way
const OF_A_SHAPE = 3; // addresses that differ in numbers alone
const PDF = '%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n';
const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date()).split('-').reverse().join('/');

// The ways of the complaints: who does what; "reporter" writes on the tracking page.
const WAYS = [
  ['verify', 'classify_follow_up', 'assign', 'call_meeting', 'cancel_meeting', 'call_meeting', 'hold_meeting', 'monitor', 'note', 'report',
    'link_duplicate', 'propose_release', 'chief approve_release', 'answer', 'reporter appeal', 'chief take_appeal', 'chief answer_appeal'],
  ['verify', 'classify_unsuitable', 'chief reopen', 'forward', 'report', 'answer', 'reporter dispute'],
  ['reporter reply', 'verify', 'classify_direct', 'ask_reporter', 'reporter reply', 'answer', 'reporter reply', 'answer'],
  ['ask_reporter'], ['verify'], ['verify', 'note', 'chief exclude'],
];

const supply = new Supply();
const addresses = new Set(); // found on the way, for the crawl
const headers = [];
const mistakes = [];
let office;
let folder;
let people; // name: Visitor

const fixture = (...words) => execFileSync(join(BUILD, 'tests/fixture_staff'), words,
  { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim();
const query = (sql) => execFileSync('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'), sql], { encoding: 'utf8', maxBuffer: 1 << 26 });

// ---- filling forms

const FIXED = { situs_web: '', starts_at: '09.30', phone: '081200000000', identity_number: '9999990101900001', login: 'akun.baru', population: '1000', email: '',
  held_by: 'other', ready_in: '5', sheets: '3', sheet_price: '250', delivery_cost: '0', other_cost: '0' };

function valueFor({ name, kind, value, most, choices }) {
  if (name in FIXED) return FIXED[name];
  if (/(_on|_date|_due|dari|sampai)$/.test(name)) return TODAY;
  if (kind === 'textarea') return supply.lines(name, most || 2000);
  if (kind === 'text') return supply.line(name, most || 150);
  if (kind === 'select') return choices.find((choice) => choice && choice !== value) ?? choices.find(Boolean) ?? '';
  if (kind === 'radio') return value;
  if (kind === 'file') return [0, 1].map(() => new File([PDF], `${supply.line(name, 90)}.pdf`, { type: 'application/pdf' }));
  return undefined;
}

// Something for every field; of radio buttons the first. GIVEN goes before.
function filled(form, given = {}) {
  const values = {};
  for (const field of form.fields) {
    if (field.name in given || field.name in values || ['hidden', 'button'].includes(field.kind)) continue;
    const value = valueFor(field);
    if (value !== undefined) values[field.name] = value;
  }
  return { ...values, ...given };
}

// One line has no line ends: what came back with that fault is sent once more without them.
const inOneLine = (form, values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name,
  form.fields.some((field) => field.name === name && field.kind === 'text') ? value.replace(/[\r\n\t]+/g, ' ') : value]));

function look(page) {
  for (const [name, value] of page.headers) headers.push(`${name}: ${value}`);
  for (const [, href] of page.html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) if (href.startsWith('/')) addresses.add(href.replaceAll('&amp;', '&'));
  return page;
}

async function fill(visitor, form, given = {}, button = {}) {
  const values = filled(form, given);
  let page = look(await visitor.send(form, values, button));
  if (page.status === 400) page = look(await visitor.send(form, inOneLine(form, values), button));
  return page;
}

const faultsOf = (page) => `${page.status} ${page.html.match(/class="faults"[^]*?<\/ul>/)?.[0].replace(/<[^>]*>/g, ' ') ?? page.html.replace(/<[^>]*>/g, ' ').slice(0, 300)}`;

async function mustTake(visitor, form, given, button) {
  const page = await fill(visitor, form, given, button);
  assert.equal(page.status, 200, `${form.action}: ${faultsOf(page)}`);
  return page;
}

// ---- the ways

const receiptOf = (html) => html.match(/data-copy="(\S+) ([^"]+)"/)?.slice(1, 3);

async function lodge(visitor, path, given, button = {}) {
  let page = look(await visitor.get(path));
  for (let turn = 0; turn < TURNS; turn += 1) {
    const receipt = receiptOf(page.html);
    if (receipt) return { number: receipt[0], code: receipt[1] };
    const form = formsOf(page.html).find(({ action, method }) => action === path && method === 'post');
    page = await mustTake(visitor, form, given, form.valueOf('step') ? { go: form.valueOf('step') === 'check' ? 'send' : 'next' } : button);
  }
  throw new Error(`${path} shows no receipt`);
}

// The form in which an officer writes a page of the site; what it answers.
async function writePage(given, action = 'save') {
  const form = formsOf(look(await people.officer.get('/petugas/konten?baru=1')).html).find(({ method, action: to }) => method === 'post' && to === '/petugas/konten');
  const values = inOneLine(form, { kind: 'berita', date: TODAY, place: '', summary: '', ...given });
  const page = look(await people.officer.send(form, values, { action }));
  if (action === 'save') assert.equal(page.status, 200, `a page of the site: ${faultsOf(page)}`);
  return page;
}

const track = async ({ number, code }) => look(await people.reporter.ask('/lacak/', { method: 'POST', body: new URLSearchParams({ number, code }) }));

async function step(given, words) {
  const [who, what] = words.includes(' ') ? words.split(' ') : ['officer', words];
  const page = who === 'reporter' ? await track(given) : look(await people[who].get(`/petugas/kasus/${given.number}`));
  const form = formsOf(page.html).find(({ action, valueOf }) => (who === 'reporter' ? action === '/lacak/balas' : valueOf('action') === what));
  assert.ok(form, `${given.number} offers ${what}`);
  const released = (name, most) => supply.lines(name, most).replaceAll('@', ' '); // an address is not published, see private_value.c
  const chosen = { step: what, duplicate: given.other, excluded_officer: '', title: released('title', 150).split('\n')[0], summary: released('summary', 2000), outcome: released('outcome', 2000) };
  await mustTake(people[who], form, Object.fromEntries(Object.entries(chosen).filter(([name]) => form.has(name))));
}

before(async () => {
  office = await openOffice({ own: true });
  folder = mkdtempSync(join(office.folder, 'injection-'));
  fixture('service', 'izin-burung', supply.line('service', 150));
  fixture('unit', 'bidang-burung', supply.line('unit', 150));
  const cookie = (name, ...roles) => fixture('account', name, ...roles);
  people = {
    reporter: new Visitor(office.baseUrl),
    officer: new Visitor(office.baseUrl, cookie('uji.petugas', 'complaint_officer', 'front_desk', 'data_officer', 'survey_team')),
    chief: new Visitor(office.baseUrl, cookie('uji.kepala', 'division_head', 'head', 'auditor', 'administrator')),
  };
});

after(async () => {
  await closeBrowser();
  await office.close();
});

const cases = [];

test('the programs take what people typed, in every field', async () => {
  const { reporter, officer, chief } = people;
  for (const [i, way] of WAYS.entries()) {
    const one = await lodge(reporter, '/pengaduan/', { confidentiality: ['open', 'confidential', 'anonymous'][i % 3], email: 'pelapor@contoh.example', service_code: 'izin-burung' });
    one.other = cases[0]?.number ?? query("SELECT number FROM cases WHERE kind = 'complaint' LIMIT 1").trim();
    cases.push(one);
    for (const words of way) await step(one, words);
  }
  const request = await lodge(reporter, '/permintaan-data/', { email: 'pelapor@contoh.example', delivery_way: 'track_page' });
  cases.push(request);
  for (const words of ['accept', 'extend', 'note', 'ask_requester', 'reporter reply', 'answer']) await step(request, words);
  for (const path of ['/petugas/pengaduan-baru', '/petugas/permintaan-baru']) cases.push(await lodge(officer, path, { paper_serial: '', received_time: '00.00' }));
  const formOn = async (visitor, path, action) => formsOf(look(await visitor.get(path)).html).find(({ valueOf }) => valueOf('action') === action);
  for (let i = 0; i < 3; i += 1) {
    const body = supply.lines('body', 7000).replace(/[{}]/g, ''); // braces are its placeholders
    await mustTake(officer, await formOn(officer, '/petugas/templat', 'create'), { body });
  }
  await mustTake(chief, await formOn(chief, '/petugas/akun', 'create'), { roles: 'front_desk' });
  const sealed = look(await officer.get(`/petugas/kasus/${cases[1].number}`));
  await mustTake(officer, formsOf(sealed.html).find(({ action }) => action.startsWith('/petugas/identitas') || action.includes('buka')));
  for (const draft of [{}, { draft: '1' }]) await writePage({ title: supply.line('page title', 120), summary: supply.line('page summary', 200), body: 'Kami tutup.', ...draft });
  await office.loket('publish');
  assert.equal(supply.given.get('narrative').size, PAYLOADS.length, 'all 600 are in the stories');
});

// ---- what must not live

// Everything on the page that a payload made; runs in the page.
function alive([canary, host]) {
  const found = [];
  const say = (element, what) => found.push(`${what}: ${element.outerHTML?.slice(0, 200) ?? element.data}`);
  const ADDRESSES = ['href', 'src', 'action', 'formaction', 'srcset', 'data', 'poster', 'xlink:href', 'content', 'ping'];
  for (const element of document.querySelectorAll('*')) {
    if (/^(iframe|frame|object|embed|base|math|animate|foreignobject|marquee|applet)$/i.test(element.tagName)) say(element, 'element');
    if (element.tagName === 'META' && element.httpEquiv) say(element, 'meta');
    if (['SCRIPT', 'STYLE'].includes(element.tagName) && element.textContent.includes(canary)) say(element, 'script or style');
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name.includes(canary) || name === 'srcdoc') say(element, `attribute ${name}`);
      if (['id', 'class', 'style', 'for', 'name'].includes(name) && value.includes(canary)) say(element, `attribute ${name}`);
      if (ADDRESSES.includes(name) && (/^\s*(javascript|vbscript|data):/i.test(value) || value.includes(`//${host}`))) say(element, `address ${name}`);
    }
  }
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) if (comments.currentNode.data.includes(canary)) say(comments.currentNode, 'comment');
  if (canary in globalThis) found.push('a variable');
  return found;
}

const squeezed = (text) => text.replace(/[\s\u0000-\u001f]+/g, ' ').trim();
const seen = new Set();
// A form drops the characters that turn the direction of what stands around them.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
const asKept = (payload) => payload.replace(new RegExp(TURNING, 'g'), '');

async function inspect(visit, name) {
  const found = await visit.page.evaluate(alive, [CANARY, HOST]);
  mistakes.push(...found.map((fault) => `${name}: ${fault}`));
  const text = squeezed(await visit.page.evaluate(() => `${document.documentElement.textContent} ${[...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' ')}`));
  for (const payload of PAYLOADS) if (text.includes(squeezed(asKept(payload)))) seen.add(payload);
  if (TURNING.test(text)) mistakes.push(`${name}: text that turns around`);
}

// What was answered to a program, as a page in the browser.
async function open(page, back) {
  await page.route('**/balik', (route) => route.fulfill({ status: 200, headers: { 'content-type': 'text/html', 'content-security-policy': back.headers.get('content-security-policy') ?? '' }, body: back.html }));
  await page.goto(office.url('/balik'));
  await page.unroute('**/balik');
}

async function openAs(who) {
  const visit = await openPage({ width: DESK, javaScript: true });
  const cookie = people[who].headers.cookie?.split('=')[1];
  if (cookie) await visit.page.context().addCookies([{ name: 'loket', value: cookie, url: office.baseUrl }]);
  visit.page.on('dialog', (dialog) => { mistakes.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  visit.page.on('response', (answer) => headers.push(...Object.entries(answer.headers()).map(([key, value]) => `${key}: ${value}`)));
  return visit;
}

// Every payload gets a page of its own: one that leaves the page is still leaving when the next is written.
test('the check sees what is alive', async () => {
  const plain = PAYLOADS.slice(0, 23).filter((payload) => payload.includes('<'));
  const visit = await openPage({ width: DESK, javaScript: true });
  const context = visit.page.context();
  await context.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  for (const payload of plain) {
    const page = await context.newPage();
    page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
    const left = await page.setContent(`<!doctype html><title>x</title><p>${payload}</p>`).then(() => [], () => ['left the page']);
    const found = await page.evaluate(alive, [CANARY, HOST]).catch(() => ['left the page']);
    assert.notDeepEqual([...left, ...found], [], payload);
    await page.close();
  }
  await visit.close();
});

const shapeOf = (href) => href.replace(/=[^&]*/g, '=').replace(/\d+/g, '9').replace(/P[GM][DI]-9-9/g, 'N');

test('no page of the staff comes to life', async () => {
  const searches = ['/petugas/?q=', '/petugas/?tab=', '/petugas/?unit=', '/petugas/laporan?tahun=', '/petugas/jejak?q=', '/petugas/?q=a&dari=', '/petugas/templat?pesan='];
  const wild = searches.map((path) => path + encodeURIComponent(supply.line('query', 100)));
  const visited = new Map();
  const queue = ['/petugas/', '/petugas/laporan', '/petugas/jejak', '/petugas/akun', '/petugas/templat', '/petugas/saya', '/petugas/survei', '/petugas/data', '/petugas/konten',
    ...cases.map(({ number }) => `/petugas/kasus/${number}`), ...cases.slice(0, 2).map(({ number }) => `/petugas/pembaca/${number}`), ...wild];
  const sure = new Set(queue);
  const visits = { officer: await openAs('officer'), chief: await openAs('chief') };
  const files = new Map(); // path: who was shown it
  for (let i = 0; i < queue.length; i += 1) {
    const path = queue[i];
    const who = path.startsWith('/petugas/konten') || (i % 2 && !/akun|jejak|pembaca/.test(path)) ? 'officer' : 'chief';
    const { page } = visits[who];
    const answer = await page.goto(office.url(path)).catch((error) => { if (!/Download/.test(error.message)) throw error; return null; });
    if (!answer || !(answer.headers()['content-type'] ?? '').startsWith('text/html')) { files.set(path, who); continue; }
    await inspect(visits[who], path);
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')));
    for (const href of links) {
      const { pathname, search, origin } = new URL(href, office.url(path));
      const next = pathname + search;
      const shape = shapeOf(next);
      if (origin !== office.baseUrl || !pathname.startsWith('/petugas/') || pathname.endsWith('/keluar') || queue.includes(next)) continue;
      if ((visited.get(shape) ?? 0) >= OF_A_SHAPE || sure.has(next)) continue;
      visited.set(shape, (visited.get(shape) ?? 0) + 1);
      queue.push(next);
    }
  }
  for (const visit of Object.values(visits)) {
    mistakes.push(...visit.complaints(office.baseUrl, ['Failed to load resource: the server responded with a status of 40']));
    await visit.close();
  }
  for (const [path, who] of files) await judgeFile(await people[who].get(path), path);
  assert.deepEqual(mistakes, []);
  assert.ok(queue.length > 40 && files.size > 5, `${queue.length} addresses, ${files.size} files`);
  assert.equal(seen.size, PAYLOADS.length, `read as text: ${seen.size} of ${PAYLOADS.length}, not ${JSON.stringify(PAYLOADS.find((payload) => !seen.has(payload)))}`);
});

test('no page of the citizens comes to life', async () => {
  const visit = await openAs('reporter');
  const { page } = visit;
  for (const one of cases) {
    await page.goto(office.url('/lacak/'));
    await page.fill('[name=number]', one.number);
    await page.fill('[name=code]', one.code);
    await Promise.all([page.waitForURL('**/lacak/'), page.locator('main button, form button').first().click()]);
    await page.getByText(one.number).first().waitFor();
    await inspect(visit, `/lacak/ ${one.number}`);
  }
  for (const path of ['/pengaduan/', '/permintaan-data/', '/survei/', '/lacak/', '/', '/ikm/', '/statistik/', '/data/', '/tentang/', '/tanda-terima/', '/berita/', '/peta-situs/', `/${encodeURIComponent(PAYLOADS[0])}`]) {
    await page.goto(office.url(path));
    await inspect(visit, path);
    if (path === '/statistik/') assert.match(await page.locator('main').innerText(), /kenari-\d/, 'what was released is shown');
  }
  // every form once more with a fault, so that it comes back with what was typed
  for (const path of ['/pengaduan/', '/permintaan-data/', '/lacak/']) {
    const form = formsOf((await people.reporter.get(path)).html).find(({ method }) => method === 'post');
    const given = Object.fromEntries(form.fields.filter(({ kind }) => ['text', 'textarea', 'select', 'radio', 'email', 'tel'].includes(kind)).map(({ name, most }) => [name, supply.line(name, most || 100)]));
    const back = look(await people.reporter.send(form, given, { go: 'next' }));
    await open(page, back);
    await inspect(visit, `${path} with faults`);
  }
  mistakes.push(...visit.complaints(office.baseUrl, ['Failed to load resource: the server responded with a status of 40']));
  await visit.close();
  assert.deepEqual(mistakes, []);
});

// Markdown is read by a parser of its own: each payload goes through it, and comes back refused in the field or as words in the preview.
test('nothing an officer writes for the site comes to life', async () => {
  const visit = await openAs('officer');
  const { page } = visit;
  const outcomes = { refused: 0, shown: 0 };
  await page.goto(office.url('/petugas/konten'));
  assert.match(await page.locator('main').innerText(), new RegExp(CANARY), 'the titles of stored pages are in the list');
  for (let turn = 0; (supply.given.get('page body')?.size ?? 0) < PAYLOADS.length; turn += 1) {
    assert.ok(turn < PAYLOADS.length, 'each payload has its turn');
    const back = await writePage({ title: supply.line('page title', 120), body: supply.lines('page body', 3000) }, 'preview');
    outcomes[back.status === 400 ? 'refused' : 'shown'] += 1;
    await open(page, back);
    await inspect(visit, `/petugas/konten, turn ${turn}`);
  }
  for (const payload of PAYLOADS.filter((one) => !/[<[\]]/.test(one)).slice(0, 40)) { // without what is refused: these reach the preview
    const back = await writePage({ title: 'Pratinjau', body: payload }, 'preview');
    outcomes[back.status === 400 ? 'refused' : 'shown'] += 1;
    await open(page, back);
    await inspect(visit, `/petugas/konten, ${payload}`);
  }
  await visit.close();
  assert.deepEqual(mistakes, []);
  assert.ok(outcomes.refused > 0 && outcomes.shown > 0, JSON.stringify(outcomes));
});

// ---- files, mails, headers

const CELL = /"((?:[^"]|"")*)"|([^,;\t\r\n"]+)/g;

async function judgeFile(page, path) {
  look(page);
  const says = (sentence) => mistakes.push(`${path}: ${sentence}`);
  if (page.status !== 200) says(`status ${page.status}`);
  if (page.headers.get('x-content-type-options') !== 'nosniff') says('may be sniffed');
  if (!/^attachment/.test(page.headers.get('content-disposition') ?? '')) says('is not a download');
  if (page.type.includes('csv')) {
    for (const [, quoted, bare] of page.html.replace(/^\ufeff/, '').matchAll(CELL)) if (/^\s*[=+@-](?![\d.,]*$)/.test(quoted ?? bare)) says(`cell ${quoted ?? bare}`);
  } else if (page.type.includes('spreadsheet')) {
    const file = join(folder, 'book.xlsx');
    writeFileSync(file, page.bytes);
    const cells = execFileSync('python3', [join(ROOT, 'tests/lib/read_xlsx.py'), file], { encoding: 'utf8', maxBuffer: 1 << 26 });
    for (const line of cells.split('\n')) if (line.includes(CANARY) && !/^[^\t]*\t(s|inlineStr|str)\t/.test(line)) says(`cell ${line}`);
  } else if (page.type.includes('calendar')) {
    for (const line of page.html.replace(/\r\n[ \t]/g, '').split('\r\n').filter(Boolean)) {
      if (!/^(BEGIN:V(CALENDAR|EVENT|TIMEZONE)|BEGIN:(STANDARD|DAYLIGHT)|END:|VERSION|PRODID|UID|DT|DURATION|SUMMARY|LOCATION|DESCRIPTION|CALSCALE|METHOD|ORGANIZER|STATUS|SEQUENCE|TZ|URL)/.test(line)) says(`line ${line}`);
    }
  }
}

test('no header is split and no cookie planted', () => {
  assert.ok(headers.length > 500);
  assert.deepEqual(headers.filter((line) => line.includes(CANARY) && !/^(content-disposition|location):/i.test(line)), []);
  assert.deepEqual(headers.filter((line) => /^set-cookie:/i.test(line) && !/^set-cookie: ?(__Host-)?loket/i.test(line)), []);
});

test('no mail holds a word of it', () => {
  assert.ok(Number(query('SELECT count(*) FROM outbox')) > 5);
  assert.equal(query(`SELECT subject, body, recipient FROM outbox WHERE subject || body || recipient LIKE '%${CANARY}%'`), '');
});

test('no published file holds a word of it but what two people released', () => {
  const found = execFileSync('sh', ['-c', `grep -rl ${CANARY} "$1" || true`, 'sh', join(office.folder, 'site/current/')], { encoding: 'utf8' });
  const pages = found.split('\n').filter(Boolean).map((path) => path.split('/site/current/')[1]);
  // a service's name, a story and news are the office's own words, in the list of services and wherever story and news are told
  assert.deepEqual(pages.filter((path) => !/^((statistik|kisah|perubahan|layanan|berita|peta-situs)\/|atom\.xml)/.test(path)), []);
  assert.notDeepEqual(pages, []);
});
