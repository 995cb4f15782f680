// Small improvements; every page does its whole work without this file.
const all = (selector) => document.querySelectorAll(selector);
const one = (selector) => document.querySelector(selector);
const say = (text, english) => (document.documentElement.lang === "en" ? english : text);

const faults = one("[data-faults]");
if (faults) faults.focus();

// Buttons that need a script stay hidden without it.
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

// Room left in long texts, when it is short.
for (const field of all("textarea[maxlength]")) {
  const line = note(field, "count");
  const limit = Number(field.maxLength);
  field.addEventListener("input", () => {
    const left = limit - field.value.length;
    line.textContent = left <= limit / 4 ? say(`Tersisa ${left.toLocaleString("id")} karakter`, `${left} characters left`) : "";
  });
}

// Sixteen digits are most likely a NIK.
for (const field of all("textarea, [data-free]")) {
  const line = note(field, "warning");
  field.addEventListener("input", () => {
    line.textContent = /(?<!\d)(?:\d[ .-]?){15}\d(?!\d)/.test(field.value)
      ? say("Sepertinya ada NIK di sini. Mohon hapus dari teks ini.", "Please remove the identity number.") : "";
  });
}

// A scanned QR carries "#NUMBER/CODE", which never leaves this device by itself.
const number = one("[data-number]");
const code = one("[data-code]");
if (number && code && location.hash.includes("/")) {
  [number.value, code.value] = decodeURIComponent(location.hash.slice(1)).split("/");
  history.replaceState(null, "", location.pathname);
  code.form.querySelector("button").focus();
}

// That of a slip: "#CODE".
const slip = one("[data-slip] input");
if (slip && location.hash.length > 1) {
  slip.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
}

// A second tap does not send twice.
for (const form of all("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => { for (const form of all("form[data-sent]")) delete form.dataset.sent; });

// A busy form asks the device for a small sum; without a script one waits.
const puzzle = one("[data-puzzle]");
if (puzzle) {
  const { answer } = await import(`./puzzle.js${new URL(import.meta.url).search}`);
  answer(puzzle, one("[data-solving]"));
}
