/**
 * Runs Lighthouse on the pages where people spend their days, for a desk and for a telephone, and names what it found.
 * Lighthouse is fetched by npx; it is none of the dependencies. Run it on a quiet machine.
 *
 *   CHROMIUM_PATH=/usr/bin/chromium node --import tsx bench/lighthouse.ts [desktop|mobile]
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';
import { measuredPages } from './lib/measured-pages';
import { openSignedInBrowser } from './lib/signed-in-browser';
import { startBenchPortal } from './lib/start-bench-portal';

const run = promisify(execFile);
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const presets = ['desktop', 'mobile'] as const;

const ReportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      title: z.string(),
      displayValue: z.string().optional(),
    }),
  ),
});
type Report = z.infer<typeof ReportSchema>;

async function look(
  url: string,
  cookie: string,
  preset: (typeof presets)[number],
): Promise<Report> {
  const { stdout } = await run(
    'npx',
    [
      '--yes',
      'lighthouse@13',
      url,
      '--quiet',
      '--output=json',
      `--only-categories=${categories.join(',')}`,
      `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
      '--chrome-flags=--headless=new --no-sandbox',
      ...(preset === 'desktop' ? ['--preset=desktop'] : []),
    ],
    {
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        ...(process.env.CHROMIUM_PATH ? { CHROME_PATH: process.env.CHROMIUM_PATH } : {}),
      },
    },
  );
  return ReportSchema.parse(JSON.parse(stdout));
}

/** What cost a score. */
function faultsOf({ categories: found, audits }: Report): string[] {
  const weighty = Object.values(found).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  );
  return [...new Set(weighty)].flatMap((id) => {
    const audit = audits[id];
    if (!audit || audit.score === null || audit.score >= 0.9) return [];
    return [`    ${id}: ${audit.title} ${audit.displayValue ?? ''}`];
  });
}

async function measure(): Promise<void> {
  const asked = presets.filter((one) => process.argv[2] === undefined || process.argv[2] === one);
  const portal = await startBenchPortal();
  const browser = await openSignedInBrowser(portal.url);
  try {
    const pages = await measuredPages(portal);
    for (const preset of asked) {
      console.log(`${preset}: ${categories.join(', ')}`);
      for (const { name, path } of pages) {
        const report = await look(`${portal.url}${path}`, browser.cookie, preset);
        const scores = categories.map((id) =>
          Math.round((report.categories[id]?.score ?? NaN) * 100),
        );
        console.log([`  ${name}: ${scores.join(', ')}`, ...faultsOf(report)].join('\n'));
      }
    }
  } finally {
    await browser.close();
    await portal.remove();
  }
}

await measure();
