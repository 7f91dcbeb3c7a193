/** Files of their own, because the content security policy allows no inline script or style. */
export const STATUS_CSS = `
:root { color-scheme: light dark; --ink: #1b1d22; --soft: #5c6370; --paper: #fbfaf8; --card: #fff; --line: #e3e0da; --us: #e8f0ea; --accent: #2f6b4f; --warn: #a3341b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --soft: #a3a8b3; --paper: #16181c; --card: #1f2227; --line: #32363d; --us: #20302a; --accent: #7cc3a0; --warn: #ff9b85; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
h1 { font-size: 1.5rem; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
header p, footer, .none, .who { color: var(--soft); margin: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .6rem; margin: 1.2rem 0 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .6rem .8rem; }
.tile dt { color: var(--soft); font-size: .85rem; }
.tile dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.tile.warn { border-color: var(--warn); } .tile.warn dd { color: var(--warn); font-weight: 700; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 500; font-size: .85rem; }
.amount { text-align: right; font-variant-numeric: tabular-nums; }
.talk { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
.talk li { max-width: 44rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .5rem .8rem; }
.talk li.us { background: var(--us); margin-left: auto; }
.who { font-size: .82rem; } .text { margin: .1rem 0 0; overflow-wrap: anywhere; white-space: pre-wrap; }
a { color: var(--accent); } a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 2rem; font-size: .9rem; }
`;

export const STATUS_JS = `
const main = document.getElementById('main');
const state = document.getElementById('state');
const url = new URL(location.href);
url.searchParams.set('part', 'main');
async function refresh() {
  // Selected text would be lost under the reader's eyes.
  if (document.hidden || String(getSelection())) return;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(String(response.status));
    main.innerHTML = await response.text();
    state.textContent = 'live';
  } catch {
    state.textContent = 'not answering, trying again';
  }
}
setInterval(refresh, 2000);
`;
