// Keys for the controls that name one in data-key, and forms and links that bring the next page without a jump.
// The page works without this.
"use strict";

const PARTS = ["top", "main", "bar"];
const said = document.getElementById("said");
let hasKeys = recall() !== "off";

function recall() {
  try { return localStorage.getItem("edenda-keys"); } catch { return null; }
}

function remember(value) {
  try { localStorage.setItem("edenda-keys", value); } catch { /* then it is not remembered */ }
}

function isBusy() {
  return document.body.hasAttribute("aria-busy");
}

function say(text, isWarning) {
  said.textContent = text;
  said.classList.toggle("warning", isWarning);
}

function focusOn(element) {
  if (!element) return;
  element.focus({ preventScroll: true });
  const place = element.getBoundingClientRect();
  const foot = document.getElementById("foot").getBoundingClientRect();
  if (place.top < 0 || place.top > foot.top - 40) element.scrollIntoView({ block: "start" });
}

function show(text) {
  const next = new DOMParser().parseFromString(text, "text/html");
  if (!next.getElementById("main")) return say("edenda answered something unexpected: load the page again.", true);
  const before = document.getElementById("main").dataset.address;
  const isOpen = document.querySelector(".keys").open;
  for (const id of PARTS) document.getElementById(id).replaceWith(next.getElementById(id));
  document.querySelector(".keys").open = isOpen;
  const now = next.getElementById("said");
  say(now.textContent, now.classList.contains("warning"));
  document.title = next.title;
  const address = document.getElementById("main").dataset.address;
  history.replaceState(null, "", address);
  if (address !== before) window.scrollTo(0, 0);
  focusOn(document.querySelector("[autofocus]"));
  showSwitch();
}

async function bring(address, options) {
  if (isBusy()) return;
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    const text = await answer.text();
    if (answer.headers.get("content-type")?.startsWith("text/html")) show(text);
    else say(text, true);
  } catch {
    say("edenda does not answer. Start “edenda review --web” again; what was decided is written.", true);
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  const address = new URL(form.getAttribute("action"), document.baseURI);
  if (form.method === "post") bring(address, { method: "POST", body: fields });
  else bring(`${address.pathname}?${fields}`);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (event.target.id === "switch") turnKeys();
  if (!link || !isPlain || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  bring(link.href);
});

function isTyped(target) {
  return target.matches("input, select, textarea");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isTyped(event.target)) return focusOn(document.querySelector("[autofocus]"));
  if (!hasKeys || isBusy() || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target)) return;
  const control = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!control) return;
  event.preventDefault();
  if (!isTyped(control)) return control.click();
  control.focus();
  control.select();
});

// Single keys can be switched off, for those who speak to their machine (WCAG 2.1.4).
function showSwitch() {
  const button = document.getElementById("switch");
  button.hidden = false;
  button.textContent = hasKeys ? "Switch the keys off" : "Switch the keys on";
}

function turnKeys() {
  hasKeys = !hasKeys;
  remember(hasKeys ? "on" : "off");
  showSwitch();
}

// Another window may have decided meanwhile, or an XML editor changed the files.
async function look() {
  if (document.hidden || isBusy() || isTyped(document.activeElement)) return;
  const { address, seen } = document.getElementById("main").dataset;
  const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || isBusy()) return;
  const text = await answer.text();
  const next = new DOMParser().parseFromString(text, "text/html").getElementById("main");
  if (!next || (next.dataset.seen === seen && next.dataset.address === address)) return;
  show(text);
  say("This was changed elsewhere meanwhile: here is what is open now.", true);
}

document.addEventListener("visibilitychange", look);
window.addEventListener("focus", look);
showSwitch();
