// Loket Terbuka: recomputes a satisfaction index from the published answers, on this device and without a network.
// A classic script, so that it also works from a folder (file://). The arithmetic is that of periksa-ikm.awk: whole numbers of any
// length, one division, one rounding half up.
"use strict";

const SKM = {
  title: { id: "SKM, sembilan unsur (Permenpan-RB 14/2017)" }, scale: 4, conversion: { numerator: 25, denominator: 1 },
  bands: [["25.00", "D", "Tidak Baik"], ["65.00", "C", "Kurang Baik"], ["76.61", "B", "Baik"], ["88.31", "A", "Sangat Baik"]]
    .map(([from, mark, id]) => ({ from, mark, label: { id } })),
  items: "persyaratan prosedur waktu biaya produk kompetensi perilaku sarana pengaduan".split(" ").map((code) => ({ code })),
};

class Unreadable extends Error {}
const refuse = (reason) => { throw new Unreadable(reason); };

// ABOVE and BELOW are BigInt and not negative.
const roundHalfUp = (above, below) => (2n * above + below) / (2n * below);

function decimal(value, decimals) {
  const digits = String(value).padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)},${digits.slice(-decimals)}`;
}

// The cells of each line; a cell may be quoted, but holds no line end. Semicolons part them when the header has no comma: so does an
// Indonesian spreadsheet save a CSV file.
function readTable(text) {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => line !== "");
  const separator = /^[^,]*;[^,]*$/.test(lines[0] ?? "") ? ";" : ",";
  return lines.map((line, at) => {
    const cells = [];
    const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}"]*)(${separator}|$)`, "y");
    for (let found; (found = cell.exec(line));) {
      cells.push(found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]);
      if (found[2] === "") return cells;
    }
    return refuse(`baris ${at + 1}: tanda kutip atau pemisah tidak pada tempatnya`);
  });
}

function findColumns(header, items) {
  let numbered = 0;
  while (header.includes(`u${numbered + 1}`)) numbered++;
  if (numbered > 0 && numbered !== items.length) refuse(`${numbered} kolom jawaban, kuesioner punya ${items.length} pertanyaan. Pilih juga berkas kuesioner.`);
  return items.map(({ code }, i) => {
    const at = header.indexOf(numbered > 0 ? `u${i + 1}` : code);
    return at >= 0 ? at : refuse(`tidak ada kolom ${code}. Pilih juga berkas kuesioner.`);
  });
}

function readQuestionnaire(text) {
  let questionnaire;
  try {
    questionnaire = JSON.parse(text);
  } catch {
    return refuse("berkas kuesioner bukan JSON yang utuh");
  }
  const { items, scale, conversion } = questionnaire ?? {};
  const isSound = Array.isArray(items) && items.length > 0 && scale >= 2 && scale <= 9 && conversion?.numerator > 0 && conversion?.denominator > 0;
  return isSound ? questionnaire : refuse("berkas itu bukan kuesioner");
}

// Sums and answered counts by item of the lines below the header.
function addUp(table, questionnaire) {
  const { items, scale } = questionnaire;
  const columns = findColumns(table[0] ?? [], items);
  const sums = items.map((item) => ({ code: item.code, sum: 0n, answered: 0n, counted: item.counted !== false, unsur: item.unsur ?? item.code }));
  let n = 0;
  table.slice(1).forEach((cells, row) => {
    if (cells.length !== table[0].length) refuse(`baris ${row + 2}: ${cells.length} kolom, bukan ${table[0].length}`);
    const isCounted = sums.map((item, i) => {
      const cell = cells[columns[i]];
      if (cell === "") return false;
      if (!/^[1-9]$/.test(cell) || Number(cell) > scale) refuse(`baris ${row + 2}: jawaban “${cell}” bukan 1 sampai ${scale}`);
      item.sum += BigInt(cell);
      item.answered += 1n;
      return item.counted;
    });
    n += isCounted.includes(true);
  });
  return { n, sums };
}

// The index in hundredths: the mean of the unsur times the conversion; undefined without answers.
function indexOf(sums, { conversion }) {
  const inIndex = sums.filter((item) => item.counted && item.answered > 0n);
  const questions = new Map();
  for (const { unsur } of inIndex) questions.set(unsur, (questions.get(unsur) ?? 0n) + 1n);
  const parts = inIndex.map((item) => [item.sum, item.answered * questions.get(item.unsur)]);
  const [above, below] = parts.reduce(([a, b], [sum, count]) => [a * count + sum * b, b * count], [0n, 1n]);
  if (parts.length === 0) return undefined;
  return roundHalfUp(above * 100n * BigInt(conversion.numerator), below * BigInt(conversion.denominator) * BigInt(questions.size));
}

