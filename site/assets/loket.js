// Loket Terbuka: small improvements; every page does its whole work without this file.
const all = (selector) => document.querySelectorAll(selector);
const one = (selector) => document.querySelector(selector);
const inEnglish = document.documentElement.lang === "en";

const faults = one("[data-faults]");
if (faults) faults.focus();

// Buttons that only a script can serve stay hidden without it.
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
addEventListener("beforeprint", () => { for (const part of all("details")) part.open = true; });
if (navigator.clipboard) {
  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Tersalin";
    });
  }
}

const note = (field, kind) => {
  const line = document.createElement("p");
  line.className = kind;
  line.setAttribute("role", "status");
  field.after(line);
  return line;
};

// Room left in long texts, told only when it becomes short.
for (const field of all("textarea[maxlength]")) {
  const line = note(field, "count");
  const limit = Number(field.maxLength);
  field.addEventListener("input", () => {
    const left = limit - field.value.length;
    const said = inEnglish ? `${left} characters left` : `Tersisa ${left.toLocaleString("id")} karakter`;
    line.textContent = left <= limit / 4 ? said : "";
  });
}

// Sixteen digits are most likely a NIK; free text is no place for it.
for (const field of all("textarea, [data-free]")) {
  const line = note(field, "warning");
  field.addEventListener("input", () => {
    const said = inEnglish ? "This looks like an identity number. Please remove it." : "Sepertinya ada NIK di sini. Mohon hapus dari teks ini.";
    line.textContent = /(?<!\d)(?:\d[ .-]?){15}\d(?!\d)/.test(field.value) ? said : "";
  });
}

// A scanned QR carries "#NUMBER/CODE": the part after # never leaves this device by itself.
const number = one("[data-number]");
const code = one("[data-code]");
if (number && code && location.hash.includes("/")) {
  [number.value, code.value] = decodeURIComponent(location.hash.slice(1)).split("/");
  history.replaceState(null, "", location.pathname);
  code.form.querySelector("button").focus();
}

// So does the QR of a slip: "#CODE".
const slip = one("[data-slip] input");
if (slip && location.hash.length > 1) {
  slip.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
}

// A second tap does not send twice (the server would answer with the same receipt anyway).
for (const form of all("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => { for (const form of all("form[data-sent]")) delete form.dataset.sent; });

// A busy form asks the device for a small sum; whoever has no script waits a little instead.
const puzzle = one("[data-puzzle]");
if (puzzle) {
  const { answer } = await import(`./puzzle.js${new URL(import.meta.url).search}`);
  answer(puzzle, one("[data-solving]"));
}
