// Renders random templates with mustache.js and with `loket template render` and compares the bytes.
// usage: node tests/golden/mustache-oracle.mjs [COUNT [SEED]]   (after npm ci --ignore-scripts in tests/browser; BUILD=build)
// The generator stays where mustache.js 4.2 follows the specification: one standalone tag a line, no broken dotted name
// whose start an outer context knows, "." only directly inside a list, indented partials with LF line ends.
import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const Mustache = createRequire(new URL('../browser/package.json', import.meta.url))('mustache');

const count = Number(process.argv[2] ?? 600);
const seed = Number(process.argv[3] ?? 20261121);
const loket = join(process.env.BUILD ?? 'build', 'loket');
const AT_ONCE = 4;

/* ---- chance ---- */

let state = seed >>> 0;
function chance() { // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(chance() * n);
const one = (list) => list[below(list.length)];
const maybe = (probability) => chance() < probability;
const times = (n, make) => Array.from({ length: n }, make);

/* ---- views ---- */

const STRINGS = ['', 'Dinas', '<b>&"\'</b>', 'é漢😀', 'a\nb\n', ' spaced ', '{{s1}}', '}}', '/`=', '&amp;', '\\', '\t', '0'];
const NUMBERS = [0, 1, -1, 42, 3.5, 0.1, 84.48, 1e21, 1.5e-7, 0.000001, -2.25, 9007199254740991, 123456789.125, 0.1 + 0.2, 5e-324];
const SCALARS = ['s1', 's2', 's3', 'n1', 'n2', 'b1', 'b2', 'z'];
const scalar = (name) => ({ s: () => one(STRINGS), n: () => one(NUMBERS), b: () => maybe(0.5), z: () => null })[name[0]]();

function object(depth) {
    const made = {};
    for (const name of SCALARS) if (maybe(0.6)) made[name] = scalar(name);
    if (depth > 0) {
        if (maybe(0.7)) made.l1 = times(below(4), () => one([...STRINGS, ...NUMBERS, true, false]));
        if (maybe(0.7)) made.l2 = times(below(4), () => object(depth - 1));
        if (maybe(0.4)) made.l3 = times(below(3), () => times(below(3), () => one(NUMBERS)));
        if (maybe(0.7)) made.o1 = object(depth - 1);
        if (maybe(0.2)) made.o2 = {};
    }
    return made;
}

/* `r` exists at the root alone, so dotted names that start with it mean the same to both engines. */
const view = () => ({ ...object(3), r: { s1: one(STRINGS), n1: one(NUMBERS), o: { s2: one(STRINGS), l: [1, 2, 3] } } });

/* ---- templates ---- */

const WORDS = ['Loket', 'a', '<p class="x">', '</p>', '{.', '}', '{ {.', '&amp;', 'x = y', '"', 'ü', '50 %.', '#', '\\'];
const SPACES = ['', '', ' ', '  ', '\t', '    '];
const PADDING = ['', '', ' ', '  '];
const SECTIONS = ['b1', 'b2', 's1', 'n1', 'z', 'o1', 'o2', 'l1', 'l2', 'none', 'r.o', 'r.o.l', 'r.none', 'r.s1'];
const DOTTED = ['r.s1', 'r.n1', 'r.o.s2', 'r.none', 'r.o.none.more', 'none.more'];

class Writer {
    constructor(partials, line_end) {
        this.partials = partials; this.line_end = line_end; this.open = '{{'; this.close = '}}';
    }
    tag(sigil, name) { return this.open + sigil + one(PADDING) + name + one(PADDING) + this.close; }
    variable(dot) {
        const name = dot && maybe(0.5) ? '.' : maybe(0.2) ? one(DOTTED) : one([...SCALARS, 'none']);
        if (maybe(0.2)) return this.tag('&', name);
        if (maybe(0.2)) return `${this.open}{${one(PADDING)}${name}${one(PADDING)}}${this.close}`;
        return this.tag('', name);
    }
    section_inline(depth) {
        const name = one(SECTIONS), sigil = maybe(0.3) ? '^' : '#';
        const dot = sigil === '#' && (name === 'l1' || name === 'r.o.l');
        return this.tag(sigil, name) + times(below(3), () => this.piece(depth - 1, dot)).join('') + this.tag('/', name);
    }
    piece(depth, dot) {
        const which = chance();
        if (which < 0.45) return one(WORDS) + one(SPACES);
        if (which < 0.8 || depth <= 0) return this.variable(dot);
        if (which < 0.85) return this.tag('!', one(['a remark', '{{', 'x\ny']));
        if (which < 0.92 && this.partials.length > 0) return this.tag('>', 'flat');
        return this.section_inline(depth);
    }
    /* A line with something visible in it, so that no tag stands alone. */
    mixed(depth, dot) { return one(WORDS) + times(1 + below(4), () => this.piece(depth, dot)).join('') + '.'; }
    standalone(tag) { return one(SPACES) + tag + one(SPACES); }
    section_lines(depth) {
        const name = one(SECTIONS), sigil = maybe(0.25) ? '^' : '#';
        const dot = sigil === '#' && (name === 'l1' || name === 'r.o.l');
        return [this.standalone(this.tag(sigil, name)), ...this.lines(depth - 1, dot), this.standalone(this.tag('/', name))];
    }
    list_of_lists() {
        return [this.standalone(this.tag('#', 'l3')), `-${this.tag('#', '.')}${this.tag('', '.')};${this.tag('/', '.')}`,
                this.standalone(this.tag('/', 'l3'))];
    }
    delimiters() {
        const [open, close] = one([['{{', '}}'], ['<%', '%>'], ['[[', ']]'], ['|', '|'], ['<<', '>>']]);
        const line = this.standalone(`${this.open}=${one(PADDING)}${open} ${close}${one(PADDING)}=${this.close}`);
        this.open = open; this.close = close;
        return [line];
    }
    block(depth, dot) {
        const which = chance();
        if (which < 0.45) return [this.mixed(2, dot)];
        if (which < 0.55) return [one(SPACES)];
        if (which < 0.6) return [this.standalone(this.tag('!', one(['note', 'two\n   lines'])))];
        if (which < 0.64) return this.list_of_lists();
        if (which < 0.7 && this.partials.length > 0) return [this.standalone(this.tag('>', one(this.partials)))];
        return depth > 0 ? this.section_lines(depth) : [this.mixed(1, dot)];
    }
    lines(depth, dot) { return times(below(5), () => this.block(depth, dot)).flat(); }
    template() {
        const lines = [];
        for (let i = 2 + below(9); i > 0; i--) lines.push(...(maybe(0.08) ? this.delimiters() : this.block(3, false)));
        return lines.join(this.line_end) + (maybe(0.7) ? this.line_end : '');
    }
}

function make() {
    const partials = {
        flat: new Writer([], '\n').mixed(1, false).replaceAll('\n', ' '),
        lines: new Writer([], '\n').template(),
    };
    partials.outer = new Writer(['lines'], '\n').template();
    const names = maybe(0.5) ? ['lines', 'outer'] : [];
    return { template: new Writer(names, maybe(0.2) ? '\r\n' : '\n').template(), partials, view: view() };
}

/* ---- both engines ---- */

const REFERENCES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (value) => String(value).replaceAll(/[&<>"']/g, (character) => REFERENCES[character]);
const theirs = (test, config = { escape }) => Mustache.render(test.template, test.view, test.partials, config);

function ours(test, folder) {
    mkdirSync(folder);
    for (const [name, text] of Object.entries(test.partials)) writeFileSync(join(folder, `${name}.mustache`), text);
    const file = join(folder, 'page.txt');
    writeFileSync(file, test.template);
    return new Promise((resolve) => {
        const child = execFile(loket, ['template', 'render', file, '--partials', folder], { maxBuffer: 1 << 26 },
            (error, out, message) => resolve(error ? `[${error.code}] ${message}` : out));
        child.stdin.on('error', () => {}); // a command that refuses early closes its input; its message is the result
        child.stdin.end(JSON.stringify(test.view));
    });
}

const folder = mkdtempSync(join(tmpdir(), 'mustache-oracle-'));
let passed = 0, failed = 0;

function judge(holds, describe) {
    if (holds) { passed++; return; }
    failed++;
    if (failed <= 3) console.log(describe());
}

async function compare(test, i) {
    const expected = theirs(test), got = await ours(test, join(folder, String(i)));
    judge(got === expected, () => JSON.stringify({ case: i, seed, template: test.template, partials: test.partials, expected, got }, null, 1));
}

const tests = times(count, make);
for (let i = 0; i < tests.length; i += AT_ONCE) {
    await Promise.all(tests.slice(i, i + AT_ONCE).map((test, j) => compare(test, i + j)));
}

/* The twin: where mustache.js's own escaper goes beyond the five characters, the comparison has to notice. */
const twin = { template: '{{x}}', partials: {}, view: { x: 'a/b' } };
judge(await ours(twin, join(folder, 'twin')) !== theirs(twin, {}), () => 'the comparison does not notice a difference');
const shown = tests.filter((test) => theirs(test).length > 40).length;
judge(shown > count / 2, () => `only ${shown} of ${count} templates print more than 40 characters`);

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
