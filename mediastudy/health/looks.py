"""How the page looks, and the few lines that sort its table; both are part of the page, nothing is fetched."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--paper:#fbfbf9;--card:#fff;--ink:#1b1d21;--soft:#5b616b;--line:#e1e2de;
--accent:#1d3f66;
--look:#a35a00;--lookbg:#fdf1dd;--bad:#9c1f2e;--badbg:#fbe7e8;--ok:#5d7a69}
@media(prefers-color-scheme:dark){:root{--paper:#14161a;--card:#1c1f25;--ink:#e9e9e6;--soft:#a2a8b3;--line:#31353d;
--accent:#8db8e8;--look:#f2b45c;--lookbg:#352a17;--bad:#ff8f98;--badbg:#3b1d22;--ok:#8fb29e}}
body{max-width:none;padding:0;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:76rem;margin:0 auto;padding:2.2rem 1.2rem 4rem}
h1{font-size:2rem;line-height:1.15;margin:.1rem 0 .6rem;overflow-wrap:anywhere}h2{font-size:1.25rem;
margin:2.6rem 0 .8rem}
h3{font-size:1rem;margin:0}p{margin:.25rem 0}
.kicker{color:var(--soft);text-transform:uppercase;letter-spacing:.08em;font-size:.75rem;margin:0}
.summary{font-size:1.05rem}.part{white-space:nowrap;margin-right:1.1rem;display:inline-block}
.note{color:var(--soft);font-size:.9rem;margin-bottom:.8rem}
svg{vertical-align:-1px}svg.ok{fill:var(--ok)}svg.look{fill:var(--look)}svg.invalid{fill:var(--bad)}
svg.invalid .cut{stroke:var(--card);stroke-width:1.5;fill:none}
.tiles{list-style:none;margin:1.4rem 0 0;padding:0;display:grid;gap:.7rem;
grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr))}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.7rem .9rem;
color:var(--soft);
font-size:.85rem;line-height:1.35}.tiles b{display:block;font-size:1.45rem;color:var(--ink);font-weight:650;
font-variant-numeric:tabular-nums}
.verdicts{list-style:none;margin:0;padding:0;display:grid;gap:.6rem}
.verdicts li{display:grid;grid-template-columns:5.6rem 1fr;gap:.4rem 1rem;background:var(--card);
border:1px solid var(--line);
border-left:4px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;overflow-wrap:anywhere}
.verdicts li.look{border-left-color:var(--look)}.verdicts li.invalid{border-left-color:var(--bad)}
.verdicts li.ok{padding-block:.45rem;color:var(--soft)}.verdicts li.ok h3{color:var(--ink)}
.sign{display:flex;gap:.45rem;align-items:baseline;font-weight:600}.invalid>.sign{color:var(--bad)}.look>.sign{
color:var(--look)}
.ok>.sign{color:var(--ok)}.do{margin-top:.35rem}summary{cursor:pointer;color:var(--soft);font-size:.85rem;
margin-top:.25rem}
.why{font-size:.9rem;color:var(--soft)}
.table{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:.6rem;background:var(--card);
max-height:46rem}
table{border-collapse:separate;border-spacing:0;font-size:.85rem;font-variant-numeric:tabular-nums}
.table table{min-width:100%}
thead th{position:sticky;top:0;background:var(--card);z-index:2;border-bottom:1px solid var(--line);text-align:left;
vertical-align:bottom}
thead button{all:unset;cursor:pointer;padding:.55rem .7rem;font-weight:600;color:var(--soft);display:block;
white-space:nowrap}
thead button:hover,thead button:focus-visible{color:var(--ink);text-decoration:underline}
th[aria-sort=ascending] button::after{content:" ↑"}th[aria-sort=descending] button::after{content:" ↓"}
tbody td,tbody th{padding:.4rem .7rem;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap;
vertical-align:middle}
tbody tr:last-child>*{border-bottom:0}
.table tbody th{position:sticky;left:0;background:var(--card);z-index:1;font-weight:600;max-width:15rem;
overflow:hidden;
text-overflow:ellipsis;border-right:1px solid var(--line)}
.table thead th:first-child{left:0;z-index:3;border-right:1px solid var(--line)}
td.f{color:var(--soft)}td.look{background:var(--lookbg);color:var(--ink)}td.invalid{background:var(--badbg);
color:var(--ink);font-weight:600}
.under{display:block;color:var(--soft);font-size:.78rem}.draw{display:block}
.draw rect{fill:var(--accent)}.draw .track{fill:var(--line)}.draw .wire{fill:var(--look)}
.draw .base{stroke:var(--line);fill:none}.draw .line{stroke:var(--accent);stroke-width:2.5;fill:none}
.plain th{font-weight:400;color:var(--soft);padding:.3rem 1.5rem .3rem 0;white-space:normal;
border-bottom:1px solid var(--line)}
.plain td{text-align:right;padding:.3rem 0;border-bottom:1px solid var(--line)}
@media(max-width:40rem){main{padding:1.2rem .8rem 3rem}h1{font-size:1.5rem}.part{display:block;margin:.1rem 0;
white-space:normal}
.tiles{grid-template-columns:1fr 1fr}.verdicts li{grid-template-columns:1fr;padding:.7rem .8rem}
.table tbody th{max-width:8.5rem}.table{max-height:34rem}}
@media print{.table{max-height:none;overflow:visible}details>*{display:block}}
"""

SCRIPT = """
for (const head of document.querySelectorAll(".table thead th")) head.querySelector("button").onclick = () => {
  const at = [...head.parentNode.children].indexOf(head), body = head.closest("table").tBodies[0];
  const key = row => row.children[at].dataset.key ?? row.children[at].textContent;
  const down = head.ariaSort !== "descending";
  for (const other of head.parentNode.children) other.ariaSort = null;
  head.ariaSort = down ? "descending" : "ascending";
  const sorted = [...body.rows].sort((one, two) =>
    key(one) === key(two) ? 0 : (key(one) < key(two)) === down ? 1 : -1);
  body.append(...sorted);
};
"""
