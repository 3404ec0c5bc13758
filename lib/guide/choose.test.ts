import { describe, expect, it } from 'vitest';
import { udapStu2 } from '@/lib/protocol/registration/profiles/udap';
import type { Answers } from './answers';
import { choose, isDecided } from './choose';
import type { HolderFacts } from './holder-facts';
import type { GuideFlow } from './recommendation';
import {
  consumerUdapHolder,
  emrDirectHolder,
  oldHolder,
  smartHolder,
  udapHolder,
  udapOnlyHolder,
  unknownHolder,
} from './testing/holders';

/** Common openings of a conversation. */
const patient = { user: 'patient', credentials: 'holder', data: 'own' } satisfies Answers;
const clinician = { user: 'clinician', credentials: 'holder', data: 'care' } satisfies Answers;
const staff = { user: 'staff', credentials: 'holder', data: 'care' } satisfies Answers;
const service = { user: 'nobody', credentials: 'none', data: 'population' } satisfies Answers;
const server = { secret: 'server', redirects: ['https'] } satisfies Answers;
const phone = { secret: 'device', redirects: ['app-claimed'] } satisfies Answers;
const custom = { secret: 'device', redirects: ['custom-scheme'] } satisfies Answers;
const page = { secret: 'browser', redirects: ['https'] } satisfies Answers;
const framework = { agreements: ['framework'] } satisfies Answers;

type Row = [
  told: string,
  answers: Answers,
  holders: HolderFacts[],
  flow: GuideFlow,
  authentication: string,
  method: string,
  scope: string,
];

const standalone = 'openid fhirUser launch/patient patient/*.rs';
const ehr = 'openid fhirUser launch user/*.rs';
const asUser = 'openid fhirUser user/*.rs';
const system = 'system/*.rs';

