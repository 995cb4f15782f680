// Keyboard shortcuts for staff who switched them on. Single keys, so never while something is being typed (WCAG 2.1.4).
const rows = () => [...document.querySelectorAll("table.queue tbody tr")];
const here = () => document.activeElement?.closest("table.queue tbody tr");

const walk = (step) => {
  const all = rows();
  const at = all.indexOf(here());
  const next = at < 0 ? all[0] : all[Math.min(Math.max(at + step, 0), all.length - 1)];
  next?.querySelector("a")?.focus();
};

// Unfolds the form of an action and goes to its first field.
const unfold = (...actions) => {
  for (const action of actions) {
    const form = document.querySelector(`details.action input[name=action][value=${action}]`)?.form;
    if (!form) continue;
    form.closest("details").open = true;
    (form.querySelector("textarea, select, input:not([type=hidden])") ?? form.querySelector("button")).focus();
    return true;
  }
  return false;
};

const KEYS = {
  "?": () => { location.href = "/petugas/pintasan"; },
  "/": () => {
    const search = document.querySelector("#saring-q");
    if (search) search.focus(); else location.href = "/petugas/";
  },
  j: () => walk(1),
  k: () => walk(-1),
  x: () => { const box = here()?.querySelector("input[name=kasus]"); if (box) box.checked = !box.checked; },
  a: () => unfold("assign"),
  r: () => unfold("answer", "answer_appeal"),
  n: () => unfold("note"),
};

const isTyping = (element) => element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio])");

addEventListener("keydown", (event) => {
  const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
  if (!act || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
  event.preventDefault();
  act();
});
