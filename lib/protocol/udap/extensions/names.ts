/** The authorization extension objects that the portal knows by heart; a community may define others. */
export const extensionNames = ['hl7-b2b', 'hl7-b2b-user', 'tefca-ias'] as const;
export type ExtensionName = (typeof extensionNames)[number];

/** Individual Access Services has two spellings in the wild: which one counts is the holder's choice. */
export const tefcaIasSpellings = ['tefca-ias', 'tefca_ias'] as const;

/** Extension objects by their key, as they stand in the `extensions` claim. */
export type AuthorizationExtensions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Which definition a key follows; null for one that the portal does not know. */
export function extensionOf(key: string): ExtensionName | null {
  if (key === 'tefca_ias') return 'tefca-ias';
  return extensionNames.find((name) => name === key) ?? null;
}
