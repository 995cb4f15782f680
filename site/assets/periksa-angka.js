// Loket Terbuka: recomputes the headline figures of the site from its published tables, on this device and without a network.
// A classic script, so that it also works from a folder (file://). The arithmetic is that of periksa-angka.awk: whole numbers of any
// length, one division, one rounding half up.
"use strict";

class Unreadable extends Error {}
const refuse = (reason) => { throw new Unreadable(reason); };

// The rows of a table as objects by column. Semicolons part the cells when the header has no comma: so does an Indonesian spreadsheet
// save a CSV file.
function readTable(text) {
  const plain = text.replace(/^\uFEFF/, "");
  const header = plain.split(/\r?\n/, 1)[0];
  const separator = !header.includes(",") && header.includes(";") ? ";" : ",";
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}"\\r\\n]*)(${separator}|\\r?\\n|$)`, "y");
  const lines = [[]];
  for (let found; cell.lastIndex < plain.length && (found = cell.exec(plain));) {
    lines.at(-1).push(found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]);
    if (found[2] !== separator) lines.push([]);
  }
  const rows = lines.filter((cells) => cells.length > 0 && !(cells.length === 1 && cells[0] === ""));
  const names = rows.shift() ?? [];
  if (cell.lastIndex < plain.length || rows.some((cells) => cells.length !== names.length)) refuse("tanda kutip atau pemisah tidak pada tempatnya");
  return { names, rows: rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]]))) };
}

const decimalsOf = (text) => (text.includes(".") ? text.length - text.indexOf(".") - 1 : 0);

// The rows of the table FILE that fulfil WHERE ("kolom=nilai; kolom=nilai").
function findRows(tables, file, where) {
  const table = tables.get(file) ?? refuse(`${file} belum dipilih`);
  const conditions = where === "" ? [] : where.split("; ").map((text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)]);
  const missing = conditions.find(([column]) => !table.names.includes(column));
  if (missing) refuse(`${file}: tidak ada kolom ${missing[0]}`);
  const rows = table.rows.filter((row) => conditions.every(([column, value]) => row[column] === value || row[column] === `'${value}`));
  return rows.length > 0 ? rows : refuse(`${file}: tidak ada baris ${where}`);
}

function cellsOf(tables, file, column, where) {
  const rows = findRows(tables, file, where);
  if (!tables.get(file).names.includes(column)) refuse(`${file}: tidak ada kolom ${column}`);
  return rows.map((row) => row[column]);
}

// The cells as whole numbers of 1 / 10^SCALE.
function addUp(cells, scale, where) {
  const known = cells.filter((cell) => cell !== "");
  if (known.length === 0) refuse(`kolomnya kosong pada baris ${where}`);
  return known.reduce((sum, cell) => {
    if (!/^-?\d+(\.\d+)?$/.test(cell)) refuse(`“${cell}” bukan angka`);
    return sum + BigInt(cell.replace(".", "")) * 10n ** BigInt(scale - decimalsOf(cell));
  }, 0n);
}

// ABOVE / BELOW, BELOW positive, with DECIMALS, half up.
function rounded(above, below, decimals) {
  const double = 2n * above * 10n ** BigInt(decimals) + below;
  let value = double / (2n * below);
  if (double < 0n && value * 2n * below !== double) value -= 1n;
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, "0");
  return `${value < 0n ? "-" : ""}${decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits}`;
}

const RATIOS = {
  bagian: (a, b) => 100n * a,
  pertumbuhan: (a, b) => 100n * (a - b),
  "capaian-turun": (a, b) => 100n * (2n * b - a),
};

