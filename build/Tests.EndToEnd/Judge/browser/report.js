/** The report of a deployment: `node report.js BROWSER FILE SCREENSHOTS`. */

import { pathToFileURL } from 'node:url';
import { visit } from './visit.js';

const [, , browser, file, shots] = process.argv;

await visit(browser, shots, async (page, check) => {
  await page.goto(pathToFileURL(file).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('svg').first().waitFor();
  await page.getByText('ai-chef-stepfunctions').first().waitFor();
  await check('report');
});
