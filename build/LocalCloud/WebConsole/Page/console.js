/** Shows the view that the address names, and keeps it up to date. */

import { alarms } from './alarms.js';
import { region } from './aws.js';
import { make } from './dom.js';
import { execution, machine, machines } from './executions.js';
import { functions, lambda } from './functions.js';
import { messages } from './messages.js';
import { stack, stacks } from './stacks.js';
import { dynamoTable, tables } from './tables.js';

const SERVICES = {
  stacks: { title: 'Stacks', all: stacks, one: stack },
  functions: { title: 'Functions', all: functions, one: lambda },
  machines: { title: 'State machines', all: machines, one: machine },
  executions: { all: machines, one: execution, within: 'machines' },
  tables: { title: 'Tables', all: tables, one: dynamoTable },
  alarms: { title: 'Alarms', all: alarms },
  messages: { title: 'Queues and topics', all: messages },
};

const page = document.getElementById('page');
const news = document.getElementById('news');
const field = document.getElementById('region');

let shown = 0;

function show(isFirst) {
  const turn = ++shown;
  const [name, ...rest] = location.hash.slice(1).split('/').map(decodeURIComponent);
  const service = SERVICES[name] ? name : 'stacks';
  const view = rest[0] && SERVICES[service].one ? SERVICES[service].one(rest[0]) : SERVICES[service].all();
  document.title = `${view.title} · LocalCloud`;
  navigate(SERVICES[service].within ?? service);
  const heading = make('h1', { tabindex: '-1' }, view.title);
  const sections = view.sections.map(section => {
    const content = make('div', null, make('p', { class: 'faint' }, 'Loading…'));
    const title = section.title ? make('h2', null, section.title) : null;
    keep(section, content, () => turn === shown);
    return make('section', null, title, content);
  });
  page.replaceChildren(heading, ...sections);
  if (!isFirst) {
    heading.focus();
  }
}

function navigate(service) {
  const items = Object.entries(SERVICES)
    .filter(([, each]) => each.title)
    .map(([name, each]) =>
      make('li', null, make('a', { href: `#${name}`, 'aria-current': name === service && 'page' }, each.title)),
    );
  document.getElementById('services').replaceChildren(...items);
}

/** Loads a section again and again, and draws it when it has changed. */
async function keep(section, content, isShown) {
  let last;
  let told;
  while (isShown()) {
    if (!document.hidden || last === undefined) {
      try {
        const found = await section.load();
        const text = JSON.stringify(found);
        if (isShown() && text !== last) {
          last = text;
          redraw(content, [section.show(found)].flat().filter(part => part));
          told = tell(section.news?.(found) ?? [], told);
        }
      } catch (error) {
        last = null;
        if (isShown()) {
          content.replaceChildren(make('p', { class: 'error', role: 'alert' }, error.message));
        }
      }
    }
    if (!section.every) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, section.every * 1000));
  }
}

/** New content, in which what was opened stays open and what had the focus keeps it. */
function redraw(content, parts) {
  const opened = new Set([...content.querySelectorAll('details[open]')].map(each => each.dataset.key));
  const focused = content.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  content.replaceChildren(...parts);
  for (const each of content.querySelectorAll('pre[data-end]')) {
    each.scrollTop = each.scrollHeight;
  }
  for (const each of content.querySelectorAll('details')) {
    each.open = opened.has(each.dataset.key);
  }
  if (focused) {
    [...content.querySelectorAll('a, summary, [tabindex]')].find(each => keyOf(each) === focused)?.focus();
  }
}

function keyOf(element) {
  return element.getAttribute('href') ?? element.getAttribute('aria-label') ?? element.parentElement.dataset.key;
}

/** Says to those who do not see the page what has changed since they last heard. */
function tell(now, before) {
  const changes = before ? now.filter(each => !before.includes(each)) : [];
  if (changes.length > 0) {
    news.textContent = changes.slice(0, 3).join('; ');
  }
  return now;
}

field.value = region.current;
field.addEventListener('change', () => {
  region.current = field.value.trim();
  show(true);
});
document.querySelector('[data-skip]').addEventListener('click', event => {
  event.preventDefault();
  page.focus();
});
addEventListener('hashchange', () => show(false));
show(true);
