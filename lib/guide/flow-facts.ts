import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import type { TermId } from './glossary';
import type { GuideFlow } from './recommendation';

/** What a flow is made of: its grant, whether UDAP carries it, and its name for people. */
export interface FlowFacts {
  grant: GrantType;
  isUdap: boolean;
  /** As it stands in a sentence: “Use …”. */
  name: string;
  /** The word of the glossary that explains it. */
  term: TermId;
  /** What happens, in one sentence. */
  text: string;
}

/** The flows in the order in which they are shown. */
export const flows: Readonly<Record<GuideFlow, FlowFacts>> = {
  'smart-standalone': {
    grant: 'authorization_code',
    isUdap: false,
    name: 'SMART standalone launch',
    term: 'standalone-launch',
    text: 'A person opens your app, signs in at the holder and allows the app to read.',
  },
  'smart-ehr': {
    grant: 'authorization_code',
    isUdap: false,
    name: 'SMART EHR launch',
    term: 'ehr-launch',
    text: 'A person who works in the EHR opens your app from there, with the patient on the screen.',
  },
  'udap-code': {
    grant: 'authorization_code',
    isUdap: true,
    name: 'UDAP authorization code',
    term: 'udap',
    text: 'A person signs in at the holder; your app registers and proves itself with a certificate.',
  },
  'tiered-oauth': {
    grant: 'authorization_code',
    isUdap: true,
    name: 'Tiered OAuth',
    term: 'tiered-oauth',
    text: 'A person signs in with an account at another organization, which the holder asks for you.',
  },
  'backend-services': {
    grant: 'client_credentials',
    isUdap: false,
    name: 'SMART Backend Services',
    term: 'backend-services',
    text: 'Your server proves itself with a key that the holder knows, and reads without a person.',
  },
  'udap-client-credentials': {
    grant: 'client_credentials',
    isUdap: true,
    name: 'UDAP client credentials',
    term: 'udap',
    text: 'Your server proves itself with a certificate and says for what purpose it reads.',
  },
};

export const flowKeys = Object.keys(flows) as GuideFlow[];
