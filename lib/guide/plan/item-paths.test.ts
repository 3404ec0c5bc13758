import { describe, expect, it } from 'vitest';
import { planOf } from './plan-of';
import type { PlanBasis } from './plan-basis';
import type { PlanFacts } from './plan-facts';
import { certificate, clinic, facts, issuer, registration, smart, udap } from './plan.fixtures';

const atClinic = { ...facts, holders: facts.holders.filter(({ baseUrl }) => baseUrl === clinic) };

function hrefOf(id: string, basis: PlanBasis, more: Partial<PlanFacts> = {}): string | undefined {
  const input = {
    basis,
    isChosen: true,
    facts: { ...atClinic, ...more },
    hands: [],
    root: '/w/demo',
  };
  return planOf(input).items.find((item) => item.id === id)?.how.href;
}

describe('where the items of a plan lead', () => {
  it('looks at the holder by the way that was chosen, and does nothing more there', () => {
    const holder = encodeURIComponent(clinic);
    expect(hrefOf('register.discovery', udap)).toBe(`/w/demo/console?holder=${holder}&until=trust`);
    expect(hrefOf('register.discovery', smart)).toBe(
      `/w/demo/console?holder=${holder}&auth=code&until=discover`,
    );
  });

  it('registers with workflow, way and authentication chosen', () => {
    const holder = encodeURIComponent(clinic);
    expect(hrefOf('register.client', udap)).toBe(
      `/w/demo/apps/app_1/register?holder=${holder}&workflow=client_credentials&method=udap`,
    );
    expect(hrefOf('register.client', smart)).toBe(
      `/w/demo/apps/app_1/register?holder=${holder}&workflow=authorization_code&method=dcr&authentication=none`,
    );
  });

  it('opens the console as the app, once it is registered', () => {
    const before = `/w/demo/console?holder=${encodeURIComponent(clinic)}`;
    expect(hrefOf('test.read', udap)).toBe(before);
    const waiting = { ...registration, status: 'waiting' as const };
    expect(hrefOf('test.read', udap, { registrations: [waiting] })).toBe(before);
    expect(hrefOf('test.read', udap, { registrations: [registration] })).toBe(
      `/w/demo/${registration.consolePath}`,
    );
    expect(hrefOf('test.care', udap, { registrations: [registration] })).toBe(
      '/w/demo/registrations/reg_1',
    );
  });

  it('asks for an environment of production before it reads there', () => {
    const registrations = [registration];
    expect(hrefOf('live.read', udap, { registrations })).toBe(
      '/w/demo/console/environments/new?production=1',
    );
    expect(hrefOf('live.read', udap, { registrations, productionEnvironment: 'env_1' })).toBe(
      `/w/demo/${registration.consolePath}&environment=env_1`,
    );
  });

  it('gets a certificate for the client that has none', () => {
    expect(hrefOf('certificate.issued', udap)).toBe(
      '/w/demo/certificates?app=app_1&workflow=client_credentials',
    );
    const certificates = [{ ...certificate, sanUris: [issuer] }];
    expect(hrefOf('certificate.issued', udap, { certificates })).toBe('/w/demo/certificates');
  });

  it('writes down the agreement with the holder that it is about', () => {
    expect(hrefOf('agreements.terms', udap)).toBe(
      `/w/demo/apps/app_1/outreach?agreement=terms&holder=${encodeURIComponent(clinic)}`,
    );
  });
});
