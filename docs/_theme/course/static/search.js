"use strict";

// ---- The page of the search: it answers while a reader types ----

// A word like "constructor" is looked up in these: nothing may be found there that JavaScript put in.
for (const part of Object.values(Search._index)) {
  if (!Array.isArray(part) && typeof part === "object") {
    Object.setPrototypeOf(part, null);
  }
}

const fields = [...document.querySelectorAll('input[name="q"]')];
const answers = document.getElementById("search-results");
let asked = (new URLSearchParams(location.search).get("q") ?? "").trim();
let soon;

// Sphinx's own search writes its answer line by line into the newest list, so the last one must be finished.
const answering = () => Search.status !== undefined && Search.status.isConnected && Search.status.textContent === "";

const ask = (words) => {
  clearTimeout(soon);
  if (words === asked) {
    return;
  }
  if (answering()) {
    soon = setTimeout(() => ask(words), 50);
    return;
  }
  asked = words;
  try {
    history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  } catch {
    // A page from a folder may not be allowed to; then its address stays as it was.
  }
  answers.replaceChildren();
  if (words) {
    Search.performSearch(words);
  }
};

for (const field of fields) {
  field.addEventListener("input", () => {
    fields.forEach((each) => { each.value = field.value; });
    clearTimeout(soon);
    soon = setTimeout(() => ask(field.value.trim()), 150);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(field.value.trim());
  });
}

// How many there are is said once they are all there.
new MutationObserver(() => {
  const said = Search.status?.isConnected ? Search.status.textContent : "";
  if (said && said !== document.getElementById("announce").textContent) {
    announce(said);
  }
}).observe(answers, { childList: true, subtree: true, characterData: true });
