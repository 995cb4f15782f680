// What every public page owes everybody: it opens, reads well on a phone and a desk, asks nobody else for anything, is
// light and carries its security headers whatever the status.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { openOffice } from './lib/office.mjs';

const FORMS = ['/pengaduan/', '/survei/', '/permintaan-data/', '/lacak/'];
const PAGES = ['/', ...FORMS, '/petugas/masuk', '/data/', '/statistik/', '/ikm/', '/ikm/2024-Q2/', '/investasi/2024-Q1/', '/perizinan/2024-Q2/', '/kinerja/2021/', '/anggaran/2021/', '/data/pbg-terbit-per-kecamatan/', '/tentang/', '/tanda-terima/', '/en/'];
PAGES.push('/investasi/2024/', '/investasi/riwayat/', '/investasi/sektor/', '/investasi/sektor/industri-makanan/', '/target/2021-2026/', '/en/investment/', '/en/investment/2024/',
  '/en/investment/history/', '/en/investment/sector/', '/en/investment/target/');
const MISSING = '/tidak-ada/';

// Bytes over the wire of a first visit, headers and compression included (budgets P10), and requests.
const WEIGHTS = [
  { path: '/pengaduan/', bytes: 30_000, requests: 5 },
  { path: '/survei/', bytes: 30_000, requests: 5 },
  { path: '/permintaan-data/', bytes: 30_000, requests: 5 },
  { path: '/lacak/', bytes: 20_000, requests: 5 },
  { path: '/', bytes: 40_000, requests: 5 },
  { path: '/ikm/', bytes: 30_000, requests: 5 },
  { path: '/ikm/2024-Q2/', bytes: 60_000, requests: 5 },
  { path: '/investasi/2024-Q1/', bytes: 60_000, requests: 5 },
  { path: '/perizinan/2024-Q2/', bytes: 60_000, requests: 5 },
  { path: '/kinerja/2021/', bytes: 60_000, requests: 5 },
  { path: '/anggaran/2021/', bytes: 60_000, requests: 5 },
  { path: '/statistik/', bytes: 60_000, requests: 5 },
];

const HEADERS = {
  'content-security-policy': /^default-src 'none';.*base-uri 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(no-referrer|same-origin)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /./,
};

const ANSWERS = [
  { path: '/', status: 200 },
  { path: '/aset/loket.css', status: 200 },
  { path: MISSING, status: 404 },
  { path: '/galat/404.html', status: 404 },
  { path: '/.git/config', status: 404 },
  { path: '/loket.ini', status: 404 },
  { path: '/', status: 405, method: 'DELETE' },
  { path: '/', status: 405, method: 'POST', body: 'a=b' },
  { path: '/survei/', status: 413, method: 'POST', body: 'a'.repeat(70_000) },
  { path: '/pengaduan/', status: 200, dynamic: true },
  { path: '/survei/', status: 200, dynamic: true },
  { path: '/permintaan-data/', status: 200, dynamic: true },
  { path: '/lacak/', status: 200, dynamic: true },
  { path: '/petugas/masuk', status: 200, dynamic: true },
  { path: '/pengaduan/tidak-ada', status: 404, dynamic: true },
  { path: '/lacak/puas', status: 405, dynamic: true },
  { path: '/pengaduan/', status: 403, method: 'POST', body: 'a=b', origin: 'https://lain.example', dynamic: true },
  { path: '/pengaduan/?a=%00', status: 400, dynamic: true },
  { path: '/pengaduan/?a=%ff', status: 400, dynamic: true },
];

let office;
before(async () => { office = await openOffice(); });
after(async () => { await closeBrowser(); await stopChecker(); await office.close(); });

const slug = (path) => path.replaceAll('/', '-').replace(/^-|-$/g, '') || 'beranda';

async function read(path, { width, colorScheme = 'light', status = 200 }) {
  const visit = await openPage({ width, colorScheme, javaScript: true });
  try {
    const answer = await visit.page.goto(office.url(path), { waitUntil: 'load' });
    assert.equal(answer.status(), status);
    await screenshot(visit.page, `${slug(path)}-${width}${colorScheme === 'dark' ? '-dark' : ''}`);
    return {
      complaints: visit.complaints(office.baseUrl, status === 200 ? [] : [`status of ${status}`]),
      overflow: await overflow(visit.page),
      violations: await violations(visit.page),
    };
  } finally {
    await visit.close();
  }
}

