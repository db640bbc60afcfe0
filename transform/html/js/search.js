// The search page, through Pagefind. Words of documents become nothing but text.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const make = (name, props, ...inner) => {
    const element = Object.assign(document.createElement(name), props);
    element.append(...inner);
    return element;
  };
  const form = $("_search"), said = $("_said"), list = $("_results"), more = $("_more"), say = form.dataset;
  const boxes = [...form.querySelectorAll("fieldset")];
  if (location.protocol === "file:") {
    $("_file").hidden = !(form.hidden = true);
    return;
  }
  const loaded = import("./pagefind/pagefind.js").then(async (it) => [it, await it.filters()]);
  let turn = 0, timer;

  // Letters that stand in the index as others with a mark: to these, and back in all that comes from there.
  const letters = say.letters.split(" ").map((one) => [one[0], one.slice(1)]);
  const coded = (text) => letters.reduce((all, [one, code]) => all.replaceAll(one, code), text);
  const plain = (data) => JSON.parse(letters.reduce((all, [one, code]) => all.replaceAll(code, one), JSON.stringify(data)));

  // Up to three passages, each a link to its block of the text. A name that has half of its words among those that were
  // asked for stands for all names of its entry.
  const passages = ({ anchors, content, locations, raw_url: url }) => {
    const words = content.split(/\s+/), lines = [], unseen = [];
    const end = anchors.find((one) => one.id === "_names")?.location ?? words.length;
    const text = anchors.filter((one) => one.location < end), names = anchors.filter((one) => one.id.startsWith("_names_"));
    const at = new Map(locations.map((one) => [one, 1]));
    for (const { id, location, text: all } of names) {
      const forms = all.split(" · ");
      let to = location - 1;
      const isMeant = forms.some((form) => {
        const from = to + 1, { length } = form.split(" ");
        to = from + length;
        return locations.filter((one) => one >= from && one < to).length >= length / 2;
      });
      const named = isMeant ? text.filter((one) => forms.includes(one.text)) : [];
      for (const one of named) one.text.split(" ").forEach((_, n) => at.set(one.location + n, at.get(one.location + n) || 0.5));
      if (isMeant && !named[0]) unseen.push(make("a", { href: `${url}#${id.slice(6)}` }, make("mark", {}, forms[0])));
    }
    const blocks = text.filter((one) => /^(p|h\d|li|d.v?|section|t[dh])$/.test(one.element));
    blocks.forEach((block, n) => {
      const start = block.location, stop = blocks[n + 1]?.location ?? end;
      const here = [...at].filter(([one]) => one >= start && one < stop);
      const score = (from) => here.reduce((sum, [one, weight]) => sum + (one >= from && one < from + 24) * weight, 0);
      const [best] = here.map(([one]) => [score(one), one]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      if (!best) return;
      const from = Math.max(start, best[1] - 9), to = Math.min(stop, from + 38);
      const line = make("a", { href: `${url}#${block.id}` }, from > start ? "… " : "");
      words.slice(from, to).forEach((word, n) => {
        const [, before, core, after] = /^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u.exec(word);
        line.append(before, at.has(from + n) ? make("mark", {}, core) : core, after, " ");
      });
      line.append(to < stop ? "…" : "");
      lines.push([best[0], from, line]);
    });
    lines.sort((a, b) => b[0] - a[0]).splice(3);
    return [...lines.sort((a, b) => a[1] - b[1]).map((one) => one[2]), ...unseen].slice(0, 3);
  };

  const ten = async (results) => plain(await Promise.all(results.splice(0, 10).map((one) => one.data()))).map((data) =>
    make("li", { lang: data.meta.language || "" }, make("h2", {}, make("a", { href: data.raw_url }, data.meta.title)),
      make("p", { className: "facts" }, [data.meta.date, data.filters.genre].filter(Boolean).join(" · ")),
      ...passages(data).map((line) => make("p", {}, line))));

  const fill = (box, counts, chosen) => {
    const name = box.dataset.facet, lists = box.querySelectorAll("ul"), { activeElement: on } = document;
    const items = Object.entries(counts).filter(([value, count]) => count || chosen.includes(value))
      .sort((a, b) => name === "year" ? a[0] - b[0] : b[1] - a[1] || a[0].localeCompare(b[0]))
      .map(([value, count]) => make("li", {}, make("label", {},
        make("input", { type: "checkbox", name, value, checked: chosen.includes(value) }), value, make("small", {}, count))));
    lists[0].replaceChildren(...items.splice(0, 10));
    lists[1].replaceChildren(...items);
    lists[1].parentNode.hidden = !items[0];
    box.hidden = !lists[0].firstChild;
    if (on.name === name) [...box.querySelectorAll("input")].find((one) => one.value === on.value)?.focus();
  };

  // Names with at least half of their pairs of letters among those of a text.
  const similar = (text, all) => {
    const pairs = (word) => [...word.toLowerCase()].map((one, n, word) => one + word[n + 1]), own = pairs(text);
    const near = (word) => own.filter((one) => pairs(word).includes(one)).length / Math.max(own.length, word.length);
    return ["person", "organisation", "place"].flatMap((name) => Object.keys(all[name] || {}))
      .map((name) => [Math.max(...name.split(" ").map(near)), name]).filter(([one]) => one > 0.4).sort((a, b) => b[0] - a[0]).slice(0, 5)
      .flatMap(([, name], n) => [n ? ", " : say.similar, make("a", { href: "?" + new URLSearchParams({ q: name }) }, name)]);
  };

  const run = async (asked) => {
    const mine = ++turn, text = asked.get("q") || "", chosen = {};
    const [it, all] = await loaded;
    for (const { dataset: { facet, single } } of boxes) {
      const values = asked.getAll(facet).map(coded);
      if (values[0]) chosen[facet] = single ? { any: values } : values;
    }
    const find = (filters) => it.search(coded(text) || null, { filters, sort: text ? {} : { date: "asc" } });
    const { results, filters } = await find(chosen), count = results.length, isAsked = asked.size > 0;
    const counts = await Promise.all(boxes.map(async ({ dataset: { facet, single } }) =>
      (single && chosen[facet] ? (await find({ ...chosen, [facet]: [] })).filters : filters)[facet] || {}));
    const items = isAsked ? await ten(results) : [];
    if (mine !== turn) return;
    boxes.forEach((box, n) => fill(box, plain(counts[n]), asked.getAll(box.dataset.facet)));
    $("_facets").hidden = false;
    said.replaceChildren(!isAsked ? "" : count === 1 ? say.one : count ? say.many.replace("#", count) : `${say.none} `, ...(count ? [] : similar(text, plain(all))));
    list.replaceChildren(...items);
    more.hidden = !isAsked || !results[0];
    more.onclick = async () => {
      const items = await ten(results);
      list.append(...items);
      more.hidden = !results[0];
      items[0].querySelector("a").focus();
    };
  };

  const start = (asked) => run(asked).catch(() => said.replaceChildren(say.failed));
  const read = () => {
    const asked = new URLSearchParams(location.search);
    $("_q").value = asked.get("q") || "";
    start(asked);
  };
  const written = () => new URLSearchParams([...new FormData(form)].filter((one) => one[1].trim()));
  form.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => start(written()), 200);
  };
  form.onchange = form.onsubmit = (event) => {
    event.preventDefault();
    const to = `?${written()}`;
    if (to !== (location.search || "?")) history.pushState(null, "", to);
    form.oninput();
  };
  onpopstate = read;
  $("_facets").open = matchMedia("(min-width: 60rem)").matches;
  read();
})();
