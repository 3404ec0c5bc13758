import { initialConsole, encodeConsole } from '@/components/console/console-state';
import { code } from '@/components/console/auth/code';

/** What an app that an EHR opens asks for. */
const launchScope = 'openid fhirUser launch offline_access patient/*.rs';

/** The console, filled in for a launch by an EHR: the person looks at it and sends it. */
export function consoleForLaunch(
  place: { slug: string; registrationId: string | null },
  iss: string,
  launch: string,
): string {
  const { auth, target, request, tests } = initialConsole;
  const form = {
    ...code.initial,
    scope: launchScope,
    launch,
    ...(place.registrationId === null ? {} : { client: place.registrationId }),
  };
  const query = encodeConsole({
    target: { ...target, holder: iss },
    auth: { method: 'code', forms: { ...auth.forms, code: form } },
    request,
    tests,
  });
  return `/w/${place.slug}/console?${query}`;
}
