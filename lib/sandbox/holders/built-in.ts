import 'server-only';
import { basicAppCertification, identityProviderName } from '../addresses';
import { HolderSettingsSchema, type Holder, type HolderSettingsInput } from './settings';

/** The data holders that every sandbox has. */
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

/** The identity provider of the sandbox: people sign in there for data holders (UDAP Tiered OAuth). */
export function identityProvider(): Holder {
  const settings: HolderSettingsInput = {
    title: 'lighthouse',
    description:
      'An identity provider for UDAP Tiered OAuth: it says who a person is, and has no data. Data holders register with it by themselves.',
    methods: { udap: true, dcr: false },
    scopesSupported: ['openid', 'udap'],
  };
  return {
    name: identityProviderName,
    isBuiltIn: true,
    settings: HolderSettingsSchema.parse(settings),
  };
}

/** A built-in data holder. */
export function builtInHolder(name: BuiltInHolderName): Holder {
  return { name, isBuiltIn: true, settings: HolderSettingsSchema.parse(settingsOf[name]()) };
}
