import 'server-only';
import { HolderSettingsSchema, type HolderSettings } from './holder-settings';

/** The holders that every portal has. `harbor` behaves perfectly; `engine` has habits. */
export const builtInHolders = ['harbor', 'engine'] as const;
export type BuiltInHolder = (typeof builtInHolders)[number];

/** What each of them is like. */
export const builtInSettings: Readonly<Record<BuiltInHolder, HolderSettings>> = {
  harbor: HolderSettingsSchema.parse({
    title: 'Harbor',
    description: 'Behaves perfectly: what it refuses, the specification refuses.',
  }),
  engine: HolderSettingsSchema.parse({
    title: 'Engine',
    description:
      'Has the habits of an engine that serves many practices: dynamic registration demands seven members and a contact at the domain of the app, and every client_id ends after 30 days.',
    clientIdLifeDays: 30,
    dcrGrantTypes: ['authorization_code'],
    requiredMembers: [
      'redirect_uris',
      'client_uri',
      'logo_uri',
      'contacts',
      'tos_uri',
      'policy_uri',
      'client_name',
    ],
    needsContactDomain: true,
  }),
};
