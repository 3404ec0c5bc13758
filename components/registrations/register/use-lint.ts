'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { StatementLintSchema, type StatementLint } from '@/lib/schemas/statement';

/** How long after the last key the claims are judged, in milliseconds. */
const quietMs = 350;

/** Judges claims by both rule sets as they are typed; null until the first answer. */
export function useLint(
  workspace: string,
  subject: {
    header: object;
    claims: object;
    audience: string | null;
    certifications: readonly string[];
  },
): StatementLint | null {
  const [lint, setLint] = useState<StatementLint | null>(null);
  const { header, claims, audience, certifications } = subject;
  const body = JSON.stringify({
    header,
    claims,
    certifications,
    ...(audience === null ? {} : { audience }),
  });
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      const path = `/workspaces/${workspace}/statements/lint`;
      callApi(StatementLintSchema, 'POST', path, JSON.parse(body))
        // What cannot be judged now is judged with the next key; the run judges it again in any case.
        .then((answer) => isCurrent && setLint(answer))
        .catch(() => undefined);
    }, quietMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workspace, body]);
  return lint;
}
