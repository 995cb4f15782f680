// A whole office for tests: set up, filled with the sample, published and served by the real nginx on a free port.
// Exports: openOffice, startOffice, stopOffice, loket, freePort, ROOT, BUILD.
//
//   const office = await openOffice();   // in a test file run by `make browser`, all files share one office
//   const mine = await openOffice({ own: true, settings: { busy_above: 0 } });   // nobody else changes this one; costs a few seconds
//   after(() => office.close());
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const BUILD = resolve(ROOT, process.env.BUILD ?? 'build');
const PATIENCE = 60_000; // milliseconds for one command; the sanitized programs are slow

// Runs `loket ARGUMENT…` on an office and returns its output; fails with what it said.
export function loket(folder, argument, { input = '' } = {}) {
  return new Promise((done, fail) => {
    const environment = { ...process.env, LOKET_CONFIG: join(folder, 'loket.ini') };
    const child = execFile(join(BUILD, 'loket'), argument, { env: environment, timeout: PATIENCE, maxBuffer: 1 << 24 },
      (error, stdout, stderr) => (error
        ? fail(new Error(`loket ${argument.join(' ')} (${error.code ?? error.signal}): ${stderr}${stdout}`))
        : done(stdout)));
    child.stdin.on('error', () => {}); // a command that reads nothing may end first
    child.stdin.end(input);
  });
}

export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function logTail(folder) {
  const logs = ['loket.log', 'nginx-error.log'].map(async (name) => {
    const text = await readFile(join(folder, 'log', name), 'utf8').catch(() => '');
    return text ? `--- ${name}\n${text.slice(-4000)}` : '';
  });
  return (await Promise.all(logs)).join('\n');
}

// Starts `loket serve` and waits until it says that the office is open.
function serve(folder, rate) {
  const environment = { ...process.env, LOKET_CONFIG: join(folder, 'loket.ini') };
  const child = spawn(join(BUILD, 'loket'), ['serve', '--nginx', '--rate', String(rate)], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((done, fail) => {
    const stuck = setTimeout(() => { child.kill('SIGTERM'); fail(new Error(`the office did not open: ${said}`)); }, PATIENCE);
    const listen = (chunk) => {
      said += chunk;
      if (!said.includes('Loket terbuka di')) return;
      clearTimeout(stuck);
      done(child);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', async (code) => {
      clearTimeout(stuck);
      fail(new Error(`loket serve ended with ${code}: ${said}\n${await logTail(folder)}`));
    });
  });
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.removeAllListeners('exit');
    child.on('exit', (code) => done(code));
    child.kill('SIGTERM');
  });
}

// Gives settings of loket.ini other values.
async function change(folder, settings) {
  const file = join(folder, 'loket.ini');
  let text = await readFile(file, 'utf8');
  for (const [name, value] of Object.entries(settings)) text = text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${value}`);
  await writeFile(file, text);
}

// Makes an office in a new folder; RATE: requests a second nginx takes from one address. `said` keeps what each command printed (logins are in said.setup and said.sample).
export async function startOffice({ sample = true, publish = true, settings = {}, rate = 1000 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'loket-test-'));
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  const said = {};
  try {
    said.setup = await loket(folder, ['setup', folder, '--base-url', baseUrl, '--minimum-fill-seconds', '0']);
    await change(folder, settings);
    if (sample) said.sample = await loket(folder, ['sample']);
    if (publish) said.publish = await loket(folder, ['publish']);
    const server = await serve(folder, rate);
    return { folder, baseUrl, said, server };
  } catch (error) {
    if (!process.env.KEEP_OFFICE) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

export async function stopOffice(office) {
  const code = await stop(office.server);
  if (!process.env.KEEP_OFFICE) await rm(office.folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`loket serve ended with ${code}`);
}

// Returns { folder, baseUrl, said, url(path), loket(…argument), close() }.
export async function openOffice({ own = false, ...options } = {}) {
  const shared = process.env.LOKET_TEST_OFFICE;
  const office = shared && !own ? JSON.parse(shared) : await startOffice(options);
  return {
    folder: office.folder,
    baseUrl: office.baseUrl,
    said: office.said,
    url: (path) => office.baseUrl + path,
    loket: (...argument) => loket(office.folder, argument),
    close: () => (office.server ? stopOffice(office) : Promise.resolve()),
  };
}
