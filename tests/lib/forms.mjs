// Pages read and forms sent as a browser without JavaScript does it, without a browser: for many visitors at once.
// Exports: Visitor, formsOf, plain.
//
//   const visitor = new Visitor(office.baseUrl);
//   let page = await visitor.get('/pengaduan/');                       // { status, html, type, disposition, headers }
//   const [form] = formsOf(page.html);                                 // { action, is, fields: [{ name, kind, value, most, choices }] }
//   page = await visitor.send(form, { subject: 'Izin terlambat' }, { go: 'next' });
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

// The characters a browser shows for text or an attribute's value in HTML.
export const plain = (html) => html.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  return String.fromCodePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
});

function attribute(tag, name) {
  const found = tag.match(new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/])`));
  return found ? plain(found[1] ?? '') : undefined;
}

function fieldOf([tag, element], rest) {
  const name = attribute(tag, 'name');
  const kind = element === 'input' ? attribute(tag, 'type') ?? 'text' : element;
  const field = { name, kind, value: attribute(tag, 'value') ?? '', isChecked: attribute(tag, 'checked') !== undefined, most: Number(attribute(tag, 'maxlength') ?? 0), choices: [] };
  if (element === 'textarea') field.value = plain(rest.slice(tag.length).split('</textarea>')[0].replace(/^\n/, ''));
  if (element !== 'select') return field;
  const options = [...rest.split('</select>')[0].matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
  field.choices = options.map((option) => attribute(option, 'value') ?? '');
  field.value = attribute(options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? '', 'value') ?? '';
  return field;
}

export function formsOf(html) {
  return [...html.matchAll(/<form\b[^>]*>/g)].map(({ 0: tag, index }) => {
    const inside = html.slice(index).split('</form>')[0];
    const fields = [...inside.matchAll(/<(input|select|textarea|button)\b[^>]*>/g)].map((match) => fieldOf(match, inside.slice(match.index)));
    return {
      action: attribute(tag, 'action'), method: attribute(tag, 'method') ?? 'get', isMultipart: tag.includes('multipart/form-data'),
      fields: fields.filter((field) => field.name), has: (name) => fields.some((field) => field.name === name),
      valueOf: (name) => fields.find((field) => field.name === name)?.value,
    };
  });
}

// What a browser would send: the fields as they stand, those of GIVEN with other values (an array sends several), BUTTON last.
function bodyOf(form, given, button) {
  const body = form.isMultipart ? new FormData() : new URLSearchParams();
  const add = (name, value) => (value instanceof File ? body.append(name, value, value.name) : body.append(name, value));
  const done = new Set();
  for (const { name, kind, value, isChecked } of form.fields) {
    if (['button', 'submit', 'file'].includes(kind) && !(name in given)) continue; // fetch cannot send "no file chosen" as browsers do
    if (name in given) {
      if (!done.has(name)) for (const one of [given[name]].flat()) add(name, one);
      done.add(name);
    } else if (!['radio', 'checkbox'].includes(kind) || isChecked) add(name, value);
  }
  for (const [name, value] of Object.entries(button)) add(name, value);
  return body;
}

export class Visitor {
  constructor(baseUrl, cookie) {
    this.baseUrl = baseUrl;
    this.headers = { origin: baseUrl, ...(cookie ? { cookie: `loket=${cookie}` } : {}) };
  }

  async ask(path, options = {}) {
    const answer = await fetch(this.baseUrl + path, { ...options, headers: this.headers, redirect: 'manual' });
    const page = { status: answer.status, headers: answer.headers, type: answer.headers.get('content-type') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) };
    page.html = page.bytes.toString();
    const to = answer.headers.get('location');
    return [301, 302, 303].includes(answer.status) ? this.get(new URL(to, this.baseUrl + path).pathname + new URL(to, this.baseUrl + path).search) : page;
  }

  get(path) {
    return this.ask(path);
  }

  send(form, given = {}, button = {}) {
    const body = bodyOf(form, given, button);
    return form.method === 'post' ? this.ask(form.action, { method: 'POST', body }) : this.ask(`${form.action}?${body}`);
  }
}
