// The search page, through Pagefind. Words of documents become nothing but text.
"use strict";
(() => {
  const $ = id => document.getElementById(id), form = $("_search"), said = $("_said"), more = $("_more"), say = form.dataset;
  const make = (name, props, ...inner) => {
    const made = Object.assign(document.createElement(name), props);
    made.append(...inner);
    return made;
  };
  const link = (href, ...inner) => make("a", { href }, ...inner);
  const boxes = [...form.querySelectorAll("fieldset")].map(box => ({ box, ...box.dataset }));
  if (location.protocol === "file:") {
    $("_file").hidden = !(form.hidden = true);
    return;
  }
  const index = import("./pagefind/pagefind.js").then(async it => [it, await it.filters()]);
  let turn = 0, timer;

  // Up to three passages, each a link to its block of the text. Names that were asked for stand for all of their entry.
  const parts = ({ href, words, gap, blocks, names, locations }) => {
    const at = new Map(locations.map(x => [x, 1])), lines = [], rest = [];
    for (const { id, name, forms, places } of names) {
      if (!forms.some(([from, to, need]) => locations.filter(x => x >= from && x < to).length >= need)) continue;
      for (const x of places) at.set(x, at.get(x) || 0.5);
      if (!places[0]) rest.push(link(`${href}#${id}`, make("mark", {}, name)));
    }
    for (const [id, start, stop] of blocks) {
      const here = [...at].filter(([x]) => x >= start && x < stop);
      const [best] = here.map(([x]) => [here.reduce((sum, [y, weight]) => sum + (y >= x && y < x + 24) * weight, 0), x]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      if (!best) continue;
      const from = Math.max(start, best[1] - 9), to = Math.min(stop, from + 38), line = link(`${href}#${id}`, from > start ? "… " : "");
      words.slice(from, to).forEach((word, n) => {
        const [, before, core, after] = /^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u.exec(word);
        line.append(before, at.has(from + n) ? make("mark", {}, core) : core, after, gap);
      });
      line.append(to < stop ? "…" : "");
      lines.push([...best, line]);
    }
    lines.sort((a, b) => b[0] - a[0]).splice(3);
    return [...lines.sort((a, b) => a[1] - b[1]).map(x => x[2]), ...rest].slice(0, 3);
  };

  const fill = ({ box, facet: name }, counts, picks) => {
    const [few, many] = box.querySelectorAll("ul"), on = document.activeElement;
    const items = Object.entries(counts).filter(([value, n]) => n || picks.includes(value))
      .sort((a, b) => name === "year" ? a[0] - b[0] : b[1] - a[1] || a[0].localeCompare(b[0]))
      .map(([value, n]) => make("li", {}, make("label", {}, make("input", { type: "checkbox", name, value, checked: picks.includes(value) }), value, make("small", {}, n))));
    box.hidden = !items[0];
    few.replaceChildren(...items.splice(0, 10));
    many.replaceChildren(...items);
    many.parentNode.hidden = !items[0];
    for (const x of box.querySelectorAll("input")) if (on.name === name && on.value === x.value) x.focus();
  };

  // Names that have the consonants of a text: spellings differ in vowels, h and doubled letters.
  const bones = text => text.replace(/[aeiouyjh]|(.)(?=\1)/g, "");
  const alike = (text, { person, organisation, place }) => Object.keys({ ...person, ...organisation, ...place })
    .filter(name => (own => !own.includes(text) && own.split(" ").some(x => bones(x) === bones(text)))(name.toLowerCase()))
    .flatMap((name, n) => [n ? ", " : say.similar, link("?q=" + encodeURIComponent(name), name)]);

  const run = async ask => {
    const mine = ++turn, text = ask.get("q"), picks = {}, [it, all] = await index;
    for (const { facet, single } of boxes) {
      const values = ask.getAll(facet);
      if (values[0]) picks[facet] = single ? { any: values } : values;
    }
    // Some letters stand in the index as others with a mark.
    const coded = say.letters.split(" ").reduce((all, [one, ...code]) => all.replaceAll(one, code.join("")), text || "");
    const find = filters => it.search(coded || null, { filters, sort: text ? {} : { date: "asc" } });
    const { results, filters } = await find(picks), count = results.length;
    const counts = await Promise.all(boxes.map(async ({ facet, single }) => (single && picks[facet] ? (await find({ ...picks, [facet]: [] })).filters : filters)[facet] || {}));
    const next = async isMore => {
      const items = (await Promise.all(results.splice(0, `${ask}` && 10).map(x => x.data()))).map(data =>
        make("li", { lang: data.meta.language }, make("h2", {}, link(data.href, data.meta.title)),
          make("p", { className: "facts" }, data.facts),
          ...parts(data).map(x => make("p", {}, x))));
      if (mine !== turn) return;
      if (!isMore) {
        boxes.forEach((x, n) => fill(x, counts[n], ask.getAll(x.facet)));
        $("_facets").hidden = false;
        said.replaceChildren(...!`${ask}` ? [] : [count > 1 ? say.many.replace("#", count) : count ? say.one : say.none, " ", ...text ? alike(text.toLowerCase(), all) : []]);
        $("_results").replaceChildren();
      }
      $("_results").append(...items);
      more.hidden = !items[0] || !results[0];
      if (isMore) items[0].querySelector("a").focus();
    };
    more.onclick = next;
    await next();
  };

  const start = ask => run(ask).catch(() => said.replaceChildren(say.failed));
  const state = () => new URLSearchParams([...new FormData(form)].filter(x => x[1].trim()));
  form.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => start(state()), 200);
  };
  form.onchange = form.onsubmit = event => {
    event.preventDefault();
    const to = `?${state()}`;
    if (to !== (location.search || "?")) history.pushState(0, "", to);
    form.oninput();
  };
  (onpopstate = () => {
    const ask = new URLSearchParams(location.search);
    form.q.value = ask.get("q");
    start(ask);
  })();
  $("_facets").open = innerWidth > 1000;
})();
