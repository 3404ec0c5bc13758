import 'reflect-metadata';
import { KeyUsageFlags } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  daysFromNow,
  issue,
  makeCa,
  testNow,
  type CertificateWishes,
  type Party,
} from '../testing/pki';
import { checkClientCertificate, noClientCertificate } from './client-certificate';

let root: Party;
let inter: Party;

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  inter = await makeCa(root, { name: 'Intermediate' });
});

const wishes: CertificateWishes = { name: 'App', sanUris: ['https://app.example'] };
const rules = { alg: 'ES256', supportedAlgs: ['RS256', 'ES256'], now: testNow };

async function odd(change: CertificateWishes = {}, more: Partial<typeof rules> = {}) {
  const leaf = await issue(inter, { ...wishes, ...change });
  return checkClientCertificate([leaf.certificate, inter.certificate], { ...rules, ...more })
    .filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('udap.client-certificate.', '')} ${entry.verdict}`);
}

describe('checkClientCertificate', () => {
  it('passes a good one', async () => {
    expect(await odd()).toEqual([]);
  });

  it.each<[string, CertificateWishes, string[]]>([
    ['no URI', { sanUris: [] }, ['san-uri fail']],
    ['a CA certificate', { isCa: true }, ['leaf fail']],
    ['no digitalSignature', { usages: KeyUsageFlags.keyEncipherment }, ['leaf fail']],
    ['an expired one', { notAfter: daysFromNow(-1) }, ['dates fail']],
    ['one that is not yet valid', { notBefore: daysFromNow(1) }, ['dates fail']],
    ['one that expires soon', { notAfter: daysFromNow(10) }, ['expires-soon warn']],
    ['a key that does not fit', { alg: 'RS256' }, ['key fail']],
  ])('finds %s', async (_title, change, ids) => {
    expect(await odd(change)).toEqual(ids);
  });

  it('finds an algorithm that the holder does not support', async () => {
    expect(await odd({}, { supportedAlgs: ['RS256'] })).toEqual(['algorithm-supported fail']);
  });

  it('cannot judge the algorithm when the holder does not say', async () => {
    const leaf = await issue(inter, wishes);
    const checks = checkClientCertificate([leaf.certificate], { ...rules, supportedAlgs: null });
    expect(checks.find((entry) => entry.id.endsWith('algorithm-supported'))?.verdict).toBe('skip');
  });

  it('finds a chain that is out of order', async () => {
    const leaf = await issue(inter, wishes);
    const chain = [leaf.certificate, root.certificate, inter.certificate];
    const order = checkClientCertificate(chain, rules).find((entry) => entry.id.endsWith('order'));
    expect(order).toMatchObject({ verdict: 'fail' });
    expect(order?.seen).toContain('After CN=App, issued by CN=Intermediate, comes CN=Root.');
  });

  it('has a check for no certificate at all', () => {
    expect(checkClientCertificate([], rules)).toMatchObject([{ verdict: 'fail' }]);
    expect(noClientCertificate('crt_1').seen).toContain('crt_1');
  });
});
