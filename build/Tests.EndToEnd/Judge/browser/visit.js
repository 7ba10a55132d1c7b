/** Opens pages as a person would, and notes what no page of ours may do. */

import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const SERIOUS = ['serious', 'critical'];
const WIDTHS = [400, 1600];

/** Runs `work` with a visit of each colour scheme, prints the findings and ends the process by them. */
export async function visit(executablePath, shots, work) {
  mkdirSync(shots, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const findings = [];
  let views = 0;
  try {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 1200, height: 900 } });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', error => findings.push(`script: ${error.message}`));
      page.on('console', message => message.type() === 'error' && findings.push(`console: ${message.text()}`));
      page.on('request', request => {
        const url = new URL(request.url());
        if (!['127.0.0.1', ''].includes(url.hostname) && url.protocol !== 'data:') {
          findings.push(`request to ${url.hostname}`);
        }
      });
      const check = async name => {
        views++;
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) {
            findings.push(`${name}: ${wide} px beyond a width of ${width}`);
          }
        }
        await page.setViewportSize({ width: 1200, height: 900 });
        await page.screenshot({ path: join(shots, `${name}-${colorScheme}.png`), fullPage: true });
        // past the page's own policy, which admits no script of others
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        for (const each of violations.filter(found => SERIOUS.includes(found.impact))) {
          findings.push(`${name}: ${each.id}: ${each.nodes.map(node => node.target.join(' ')).slice(0, 3).join('; ')}`);
        }
      };
      await work(page, check, colorScheme);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  findings.forEach(finding => console.log(finding));
  console.log(`${views} views, ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
