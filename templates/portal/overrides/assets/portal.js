// Filters over long tables. Without this script every table is shown whole.
document.documentElement.classList.replace("no-js", "js");

function cellText(row, index) {
  return (row.cells[index]?.textContent ?? "").trim();
}

function makeSelect(box, table, index, label) {
  const values = [...new Set([...table.tBodies[0].rows].map((row) => cellText(row, index)))];
  if (values.length < 2) return null;
  const select = document.createElement("select");
  select.setAttribute("aria-label", label);
  select.append(new Option(`${label}: ${box.dataset.rgAll}`, ""));
  for (const value of values.sort((a, b) => a.localeCompare(b, document.documentElement.lang))) {
    select.append(new Option(value || "–", value));
  }
  select.rgColumn = index;
  return select;
}

function addFilters(box) {
  const table = box.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 6) return;
  const bar = document.createElement("div");
  bar.className = "rg-filters";
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = box.dataset.rgSearch;
  input.setAttribute("aria-label", box.dataset.rgSearch);
  const heads = [...table.tHead.rows[0].cells];
  const selects = heads
    .map((head, index) => (head.hasAttribute("data-rg-facet") ? makeSelect(box, table, index, head.textContent) : null))
    .filter(Boolean);
  const nothing = document.createElement("p");
  nothing.className = "rg-empty";
  nothing.setAttribute("role", "status");
  const apply = () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !(
        words.every((word) => text.includes(word)) &&
        selects.every((select) => !select.value || cellText(row, select.rgColumn) === select.value)
      );
      shown += !row.hidden;
    }
    nothing.textContent = shown ? "" : box.dataset.rgNone;
  };
  input.addEventListener("input", apply);
  selects.forEach((select) => select.addEventListener("change", apply));
  bar.append(input, ...selects);
  box.prepend(bar);
  box.append(nothing);
}

document.querySelectorAll("[data-rg-filter]").forEach(addFilters);
