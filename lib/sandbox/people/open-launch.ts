import 'server-only';
import { env } from '@/lib/env';
import { holderAddresses, isIdentityProvider, launchPageUrl } from '../addresses';
import type { Holder } from '../holders/settings';
import { readPageForm } from '../oauth/request-body';
import { redirectTo } from '../oauth/send-back';
import { browserCookie, browserSecretOf, startSession } from './browser';
import { createLaunch } from './launch';
import { choiceOf, encountersOf } from './patients';
import { findPerson, ownPatientId } from './people';

/**
 * Launches an app as an EHR does: signs the user in, keeps what is open, and sends the browser to the app's launch URL
 * with `iss` and `launch`. Forms of other sites launch nothing.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#launch-app-ehr-launch
 */
export async function openLaunch(holder: Holder, request: Request): Promise<Response> {
  const back = (problem: string) => redirectTo(`${launchPageUrl(holder.name)}?problem=${problem}`);
  // An identity provider is no EHR.
  const form =
    isOwnForm(request) && !isIdentityProvider(holder) ? await readPageForm(request) : null;
  if (!form) return back('form');
  const target = launchUrlOf(form.get('launch_url') ?? '');
  if (!target) return back('url');
  const person = findPerson(holder.name, form.get('person') ?? '');
  const patientId = form.get('patient') ?? '';
  const encounter = form.get('encounter') ?? '';
  const isOwn = person && [null, patientId].includes(ownPatientId(person));
  const isKnown = encounter === '' || encountersOf(patientId).some(({ id }) => id === encounter);
  if (!person || !isOwn || !choiceOf(patientId) || !isKnown) return back('choice');
  const launch = await createLaunch(holder.name, {
    personId: person.id,
    patientId,
    encounterId: encounter === '' ? null : encounter,
  });
  const before = browserSecretOf(holder.name, request.headers.get('cookie'));
  const secret = await startSession(holder.name, before, person);
  target.searchParams.set('iss', holderAddresses(holder.name).baseUrl);
  target.searchParams.set('launch', launch);
  return redirectTo(target.href, { 'set-cookie': browserCookie(holder.name, secret) });
}

/** Browsers say where a form comes from; who says nothing is no browser of a person. */
function isOwnForm(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return request.headers.get('origin') === new URL(env().APP_URL).origin;
}

function launchUrlOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && !url.username && !url.password ? url : null;
}