// What the table of headline figures says of one, computed again: the text its value should be.
function computeFigure(tables, { rumus, berkas, kolom, baris, berkas_pembanding: byFile, kolom_pembanding: byColumn, baris_pembanding: byWhere, nilai }) {
  if (rumus === "banyak") return String(findRows(tables, berkas, baris).length);
  const cells = cellsOf(tables, berkas, kolom, baris);
  if (rumus === "sel") return cells.length === 1 ? cells[0] : refuse(`${berkas}: bukan satu sel`);
  const others = rumus === "jumlah" ? [] : cellsOf(tables, byFile, byColumn, byWhere);
  const scale = Math.max(...[...cells, ...others].map(decimalsOf));
  const a = addUp(cells, scale, baris);
  if (rumus === "jumlah") return rounded(a, 10n ** BigInt(scale), decimalsOf(nilai));
  const b = addUp(others, scale, byWhere);
  if (rumus === "selisih") return rounded(a - b, 10n ** BigInt(scale), decimalsOf(nilai));
  if (!Object.hasOwn(RATIOS, rumus)) refuse(`rumus tidak dikenal: ${rumus}`);
  return b > 0n ? rounded(RATIOS[rumus](a, b), b, decimalsOf(nilai)) : refuse("pembanding nol atau kurang");
}

// FILES: a Map of names to texts, "angka-utama.csv" among them. Every figure with what was found: { name, title, told, found, fault, same }.
function checkFigures(files) {
  const tables = new Map([...files].map(([name, text]) => [name, readTable(text)]));
  const list = tables.get("angka-utama.csv") ?? refuse("angka-utama.csv belum dipilih");
  return list.rows.map((row) => {
    try {
      const found = computeFigure(tables, row);
      return { name: row.nama, title: row.judul, told: row.nilai, found, fault: "", same: found === row.nilai };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { name: row.nama, title: row.judul, told: row.nilai, found: "", fault: error.message, same: false };
    }
  });
}

// ---- the page ----

function begin() {
  const one = (selector) => document.querySelector(selector);
  const form = one("[data-checker]");
  const verdict = one("[data-verdict]");
  const add = (parent, name, text = "", className = "") => {
    const element = parent.appendChild(document.createElement(name));
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const people = (text) => (/^-?\d+\.\d+$/.test(text) ? text.replace(".", ",") : text);

  const say = (tone, words) => { add(add(verdict, "div", "", `notice notice-${tone}`), "strong", words); };

  const show = (figures) => {
    const table = add(add(verdict, "div", "", "table-frame"), "table");
    add(table, "caption", "Setiap angka, dihitung ulang di perangkat ini");
    const head = add(add(table, "thead"), "tr");
    ["Angka", "Diumumkan", "Dihitung ulang"].forEach((name, at) => { add(head, "th", name, at ? "amount" : "").scope = "col"; });
    const body = add(table, "tbody");
    for (const { title, told, found, fault, same } of figures) {
      const row = add(body, "tr");
      add(row, "th", title).scope = "row";
      add(row, "td", people(told), "amount");
      add(row, "td", fault || `${people(found)}${same ? "" : " (tidak sama)"}`, fault ? "" : "amount");
    }
  };

  const check = async () => {
    verdict.replaceChildren();
    const picked = [...one("#berkas-angka").files].filter(({ name }) => name.toLowerCase().endsWith(".csv"));
    const files = new Map(await Promise.all(picked.map(async (file) => [file.name, await file.text()])));
    const figures = checkFigures(files);
    const wrong = figures.filter(({ same, fault }) => !same && !fault).length;
    const open = figures.filter(({ fault }) => fault).length;
    say(wrong ? "negative" : open ? "caution" : "positive",
      `${figures.length} angka: ${figures.length - wrong - open} sama, ${wrong} tidak sama, ${open} tidak dapat dihitung.`);
    show([...figures].sort((a, b) => Number(a.same) - Number(b.same)));
  };

  one("[data-checker-off]").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check().catch((error) => say("caution", error instanceof Unreadable ? `Belum dapat dihitung: ${error.message}.` : "Berkas tidak dapat dibaca. Pilih berkasnya sekali lagi."));
  });
}

if (globalThis.document) begin();