// Every figure of the answers TEXT: { title, n, total, items: [{ code, sum, answered, nrr }], index, mark }, figures as people read them.
function recompute(text, questionnaireText) {
  const questionnaire = questionnaireText ? readQuestionnaire(questionnaireText) : SKM;
  const { n, sums } = addUp(readTable(text), questionnaire);
  const index = indexOf(sums, questionnaire);
  if (index === undefined) refuse("tidak ada jawaban yang dihitung");
  const band = [...(questionnaire.bands ?? [])].reverse().find(({ from }) => index >= BigInt(from.replace(".", "")));
  const total = sums.reduce((sum, item) => (item.counted ? sum + item.sum : sum), 0n);
  const items = sums.map(({ code, sum, answered, counted }) => ({
    code, sum: String(sum), answered: String(answered), counted, nrr: answered > 0n ? decimal(roundHalfUp(sum * 1000n, answered), 3) : "–",
  }));
  return { title: questionnaire.title?.id ?? "", n, total: String(total), items, index: decimal(index, 2), mark: band ? `${band.mark} (${band.label.id})` : "tidak ada" };
}

// What a person typed beside what was computed: one sentence for each figure that was announced.
function compare(result, announced) {
  const pairs = [["Indeks", announced.index.trim().replace(".", ","), result.index], ["Jumlah semua nilai", announced.total.replace(/[.\s]/g, ""), result.total]];
  const told = pairs.filter(([, said]) => said !== "");
  return { asked: told.length > 0, same: told.every(([, said, found]) => said === found),
    sentences: told.map(([name, said, found]) => (said === found ? `${name}: sama dengan yang diumumkan, ${found}.`
      : `${name}: tidak sama. Diumumkan ${said}, dihitung ulang ${found}.`)) };
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

  const say = (tone, sentences) => {
    const box = add(verdict, "div", "", `notice notice-${tone}`);
    sentences.forEach((words, at) => add(at ? box : add(box, "p"), at ? "p" : "strong", words));
  };

  const show = (result) => {
    const frame = add(verdict, "div", "", "table-frame");
    const table = add(frame, "table");
    add(table, "caption", result.title);
    const head = add(add(table, "thead"), "tr");
    ["Pertanyaan", "Jumlah", "Jawaban", "NRR"].forEach((name, at) => { add(head, "th", name, at ? "amount" : "").scope = "col"; });
    const body = add(table, "tbody");
    for (const item of result.items) {
      const row = add(body, "tr");
      add(row, "th", item.counted ? item.code : `${item.code} (di luar indeks)`).scope = "row";
      for (const text of [item.sum, item.answered, item.nrr]) add(row, "td", text, "amount");
    }
  };

  const check = async () => {
    verdict.replaceChildren();
    const files = [...one("#berkas-jawaban").files];
    const textOf = async (ending) => { const file = files.find(({ name }) => name.toLowerCase().endsWith(ending)); return file ? file.text() : ""; };
    const [answers, questionnaire] = [await textOf(".csv"), await textOf(".json")];
    if (!answers) return say("caution", ["Pilih dulu berkas jawaban (CSV)."]);
    const result = recompute(answers, questionnaire);
    const { asked, same, sentences } = compare(result, { index: one("#indeks").value, total: one("#jumlah").value });
    say(asked ? (same ? "positive" : "negative") : "plain",
      [`Indeks ${result.index}, mutu ${result.mark}, dari ${result.n} jawaban. Jumlah semua nilai ${result.total}.`, ...sentences]);
    return show(result);
  };

  const announced = new URLSearchParams(location.search);
  one("#indeks").value = announced.get("ikm") ?? "";
  one("#jumlah").value = announced.get("jumlah") ?? "";
  one("[data-checker-off]").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check().catch((error) => say("caution", [error instanceof Unreadable ? `Berkas tidak dapat dihitung: ${error.message}` : "Berkas tidak dapat dibaca. Pilih berkasnya sekali lagi."]));
  });
}

if (globalThis.document) begin();
