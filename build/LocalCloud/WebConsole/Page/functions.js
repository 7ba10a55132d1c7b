/** Functions with their versions, a form to try them, and their logs. */

import { json, pages, rest } from './aws.js';
import { code, form, link, make, more, pretty, state, table, time } from './dom.js';

const ROOT = '/2015-03-31/functions';
const LINES = 200;

const read = async path => (await rest('lambda', 'GET', path)).json();
const all = (path, items) =>
  pages(
    ({ NextMarker: marker }) => read(marker ? `${path}?Marker=${encodeURIComponent(marker)}` : path),
    items,
    'NextMarker',
  );

export function functions() {
  return {
    title: 'Functions',
    sections: [
      {
        every: 3,
        load: () => all(ROOT, 'Functions'),
        show: found =>
          table(
            'Functions',
            ['Function', 'Runtime', 'Memory', 'Timeout', 'Changed'],
            found.map(each => [
              link(each.FunctionName, 'functions', each.FunctionName),
              each.Runtime ?? each.PackageType,
              `${each.MemorySize} MB`,
              `${each.Timeout} s`,
              time(each.LastModified?.replace(/\+0000$/, 'Z')),
            ]),
          ),
      },
    ],
  };
}

export function lambda(name) {
  const path = `${ROOT}/${encodeURIComponent(name)}`;
  return {
    title: name,
    sections: [
      {
        every: 3,
        load: async () => ({
          configuration: await read(`${path}/configuration`),
          aliases: await all(`${path}/aliases`, 'Aliases'),
          versions: await all(`${path}/versions`, 'Versions'),
        }),
        news: ({ aliases }) => aliases.map(alias => `alias ${alias.Name}: ${share(alias)}`),
        show: ({ configuration, aliases, versions }) => [
          make('p', null, state(configuration.State), ` ${configuration.Handler ?? ''}, role ${configuration.Role}`),
          table('Aliases', ['Alias', 'Versions'], aliases.map(alias => [alias.Name, share(alias)])),
          table(
            'Versions',
            ['Version', 'Description', 'SHA-256 of the code', 'Bytes', 'Changed'],
            versions.map(each => [
              each.Version,
              each.Description,
              make('code', null, each.CodeSha256),
              String(each.CodeSize),
              time(each.LastModified?.replace(/\+0000$/, 'Z')),
            ]),
          ),
          more('Configuration', pretty(configuration)),
        ],
      },
      {
        title: 'Try it',
        load: async () => (await all(`${path}/aliases`, 'Aliases')).map(alias => alias.Name),
        show: aliases => tryIt(path, aliases),
      },
      {
        title: 'Log',
        every: 2,
        load: () => log(name),
        show: lines => code(lines.map(line => line.trimEnd()).join('\n') || 'Nothing was written.', 'Log', true),
      },
    ],
  };
}

function share(alias) {
  const further = Object.entries(alias.RoutingConfig?.AdditionalVersionWeights ?? {});
  return [alias.FunctionVersion, ...further.map(([version, weight]) => `${version} (${weight * 100} %)`)].join(', ');
}

function tryIt(path, aliases) {
  const choice = make(
    'select',
    { id: 'qualifier' },
    [...aliases, '$LATEST'].map(each => make('option', { value: each }, each)),
  );
  const call = async body => {
    const began = performance.now();
    const answer = await rest('lambda', 'POST', `${path}/invocations?Qualifier=${encodeURIComponent(choice.value)}`, {
      headers: { 'X-Amz-Log-Type': 'Tail' },
      body,
    });
    const failed = answer.headers.get('X-Amz-Function-Error');
    const took = `${Math.round(performance.now() - began)} ms, version ${answer.headers.get('X-Amz-Executed-Version')}`;
    const tail = answer.headers.get('X-Amz-Log-Result');
    return [
      make('p', null, state(failed ? 'FAILED' : 'SUCCEEDED'), ` ${took}`),
      code(pretty(await answer.text()), 'Answer'),
      more('Its log', tail && text(tail)),
    ];
  };
  return form('payload', 'Input, as JSON', '{}', 'Call', call, make('label', { for: 'qualifier' }, 'Alias'), choice);
}

function text(base64) {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), each => each.charCodeAt(0)));
}

async function log(name) {
  const group = `/aws/lambda/${name}`;
  const target = 'Logs_20140328.';
  try {
    const streams = await json('logs', `${target}DescribeLogStreams`, {
      logGroupName: group,
      orderBy: 'LastEventTime',
      descending: true,
      limit: 5,
    });
    const events = await Promise.all(
      streams.logStreams.map(stream =>
        json('logs', `${target}GetLogEvents`, {
          logGroupName: group,
          logStreamName: stream.logStreamName,
          startFromHead: false,
          limit: LINES,
        }),
      ),
    );
    return events
      .flatMap(page => page.events)
      .sort((one, other) => one.timestamp - other.timestamp)
      .slice(-LINES)
      .map(event => event.message);
  } catch (error) {
    if (error.message.startsWith('ResourceNotFoundException')) {
      return [];
    }
    throw error;
  }
}
