import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { RunConformance } from './run-conformance';

/** What can be done with an endpoint. */
export function EndpointActions({
  workspace,
  endpoint: { id, baseUrl, hasUdap },
  registerHref,
  whyNoRuns,
}: Readonly<{
  workspace: string;
  /** `hasUdap` null: not known. */
  endpoint: { id: string; baseUrl: string; hasUdap: boolean | null };
  registerHref: string;
  whyNoRuns: string | null;
}>) {
  const query = new URLSearchParams({ holder: baseUrl, until: 'discover' });
  // Without UDAP metadata a run that authenticates by UDAP would end at once.
  if (hasUdap === false) query.set('auth', 'none');
  return (
    <>
      <Link href={`/w/${workspace}/console?${query.toString()}`} className={buttonClass()}>
        Open in the console
      </Link>
      <Link href={registerHref} className={buttonClass('primary')}>
        Register here
      </Link>
      <RunConformance workspace={workspace} endpointId={id} whyNot={whyNoRuns} />
      <CopyButton value={baseUrl} label="base URL" showLabel />
    </>
  );
}
