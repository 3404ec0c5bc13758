import 'server-only';
import type * as z from 'zod';
import type { Check } from '@/lib/protocol/check';
import { checkCertification } from '@/lib/protocol/udap/certification';
import { checkSoftwareStatement } from '@/lib/protocol/udap/software-statement';
import type { StatementLint, StatementLintRequestSchema } from '@/lib/schemas/statement';

/** What only a header can answer: without a certificate there is none yet. */
const ofHeader: readonly string[] = [
  'udap.software-statement.alg',
  'udap.software-statement.x5c',
  'udap.software-statement.iss',
];

function postponed(check: Check): Check {
  return { ...check, verdict: 'skip', seen: 'There is no certificate for this issuer yet.' };
}

/** Judges a statement that is being written by both generations of the rules. Nothing is signed, sent or kept. */
export function lintStatement(
  { header, claims, audience, certifications }: z.output<typeof StatementLintRequestSchema>,
  now: Date,
): StatementLint {
  const { aud, iss } = claims;
  const endpoint = audience ?? (typeof aud === 'string' ? aud : '');
  const issuer = typeof iss === 'string' ? iss : '';
  const attached = certifications.flatMap((certification) =>
    checkCertification(certification, {
      issuer,
      registrationEndpoint: endpoint,
      now,
      statement: claims,
    }),
  );
  const hasHeader = Object.keys(header).length > 0;
  const by = (ruleSet: 'stu1' | 'stu2') => [
    ...checkSoftwareStatement(header, claims, { ruleSet, audience: endpoint, now }).map((check) =>
      hasHeader || !ofHeader.includes(check.id) ? check : postponed(check),
    ),
    ...attached,
  ];
  return { stu1: by('stu1'), stu2: by('stu2') };
}
