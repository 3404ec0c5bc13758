import * as z from 'zod';

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
  'certificates',
]);
export type Place = z.infer<typeof PlaceSchema>;

const inConsole = (field: string) => ({ label: `Console: ${field}`, page: 'console' });

/** What a place is called, and its page below the workspace. */
export const places: Readonly<Record<Place, { label: string; page: string }>> = {
  'console.holder': inConsole('FHIR base URL'),
  'console.community': inConsole('Community'),
  'console.rules': inConsole('Rules'),
  'console.revocation': inConsole('When revocation cannot be found out'),
  'console.anchors': inConsole('Further anchors to trust'),
  'console.authentication': inConsole('Authentication'),
  'console.certificate': inConsole('Certificate'),
  'console.register': inConsole('Register again'),
  'console.scope': inConsole('Scope'),
  'console.purpose': inConsole('Say who asks yourself'),
  'console.request': inConsole('FHIR request'),
  apps: { label: 'Apps: metadata, keys and registrations', page: 'apps' },
  certificates: { label: 'Certificates', page: 'certificates' },
};
