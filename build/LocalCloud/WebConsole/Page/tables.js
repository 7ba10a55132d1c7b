/** DynamoDB's tables and their items. */

import { json, pages } from './aws.js';
import { code, link, make, pretty, state, table } from './dom.js';

const MOST_ITEMS = 100;

const call = (operation, input) => json('dynamodb', `DynamoDB_20120810.${operation}`, input);

export function tables() {
  return {
    title: 'Tables',
    sections: [
      {
        every: 5,
        load: async () => {
          const names = await pages(
            ({ LastEvaluatedTableName: name }) => call('ListTables', name ? { ExclusiveStartTableName: name } : {}),
            'TableNames',
            'LastEvaluatedTableName',
          );
          return Promise.all(names.map(async name => (await call('DescribeTable', { TableName: name })).Table));
        },
        show: found =>
          table(
            'Tables',
            ['Table', 'State', 'Key', 'Items'],
            found.map(each => [
              link(each.TableName, 'tables', each.TableName),
              state(each.TableStatus),
              each.KeySchema.map(part => part.AttributeName).join(', '),
              String(each.ItemCount),
            ]),
          ),
      },
    ],
  };
}

export function dynamoTable(name) {
  return {
    title: name,
    sections: [
      {
        every: 3,
        load: async () => ({
          described: (await call('DescribeTable', { TableName: name })).Table,
          page: await call('Scan', { TableName: name, Limit: MOST_ITEMS }),
        }),
        show: ({ described, page }) => {
          const keys = described.KeySchema.map(part => part.AttributeName);
          const further = page.LastEvaluatedKey ? `The first ${page.Count} items; there are more.` : '';
          return [
            make('p', null, state(described.TableStatus), ` ${described.TableArn}`),
            further ? make('p', { class: 'faint' }, further) : null,
            table(
              'Items',
              [...keys, 'Item'],
              page.Items.map(item => [
                ...keys.map(key => String(plain(item[key]))),
                code(pretty(plain({ M: item })), `Item ${keys.map(key => plain(item[key])).join(' ')}`),
              ]),
              'It has no items.',
            ),
          ];
        },
      },
    ],
  };
}

/** A value without DynamoDB's names of types. */
function plain(value) {
  const [type, content] = Object.entries(value ?? { NULL: true })[0];
  switch (type) {
    case 'M':
      return Object.fromEntries(Object.entries(content).map(([name, part]) => [name, plain(part)]));
    case 'L':
      return content.map(plain);
    case 'N':
      // beyond a number of JavaScript, the text is the truth
      return String(Number(content)) === content ? Number(content) : content;
    case 'NULL':
      return null;
    default:
      return content;
  }
}
