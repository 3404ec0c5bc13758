import 'server-only';
import { basicAppCertification } from '../addresses';
import { HolderSettingsSchema, type Holder, type HolderSettingsInput } from './settings';

/** The holders that every sandbox has. */
export const builtInHolderNames = ['harbor', 'engine'] as const;
export type BuiltInHolderName = (typeof builtInHolderNames)[number];

const settingsOf: Readonly<Record<BuiltInHolderName, () => HolderSettingsInput>> = {
  harbor: () => ({
    title: 'harbor',
    description:
      'Behaves perfectly: what it refuses, the specification refuses. Its client ids do not end.',
    certificationsSupported: [basicAppCertification()],
  }),
  // Modelled on holders that register everybody at once and are strict in exchange.
  engine: () => ({
    title: 'engine',
    description:
      'Registers everybody at once, and its client ids end after 30 days. It wants to know who is behind an app.',
    clientIdLifeDays: 30,
    requiredMembers: [
      'redirect_uris',
      'client_uri',
      'logo_uri',
      'contacts',
      'tos_uri',
      'policy_uri',
      'client_name',
    ],
    contactDomainMustMatch: true,
    requiresHttps: true,
  }),
};

/** A built-in holder. */
export function builtInHolder(name: BuiltInHolderName): Holder {
  return { name, isBuiltIn: true, settings: HolderSettingsSchema.parse(settingsOf[name]()) };
}