const WELL = { complaints: [], overflow: [], violations: [] };

for (const path of PAGES) {
  for (const width of [PHONE, DESK]) {
    test(`${path} opens and reads well at ${width} px`, async () => {
      assert.deepEqual(await read(path, { width }), WELL);
    });
  }
  test(`${path} reads well in the dark`, async () => {
    assert.deepEqual(await read(path, { width: PHONE, colorScheme: 'dark' }), WELL);
  });
  test(`${path} is valid HTML`, async () => {
    assert.deepEqual(await htmlFaults(await (await fetch(office.url(path))).text()), []);
  });
}

test('a page that is not there says so, and reads well at 360 px', async () => {
  assert.deepEqual(await read(MISSING, { width: PHONE, status: 404 }), WELL);
});

test('a page that is not there is valid HTML', async () => {
  assert.deepEqual(await htmlFaults(await (await fetch(office.url(MISSING))).text()), []);
});

if (process.env.LOOKS !== 'no') { // a run that does not judge looks has no judges to try
  test('the HTML checker would notice a fault', async () => {
    assert.notDeepEqual(await htmlFaults('<!doctype html><html lang=id><title>x</title><p id=a><p id=a>'), []);
  });

  test('the accessibility checker would notice a fault', async () => {
    const visit = await openPage({ javaScript: true });
    await visit.page.setContent('<!doctype html><html><title></title><img src="x"><input>');
    assert.notDeepEqual(await violations(visit.page), []);
    await visit.close();
  });
}

for (const { path, bytes, requests } of WEIGHTS) {
  test(`${path} weighs at most ${bytes / 1000} KB over the wire in at most ${requests} requests`, async () => {
    const visit = await openPage({ javaScript: true });
    await visit.page.goto(office.url(path), { waitUntil: 'networkidle' });
    const taken = { bytes: visit.bytes(), requests: visit.requests().length };
    await visit.close();
    assert.ok(taken.bytes > 0 && taken.bytes <= bytes, `${taken.bytes} bytes`);
    assert.ok(taken.requests <= requests, `${taken.requests} requests`);
  });
}

for (const { path, status, method = 'GET', body, origin, dynamic = false } of ANSWERS) {
  test(`${method} ${path} answers ${status}${origin ? ' to another site' : ''} with its security headers`, async () => {
    const answer = await fetch(office.url(path), {
      method, body, headers: body ? { 'content-type': 'application/x-www-form-urlencoded', origin: origin ?? office.baseUrl } : {},
    });
    assert.equal(answer.status, status);
    for (const [name, pattern] of Object.entries(HEADERS)) assert.match(answer.headers.get(name) ?? '(missing)', pattern, name);
    if (dynamic) assert.match(answer.headers.get('cache-control') ?? '(missing)', /no-store/);
    assert.equal(answer.headers.get('set-cookie'), null, 'a citizen gets no cookie');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/(html|css)/);
  });
}

test('another host name is not served', async () => {
  const { request } = await import('node:http');
  const status = await new Promise((done, fail) => {
    request(office.url('/'), { headers: { host: 'lain.example' } }, (answer) => { answer.resume(); done(answer.statusCode); }).on('error', fail).end();
  });
  assert.equal(status, 421);
});

test('every link of the public pages leads somewhere', async () => {
  const seen = new Set();
  const broken = [];
  for (const path of PAGES) {
    const html = await (await fetch(office.url(path))).text();
    for (const [, href] of html.matchAll(/<(?:a|link)\b[^>]*\bhref="([^"#][^"]*)"/g)) {
      const target = new URL(href.replaceAll('&amp;', '&'), office.url(path));
      if (target.origin !== office.baseUrl || seen.has(target.pathname)) continue;
      seen.add(target.pathname);
      const answer = await fetch(target, { redirect: 'follow' });
      if (!answer.ok) broken.push(`${path} → ${target.pathname}: ${answer.status}`);
    }
  }
  assert.deepEqual(broken, []);
});
