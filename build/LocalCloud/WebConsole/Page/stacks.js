/** Stacks with their resources, events, outputs and templates. */

import { pages, query } from './aws.js';
import { code, link, make, pretty, state, table, time } from './dom.js';

const RECORDED = /^Recorded only/;
const call = (action, input) => query('cloudformation', '2010-05-15', action, input);
const list = value => (Array.isArray(value) ? value : []);
const all = (action, items, input = {}) =>
  pages(async token => {
    const page = await call(action, { ...input, ...token });
    return { ...page, [items]: list(page[items]) };
  }, items, 'NextToken');

export function stacks() {
  return {
    title: 'Stacks',
    sections: [
      {
        every: 2,
        load: () => all('DescribeStacks', 'Stacks'),
        news: found => found.map(stack => `${stack.StackName} ${stack.StackStatus}`),
        show: found =>
          table(
            'Stacks',
            ['Stack', 'State', 'Changed', 'Why'],
            found.map(stack => [
              link(stack.StackName, 'stacks', stack.StackName),
              state(stack.StackStatus),
              time(stack.LastUpdatedTime ?? stack.CreationTime),
              stack.StackStatusReason,
            ]),
            'There is no stack; ./build.sh Deploy makes them.',
          ),
      },
    ],
  };
}

export function stack(name) {
  const of = { StackName: name };
  return {
    title: name,
    sections: [
      {
        every: 2,
        load: async () => list((await call('DescribeStacks', of)).Stacks)[0],
        news: found => [`${name} ${found.StackStatus}`],
        show: found => [
          make('p', null, state(found.StackStatus), ' ', found.StackStatusReason ?? ''),
          table('Outputs', ['Output', 'Value'], pairs(found.Outputs, 'OutputKey', 'OutputValue'), 'It has no outputs.'),
          table(
            'Parameters',
            ['Parameter', 'Value'],
            pairs(found.Parameters, 'ParameterKey', 'ParameterValue'),
            'It has no parameters.',
          ),
        ],
      },
      {
        title: 'Resources',
        every: 2,
        load: async () => list((await call('DescribeStackResources', of)).StackResources),
        show: found =>
          table(
            'Resources',
            ['Resource', 'Type', 'Physical id', 'State', 'Run by LocalCloud'],
            found.map(resource => [
              resource.LogicalResourceId,
              resource.ResourceType,
              resource.PhysicalResourceId,
              state(resource.ResourceStatus),
              RECORDED.test(resource.ResourceStatusReason ?? '') ? 'recorded only' : 'yes',
            ]),
          ),
      },
      {
        title: 'Events',
        every: 2,
        load: async () => list((await call('DescribeStackEvents', of)).StackEvents),
        show: found =>
          table(
            'Events, the latest first',
            ['Time', 'Resource', 'State', 'Why'],
            found.map(event => [
              time(event.Timestamp),
              event.LogicalResourceId,
              state(event.ResourceStatus),
              event.ResourceStatusReason,
            ]),
          ),
      },
      {
        title: 'Template',
        load: async () => (await call('GetTemplate', of)).TemplateBody,
        show: text => code(text.trimStart().startsWith('{') ? pretty(text) : text, 'Template'),
      },
    ],
  };
}

function pairs(items, key, text) {
  return list(items).map(item => [item[key], item[text]]);
}
