// Chromium for tests, and the questions every page must answer well.
// Exports: openPage, closeBrowser, follow, violations, overflow, screenshot, PHONE, DESK.
//
//   const visit = await openPage({ width: PHONE });   // without JavaScript unless { javaScript: true }
//   await visit.page.goto(office.url('/pengaduan/'));
//   assert.deepEqual(visit.complaints(office.baseUrl), []);
//   await visit.close();
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './office.mjs';

export const PHONE = 360;
export const DESK = 1280;
const HEIGHT = { [PHONE]: 740, [DESK]: 900 };
const SCREENSHOTS = join(ROOT, 'build', 'screenshots');
// The shell opens a page in a third of the time and looks the same; it is the same engine without a window.
const PROGRAMS = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const JUDGES_LOOKS = process.env.LOOKS !== 'no'; // tools/run-tests judges them once: the sanitized programs send the same pages
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;

async function theBrowser() {
  if (browser) return browser;
  const switches = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-dev-shm-usage'];
  if (process.getuid() === 0) switches.push('--no-sandbox');
  browser = await chromium.launch({ executablePath: PROGRAMS.find((path) => path && existsSync(path)), args: switches });
  return browser;
}

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

// Opens one page of its own: no cookies of others. The returned visit notes requests, console messages and bytes.
export async function openPage({ width = PHONE, javaScript = false, colorScheme = 'light', ...context } = {}) {
  const own = await (await theBrowser()).newContext({
    viewport: { width, height: HEIGHT[width] ?? 800 }, javaScriptEnabled: javaScript, locale: 'id-ID', colorScheme, ...context,
  });
  const page = await own.newPage();
  const requests = [];
  const messages = [];
  let bytes = 0;
  let document; // the latest answer that became the page
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) messages.push(message.text()); });
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('response', (answer) => {
    if (answer.request().isNavigationRequest() && answer.frame() === page.mainFrame() && !(answer.status() >= 300 && answer.status() < 400)) document = answer;
  });
  const wire = await own.newCDPSession(page);
  await wire.send('Network.enable');
  wire.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  return {
    page,
    // What the page must not do: ask others for anything, or complain in the console.
    complaints: (baseUrl, expected = []) => [
      ...requests.filter((url) => !url.startsWith(`${baseUrl}/`) && !url.startsWith('data:')).map((url) => `asked ${url}`),
      ...messages.filter((text) => !expected.some((part) => text.includes(part))),
    ],
    html: () => document.text(), // of the latest page as it was sent, for htmlFaults
    requests: () => [...requests],
    bytes: () => bytes, // over the wire since the visit began, headers included
    close: () => own.close(),
  };
}

// Clicks on what leads to another page and waits until that page is whole: a click alone comes back at its first bytes. Where nothing leads away it
// comes back at once.
export async function follow(target) {
  await target.click();
  await target.page().waitForLoadState('load');
}

// Accessibility faults of the page by axe (WCAG 2.2 A and AA and its best practices); needs a visit with javaScript.
export async function violations(page) {
  if (!JUDGES_LOOKS) return [];
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

// Elements that stick out to the right of the window, as "tag.class right=…"; empty when nothing scrolls sideways.
export function overflow(page) {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} right=${Math.round(element.getBoundingClientRect().right)}`);
  });
}

// Saves the whole page as build/screenshots/NAME.png.
export async function screenshot(page, name) {
  if (!JUDGES_LOOKS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
