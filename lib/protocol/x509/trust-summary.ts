import type { TrustPath } from './trust-report';

function listed(names: readonly string[]): string {
  const quoted = [...new Set(names)].map((name) => `“${name}”`);
  const last = quoted.pop() ?? 'nobody';
  return quoted.length > 0 ? `${quoted.join(', ')} and ${last}` : last;
}

const nameOf = ({ anchor }: TrustPath) => anchor?.communityName ?? '';

/**
 * Who trusts a certificate, or the main reason why nobody does, in one or two sentences.
 *
 * @param paths the best first
 */
export function summaryOf(paths: readonly TrustPath[], subject: string): string {
  const good = paths.filter(({ ok }) => ok);
  const [best] = paths;
  if (good.length > 0) {
    const doubts = good[0]?.checks.filter(({ verdict }) => verdict === 'warn') ?? [];
    const warning = doubts[0] ? ` But: ${doubts[0].seen}` : '';
    return `Trusted in ${listed(good.map(nameOf))}.${warning}`;
  }
  const reasons = best?.checks.filter(({ verdict }) => verdict === 'fail') ?? [];
  const reason = reasons[0]?.seen ?? '';
  const more = reasons.length > 1 ? ` And ${reasons.length - 1} more.` : '';
  return best?.anchor
    ? `It leads to ${listed(paths.flatMap((path) => (path.anchor ? [nameOf(path)] : [])))}, but is not trusted there. ${reason}${more}`
    : `No community that is known here trusts ${subject}. ${reason}`;
}
