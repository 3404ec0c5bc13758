/**
 * Runs Lighthouse on the pages where people spend their days, for a desk and for a telephone, and names what it found.
 * Lighthouse is fetched by npx; it is none of the dependencies. Run it on a quiet machine.
 *
 *   CHROMIUM_PATH=/usr/bin/chromium node --import tsx bench/lighthouse.ts [desktop|mobile] [page, for example home]
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
      details: z.unknown().optional(),
    }),
  ),
});
type Report = z.infer<typeof ReportSchema>;

/** Lighthouse now and then loses the beginning of a page (NO_NAVSTART); it says itself to run it again. */
const attempts = 3;

async function look(
  url: string,
  debuggingPort: number,
  preset: (typeof presets)[number],
): Promise<Report> {
  for (let attempt = 1; ; attempt += 1) {
    let report: string | null = null;
    try {
      const { stdout } = await run(
        'npx',
        [
          '--yes',
          'lighthouse@13',
          url,
          '--quiet',
          '--output=json',
          `--only-categories=${categories.join(',')}`,
          `--port=${debuggingPort}`,
          // The session is a cookie: it must outlive the measuring of a page.
          '--disable-storage-reset',
          ...(preset === 'desktop' ? ['--preset=desktop'] : []),
        ],
        { maxBuffer: 64 * 1024 * 1024 },
      );
      report = stdout;
    } catch (error) {
      const { stderr } = z.object({ stderr: z.string().default('') }).parse(error);
      const last = stderr.trim().split('\n').at(-1) ?? '';
      if (attempt === attempts) throw new Error(`Lighthouse gave up on ${url}: ${last}`);
    }
    if (report !== null) return ReportSchema.parse(JSON.parse(report));
  }
}

/** What cost a score. */
function faultsOf({ categories: found, audits }: Report): string[] {
  const weighty = Object.values(found).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  );
  return [...new Set(weighty)].flatMap((id) => {
    const audit = audits[id];
    if (!audit || audit.score === null || audit.score >= 0.9) return [];
    const details = JSON.stringify(audit.details ?? null).slice(0, 600);
    return [`    ${id}: ${audit.title} ${audit.displayValue ?? ''} ${details}`];
  });
}

async function measure(): Promise<void> {
  const asked = presets.filter((one) => process.argv[2] === undefined || process.argv[2] === one);
  const portal = await startBenchPortal();
  const browser = await openSignedInBrowser(portal.url);
  try {
    const all = await measuredPages(portal);
    const pages = all.filter(
      ({ name }) => process.argv[3] === undefined || name === process.argv[3],
    );
    for (const preset of asked) {
      console.log(`${preset}: ${categories.join(', ')}`);
      for (const { name, path } of pages) {
        const report = await look(`${portal.url}${path}`, browser.debuggingPort, preset);
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
