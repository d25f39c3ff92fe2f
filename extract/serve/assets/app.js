// Shows what a rule finds while one writes. Without this script the form does the same when it is sent.
const form = document.getElementById("trial");
const result = document.getElementById("result");
const summary = document.getElementById("summary");
let timer = 0;
let asked = 0;

async function tryRule() {
  const number = ++asked;
  result.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/rules?part=result", { method: "POST", body: new FormData(form) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number === asked) show(page.body.childNodes);
  } catch {
    if (number === asked) result.textContent = "The server does not answer.";
  } finally {
    if (number === asked) result.setAttribute("aria-busy", "false");
  }
}

// show puts a result in place and announces it to screen readers.
function show(nodes) {
  result.replaceChildren(...nodes);
  summary.textContent = Array.from(result.querySelectorAll("h2"), (h) => h.textContent).join(". ");
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(tryRule, 300);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  tryRule();
});
tryRule();
