/** State machines, their executions, and one execution as a graph that moves with it. */

import { json, pages } from './aws.js';
import { form, link, make, more, pretty, seconds, state, table, time } from './dom.js';
import { graph } from './graph.js';

const MOST = 100;
const MOST_EVENTS = 5000;

const call = (operation, input) => json('states', `AWSStepFunctions.${operation}`, input);

export function machines() {
  return {
    title: 'State machines',
    sections: [
      {
        every: 5,
        load: () => pages(token => call('ListStateMachines', token), 'stateMachines'),
        show: found =>
          table(
            'State machines',
            ['State machine', 'Type', 'Made'],
            found.map(each => [
              link(each.name, 'machines', each.stateMachineArn),
              each.type,
              time(each.creationDate),
            ]),
          ),
      },
    ],
  };
}

export function machine(stateMachineArn) {
  const name = stateMachineArn.split(':').pop();
  const isExpress = async () => (await call('DescribeStateMachine', { stateMachineArn })).type === 'EXPRESS';
  return {
    title: name,
    sections: [
      {
        title: 'Executions',
        every: 2,
        load: async () =>
          (await isExpress()) ? null : (await call('ListExecutions', { stateMachineArn, maxResults: MOST })).executions,
        news: found => (found ?? []).slice(0, 1).map(each => `execution ${each.name} ${each.status}`),
        show: found =>
          found === null
            ? make('p', { class: 'faint' }, 'Executions of an Express workflow are not kept; its log tells of them.')
            : table(
                'Executions',
                ['Execution', 'State', 'Started', 'Took'],
                found.map(each => [
                  link(each.name, 'executions', each.executionArn),
                  state(each.status),
                  time(each.startDate),
                  each.stopDate ? seconds(each.startDate, each.stopDate) : '',
                ]),
                'Nothing was executed.',
              ),
      },
      {
        title: 'Start one',
        load: async () => name,
        show: () => form('input', 'Input, as JSON', '{}', 'Start', input => start(stateMachineArn, input)),
      },
      {
        title: 'Definition',
        load: async () => JSON.parse((await call('DescribeStateMachine', { stateMachineArn })).definition),
        show: definition => [graph(definition, new Map(), name), more('As JSON', pretty(definition))],
      },
    ],
  };
}

async function start(stateMachineArn, input) {
  const { executionArn } = await call('StartExecution', { stateMachineArn, input });
  location.hash = `#executions/${encodeURIComponent(executionArn)}`;
  return make('p', null, 'It is started.');
}

export function execution(executionArn) {
  let definition;
  let ended;
  return {
    title: executionArn.split(':').pop(),
    sections: [
      {
        every: 1,
        load: async () => {
          if (ended) {
            return ended;
          }
          definition ??= JSON.parse(
            (await call('DescribeStateMachineForExecution', { executionArn })).definition,
          );
          const described = await call('DescribeExecution', { executionArn });
          const events = await pages(
            token => call('GetExecutionHistory', { executionArn, maxResults: 1000, ...token }),
            'events',
            'nextToken',
            MOST_EVENTS,
          );
          const found = { described, events };
          ended = described.status === 'RUNNING' ? undefined : found;
          return found;
        },
        news: ({ described }) => [`execution ${described.status}`],
        show: ({ described, events }) => {
          const visits = visited(events, described);
          return [
            make(
              'p',
              null,
              state(described.status),
              ' of ',
              link(described.stateMachineArn.split(':').pop(), 'machines', described.stateMachineArn),
              ', started ',
              time(described.startDate),
              described.stopDate ? `, took ${seconds(described.startDate, described.stopDate)}` : '',
            ),
            described.error ? make('p', { class: 'error' }, `${described.error}: ${described.cause ?? ''}`) : null,
            graph(definition, new Map(visits.map(visit => [visit.name, visit.state])), executionArn.split(':').pop()),
            table(
              'States, as they were entered',
              ['State', 'How', 'Entered', 'Took', 'Error', 'Data'],
              visits.map(visit => [
                visit.name,
                state(visit.state),
                time(visit.entered),
                visit.left ? seconds(visit.entered, visit.left) : '',
                visit.error,
                [
                  more(`Input of ${visit.name}`, pretty(visit.input)),
                  more(`Output of ${visit.name}`, pretty(visit.output)),
                ],
              ]),
              'No state was entered yet.',
            ),
            more('Input of the execution', pretty(described.input)),
            more('Output of the execution', pretty(described.output)),
          ];
        },
      },
    ],
  };
}

/** Each visit of a state: entered, left, and how it ended. */
export function visited(events, described) {
  const visits = [];
  const byId = new Map();
  for (const event of events) {
    const [, details] = Object.entries(event).find(([key]) => key.endsWith('EventDetails')) ?? [];
    if (event.type.endsWith('StateEntered')) {
      const visit = { name: details.name, entered: event.timestamp, input: details.input, state: 'RUNNING' };
      visits.push(visit);
      byId.set(event.id, visit);
      continue;
    }
    const visit = event.type.endsWith('StateExited')
      ? visits.findLast(each => each.name === details.name && !each.left)
      : byId.get(event.previousEventId);
    if (!visit) {
      continue;
    }
    byId.set(event.id, visit);
    if (event.type.endsWith('StateExited')) {
      Object.assign(visit, { left: event.timestamp, output: details.output, state: 'SUCCEEDED' });
    } else if (details?.error) {
      visit.error = `${details.error}: ${details.cause ?? ''}`;
    }
  }
  if (described.status !== 'RUNNING') {
    for (const visit of visits.filter(each => !each.left)) {
      visit.state = described.status === 'SUCCEEDED' ? 'SUCCEEDED' : described.status;
    }
  }
  return visits;
}
