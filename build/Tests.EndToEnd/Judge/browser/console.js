/** LocalCloud's console: `node console.js BROWSER ENDPOINT SCREENSHOTS`, with the backend deployed there. */

import assert from 'node:assert/strict';
import { visit } from './visit.js';

const [, , browser, endpoint, shots] = process.argv;
const queue = 'console-check';
const template = JSON.stringify({ Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: queue } } } });

/** What another client does meanwhile. */
async function cloudFormation(input) {
  const scope = 'check/20260101/us-east-1/cloudformation/aws4_request';
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none` },
    body: new URLSearchParams({ Version: '2010-05-15', ...input }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

await visit(browser, shots, async (page, check) => {
  const heading = text => page.getByRole('heading', { level: 1, name: text }).waitFor();
  const open = (name, exact = true) => page.getByRole('link', { name, exact }).first().click();

  await page.goto(new URL('_console/', endpoint).href);
  await heading('Stacks');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'page', 'the first link skips to the content');
  await page.getByRole('link', { name: 'ai-chef-stepfunctions' }).waitFor();
  await check('console-stacks');

  await cloudFormation({ Action: 'CreateStack', StackName: queue, TemplateBody: template });
  await open(queue);
  await heading(queue);
  await page.getByRole('region', { name: 'Resources' }).getByText('recorded only').waitFor();
  await page.getByRole('region', { name: /^Events/ }).getByText('CREATE_COMPLETE').first().waitFor();
  await open('Queues and topics');
  await heading('Queues and topics');
  await page.getByRole('rowheader', { name: queue }).waitFor();
  await check('console-messages');
  await open('Stacks');
  await page.getByRole('link', { name: queue }).waitFor();
  await cloudFormation({ Action: 'DeleteStack', StackName: queue });
  await page.getByRole('link', { name: queue }).waitFor({ state: 'detached' });

  await open('ai-chef-stepfunctions');
  await page.getByRole('region', { name: 'Template' }).waitFor();
  await check('console-stack');

  await open('State machines');
  await open('ai-chef-recipe-workflow');
  await page.getByRole('region', { name: /^Graph of/ }).waitFor();
  await check('console-machine');
  await page.getByLabel('Input, as JSON').fill('{"servings": 2, "allergies": ["fish"]}');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('#page p > .state', { hasText: 'SUCCEEDED' }).waitFor();
  await page.locator('.box.good').first().waitFor();
  assert.equal(await page.locator('.box.running').count(), 0, 'nothing runs at the end');
  await page.getByText(/^Output of the execution/).click();
  await page.getByRole('region', { name: 'Output of the execution' }).getByText('"outcome"').waitFor();
  await check('console-execution');

  await open('Functions');
  await open('ai-chef-recipe');
  await page.getByLabel('Input, as JSON').fill('{"servings": 2, "allergies": ["milk"]}');
  await page.getByRole('button', { name: 'Call' }).click();
  await page.getByRole('region', { name: 'Answer' }).getByText('"outcome": "recipe"').waitFor();
  await page.getByRole('region', { name: 'Log', exact: true }).getByText('The call ended').waitFor();
  await check('console-function');

  await open('Tables');
  await open('ai-chef-sessions', false);
  await page.getByText(/arn:aws:dynamodb:/).waitFor();
  await check('console-table');

  await open('Alarms');
  await page.getByRole('rowheader', { name: 'ai-chef-recipe-errors' }).waitFor();
  await check('console-alarms');
});
