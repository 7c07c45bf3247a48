"use strict";
// Sorts the rows of a table by a column whose head has data-sort: "text", or "number" with the value in data-value.
for (const table of document.querySelectorAll("table")) {
  for (const head of table.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => {
        const cell = row.cells[head.cellIndex];
        return head.dataset.sort === "number" ? Number(cell.dataset.value) : cell.textContent.trim();
      };
      const order = (a, b) => head.dataset.sort === "number" ? value(a) - value(b)
        : value(a).localeCompare(value(b), document.documentElement.lang, { numeric: true });
      const rows = [...table.tBodies[0].rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
      table.tBodies[0].append(...rows);
    });
  }
}
// What is folded is on paper too, also where a browser prints it as it stands on the screen.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
