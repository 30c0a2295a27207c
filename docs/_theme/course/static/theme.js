// Runs before the page is painted, so that the chosen colours never flash.
"use strict";

document.documentElement.dataset.js = "";
try {
  const chosen = localStorage.getItem("colours");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // Storage may be forbidden; then the system's colours hold.
}
