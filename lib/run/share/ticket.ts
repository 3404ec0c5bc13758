import type { Check } from '@/lib/protocol/check';
import type { Cause } from '../explain/explanation';
import type { RunFrame } from '../frames';

/** How many exchanges a ticket lists. */
const maxExchanges = 40;

/**
 * A text as Markdown shows it, in one line: nothing that a server wrote becomes a heading, a link, a picture, HTML or
 * a mention of somebody.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&:]/g, '\\$&')
    .replace(/@/g, '@\u200b');
}

function checkLines({ verdict, title, seen, expected, fix, citation, id }: Check): string[] {
  return [
    `- **${verdict}** ${markdownText(title)} (${markdownText(id)})`,
    `  - found: ${markdownText(seen)}`,
    `  - expected: ${markdownText(expected)}`,
    `  - to do: ${markdownText(fix)}`,
    `  - see: ${markdownText(citation.label)}`,
  ];
}

function causeLines({ certainty, check }: Cause): string[] {
  return [
    `- **${certainty}** ${markdownText(check.title)} (${markdownText(check.id)})`,
    `  - found: ${markdownText(check.seen)}`,
    `  - to do: ${markdownText(check.fix)}`,
    `  - see: ${markdownText(check.citation.label)}`,
  ];
}

/**
 * A run in Markdown, for a ticket: what was asked, how it ended, what failed, and what went over the wire. It is made
 * of the frames of a share, so that it holds no more than the share does.
 *
 * @param url the address of the share
 */
export function ticketOf(frames: readonly RunFrame[], url: string): string {
  const started = frames.find((frame) => frame.type === 'run.started');
  const finished = frames.find((frame) => frame.type === 'run.finished');
  const checks = frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  const warned = checks.filter(({ verdict }) => verdict === 'warn');
  const exchanges = frames.flatMap((frame) => (frame.type === 'exchange' ? [frame.exchange] : []));
  const verdict = finished?.verdict ?? finished?.status ?? 'not over';
  const lines = [
    `### ${markdownText(started?.title ?? 'A run')}`,
    '',
    `- Holder: ${markdownText(started?.holder ?? '')}`,
    `- Time: ${markdownText(started?.at ?? '')}`,
    `- Result: **${verdict}** (${checks.length} checks, ${failed.length} failed, ${warned.length} warnings)`,
    `- Every exchange, token and check: <${url}>`,
  ];
  if (failed.length > 0) lines.push('', '#### What failed', '', ...failed.flatMap(checkLines));
  const causes = frames.flatMap((frame) =>
    frame.type === 'explanation' && failed.some(({ id }) => id === frame.explanation.explains)
      ? frame.explanation.causes
      : [],
  );
  if (causes.length > 0) lines.push('', '#### Causes', '', ...causes.flatMap(causeLines));
  if (warned.length > 0) lines.push('', '#### Warnings', '', ...warned.flatMap(checkLines));
  if (exchanges.length > 0) {
    lines.push('', '#### What went over the wire', '');
    exchanges.slice(0, maxExchanges).forEach(({ request, response, failure, timings }, index) => {
      const end = response ? String(response.status) : (failure?.code ?? 'no answer');
      const time = timings ? `, ${Math.round(timings.totalMs)} ms` : '';
      lines.push(
        `${index + 1}. ${markdownText(`${request.method} ${request.url}`)} → ${markdownText(end)}${time}`,
      );
    });
    if (exchanges.length > maxExchanges) {
      lines.push('', `… and ${exchanges.length - maxExchanges} more.`);
    }
  }
  return `${lines.join('\n')}\n`;
}
