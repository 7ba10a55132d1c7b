/** Queues and topics. LocalCloud records them with their stack and does not run them. */

import { json, pages } from './aws.js';
import { more, pretty, table } from './dom.js';

const TYPES = { Queues: 'AWS::SQS::Queue', Topics: 'AWS::SNS::Topic' };

export function messages() {
  return {
    title: 'Queues and topics',
    sections: Object.entries(TYPES).map(([title, type]) => ({
      title,
      every: 5,
      load: () =>
        pages(
          token => json('cloudcontrolapi', 'CloudApiService.ListResources', { TypeName: type, ...token }),
          'ResourceDescriptions',
          'NextToken',
        ),
      show: found =>
        table(
          title,
          ['Name', 'Run by LocalCloud', 'Properties'],
          found.map(each => [
            each.Identifier,
            'recorded only',
            more(`Properties of ${each.Identifier}`, pretty(each.Properties)),
          ]),
        ),
    })),
  };
}
