/** The pages that are kept as Markdown, by the end of their address; the files as seen from the folder `docs`. */
export const pageFiles = {
  steps: 'guide/steps.md',
  smart: 'guide/smart.md',
  udap: 'guide/udap.md',
  console: 'guide/console.md',
  operations: 'operations.md',
  changes: '../CHANGELOG.md',
  'flows/smart-standalone': 'guide/flows/smart-standalone.md',
  'flows/smart-ehr': 'guide/flows/smart-ehr.md',
  'flows/udap-code': 'guide/flows/udap-code.md',
  'flows/tiered-oauth': 'guide/flows/tiered-oauth.md',
  'flows/backend-services': 'guide/flows/backend-services.md',
  'flows/udap-client-credentials': 'guide/flows/udap-client-credentials.md',
  'flows/bulk-export': 'guide/flows/bulk-export.md',
} as const;

/** The end of the address of a page that is kept as Markdown. */
export type PageFile = keyof typeof pageFiles;

/** The page of this name; null when there is none. */
export function findPageFile(name: string): PageFile | null {
  return Object.hasOwn(pageFiles, name) ? (name as PageFile) : null;
}
