// The search page. Words of papers reach the page as text only, never as mark-up.
import { queries } from "./stem.js";

const PAGE = 10;
const form = document.getElementById("rg-search");
const input = document.getElementById("rg-q");
const filters = document.getElementById("rg-filters");
const list = document.getElementById("rg-results");
const state = document.getElementById("rg-status");
const more = document.getElementById("rg-more");
const words = form.dataset;
const home = new URL("../", import.meta.url);
const kazakh = document.documentElement.lang === "kk";
let turn = 0;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** The excerpt of a result: its marked words stay marked, everything else becomes plain text. */
function excerpt(source) {
  const box = element("p", "rg-excerpt");
  const parsed = new DOMParser().parseFromString(source, "text/html");
  for (const node of parsed.body.childNodes) {
    box.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : document.createTextNode(node.textContent));
  }
  return box;
}

function card(data) {
  const item = element("li");
  const link = element("a", "", data.meta.title);
  link.href = new URL(data.url.replace(/^\//, ""), home).href;
  const facts = [data.meta.kind, data.meta.number ? `№ ${data.meta.number}` : "", data.meta.date].filter(Boolean);
  item.append(link, element("small", "", facts.join(", ")), excerpt(data.excerpt));
  return item;
}

async function find(engine, text, options) {
  if (!text) return (await engine.search(null, options)).results;
  const found = new Map();
  for (const query of kazakh ? queries(text) : [text]) {
    for (const result of (await engine.search(query, options)).results) {
      const known = found.get(result.id);
      if (!known || known.score < result.score) found.set(result.id, result);
    }
  }
  const results = [...found.values()];
  return options.sort ? results : results.sort((a, b) => b.score - a.score);
}

async function show(results, from, mine) {
  const cards = await Promise.all(results.slice(from, from + PAGE).map(async (result) => card(await result.data())));
  if (mine !== turn) return;
  list.append(...cards);
  more.replaceChildren();
  if (from + PAGE < results.length) {
    const button = element("button", "rg-button", words.more);
    button.type = "button";
    button.addEventListener("click", () => show(results, from + PAGE, mine));
    more.append(button);
  }
}

function chosen() {
  const options = { filters: {} };
  for (const select of filters.querySelectorAll("select")) {
    if (!select.value) continue;
    if (select.name === "order") options.sort = { date: "desc" };
    else options.filters[select.name] = select.value;
  }
  return options;
}

async function search(engine) {
  const mine = ++turn;
  const text = input.value.trim();
  const options = chosen();
  const address = new URL(location.href);
  address.search = "";
  if (text) address.searchParams.set("q", text);
  for (const select of filters.querySelectorAll("select")) if (select.value) address.searchParams.set(select.name, select.value);
  history.replaceState(null, "", address);
  list.replaceChildren();
  more.replaceChildren();
  if (!text && !Object.keys(options.filters).length) {
    state.textContent = "";
    return;
  }
  state.textContent = words.loading;
  const results = await find(engine, text, options);
  if (mine !== turn) return;
  state.textContent = results.length ? words.found.replace("{n}", results.length) : words.none;
  await show(results, 0, mine);
}

function select(name, label, values, value) {
  const made = element("select");
  made.name = name;
  made.setAttribute("aria-label", label);
  made.append(...values.map(([key, text]) => new Option(text, key, false, key === value)));
  filters.append(made);
}

async function start() {
  const asked = new URL(location.href).searchParams;
  input.value = asked.get("q") ?? "";
  let engine;
  try {
    engine = await import(new URL("pagefind/pagefind.js", home).href);
    await engine.options({ baseUrl: "/", excerptLength: 24 });
    await engine.init();
  } catch {
    state.textContent = words.failed;
    return;
  }
  const known = await engine.filters();
  for (const [name, label] of [["kind", words.kind], ["year", words.year], ["unit", words.unit], ["status", words.status]]) {
    const counted = Object.keys(known[name] ?? {}).sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    if (name === "year") counted.reverse();
    if (counted.length > 1) {
      select(name, label, [["", `${label}: ${words.all}`], ...counted.map((key) => [key, key])], asked.get(name) ?? "");
    }
  }
  select("order", words.order, [["", words.relevant], ["date", words.newest]], asked.get("order") ?? "");
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search(engine), 250);
  });
  filters.addEventListener("change", () => search(engine));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(engine);
  });
  await search(engine);
}

start();
