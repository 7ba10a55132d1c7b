/** Calls of AWS as any client makes them: the console knows nothing that an API does not tell. */

const chosen = 'localcloud-region';

export const region = {
  get current() {
    return sessionStorage.getItem(chosen) ?? document.documentElement.dataset.region;
  },
  set current(name) {
    sessionStorage.setItem(chosen, name);
  },
};

/** A call of a service that speaks JSON, by its target. */
export async function json(service, target, input = {}) {
  const answer = await send(service, '/', {
    method: 'POST',
    headers: { 'X-Amz-Target': target, 'Content-Type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(input),
  });
  return answer.json();
}

/** A call of a service that speaks queries and XML. Lists are arrays, texts are strings. */
export async function query(service, version, action, input = {}) {
  const answer = await send(service, '/', {
    method: 'POST',
    body: new URLSearchParams({ Action: action, Version: version, ...input }),
  });
  const xml = new DOMParser().parseFromString(await answer.text(), 'text/xml');
  return value(xml.querySelector(`${action}Result`) ?? xml.documentElement);
}

/** A call of a service that speaks HTTP. */
export function rest(service, method, path, { headers, body } = {}) {
  return send(service, path, { method, headers, body });
}

/** All of a list that comes in pages. */
export async function pages(call, items, token = 'nextToken', most = 1000) {
  const all = [];
  for (let next; ; ) {
    const page = await call(next ? { [token]: next } : {});
    all.push(...(page[items] || []));
    next = page[token];
    if (!next || all.length >= most) {
      return all;
    }
  }
}

function value(element) {
  const children = [...element.children];
  if (children.length === 0) {
    return element.textContent;
  }
  return children.every(child => child.localName === 'member')
    ? children.map(value)
    : Object.fromEntries(children.map(child => [child.localName, value(child)]));
}

async function send(service, path, init) {
  const scope = `console/20260101/${region.current}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=console`;
  const answer = await fetch(path, { ...init, headers: { ...init.headers, Authorization: authorization } });
  if (!answer.ok) {
    throw new Error(mistake(answer.status, await answer.text()));
  }
  return answer;
}

function mistake(status, text) {
  try {
    const error = JSON.parse(text);
    const code = (error.__type ?? error.code ?? error.Type ?? `${status}`).split('#').pop();
    return `${code}: ${error.message ?? error.Message ?? text}`;
  } catch {
    const part = name => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
    return part('Message') ? `${part('Code')}: ${part('Message')}` : `${status}: ${text}`;
  }
}
