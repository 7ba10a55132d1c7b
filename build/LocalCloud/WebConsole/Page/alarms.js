/** CloudWatch's alarms with their states. */

import { json, pages } from './aws.js';
import { state, table, time } from './dom.js';

const COMPARED = { GreaterThan: '>', GreaterThanOrEqualTo: '≥', LessThan: '<', LessThanOrEqualTo: '≤' };

export function alarms() {
  return {
    title: 'Alarms',
    sections: [
      {
        every: 3,
        load: async () => {
          const call = token =>
            json('monitoring', 'GraniteServiceVersion20100801.DescribeAlarms', {
              AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
              ...token,
            });
          const found = await pages(
            async token => {
              const page = await call(token);
              return { ...page, all: [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])] };
            },
            'all',
            'NextToken',
          );
          const rank = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];
          return found.sort((one, other) => rank.indexOf(one.StateValue) - rank.indexOf(other.StateValue));
        },
        news: found => found.filter(each => each.StateValue === 'ALARM').map(each => `alarm ${each.AlarmName}`),
        show: found =>
          table(
            'Alarms, those that ring first',
            ['Alarm', 'State', 'Since', 'When', 'Why'],
            found.map(each => [
              each.AlarmName,
              state(each.StateValue),
              time(each.StateUpdatedTimestamp),
              condition(each),
              each.StateReason,
            ]),
          ),
      },
    ],
  };
}

function condition(alarm) {
  if (alarm.AlarmRule) {
    return alarm.AlarmRule;
  }
  const sign = COMPARED[(alarm.ComparisonOperator ?? '').replace(/Threshold$/, '')] ?? alarm.ComparisonOperator;
  const statistic = alarm.ExtendedStatistic ?? alarm.Statistic;
  const metric = alarm.MetricName ? `${statistic} of ${alarm.MetricName}` : 'an expression';
  return `${metric} ${sign} ${alarm.Threshold} in ${alarm.EvaluationPeriods} × ${alarm.Period ?? ''} s`;
}
