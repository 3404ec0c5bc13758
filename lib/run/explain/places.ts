import * as z from 'zod';
import { objectOf } from '@/lib/protocol/json-value';

/** Where in the portal something can be changed. */
export const PlaceSchema = z.enum([
  'console.holder',
  'console.community',
  'console.rules',
  'console.revocation',
  'console.anchors',
  'console.authentication',
  'console.certificate',
  'console.register',
  'console.scope',
  'console.purpose',
  'console.request',
  'apps',
  'apps.keys',
  'certificates',
  'certificates.upload',
  'certificates.requests',
  'communities',
  'registrations',
  'directory',
]);
export type Place = z.infer<typeof PlaceSchema>;

interface PlaceView {
  label: string;
  /** Below the workspace. */
  page: string;
  /** The field of the console, as it is marked there; null for other pages. */
  field: string | null;
}

const inConsole = (name: string, field: string): PlaceView => ({
  label: `Console: ${name}`,
  page: 'console',
  field,
});
const page = (label: string, path: string): PlaceView => ({ label, page: path, field: null });

/** What a place is called, its page and its field. */
export const places: Readonly<Record<Place, PlaceView>> = {
  'console.holder': inConsole('FHIR base URL', 'holder'),
  'console.community': inConsole('Community', 'community'),
  'console.rules': inConsole('Rules', 'rules'),
  'console.revocation': inConsole('When revocation cannot be found out', 'revocation'),
  'console.anchors': inConsole('Further anchors to trust', 'anchors'),
  'console.authentication': inConsole('Authentication', 'authentication'),
  'console.certificate': inConsole('Certificate', 'certificate'),
  'console.register': inConsole('Register again', 'register'),
  'console.scope': inConsole('Scope', 'scope'),
  'console.purpose': inConsole('Say who asks yourself', 'purpose'),
  'console.request': inConsole('FHIR request', 'request'),
  apps: page('Apps: metadata and redirect URIs', 'apps'),
  'apps.keys': page('Apps: keys and JWK Set', 'apps'),
  certificates: page('Certificates', 'certificates'),
  'certificates.upload': page('Certificates: upload', 'certificates/upload'),
  'certificates.requests': page('Certificates: request one', 'certificates/requests/new'),
  communities: page('Trust communities', 'certificates/communities'),
  registrations: page('Registrations', 'registrations'),
  directory: page('Directory', 'directory'),
};

/** What is known of the run beside the place. */
export interface PlaceContext {
  /** The request with which the run was started. */
  request: Readonly<Record<string, unknown>>;
  /** The form of the console that makes the same run, as a query string; empty when the console did not make it. */
  consoleQuery: string;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The page below the workspace on which the fix is made, as near to it as the run tells. */
export function placeHref(place: Place, { request, consoleQuery }: PlaceContext): string {
  const { page: path, field } = places[place];
  const appId = textOf(request['appId']);
  const auth = objectOf(request['auth']);
  const certificateId = textOf(auth?.['certificateId']) || textOf(request['certificateId']);
  const registrationId = textOf(auth?.['registrationId']);
  if (field !== null) {
    // A registration is made on a page of the app, where the same fields are.
    if (appId !== '') return `apps/${appId}/register`;
    return `${path}${consoleQuery === '' ? '' : `?${consoleQuery}`}#field=${field}`;
  }
  if (place === 'apps' && appId !== '') return `apps/${appId}/metadata`;
  if (place === 'apps.keys' && appId !== '') return `apps/${appId}/keys`;
  if (place === 'certificates' && certificateId !== '') return `certificates/${certificateId}`;
  if (place === 'registrations' && registrationId !== '') return `registrations/${registrationId}`;
  return path;
}
