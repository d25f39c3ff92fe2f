"use strict";

// The page: it gives texts to the worker, and shows what the worker answers. Only the newest answer is shown.

const $ = (id) => document.getElementById(id);
const worker = new Worker("worker.js");
let asked = 0;

function show(view) {
  for (const name of ["page", "json"]) {
    $(name).hidden = name !== view;
    $("show-" + name).setAttribute("aria-pressed", String(name === view));
  }
}

function fail(message) {
  $("result").hidden = true;
  $("error").hidden = false;
  $("error").textContent = message;
}

function answered(answer) {
  if (answer.error) {
    $("status").textContent = "";
    fail(answer.error);
    return;
  }
  $("error").hidden = true;
  $("result").hidden = false;
  $("page").srcdoc = answer.page;
  $("json").textContent = answer.json;
  const acts = answer.acts === 1 ? "1 act" : answer.acts + " acts";
  $("status").textContent = `${acts}, Dateline ${answer.version}, rules ${answer.rules}`;
}

worker.onmessage = ({ data }) => {
  if (data.ready) {
    $("run").disabled = false;
    $("status").textContent = "";
  } else if (data.failed) {
    $("status").textContent = "";
    fail("The program cannot be loaded: " + data.failed);
  } else if (data.number === asked) {
    answered(data.answer);
  }
};
worker.onerror = (event) => fail("The program has stopped: " + (event.message || "reload the page"));

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  asked++;
  $("status").textContent = "Searching …";
  worker.postMessage({ number: asked, text: $("text").value, published: $("published").value, rules: $("rules").value });
});
$("show-page").addEventListener("click", () => show("page"));
$("show-json").addEventListener("click", () => show("json"));
