// Keying in paper questionnaires: each key goes on to the next question and shows it, a key that is no answer is not taken, Backspace
// corrects, the last key goes on to the next row. The server reads the rows once more; without this file they are typed blind.
const OPEN = /^[-0]$/; // a question nobody answered

const form = document.querySelector("form[data-keying]");
const live = form?.querySelector("[data-live]");

// One row of keys: its input, and the list of what is asked in its order.
const row = (name, list, after) => {
  const input = form.querySelector(`input[name=${name}]`);
  const questions = [...form.querySelectorAll(`[data-${list}] > li`)].map((item) => ({
    name: item.querySelector("strong").textContent, labels: [...item.querySelectorAll(".key")],
  }));
  const keys = () => input.value.replaceAll(/[ .]/g, "");
  const answer = (question, key) => (OPEN.test(key) ? "kosong" : question.labels[key - 1]?.textContent.trim() ?? `${key} bukan jawaban`);

  const show = () => {
    const typed = keys();
    questions.forEach(({ labels }, at) => labels.forEach((label, i) => {
      label.hidden = at < typed.length && /[1-9]/.test(typed[at]) && typed[at] - 1 !== i;
    }));
    const [last, next] = [questions[typed.length - 1], questions[typed.length]];
    const lines = [last && `${last.name}: ${answer(last, typed.at(-1))}.`,
      next && `Berikutnya ${typed.length + 1}. ${next.name}: ${next.labels.map((label) => label.textContent.trim()).join(", ")}`];
    live.textContent = lines.filter(Boolean).join(" ");
  };

  const isTaken = (key) => {
    const question = questions[keys().length];
    return question && (OPEN.test(key) || (/^[1-9]$/.test(key) && Number(key) <= question.labels.length));
  };

  input.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertText" || !event.data || event.data.length > 1 || /[ .]/.test(event.data)) return;
    const isAtEnd = input.selectionStart === input.value.length;
    if (!isAtEnd || isTaken(event.data)) return;
    event.preventDefault();
    live.textContent = questions[keys().length] ? `${event.data} bukan jawaban pertanyaan ini.` : "Sudah lengkap.";
  });
  input.addEventListener("input", (event) => {
    if (/[^-0-9 .]/.test(input.value)) return;
    show();
    if (event.inputType === "insertText" && keys().length === questions.length) after();
  });
  input.addEventListener("focus", show);
  return input;
};

if (live) {
  const profile = row("profile", "profile", () => form.querySelector("button").focus());
  row("answers", "questions", () => profile.focus()).focus();
}