// prettier-ignore
const decided: Row[] = [
  // --- patients -----------------------------------------------------------------------------------------------
  ['patients, and nothing else is known', { user: 'patient' }, [], 'smart-standalone', 'none', 'dcr', standalone],
  ['patients on a web app with a server', { ...patient, ...server }, [], 'smart-standalone', 'private_key_jwt', 'dcr', standalone],
  ['patients on a phone', { ...patient, ...phone }, [], 'smart-standalone', 'none', 'dcr', standalone],
  ['patients in a page without a server', { ...patient, ...page }, [], 'smart-standalone', 'none', 'dcr', standalone],
  ['patients, reading at night too', { ...patient, ...server, offline: 'yes' }, [], 'smart-standalone', 'private_key_jwt', 'dcr', `${standalone} offline_access`],
  ['patients, a custom scheme, no holder named', { ...patient, ...custom }, [], 'smart-standalone', 'none', 'dcr', standalone],
  ['patients, a custom scheme, a holder that refuses it', { ...patient, ...custom }, [emrDirectHolder], 'smart-standalone', 'none', 'manual', standalone],
  ['patients, a loopback redirect, a holder that refuses it', { ...patient, secret: 'device', redirects: ['loopback'] }, [emrDirectHolder], 'smart-standalone', 'none', 'manual', standalone],
  ['patients, a holder without open registration', { ...patient, ...server }, [smartHolder], 'smart-standalone', 'private_key_jwt', 'manual', standalone],
  ['patients, a holder that nobody looked at', { ...patient, ...server }, [unknownHolder], 'smart-standalone', 'private_key_jwt', 'dcr', standalone],
  ['patients, a holder with secrets and old scopes only', { ...patient, ...server }, [oldHolder], 'smart-standalone', 'client_secret_basic', 'manual', 'openid fhirUser launch/patient patient/*.read'],
  ['patients, an old holder and a new one', { ...patient, ...server }, [oldHolder, smartHolder], 'smart-standalone', 'private_key_jwt', 'manual', standalone],
  ['patients, a certificate, one holder', { ...patient, ...server, certificate: 'have', holderCount: 'one' }, [], 'smart-standalone', 'private_key_jwt', 'dcr', standalone],
  ['patients, a certificate, many holders', { ...patient, ...server, certificate: 'have', holderCount: 'many' }, [], 'udap-code', 'udap', 'udap', standalone],
  ['patients, many holders, a certificate to be had', { ...patient, ...server, certificate: 'can-get', holderCount: 'many' }, [], 'smart-standalone', 'private_key_jwt', 'dcr', standalone],
  ['patients, a certificate, many holders, but those named have no UDAP', { ...patient, ...server, certificate: 'have', holderCount: 'many' }, [smartHolder, oldHolder], 'smart-standalone', 'private_key_jwt', 'manual', standalone],
  ['patients, a certificate, many holders, but on a phone', { ...patient, ...phone, certificate: 'have', holderCount: 'many' }, [], 'smart-standalone', 'none', 'dcr', standalone],
  ['patients, a certificate to be had, a holder that takes it', { ...patient, ...server, certificate: 'can-get', holderCount: 'one' }, [udapHolder], 'smart-standalone', 'private_key_jwt', 'dcr', standalone],
  ['patients under a framework', { ...patient, ...server, ...framework }, [], 'udap-code', 'udap', 'udap', standalone],
  ['patients under a framework without a certificate', { ...patient, ...server, ...framework, certificate: 'no' }, [], 'smart-standalone', 'private_key_jwt', 'dcr', standalone],
  ['patients with an account at another provider', { user: 'patient', credentials: 'other', data: 'own', ...server, certificate: 'can-get' }, [], 'tiered-oauth', 'udap', 'udap', 'openid fhirUser udap launch/patient patient/*.rs'],
  ['the same, at a holder that offers it', { user: 'patient', credentials: 'other', data: 'own', ...server, certificate: 'have' }, [udapHolder], 'tiered-oauth', 'udap', 'udap', 'openid fhirUser udap launch/patient patient/*.rs'],
  ['individual access in a framework, no redirects', { user: 'patient', credentials: 'other', data: 'own', secret: 'server', redirects: ['none'], ...framework, certificate: 'have' }, [], 'udap-client-credentials', 'udap', 'udap', system],
  ['patients of whom nobody knows whether there is a server', { ...patient, secret: 'not-sure' }, [], 'smart-standalone', 'none', 'dcr', standalone],
  // --- clinicians ---------------------------------------------------------------------------------------------
  ['clinicians, and nothing else is known', { user: 'clinician' }, [], 'smart-ehr', 'none', 'dcr', ehr],
  ['clinicians in the EHR with a server', { ...clinician, ...server }, [], 'smart-ehr', 'private_key_jwt', 'dcr', ehr],
  ['clinicians in a page without a server', { ...clinician, ...page }, [], 'smart-ehr', 'none', 'dcr', ehr],
  ['clinicians, a holder without EHR launch', { ...clinician, ...server }, [{ ...oldHolder, smartCapabilities: ['launch-standalone'] }], 'smart-standalone', 'private_key_jwt', 'manual', asUser],
  ['clinicians, a certificate, many holders', { ...clinician, ...server, certificate: 'have', holderCount: 'many' }, [], 'smart-ehr', 'private_key_jwt', 'dcr', ehr],
  ['clinicians with an account elsewhere', { user: 'clinician', credentials: 'other', data: 'care', ...server, certificate: 'have' }, [], 'tiered-oauth', 'udap', 'udap', 'openid fhirUser udap user/*.rs'],
  ['clinicians without accounts at the holder', { user: 'clinician', credentials: 'none', data: 'care', secret: 'server' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['clinicians without accounts, with a certificate', { user: 'clinician', credentials: 'none', data: 'care', secret: 'server', certificate: 'have' }, [], 'udap-client-credentials', 'udap', 'udap', system],
  ['clinicians who look at a population', { user: 'clinician', credentials: 'holder', data: 'population', ...server }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  // --- staff --------------------------------------------------------------------------------------------------
  ['staff with accounts at the holder', { ...staff, ...server }, [], 'smart-standalone', 'private_key_jwt', 'dcr', asUser],
  ['staff with accounts and a certificate', { ...staff, ...server, certificate: 'have' }, [], 'udap-code', 'udap', 'udap', asUser],
  ['staff with a certificate, a holder without UDAP', { ...staff, ...server, certificate: 'have' }, [smartHolder], 'smart-standalone', 'private_key_jwt', 'manual', asUser],
  ['staff without accounts', { user: 'staff', credentials: 'none', data: 'care', secret: 'server' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['staff without accounts that can get a certificate, a holder that takes it', { user: 'staff', credentials: 'none', data: 'care', secret: 'server', certificate: 'can-get' }, [udapHolder], 'udap-client-credentials', 'udap', 'udap', system],
  ['staff with accounts that can get a certificate, a holder that takes it', { ...staff, ...server, certificate: 'can-get', holderCount: 'one' }, [udapHolder], 'smart-standalone', 'private_key_jwt', 'dcr', asUser],
  ['staff without accounts, in a framework', { user: 'staff', credentials: 'none', data: 'care', secret: 'server', ...framework }, [], 'udap-client-credentials', 'udap', 'udap', system],
  ['staff who look at a population', { user: 'staff', data: 'population', secret: 'server' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['staff with accounts elsewhere', { user: 'staff', credentials: 'other', data: 'care', ...server, certificate: 'have' }, [consumerUdapHolder, udapHolder], 'tiered-oauth', 'udap', 'udap', 'openid fhirUser udap user/*.rs'],
  // --- nobody -------------------------------------------------------------------------------------------------
  ['a service, and nothing else is known', { user: 'nobody' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service without a certificate', { ...service, secret: 'server', certificate: 'no' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service with a certificate', { ...service, secret: 'server', certificate: 'have' }, [], 'udap-client-credentials', 'udap', 'udap', system],
  ['a service that can get one, one holder', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'one' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service that can get one, many holders', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'many' }, [], 'udap-client-credentials', 'udap', 'udap', system],
  ['a service that can get one, one holder that takes either', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'one' }, [udapHolder], 'udap-client-credentials', 'udap', 'udap', system],
  ['a service that can get one, one holder that takes UDAP only', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'one' }, [udapOnlyHolder], 'udap-client-credentials', 'udap', 'udap', system],
  ['a service that can get one, a holder of which documents say that it takes it', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'one' }, [{ ...unknownHolder, profile: udapStu2 }], 'udap-client-credentials', 'udap', 'udap', system],
  ['a service that can get one, a holder that nobody looked at', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'one' }, [unknownHolder], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service that can get one, a holder without UDAP', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'one' }, [smartHolder], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service that can get one, a holder with UDAP for people only', { ...service, secret: 'server', certificate: 'can-get' }, [{ ...consumerUdapHolder, grantTypes: [] }], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service that can get one, one of two holders takes it', { ...service, secret: 'server', certificate: 'can-get', holderCount: 'few' }, [udapHolder, smartHolder], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service that wants no certificate, a holder that takes either', { ...service, secret: 'server', certificate: 'no', holderCount: 'one' }, [udapHolder], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service, nothing said of a certificate, a holder that takes either', { ...service, secret: 'server', holderCount: 'one' }, [udapHolder], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service in a framework', { ...service, secret: 'server', ...framework }, [], 'udap-client-credentials', 'udap', 'udap', system],
  ['a service with a certificate, a holder without UDAP', { ...service, secret: 'server', certificate: 'have' }, [smartHolder], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service with a certificate, a holder with UDAP for people only', { ...service, secret: 'server', certificate: 'have' }, [{ ...consumerUdapHolder, grantTypes: [] }], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a service in a framework, one of two holders with UDAP', { ...service, secret: 'server', ...framework, certificate: 'have' }, [udapHolder, smartHolder], 'udap-client-credentials', 'udap', 'udap', system],
  ['a service that wants to read offline: it always does', { ...service, secret: 'server', offline: 'yes' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['a population, and nobody said who uses it', { data: 'population' }, [], 'backend-services', 'private_key_jwt', 'manual', system],
  ['people’s own data, and nobody said who uses it', { data: 'own' }, [], 'smart-standalone', 'none', 'dcr', standalone],
];

type OpenRow = [
  told: string,
  answers: Answers,
  missing: (keyof Answers)[],
  between: (keyof Answers)[][],
];

// prettier-ignore
const undecided: OpenRow[] = [
  ['nothing was answered', {}, ['user', 'credentials', 'data'], []],
  ['nobody is sure of anything', { user: 'not-sure', credentials: 'not-sure', data: 'not-sure', redirects: ['not-sure'] }, ['user', 'credentials', 'data'], []],
  ['staff, with whose account is open', { user: 'staff', data: 'care' }, ['credentials'], []],
  ['staff with a certificate, with whose account is open', { user: 'staff', data: 'care', certificate: 'have' }, ['credentials'], []],
  ['nobody uses it, but it is their own data', { user: 'nobody', data: 'own' }, [], [['user', 'data']]],
  ['nobody uses it, and it is a page in a browser', { user: 'nobody', secret: 'browser' }, [], [['user', 'secret']]],
  ['patients without an account', { user: 'patient', credentials: 'none' }, [], [['user', 'credentials']]],
  ['nobody signs in, on a device', { user: 'staff', credentials: 'none', secret: 'device' }, [], [['credentials', 'secret']]],
  ['accounts elsewhere, no certificate', { user: 'patient', credentials: 'other', certificate: 'no' }, [], [['user', 'credentials', 'certificate']]],
  ['accounts elsewhere, a page in a browser', { user: 'patient', credentials: 'other', secret: 'browser' }, [], [['credentials', 'secret']]],
  ['people sign in, with nowhere to come back to', { user: 'patient', redirects: ['none'] }, [], [['user', 'redirects']]],
];

describe('what the answers lead to', () => {
  it('is a table worth the name', () => {
    expect(decided.length + undecided.length).toBeGreaterThanOrEqual(60);
    const told = [...decided, ...undecided].map(([text]) => text);
    expect(new Set(told).size).toBe(told.length);
  });

  it.each(decided)('%s', (_, answers, holders, flow, authentication, method, scope) => {
    const choice = choose(answers, holders);
    if (!isDecided(choice)) throw new Error(`undecided: ${JSON.stringify(choice)}`);
    expect({
      flow: choice.flow,
      authentication: choice.client.authentication,
      method: choice.methods[0]?.method,
      scope: choice.scope,
    }).toEqual({ flow, authentication, method, scope });
  });

  it.each(undecided)('%s: nothing is recommended', (_, answers, missing, between) => {
    const choice = choose(answers);
    if (isDecided(choice)) throw new Error(`decided: ${choice.flow}`);
    expect(choice.missing).toEqual(missing);
    expect(choice.contradictions.map((one) => [...one.between])).toEqual(between);
  });
});

describe('who can get a certificate', () => {
  it('is told to, with what it takes, and may still read how to do without', () => {
    const answers: Answers = { ...service, secret: 'server', certificate: 'can-get' };
    const choice = choose(answers, [udapHolder]);
    if (!isDecided(choice)) throw new Error('undecided');
    expect(choice).toMatchObject({ flow: 'udap-client-credentials', needsCertificate: true });
    expect(choice.costs[0]?.what).toMatch(/^Get a certificate/);
    expect(choice.reasons.find(({ because }) => because === 'certificate')?.text).toMatch(
      /registers at once/,
    );
    expect(choice.alternatives[0]?.flow).toBe('backend-services');
  });
});

describe('what is possible at each holder', () => {
  const at = (answers: Answers, ...holders: HolderFacts[]) => {
    const choice = choose(answers, holders);
    if (!isDecided(choice)) throw new Error('undecided');
    return choice.holders;
  };

  it('names another flow where the recommended one does not work, and says why', () => {
    const answers: Answers = { ...service, secret: 'server', certificate: 'have' };
    const [udap, smartOnly] = at(answers, udapHolder, smartHolder);
    expect(udap).toMatchObject({ flow: 'udap-client-credentials', method: 'udap', blockers: [] });
    expect(smartOnly).toMatchObject({
      flow: 'backend-services',
      method: 'manual',
      blockers: ['It publishes no UDAP metadata.'],
    });
  });

  it('says that nothing works where nothing does', () => {
    const answers: Answers = { ...service, secret: 'server', certificate: 'no' };
    const [old] = at(answers, oldHolder);
    expect(old).toMatchObject({ flow: null, method: null });
    expect(old?.blockers.join(' ')).toMatch(/client-confidential-asymmetric.*client_credentials/);
  });

  it('registers by hand where dynamic registration refuses the redirect', () => {
    const [emr] = at({ ...patient, ...custom }, emrDirectHolder);
    expect(emr).toMatchObject({ flow: 'smart-standalone', method: 'manual', blockers: [] });
  });

  it('registers dynamically where the holder has the endpoint', () => {
    const [emr] = at({ ...patient, ...phone }, emrDirectHolder);
    expect(emr).toMatchObject({ flow: 'smart-standalone', method: 'dcr', blockers: [] });
  });

  it('has nothing against a holder at which nobody looked', () => {
    const [unknown] = at({ ...patient, ...phone }, unknownHolder);
    expect(unknown).toMatchObject({ flow: 'smart-standalone', blockers: [] });
  });
});
