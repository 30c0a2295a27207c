// A page while it is presented: each section alone on the screen holds what the page as a whole holds.
import { checkKeyboard, checkOverflow } from "./checks.mjs";

// Begins at the first section and returns how many there are; none where there is nothing to present.
const begin = (tab) => tab.evaluate(() => {
  const button = document.querySelector(".present");
  if (button === null) return 0;
  // A narrow screen has no such button: there, the window was made narrow after.
  button.click();
  document.querySelector(".slides button").dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
  return Number(document.querySelector(".slides span").textContent.split(" / ")[1]);
});
const press = (tab, label) => tab.evaluate((label) => document.querySelector(`.slides [aria-label^=${label}]`).click(), label);

// Goes through the page section by section; the folds stay as they are.
export async function checkSlides(tab, say) {
  const count = await begin(tab);
  for (let number = 1; number <= count; ++number) {
    const here = (text) => say(`section ${number}: ${text}`);
    const shown = await tab.evaluate(() => {
      const seen = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
      return { place: document.querySelector(".slides span").textContent, notes: [...document.querySelectorAll(".instructor")].some(seen),
        heads: [...document.querySelectorAll("main :is(h1, h2, h3, h4)")].filter(seen).length };
    });
    if (shown.place !== `${number} / ${count}` || shown.heads !== 1) here(`${shown.place} with ${shown.heads} headings`);
    if (shown.notes) here("what is for instructors alone is shown");
    await checkOverflow(tab, here);
    await checkKeyboard(tab, here, ".now, .slides");
    await press(tab, "Next");
  }
  if (count > 0) await press(tab, "End");
}

// Has a section that has others above it judged, and the colours of all at once, in the look of the presentation.
export async function judgeSlides(tab, judgeOne, judgeColours) {
  if (await begin(tab) === 0) return;
  await press(tab, "Next");
  await judgeOne();
  await tab.evaluate(() => document.querySelectorAll("main section").forEach((section) => section.classList.add("now")));
  await judgeColours();
}
