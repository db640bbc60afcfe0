// What a page does beyond reading: nothing is lost without it.
"use strict";
(() => {
  const main = document.querySelector("main");
  const all = (selector, within = document) => within.querySelectorAll(selector);
  const make = (kind, facts) => Object.assign(document.createElement(kind), facts);
  const on = (kind, act) => document.addEventListener(kind, act);

  // What a reader has chosen holds for all documents, where the browser keeps it.
  const stored = (use) => {
    try {
      return use(localStorage);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  };
  const choices = all(".views input");
  for (const one of choices) {
    const kept = stored((store) => store.getItem(`edenda.${one.id}`));
    if (kept) one.checked = kept === "on";
    one.addEventListener("change", () => {
      for (const each of choices) stored((store) => store.setItem(`edenda.${each.id}`, each.checked ? "on" : "off"));
    });
  }

  // A box beside a name, the number of a note, a correction or a citation: what stands at the end of the page.
  const marked = ".entity[data-ref], .variant[href], .call, .more, .tei-ref[href^='#']";
  const told = ".entries li, .notes li, #_variants li, .tei-bibl";
  const entries = new Map(Array.from(all(".entries > li"), (one) => [one.dataset.ref, one]));
  const box = make("div", { className: "popover", id: "_popover", hidden: true, role: "note" });
  let shown = null, timer = 0, byTouch = false;
  main.append(box);

  const partsOf = (start) => {
    const found = new Set(), side = start.nextElementSibling;
    if (side && side.matches(".side") && side.checkVisibility()) return [];
    for (let one = start; one; one = one.parentElement.closest(marked)) {
      for (const pointer of (one.dataset.ref || "").split(/\s+/)) found.add(entries.get(pointer));
      if (one.hash) found.add(document.getElementById(decodeURIComponent(one.hash.slice(1))));
    }
    return [...found].filter((one) => one && one.matches(told) && !one.contains(start));
  };
  const copyOf = (part) => {
    const copy = make("div", { lang: part.closest("[lang]").lang });
    copy.append(...part.cloneNode(true).childNodes);
    for (const one of all(".where, .back, .label", copy)) one.remove();
    for (const one of all("[id]", copy)) one.removeAttribute("id");
    return copy;
  };
  const hide = () => {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-details");
    shown = null;
    box.hidden = true;
  };
  const place = () => {
    const gap = 4, page = document.documentElement, rows = shown.getClientRects(), name = shown.getBoundingClientRect();
    box.style.maxHeight = "";
    box.style.left = "0";
    const above = name.top - 2 * gap, below = page.clientHeight - name.bottom - 2 * gap;
    const isBelow = box.offsetHeight <= below || below >= above;
    box.style.maxHeight = `${isBelow ? below : above}px`;
    const origin = box.offsetParent.getBoundingClientRect();
    const left = Math.min((isBelow ? rows[rows.length - 1] : rows[0]).left, page.clientWidth - box.offsetWidth - gap);
    box.style.left = `${Math.max(left, gap) - origin.left}px`;
    box.style.top = `${(isBelow ? name.bottom + gap : name.top - gap - box.offsetHeight) - origin.top}px`;
  };
  const show = (name) => {
    clearTimeout(timer);
    const parts = name === shown ? [] : partsOf(name);
    if (!parts.length) return false;
    hide();
    shown = name;
    name.removeAttribute("title");
    name.setAttribute("aria-details", box.id);
    box.replaceChildren(...parts.map(copyOf));
    box.hidden = false;
    place();
    return true;
  };
  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  on("pointerover", (event) => {
    const name = event.target.closest(marked);
    if (event.pointerType === "touch") return;
    if (box.contains(event.target) || name === shown) clearTimeout(timer);
    else if (name) later(() => show(name), 120);
    else later(() => shown !== document.activeElement && hide(), 300);
  });
  on("pointerdown", (event) => {
    byTouch = event.pointerType === "touch";
    if (!event.target.closest(`${marked}, .popover`)) hide();
  });
  on("focusin", ({ target }) => {
    if (byTouch || box.contains(target)) return;
    if (!target.matches(":focus-visible") || !target.matches(marked)) hide();
    else if (target !== shown) show(target) || hide();
  });
  on("click", (event) => {
    const name = !box.contains(event.target) && event.target.closest(marked);
    if (name && byTouch && show(name)) event.preventDefault();
    else if (event.target.closest("a")) hide();
  });
  on("keydown", (event) => {
    byTouch = false;
    if (event.key === "Escape") hide();
  });
  addEventListener("resize", hide);
  addEventListener("scrollend", () => shown && place());

  // Citations and the links of paragraphs are copied.
  if (!navigator.clipboard) return;
  const { copy, copied } = document.body.dataset, status = make("p", { className: "popover told", role: "status" });
  main.append(status);
  const take = async (text) => {
    await navigator.clipboard.writeText(text);
    status.textContent = copied;
    setTimeout(() => status.replaceChildren(), 2000);
  };
  for (const one of copy ? all("details pre") : []) {
    one.before(make("button", { type: "button", textContent: copy, onclick: () => take(one.textContent) }));
  }
  on("click", ({ target }) => {
    const link = target.closest(".here");
    if (link) take(link.href);
  });
})();

// The list of documents is narrowed by what is typed and chosen.
(() => {
  const form = document.querySelector(".filter");
  if (!form) return;
  const items = document.querySelectorAll(".documents li"), told = form.querySelector("output");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = Array.from(items, (one) => plain(one.textContent));
  const narrow = () => {
    const { words, genre, author, from, to } = Object.fromEntries(new FormData(form)), sought = plain(words).split(/\s+/);
    let shown = 0;
    items.forEach((one, at) => {
      const { year, genre: own, authors } = one.dataset;
      const fits = sought.every((word) => texts[at].includes(word)) && (!genre || own === genre)
        && (!author || authors.includes(`|${author}|`)) && (!from || (year && +year >= +from)) && (!to || (year && +year <= +to));
      one.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const part of document.querySelectorAll(".list section")) part.hidden = !part.querySelector("li:not([hidden])");
    told.textContent = told.dataset.words.replace("{shown}", shown).replace("{all}", items.length);
  };
  form.hidden = false;
  form.addEventListener("input", narrow);
  narrow();
})();
