// Looks at a page as a reader does and tells what is wrong with it, a line each.
const faults = [];

function tell(frame, what) {
  if (faults.length < 40) faults.push(`${frame.dataset.page} at ${frame.width}: ${what}`);
}

// Whether an element is drawn within a box that scrolls by itself.
function scrolls(element) {
  return element.closest('.scroll') !== null;
}

// Where the letters of a line are: its box is taller than they.
function ink(box, size) {
  const middle = (box.top + box.bottom) / 2, half = Math.min(size, box.height) / 2;
  return { left: box.left, right: box.right, top: middle - half, bottom: middle + half };
}

// Every piece of text that can be seen, with its boxes.
function texts(page) {
  const found = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('style, title, desc') || scrolls(parent)) continue;
    if (!parent.checkVisibility()) continue;
    const range = page.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(parent).fontSize);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && size > 1) found.push({ node, parent, box: ink(box, size) });
    }
  }
  return found;
}

function overflow(frame, page) {
  const width = frame.clientWidth;
  for (const root of [page.documentElement, page.body]) {
    if (root.scrollWidth > width) tell(frame, `scrolls sideways: ${root.scrollWidth}`);
  }
  for (const element of page.body.querySelectorAll('*')) {
    if (scrolls(element) || !element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.right > width + 1 || box.left < -1)) {
      tell(frame, `${element.tagName}.${element.className.baseVal ?? element.className} leaves the page`);
    }
  }
}

// No two texts stand on one another.
function overlap(frame, page) {
  const all = texts(page).sort((a, b) => a.box.top - b.box.top);
  all.forEach((one, index) => {
    for (const other of all.slice(index + 1)) {
      if (other.box.top >= one.box.bottom) break;
      if (one.node === other.node) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 2 && high > 2) {
        tell(frame, `“${one.node.data.trim()}” and “${other.node.data.trim()}” overlap`);
      }
    }
  });
}

function channel(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function luminance(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => channel(part / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// The colour behind a text: that of the nearest element that paints one.
function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/, 0\)$|transparent/.test(colour)) return colour;
  }
  return 'rgb(255, 255, 255)';
}

// As the guidelines for accessible pages ask: 4.5 to 1 for text.
function contrast(frame, page) {
  const seen = new Set();
  for (const { parent, node } of texts(page)) {
    const style = getComputedStyle(parent);
    const pair = [parent.closest('svg') ? style.fill : style.color, ground(parent)];
    if (seen.has(pair.join())) continue;
    seen.add(pair.join());
    const [low, high] = pair.map(luminance).sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) tell(frame, `“${node.data.trim()}” is ${ratio.toFixed(2)} to 1 on its ground: ${pair.join(" on ")}`);
  }
}

// Each drawing says in words what it shows.
function alternatives(frame, page) {
  for (const drawing of page.querySelectorAll('svg')) {
    const ids = (drawing.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
    const said = [drawing.getAttribute('aria-label'), ...ids.map((id) => page.getElementById(id)?.textContent)];
    if (drawing.getAttribute('role') !== 'img' || !said.some((text) => text?.trim())) {
      tell(frame, 'a drawing without words');
    }
  }
  const ids = [...page.querySelectorAll('[id]')].map((element) => element.id);
  if (new Set(ids).size !== ids.length) tell(frame, 'an id twice');
  for (const link of page.querySelectorAll('a[href]')) {
    const to = link.getAttribute('href');
    if (!to.startsWith('#') || !page.getElementById(to.slice(1))) tell(frame, `a link to ${to}`);
  }
}

function look(frame) {
  const page = frame.contentDocument;
  if (!page?.querySelector('main')) return tell(frame, 'no page');
  const requests = frame.contentWindow.performance.getEntriesByType('resource');
  if (requests.length > 0) tell(frame, `asks for ${requests[0].name}`);
  alternatives(frame, page);
  overflow(frame, page);
  overlap(frame, page);
  contrast(frame, page);
}

addEventListener('load', () => {
  document.querySelectorAll('iframe').forEach(look);
  document.body.innerHTML = '<pre></pre>';
  document.querySelector('pre').textContent = `seen\n${faults.join('\n')}\n`;
});
