/** Elements of the page. What a service tells becomes text, never HTML. */

export function make(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function draw(name, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A table of rows, each a list of cells; `none` is said where there is no row. */
export function table(label, heads, rows, none = 'There is none.') {
  if (rows.length === 0) {
    return make('p', { class: 'faint' }, none);
  }
  const head = make('tr', null, heads.map(text => make('th', { scope: 'col' }, text)));
  const body = rows.map(cells =>
    make('tr', null, cells.map((cell, at) => make(at === 0 ? 'th' : 'td', at === 0 ? { scope: 'row' } : null, cell))),
  );
  return make(
    'div',
    { class: 'wide', tabindex: '0', role: 'region', 'aria-label': label },
    make('table', { 'aria-label': label }, make('thead', null, head), make('tbody', null, body)),
  );
}

/** A link to another view of the console. */
export function link(text, ...path) {
  return make('a', { href: `#${path.map(encodeURIComponent).join('/')}` }, text);
}

/** A state in a word, coloured by what it means. */
export function state(word) {
  return make('span', { class: `state ${kindOf(word)}` }, word);
}

export function kindOf(word) {
  if (/FAILED|ROLLBACK|ABORTED|TIMED_OUT|^ALARM$|DELETED/i.test(word)) {
    return 'bad';
  }
  if (/IN_PROGRESS|RUNNING|CREATING|UPDATING|Pending|INSUFFICIENT/i.test(word)) {
    return 'running';
  }
  return /COMPLETE$|SUCCEEDED|ACTIVE|^OK$/i.test(word) ? 'good' : 'calm';
}

/** JSON, indented, where a text is JSON; else the text. */
export function pretty(text) {
  if (text === null || text === undefined || text === '') {
    return '';
  }
  try {
    return JSON.stringify(typeof text === 'string' ? JSON.parse(text) : text, null, 2);
  } catch {
    return String(text);
  }
}

/** A text as it is; one that grows shows its end. */
export function code(text, label = 'Text', grows = false) {
  return make('pre', { tabindex: '0', role: 'region', 'aria-label': label, 'data-end': grows && '' }, text);
}

export function more(title, text) {
  return text ? make('details', { 'data-key': title }, make('summary', null, title), code(text, title)) : null;
}

/** A time of AWS, in seconds or as a text, in the clock of the reader. */
export function time(moment) {
  if (moment === null || moment === undefined || moment === '') {
    return '';
  }
  const date = new Date(typeof moment === 'number' ? moment * (moment < 1e11 ? 1000 : 1) : moment);
  const two = number => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return make('time', { datetime: date.toISOString(), class: 'nowrap' }, `${day} ${clock}`);
}

export function seconds(from, to) {
  const length = (to - from) / (from < 1e11 ? 1 : 1000);
  return Number.isFinite(length) ? `${length.toFixed(length < 10 ? 2 : 1)} s` : '';
}

/** A form with one large field; `send` gets its text, and what it makes is shown below. */
export function form(id, label, text, button, send, ...fields) {
  const field = make('textarea', { id, rows: '6', spellcheck: 'false' });
  field.value = text;
  const result = make('div', { role: 'status' });
  const submit = make('button', { type: 'submit' }, button);
  return make(
    'form',
    {
      submit: async event => {
        event.preventDefault();
        submit.disabled = true;
        result.replaceChildren(make('p', { class: 'faint' }, 'It runs…'));
        try {
          result.replaceChildren(...[await send(field.value, event.target)].flat());
        } catch (error) {
          result.replaceChildren(make('p', { class: 'error' }, error.message));
        } finally {
          submit.disabled = false;
        }
      },
    },
    fields,
    make('label', { for: id }, label),
    field,
    submit,
    result,
  );
}
