/**
 * The page's one script. Without it the page is whole: every table is there, and nothing folds. With it, tables are
 * filtered and sorted, a card is made when it is opened, and text is copied and saved. It asks nobody for anything.
 */
export const SCRIPT = `
'use strict';
const $ = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// A card's body is text until somebody opens it: thousands of them cost nothing.
function fill(card) {
  const waiting = $(':scope > noscript', card);
  if (waiting === null) return;
  const body = document.createElement('template');
  body.innerHTML = waiting.textContent;
  waiting.replaceWith(body.content);
  ready(card);
}
document.addEventListener('toggle', ({ target }) => {
  if (target.open) fill(target);
}, true);

function openLinked() {
  const card = /^#t\\d+$/.test(location.hash) ? $(location.hash) : null;
  if (card === null) return;
  card.hidden = false;
  fill(card);
  card.open = true;
  card.scrollIntoView();
  $('summary', card).focus({ preventScroll: true });
}
addEventListener('hashchange', openLinked);
document.addEventListener('click', ({ target }) => {
  if (target.closest('.tables a')?.hash === location.hash) setTimeout(openLinked);
});

// Copying.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
function ready(part) {
  for (const pre of all('pre', part)) {
    pre.tabIndex = 0;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await copy(pre.textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    pre.before(button);
  }
}
ready(document);

// Saving report.json.
const save = $('.save');
if (save !== null) {
  save.hidden = false;
  save.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([$('#report').textContent], { type: 'application/json' }));
    link.download = 'report.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

// Filtering and sorting: each row of the list has a card behind it, in the same order.
const table = $('.tables');
if (table !== null) {
  const rows = all('tbody tr', table);
  const items = rows.map((row, at) => ({
    row, at, card: $('#t' + at), verdict: row.className, name: row.cells[1].textContent.toLowerCase(),
  }));
  const [bodies, groups] = [all('tbody', table), all('.chunk')];
  const chunks = [...bodies, ...groups];
  const tools = $('.tools');
  const [words, verdicts, status] = [$('input[type=search]', tools), all('input[type=checkbox]', tools), $('[role=status]', tools)];
  tools.hidden = false;
  function filter() {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const shown = new Set(verdicts.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    for (const item of items) {
      const keep = shown.has(item.verdict) && wanted.every((word) => item.name.includes(word));
      item.row.hidden = !keep;
      if (item.card !== null) item.card.hidden = !keep;
      if (keep) count++;
    }
    // A chunk without anything to show takes no room.
    for (const chunk of chunks) chunk.hidden = [...chunk.children].every((child) => child.hidden);
    status.textContent = count === items.length ? '' : count + ' of ' + items.length + ' tables';
  }
  for (const input of [words, ...verdicts]) input.addEventListener('input', filter);
  addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(?:INPUT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      words.focus();
    }
    if (event.key === 'Escape' && event.target === words) {
      words.value = '';
      filter();
    }
  });
  const numberOf = (text) => (/\\d/.test(text) ? Number(text.replace(/[^\\d]/g, '')) : -1);
  const valueOf = (item, column) => {
    if (column === 1) return item.name;
    const [part, whole] = item.row.cells[column].textContent.split(' of ').map(numberOf);
    return whole === undefined ? part : part / whole;
  };
  // As many to a chunk as there were.
  function spread(places, parts) {
    const sizes = places.map((place) => place.children.length);
    let at = 0;
    places.forEach((place, i) => place.replaceChildren(...parts.slice(at, at += sizes[i])));
  }
  function sort(column, direction) {
    const sorted = items.map((item) => [item, direction === 'none' || column === 0 ? item.at : valueOf(item, column)]);
    const sign = direction === 'descending' ? -1 : 1;
    sorted.sort(([a, x], [b, y]) => (x < y ? -sign : x > y ? sign : a.at - b.at));
    spread(bodies, sorted.map(([item]) => item.row));
    spread(groups, sorted.flatMap(([item]) => (item.card === null ? [] : [item.card])));
    filter();
  }
  all('thead th', table).forEach((head, column, heads) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const first = head.classList.contains('n') ? 'descending' : 'ascending';
      const second = first === 'ascending' ? 'descending' : 'ascending';
      const next = { none: first, [first]: second, [second]: 'none' }[head.getAttribute('aria-sort') ?? 'none'];
      for (const other of heads) other.removeAttribute('aria-sort');
      if (next !== 'none') head.setAttribute('aria-sort', next);
      sort(column, next);
    });
  });
}
openLinked();
`.trim();

/** The digest of SCRIPT that the page's policy allows; a test computes it again. */
export const SCRIPT_HASH = 'sha256-A9Lu+hvbna4pNrxwex0Kb+cq+NLVhMwrvnj04V+o2WM=';
