import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { consoleForLaunch } from '@/components/oauth/console-for-launch';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { requireUser } from '@/lib/auth/session';
import { findLaunch } from '@/lib/domain/authorizations/find-launch';

export const metadata: Metadata = { title: 'Launch by an EHR', referrer: 'no-referrer' };

type Props = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>;

const oneText = (value: string | string[] | undefined) =>
  typeof value === 'string' && value.length <= 2000 ? value : '';

/**
 * Where an EHR opens the portal as an app. A known EHR leads to the console, filled in; of another one the person is
 * asked, because a link can name any server. Nothing has been sent until the person sends it.
 */
export default async function LaunchPage({ searchParams }: Props) {
  const query = await searchParams;
  const iss = oneText(query.iss);
  const launch = oneText(query.launch);
  if (!URL.canParse(iss) || launch === '') {
    return (
      <AuthCard
        title="This is no launch"
        description={
          <p>
            An EHR opens an app with iss, its FHIR base URL, and launch, a value that stands for
            what its user has open. One of them is missing here.
          </p>
        }
      >
        <Link href="/" className={buttonClass('primary')}>
          Go to the portal
        </Link>
      </AuthCard>
    );
  }
  const user = await requireUser();
  const { places, knownAs } = await findLaunch(user.id, iss);
  const [only] = places;
  if (only && places.length === 1 && knownAs !== null)
    redirect(consoleForLaunch(only, iss, launch));
  return (
    <AuthCard
      title={knownAs === null ? 'Do you know this EHR?' : 'Where does this launch belong?'}
      description={<p className="font-mono text-sm wrap-anywhere">{iss}</p>}
    >
      {knownAs === null && (
        <Callout tone="warn" className="mb-4" title="Nobody here has heard of it">
          <p>
            No workspace of yours is registered there, and the directory does not list it. Anybody
            can make a link that names a server of their own. Go on only when you came from this EHR
            yourself. Nothing has been sent yet.
          </p>
        </Callout>
      )}
      {places.length === 0 && <p>You may start runs in no workspace. Ask an owner or admin.</p>}
      <ul className="space-y-2">
        {places.map((place) => (
          <li key={place.slug}>
            <Link href={consoleForLaunch(place, iss, launch)} className={buttonClass('secondary')}>
              Go on in {place.name}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm">
        <Link href="/" className="underline underline-offset-2">
          No, go to the portal
        </Link>
      </p>
    </AuthCard>
  );
}
