/** A definition of Amazon States Language as a drawing: states in the order in which they can be reached. */

import { draw, kindOf, make } from './dom.js';

const WIDTH = 190;
const HEIGHT = 44;
const GAP = 34;
const PAD = 14;
const HEAD = 26;
const AROUND = 20;
const SIGNS = { good: '✓', bad: '✗', running: '▶', calm: '' };

/** Draws a definition; `states` says how each state that was entered stands. */
export function graph(definition, states, name) {
  const placed = place(definition);
  const svg = draw(
    'svg',
    {
      viewBox: `0 0 ${placed.width + 2} ${placed.height + 2}`,
      width: placed.width + 2,
      role: 'img',
      'aria-label': `Graph of ${name}: ${Object.keys(definition.States).join(', ')}`,
    },
    draw(
      'defs',
      null,
      draw(
        'marker',
        { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
        draw('path', { d: 'M0 0L8 4L0 8z', class: 'tip' }),
      ),
    ),
    drawing(placed, 1, 1, states),
  );
  return make('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': `Graph of ${name}` }, svg);
}

function drawing({ boxes, edges }, x, y, states) {
  return draw(
    'g',
    { transform: `translate(${x} ${y})` },
    edges.map(({ from, to, kind }) =>
      draw('path', { d: line(boxes.get(from), boxes.get(to), [...boxes.values()]), class: kind }),
    ),
    [...boxes.values()].map(box => drawn(box, states)),
  );
}

function drawn(box, states) {
  const word = states.get(box.name);
  const kind = word ? kindOf(word) : 'untouched';
  const sign = SIGNS[kind] ? `${SIGNS[kind]} ` : '';
  return draw(
    'g',
    { transform: `translate(${box.x} ${box.y})`, class: `box ${kind}`, 'data-state': box.name },
    draw('title', null, word ? `${box.name}: ${word}` : box.name),
    draw('rect', { width: box.width, height: box.height, rx: 8 }),
    draw('text', { x: box.width / 2, y: 18, class: 'title' }, sign + short(box.name, box.width)),
    box.inner.length === 0 ? draw('text', { x: box.width / 2, y: 34, class: 'type' }, box.type) : null,
    box.inner.map(inner => drawing(inner.placed, inner.x, inner.y, states)),
  );
}

function short(name, width) {
  const most = Math.floor(width / 7.5);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** Positions of the states of a definition or branch, row by row. */
function place(definition) {
  const edges = edgesOf(definition);
  const rows = rowsOf(definition, edges);
  const boxes = new Map();
  for (const name of rows.flat()) {
    boxes.set(name, boxOf(name, definition.States[name]));
  }
  const width = Math.max(...rows.map(row => row.reduce((sum, name) => sum + boxes.get(name).width + GAP, -GAP)));
  let y = 0;
  for (const row of rows) {
    let x = (width - row.reduce((sum, name) => sum + boxes.get(name).width + GAP, -GAP)) / 2;
    for (const name of row) {
      Object.assign(boxes.get(name), { x, y });
      x += boxes.get(name).width + GAP;
    }
    y += Math.max(...row.map(name => boxes.get(name).height)) + GAP;
  }
  const isAround = edges.some(({ from, to }) => !isShort(boxes.get(from), boxes.get(to)));
  return { boxes, edges, width: isAround ? width + AROUND * 1.5 : width, height: y - GAP };
}

function boxOf(name, { Type: type, Branches: branches, ItemProcessor: processor, Iterator: iterator }) {
  const inner = [...(branches ?? []), processor, iterator].filter(part => part?.States).map(place);
  if (inner.length === 0) {
    return { name, type, width: WIDTH, height: HEIGHT, inner: [] };
  }
  let x = PAD;
  const columns = inner.map(placed => {
    const column = { placed, x, y: HEAD + PAD / 2 };
    x += placed.width + PAD;
    return column;
  });
  const height = Math.max(...inner.map(placed => placed.height)) + HEAD + PAD * 1.5;
  return { name, type, width: Math.max(x, WIDTH), height, inner: columns };
}

function edgesOf({ States: states }) {
  return Object.entries(states).flatMap(([from, it]) => [
    ...[it.Next, it.Default, ...(it.Choices ?? []).map(choice => choice.Next)]
      .filter((to, at, all) => to && states[to] && all.indexOf(to) === at)
      .map(to => ({ from, to, kind: 'way' })),
    ...(it.Catch ?? [])
      .map(caught => caught.Next)
      .filter((to, at, all) => states[to] && all.indexOf(to) === at)
      .map(to => ({ from, to, kind: 'way caught' })),
  ]);
}

/** The longest way to a state gives its row; ways back do not count. */
function rowsOf({ StartAt: start, States: states }, edges) {
  const next = Map.groupBy(edges, edge => edge.from);
  const rank = new Map();
  const open = new Set();
  const order = [];
  const visit = name => {
    open.add(name);
    for (const { to } of next.get(name) ?? []) {
      if (!open.has(to) && !rank.has(to)) {
        rank.set(to, 0);
        visit(to);
      }
    }
    open.delete(name);
    order.unshift(name);
  };
  for (const name of [start, ...Object.keys(states)]) {
    if (states[name] && !rank.has(name)) {
      rank.set(name, 0);
      visit(name);
    }
  }
  const at = new Map(order.map((name, index) => [name, index]));
  for (const name of order) {
    for (const { to } of next.get(name) ?? []) {
      if (at.get(to) > at.get(name)) {
        rank.set(to, Math.max(rank.get(to), rank.get(name) + 1));
      }
    }
  }
  const rows = [];
  for (const name of order) {
    (rows[rank.get(name)] ??= []).push(name);
  }
  return rows.filter(row => row);
}

/** From the foot of one box to the head of another; a way that passes rows, or goes back, goes around them. */
function line(from, to, boxes) {
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.y + from.height, to.x + to.width / 2, to.y];
  const rise = y2 - y1;
  if (isShort(from, to)) {
    return `M${x1} ${y1}C${x1} ${y1 + rise / 2} ${x2} ${y2 - rise / 2} ${x2} ${y2}`;
  }
  const passed = boxes.filter(box => box.y < Math.max(from.y, to.y) + 1 && box.y + box.height > Math.min(from.y, to.y));
  const side = Math.max(...passed.map(box => box.x + box.width)) + AROUND;
  const right = from.x + from.width;
  const [low, high] = [from.y + from.height / 2, to.y + Math.min(to.height, HEIGHT) / 2];
  const turn = Math.sign(high - low) * AROUND;
  return [
    `M${right} ${low}H${side - AROUND / 2}Q${side} ${low} ${side} ${low + turn}`,
    `V${high - turn}Q${side} ${high} ${side - AROUND / 2} ${high}H${to.x + to.width}`,
  ].join('');
}

function isShort(from, to) {
  const rise = to.y - from.y - from.height;
  return rise > 0 && rise <= GAP * 2;
}
