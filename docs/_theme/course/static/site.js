"use strict";

const announce = (text) => {
  document.getElementById("announce").textContent = text;
};

// ---- The chapter map on narrow screens ----

const menu = document.querySelector(".menu");
const chapters = document.getElementById("chapters");
const openMenu = (open) => {
  chapters.classList.toggle("open", open);
  menu.setAttribute("aria-expanded", String(open));
};
menu.addEventListener("click", () => {
  openMenu(menu.getAttribute("aria-expanded") !== "true");
});
chapters.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.getAttribute("aria-expanded") === "true") {
    openMenu(false);
    menu.focus();
  }
});

// ---- Colours: automatic, light, dark ----

const colours = document.querySelector(".colours");
const states = ["auto", "light", "dark"];
const chosen = () => document.documentElement.dataset.theme ?? "auto";
const showColours = () => {
  const now = chosen();
  const next = states[(states.indexOf(now) + 1) % states.length];
  colours.querySelector(".state").textContent = now[0].toUpperCase() + now.slice(1);
  colours.setAttribute("aria-label", `Colours: ${now}. Change to ${next}`);
};
showColours();
colours.addEventListener("click", () => {
  const next = states[(states.indexOf(chosen()) + 1) % states.length];
  if (next === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
  try {
    localStorage.setItem("colours", next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  showColours();
  announce(`Colours: ${next}`);
});

// ---- Search: Ctrl+K or / ----

const find = document.getElementById("find");
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const wanted = (event.key === "k" && (event.ctrlKey || event.metaKey)) ||
    (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey);
  if (wanted) {
    event.preventDefault();
    if (find.offsetParent === null) {
      // On a narrow screen the field is a link to the page of the search.
      location.href = find.form.action;
      return;
    }
    find.focus();
    find.select();
  }
});

// ---- Copy: what can be run, without prompts and without output ----

const runnable = (block) => {
  const commands = block.querySelectorAll(".command");
  if (commands.length) {
    return [...commands].map((command) => command.textContent).join("\n");
  }
  const code = block.querySelector("pre").cloneNode(true);
  code.querySelectorAll(".gp, .go, .linenos").forEach((part) => part.remove());
  return code.textContent.replace(/\n{2,}$/, "\n").trimEnd() + "\n";
};
const copyable = document.querySelectorAll(
  ".copyable:not(pre), pre.copyable, .highlight-console, .highlight-python, .highlight-sh");
for (const found of copyable) {
  const block = document.createElement("div");
  block.className = "with-copy";
  found.replaceWith(block);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  const of = found.closest(".listing")?.getAttribute("aria-label");
  button.setAttribute("aria-label", of ? `Copy from ${of[0].toLowerCase()}${of.slice(1)}` : "Copy");
  block.append(found, button);
  button.addEventListener("click", async () => {
    let said = "Copied";
    try {
      await navigator.clipboard.writeText(runnable(block));
    } catch {
      said = "Could not copy";
    }
    button.textContent = said;
    announce(said);
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
}

// ---- Presenting: one section a screen, by keyboard ----

const present = document.querySelector(".present");
if (present) {
  // A section without words of its own, such as one of the reference, makes no screen, nor do notes that nobody else is to see.
  const slides = [...document.querySelectorAll("main section")].filter((section) =>
    section.querySelector(":scope > :not(section, h1, h2, h3, h4, span, .instructor)"));
  const bar = document.createElement("nav");
  bar.className = "slides";
  bar.setAttribute("aria-label", "Presentation");
  const place = document.createElement("span");
  const button = (text, label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  let now = 0;
  const show = (wanted) => {
    slides[now].classList.remove("now");
    now = Math.max(0, Math.min(slides.length - 1, wanted));
    slides[now].classList.add("now");
    place.textContent = `${now + 1} / ${slides.length}`;
    scrollTo({ top: 0, behavior: "instant" });
    announce(`${now + 1} of ${slides.length}: ${slides[now].querySelector("h1, h2, h3, h4").firstChild.textContent}`);
  };
  const end = () => {
    document.documentElement.classList.remove("presenting");
    bar.remove();
    slides[now].classList.remove("now");
    slides[now].scrollIntoView({ behavior: "instant" });
    // A screen that has become too narrow meanwhile has no such button.
    (present.checkVisibility() ? present : document.getElementById("content")).focus({ preventScroll: true });
  };
  bar.append(button("←", "Previous section", () => show(now - 1)), place, button("→", "Next section", () => show(now + 1)),
    button("End", "End the presentation", end));
  present.addEventListener("click", () => {
    // From where the reader is: the last section that has reached the top of the screen.
    const passed = slides.filter((section) => section.getBoundingClientRect().top < 150).length;
    document.documentElement.classList.add("presenting");
    document.body.append(bar);
    show(Math.max(0, passed - 1));
    bar.querySelector("[aria-label^=Next]").focus();
  });
  document.addEventListener("keydown", (event) => {
    const own = event.target.closest("input, pre, .table-scroll") || event.ctrlKey || event.metaKey || event.altKey;
    if (own || !bar.isConnected) {
      return;
    }
    const bottom = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const turn = {
      ArrowRight: () => show(now + 1), ArrowLeft: () => show(now - 1), Home: () => show(0), End: () => show(slides.length - 1), Escape: end,
      // What turns pages at a distance sends these; a section that is longer than the screen is scrolled through first.
      PageDown: bottom && (() => show(now + 1)), PageUp: scrollY === 0 && (() => show(now - 1)),
    }[event.key];
    if (turn) {
      event.preventDefault();
      turn();
    }
  });
}

// ---- Paper: every fold is open, and closed again after ----

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  opened.forEach((fold) => { fold.open = true; });
});
addEventListener("afterprint", () => {
  opened.forEach((fold) => { fold.open = false; });
});

// ---- Long tables: only the rows that hold the words ----

for (const field of document.querySelectorAll(".filter input")) {
  const rows = [...field.closest(".filterable").querySelectorAll("tbody tr")];
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    announce(`${rows.filter((row) => !row.hidden).length} of ${rows.length} rows`);
  });
}

// ---- What scrolls sideways can be reached from the keyboard ----

// Told by the browser after its layout, so that nothing is laid out for our sake; also when a fold opens or a phone turns.
const scrolling = new ResizeObserver((entries) => {
  const wide = entries.map(({ target }) => target.scrollWidth > target.clientWidth);
  entries.forEach(({ target }, index) => {
    if (wide[index]) {
      target.tabIndex = 0;
    } else {
      target.removeAttribute("tabindex");
    }
  });
});
for (const box of document.querySelectorAll("pre, .table-scroll")) {
  scrolling.observe(box);
}
