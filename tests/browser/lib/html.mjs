// The Nu HTML checker as a process of its own, started once and asked over HTTP.
// Exports: htmlFaults, stopChecker.
//
//   assert.deepEqual(await htmlFaults(await page.content()), []);
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { freePort } from './office.mjs';

const PATIENCE = 60_000; // milliseconds until it listens; it reads its schemas first
const IGNORED = [/Trailing slash on void elements/];

let checker;

async function start() {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const port = await freePort();
  // Its guess at the language draws lots and takes short Indonesian for Malay now and then; axe looks at lang.
  const java = spawn('java', ['-Xmx512m', '-Dnu.validator.checker.enableLangDetection=0', '-Dnu.validator.servlet.bind-address=127.0.0.1', '-cp', jar,
    'nu.validator.servlet.Main', String(port)], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}/?out=json`;
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && java.exitCode === null) {
    const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<!doctype html>' })
      .catch(() => null);
    if (answer?.ok) return { java, address };
    await new Promise((resume) => setTimeout(resume, 200));
  }
  java.kill();
  throw new Error('the HTML checker did not start (is java installed?)');
}

// Errors and warnings about one document, as "line: message".
export async function htmlFaults(html) {
  if (process.env.LOOKS === 'no') return []; // see lib/browser.mjs
  checker ??= start();
  const { address } = await checker;
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'text/html; charset=utf-8' }, body: html });
  const { messages } = await answer.json();
  return messages.filter((message) => message.type === 'error' || message.subType === 'warning')
    .map((message) => `${message.lastLine}: ${message.message}`)
    .filter((text) => !IGNORED.some((pattern) => pattern.test(text)));
}

export async function stopChecker() {
  if (checker) (await checker).java.kill();
  checker = undefined;
}
