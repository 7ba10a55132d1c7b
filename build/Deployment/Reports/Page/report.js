'use strict';

const report = JSON.parse(document.getElementById('report').textContent);
const page = document.getElementById('page');

/** An element; texts become text, so that nothing of the report is read as HTML. */
function make(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function draw(name, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

function seconds(value) {
  return value === null ? '' : value < 60 ? `${value.toFixed(1)} s` : `${Math.floor(value / 60)} min ${Math.floor(value % 60)} s`;
}

/** Only addresses of the web become links. */
function link(address, text) {
  return /^https:\/\//.test(address ?? '') ? make('a', { href: address }, text) : text;
}

function kindOf(status) {
  if (/FAILED|ROLLBACK/.test(status) || ['failed', 'aborted'].includes(status)) {
    return 'bad';
  }
  return /COMPLETE$/.test(status) || ['succeeded', 'deployed', 'unchanged'].includes(status) ? 'good' : 'calm';
}

function words(status) {
  return status === 'notrun' ? 'not run' : status;
}

function state(status) {
  return make('span', { class: `state ${kindOf(status)}` }, words(status));
}

function scrolling(label, content) {
  return make('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': label }, content);
}

function table(label, heads, rows) {
  const head = make('tr', null, heads.map(text => make('th', { scope: 'col' }, text)));
  return scrolling(label, make('table', { 'aria-label': label }, make('thead', null, head), make('tbody', null, rows)));
}

function row(cells, kind) {
  return make('tr', kind ? { class: kind } : null, cells.map(cell => make('td', null, cell ?? '')));
}

function head() {
  const what = report.services.length === 0 ? 'Tests' : report.isDryRun ? 'Dry run' : 'Deployment';
  const outcome = report.succeeded ? 'succeeded' : 'failed';
  document.title = `${what} ${outcome}: ${report.environment}`;
  const facts = [
    `${new Date(report.started).toISOString().replace('T', ' ').slice(0, 19)} UTC`,
    seconds(report.duration),
    report.retries > 0 ? `${report.retries} calls repeated` : null,
    report.isDryRun ? 'nothing was executed' : null,
  ].filter(fact => fact);
  return make(
    'header',
    null,
    make('h1', null, `${what}: ${report.environment} `, state(outcome)),
    make(
      'p',
      { class: 'faint' },
      facts.join(', '),
      report.commit ? [', commit ', link(report.commitLink, make('code', null, report.commit.slice(0, 7)))] : null,
      report.run ? [', ', link(report.run, 'the run')] : null,
    ),
  );
}

function cause(title, failure, isSkipped) {
  return make(
    'section',
    { class: isSkipped ? 'cause calm' : 'cause', 'aria-label': `Why ${title} ${isSkipped ? 'was skipped' : 'failed'}` },
    make('strong', null, `${title}: `),
    failure.cause,
    failure.details.length > 0 ? make('ul', null, failure.details.map(detail => make('li', null, detail))) : null,
    failure.next ? make('p', null, 'Next: ', make('code', null, failure.next)) : null,
  );
}

function causes() {
  return [
    ...report.services.filter(service => service.failure).map(service => cause(service.title, service.failure, service.result === 'skipped')),
    ...(report.testsFailure ? [cause('Integration tests', report.testsFailure)] : []),
  ];
}

/** Only what no other way already says: A before C needs no arrow where A is before B and B before C. */
function arrows(targets) {
  const needs = new Map(targets.map(target => [target.name, target.needs]));
  const below = new Map();
  const reach = name => {
    if (!below.has(name)) {
      below.set(name, new Set());
      for (const needed of needs.get(name) ?? []) {
        below.get(name).add(needed);
        reach(needed).forEach(further => below.get(name).add(further));
      }
    }
    return below.get(name);
  };
  return targets.flatMap(target =>
    target.needs
      .filter(needed => needs.has(needed))
      .filter(needed => !target.needs.some(other => other !== needed && reach(other).has(needed)))
      .map(needed => [needed, target.name]),
  );
}

function graph() {
  const targets = report.targets;
  if (targets.length === 0) {
    return null;
  }
  const [width, height, columnWidth, rowHeight, margin] = [190, 46, 240, 62, 8];
  const columns = new Map();
  const columnOf = name => {
    if (!columns.has(name)) {
      const needed = targets.find(target => target.name === name)?.needs ?? [];
      const known = needed.filter(each => targets.some(target => target.name === each));
      columns.set(name, known.length === 0 ? 0 : Math.max(...known.map(columnOf)) + 1);
    }
    return columns.get(name);
  };
  const groups = [];
  targets.forEach(target => (groups[columnOf(target.name)] ??= []).push(target));
  const rows = Math.max(...groups.map(group => group.length));
  const places = new Map();
  groups.forEach((group, column) =>
    group.forEach((target, index) =>
      places.set(target.name, {
        x: margin + column * columnWidth,
        y: margin + ((rows - group.length) * rowHeight) / 2 + index * rowHeight,
      }),
    ),
  );
  const size = [groups.length * columnWidth - (columnWidth - width) + 2 * margin, rows * rowHeight + margin];
  const ways = arrows(targets).map(([from, to]) => {
    const [start, end] = [places.get(from), places.get(to)];
    const [x1, y1, x2, y2] = [start.x + width, start.y + height / 2, end.x - 2, end.y + height / 2];
    const middle = (x1 + x2) / 2;
    return draw('path', { d: `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`, 'marker-end': 'url(#arrow)' });
  });
  const boxes = targets.map(target => {
    const place = places.get(target.name);
    const told = [words(target.status), seconds(target.duration)].filter(text => text).join(', ');
    return draw(
      'g',
      { class: kindOf(target.status) },
      draw('rect', { x: place.x, y: place.y, width, height, rx: 6 }),
      draw('text', { x: place.x + 10, y: place.y + 20 }, target.name),
      draw('text', { class: 'small', x: place.x + 10, y: place.y + 37 }, told),
    );
  });
  const marker = draw(
    'defs',
    null,
    draw(
      'marker',
      { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
      draw('path', { d: 'M0,0 L8,4 L0,8 z' }),
    ),
  );
  const said = targets.map(target => `${target.name} ${words(target.status)}`).join(', ');
  const picture = draw(
    'svg',
    { class: 'graph', role: 'img', 'aria-label': `Targets: ${said}`, width: size[0], height: size[1], viewBox: `0 0 ${size[0]} ${size[1]}` },
    marker,
    ways,
    boxes,
  );
  return make('section', { id: 'targets' }, make('h2', null, 'Targets'), scrolling('Targets', picture));
}

function timeline() {
  const stacks = report.services.flatMap(service => service.stacks);
  if (stacks.length === 0) {
    return null;
  }
  const end = Math.max(report.duration, ...stacks.map(stack => stack.started + stack.duration), 0.001);
  const share = value => `${((100 * value) / end).toFixed(2)}%`;
  const lines = stacks.flatMap(stack => {
    const after = stack.started + stack.duration;
    const took = make('span', { class: 'took' }, seconds(stack.duration));
    // the time stands where there is more room
    Object.assign(took.style, stack.started > end - after ? { right: share(end - stack.started) } : { left: share(after) });
    const bar = make('div', { class: `bar ${stack.failure ? 'bad' : ''}` });
    Object.assign(bar.style, { left: share(stack.started), width: share(stack.duration) });
    return [make('div', { class: 'name' }, stack.stack), make('div', { class: 'track' }, bar, took)];
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(part => make('span', null, seconds(end * part)));
  return make(
    'section',
    { id: 'timeline' },
    make('h2', null, 'Timeline'),
    make('div', { class: 'timeline' }, lines, make('div', null), make('div', { class: 'axis', 'aria-hidden': 'true' }, ticks)),
  );
}

function value(change) {
  return make(
    'div',
    null,
    make('code', null, change.path.replace(/^\/Properties\//, '')),
    ': ',
    change.before === null ? null : make('del', null, make('code', null, change.before)),
    change.before === null || change.after === null ? null : ' → ',
    change.after === null ? null : make('ins', null, make('code', null, change.after)),
  );
}

function changes(stack) {
  if (!stack.changes || stack.changes.length === 0) {
    return null;
  }
  const effect = { True: 'replaced', Conditional: 'possibly replaced' };
  const cells = stack.changes.map(change => [
    change.action,
    [make('code', null, change.logicalId), make('div', { class: 'faint' }, change.type)],
    [effect[change.replacement], change.policyAction, ...change.policies].filter(text => text).join(', '),
    change.values.length > 0 ? change.values.map(value) : change.properties.join(', '),
  ]);
  // a new stack has neither effects nor values
  const heads = ['Action', 'Resource', 'Effect', 'Before and after'];
  const shown = heads.map((_, column) => cells.some(each => each[column].length > 0));
  const only = list => list.filter((_, column) => shown[column]);
  const rows = cells.map(each => row(only(each)));
  return [make('h4', null, 'Changes'), table(`Changes of ${stack.stack}`, only(heads), rows)];
}

function events(stack) {
  if (stack.events.length === 0) {
    return null;
  }
  const began = new Date(report.started).getTime();
  const rows = stack.events.map(each =>
    row(
      [
        make('time', { datetime: each.time, title: each.time }, `+${seconds(Math.max(0, new Date(each.time) - began) / 1000)}`),
        [make('code', null, each.logicalId), make('div', { class: 'faint' }, each.type)],
        each.status,
        each.reason,
      ],
      kindOf(each.status) === 'bad' ? 'bad' : null,
    ),
  );
  return make(
    'details',
    stack.failure ? { open: '' } : null,
    make('summary', null, `${stack.events.length} events`),
    table(`Events of ${stack.stack}`, ['Time', 'Resource', 'Status', 'Reason'], rows),
  );
}

function outputs(stack) {
  const entries = Object.entries(stack.outputs);
  return entries.length === 0
    ? null
    : make(
        'details',
        null,
        make('summary', null, `${entries.length} outputs`),
        table(`Outputs of ${stack.stack}`, ['Name', 'Value'], entries.map(([name, text]) => row([name, make('code', null, text)]))),
      );
}

function stackPart(stack, told) {
  const said = stack.forecast?.text ?? (stack.effect === 'deployed' ? stack.after : stack.effect) ?? stack.after ?? 'failed';
  return [
    make('h3', null, `${stack.stack} `, state(said)),
    make('div', { class: 'faint' }, [stack.before ?? 'did not exist', stack.after].filter(text => text).join(' → '), `, ${seconds(stack.duration)}`),
    stack.failure && stack.failure.cause !== told ? cause(stack.stack, stack.failure) : null,
    changes(stack),
    events(stack),
    outputs(stack),
  ];
}

function services() {
  if (report.services.length === 0) {
    return null;
  }
  return make(
    'section',
    { id: 'services' },
    make('h2', null, 'Services'),
    report.services.map(service =>
      make(
        'details',
        service.result === 'failed' || service.stacks.some(stack => stack.changes?.length > 0) ? { open: '' } : null,
        make('summary', null, make('strong', null, service.title), state(service.result), make('span', { class: 'faint' }, [service.summary, seconds(service.duration)].filter(text => text).join(', '))),
        service.stacks.map(stack => stackPart(stack, service.failure?.cause)),
        service.steps.length > 0 ? [make('h4', null, 'Steps'), make('ol', null, service.steps.map(step => make('li', null, step)))] : null,
      ),
    ),
  );
}

function tests() {
  return report.tests === null
    ? null
    : make('section', null, make('h2', null, 'Tests'), make('p', null, state(report.testsFailure ? 'failed' : 'succeeded'), ` ${report.tests}`));
}

page.replaceChildren(...[head(), ...causes(), graph(), timeline(), services(), tests()].filter(part => part !== null));
