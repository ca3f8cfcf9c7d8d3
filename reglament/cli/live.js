(() => {
  let seen = null;
  const banner = document.createElement("a");
  banner.href = "/__live__/findings";
  Object.assign(banner.style, {position: "fixed", left: "0", right: "0", bottom: "0", zIndex: "9999",
    padding: ".6rem 1rem", background: "#8c1d18", color: "#fff", font: "15px/1.4 system-ui, sans-serif", textDecoration: "none"});
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const visible = () => new Promise((done) => {
    if (!document.hidden) done();
    else document.addEventListener("visibilitychange", () => done(), {once: true});
  });
  const look = async () => {
    for (;;) {
      await visible(); // a page that nobody sees holds no connection
      try {
        const known = seen === null ? "" : `?seen=${seen.build}.${seen.edit}`;
        const state = await (await fetch(`/__live__/state${known}`, {cache: "no-store"})).json();
        if (seen !== null && seen.build !== state.build) { location.reload(); return; }
        if (seen !== null && seen.edit !== state.edit) document.dispatchEvent(new Event("reglament:edit"));
        seen = state;
        if (state.more && location.pathname !== "/__live__/findings") {
          banner.textContent = state.line;
          document.body.append(banner);
        }
      } catch { await pause(700); } // the server is away; ask again
    }
  };
  look();
})();
