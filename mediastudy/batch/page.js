"use strict";
// The heads of the table become buttons that sort it; without a script the table stands in the order of the batch.
const table = document.querySelector("table.runs");
const said = document.getElementById("said");
const collator = new Intl.Collator("en", { numeric: true });

function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.number === undefined ? cell.textContent.trim() : Number(cell.dataset.number);
}

function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(String(one), String(other));
}

function sort(head) {
  const up = head.getAttribute("aria-sort") !== "ascending";
  const rows = Array.from(table.tBodies[0].rows);
  rows.sort((a, b) => (up ? 1 : -1) * compare(key(a, head.cellIndex), key(b, head.cellIndex)));
  table.tBodies[0].append(...rows);
  table.querySelectorAll("th[aria-sort]").forEach((each) => each.setAttribute("aria-sort", "none"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  said.textContent = "Sorted by " + head.textContent + (up ? ", ascending." : ", descending.");
}

if (table) {
  table.querySelectorAll("thead th.sorts").forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
    head.setAttribute("aria-sort", "none");
  });
}
