// The paper of a page beside it, as pictures of its sheets. It follows every edit before the site is built anew.
(() => {
  const LIVE = "/__live__/";
  const NAMES = {kk: "Қазақша", ru: "Русский"};
  const found = location.pathname.match(/^\/(kk|ru)\/(.+?)(\.parallel)?\.html$/);
  if (!found) return;
  const [, tongue, id, both] = found;
  const remembered = {
    get: (key) => { try { return sessionStorage.getItem(`rg-paper-${key}`); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(`rg-paper-${key}`, value); } catch { /* private window */ } },
  };
  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value; else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const ask = async (address) => (await fetch(LIVE + address, {cache: "no-store"})).json();

  const build = ({langs, words}) => {
    let lang = remembered.get("lang");
    if (!langs.includes(lang)) lang = both && langs.includes("kk-ru") ? "kk-ru" : langs.includes(tongue) ? tongue : langs[0];
    const toggle = make("button", {type: "button", className: "rg-paper-toggle", "aria-controls": "rg-paper"});
    const status = make("p", {className: "rg-paper-status", role: "status"});
    const said = make("pre", {className: "rg-paper-said", hidden: true, tabIndex: 0});
    const pages = make("div", {className: "rg-paper-pages"});
    const buttons = langs.map((one) => make("button", {type: "button", value: one, lang: one === "kk-ru" ? tongue : one}, NAMES[one] ?? words.both));
    const choice = make("div", {className: "rg-paper-langs", role: "group", "aria-label": words.language}, ...buttons);
    const close = make("button", {type: "button", className: "rg-paper-close", "aria-label": words.hide, title: words.hide}, "×");
    const sheet = make("div", {className: "rg-paper-sheet", role: "region", "aria-label": words.label, tabIndex: 0}, said, pages);
    const panel = make("aside", {id: "rg-paper", className: "rg-paper", "aria-label": words.label, hidden: true},
      make("div", {className: "rg-paper-bar"}, choice, status, close), sheet);
    let wanted = 0;

    const draw = (paper) => {
      said.textContent = paper.said;
      said.hidden = !paper.said;
      const old = paper.broken && !paper.pages.length;
      panel.classList.toggle("rg-paper--old", old && pages.children.length > 0);
      status.textContent = !old ? words.fresh : pages.children.length ? words.broken : "";
      if (old) return;
      paper.pages.forEach((page, index) => {
        const picture = pages.children[index] ?? pages.appendChild(make("img", {loading: "lazy", decoding: "async"}));
        const address = `${LIVE}picture/${page.src}.png`;
        if (picture.getAttribute("src") !== address) {
          Object.assign(picture, {width: page.width, height: page.height});
          picture.setAttribute("src", address);
        }
        picture.alt = words.page.replace("{page}", index + 1).replace("{pages}", paper.pages.length);
      });
      while (pages.children.length > paper.pages.length) pages.lastChild.remove();
    };
    const load = async () => {
      const turn = ++wanted;
      if (!pages.children.length) status.textContent = words.wait;
      try {
        const paper = await ask(`paper/${lang}/${id}`);
        if (turn === wanted) draw(paper);
      } catch { /* the server is away; the next edit asks again */ }
    };
    const choose = (one) => {
      if (one !== lang) { pages.replaceChildren(); sheet.scrollTop = 0; }
      lang = one;
      remembered.set("lang", one);
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === one));
      return load();
    };
    const open = async (shown) => {
      panel.hidden = !shown;
      document.body.classList.toggle("rg-with-paper", shown);
      toggle.setAttribute("aria-expanded", String(shown));
      toggle.textContent = shown ? words.hide : words.show;
      remembered.set("open", shown ? "yes" : "");
      if (shown) await choose(lang);
    };

    toggle.addEventListener("click", async () => {
      await open(panel.hidden);
      if (!panel.hidden && panel.getBoundingClientRect().top > innerHeight) panel.scrollIntoView(); // on a phone it is below
    });
    close.addEventListener("click", () => { open(false); toggle.focus(); });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { open(false); toggle.focus(); }
    });
    choice.addEventListener("click", (event) => { if (event.target.value) choose(event.target.value); });
    sheet.addEventListener("scroll", () => remembered.set("scroll", `${id} ${lang} ${sheet.scrollTop}`), {passive: true});
    document.addEventListener("reglament:edit", () => { if (!panel.hidden) load(); });

    (document.querySelector(".rg-head") ?? document.querySelector(".md-content")).append(toggle);
    document.querySelector(".md-main__inner").append(panel);
    open(remembered.get("open") === "yes").then(() => {
      const [of, tag, top] = (remembered.get("scroll") ?? "").split(" ");
      if (of === id && tag === lang) sheet.scrollTop = Number(top);
    });
  };

  document.head.append(make("link", {rel: "stylesheet", href: `${LIVE}beside.css`}));
  ask(`about/${tongue}/${id}`).then((about) => { if (about.langs.length) build(about); }, () => {});
})();
