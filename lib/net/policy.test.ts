import os from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllowList } from './allow-list';
import { NetFailure } from './net-failure';
import { createPolicy } from './policy';
import { isPublicAddress } from './public-address';

/** The code with which a policy refuses a URL and the addresses of its host; null when it may be called. */
function verdict(
  allow: string,
  text: string,
  addresses: string[] = [],
  portalUrl = 'http://localhost:3000',
) {
  const policy = createPolicy({ allow: parseAllowList(allow), portalUrl, portalPort: 3000 });
  const url = new URL(text);
  try {
    policy.checkUrl(url);
    for (const address of addresses) policy.checkAddress(url, address);
    return null;
  } catch (error) {
    if (!(error instanceof NetFailure)) throw error;
    return error.failure.code;
  }
}

const privateAddress = 'policy.private-address';

describe('literal addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://①②⑦.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://192.88.99.1/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::127.0.0.1]/',
    'http://[::7f00:1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001::1]/',
    'http://[2001:db8::1]/',
    'http://[2001:2::1]/',
    'http://[2001:20::1]/',
    'http://[3fff::1]/',
    'http://[5f00::1]/',
    'http://[100::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[4000::1]/',
  ])('refuses %s', (url) => {
    expect(verdict('', url)).toBe(privateAddress);
  });

  it.each([
    'http://8.8.8.8/',
    'https://1.1.1.1/',
    'https://[2606:4700:4700::1111]/',
    'http://example.org/x.crl',
  ])('lets %s through', (url) => {
    expect(verdict('', url)).toBeNull();
  });

  it('knows no public IPv6 address with an IPv4 address in it', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const [high, low] = [(a << 8) | b, (c << 8) | d].map((word) => word.toString(16));
        for (const form of [
          `::ffff:${a}.${b}.${c}.${d}`,
          `::${high}:${low}`,
          `64:ff9b::${high}:${low}`,
          `2002:${high}:${low}::1`,
        ]) {
          expect(isPublicAddress(form)).toBe(false);
        }
      }),
    );
  });
});

describe('the form of a URL', () => {
  it.each([
    ['file:///etc/passwd', 'policy.scheme'],
    ['gopher://example.org:70/1', 'policy.scheme'],
    ['ftp://example.org/', 'policy.scheme'],
    ['data:text/plain,x', 'policy.scheme'],
    ['javascript:alert(1)', 'policy.scheme'],
    ['https://user@example.org/', 'policy.user-info'],
    ['https://user:password@example.org/', 'policy.user-info'],
    ['https://example.org@127.0.0.1/', 'policy.user-info'],
    ['http://example.org:25/', 'policy.port'],
    ['https://example.org:6667/', 'policy.port'],
    [`https://${'a.'.repeat(127)}example.org/`, 'policy.host'],
  ])('refuses %s', (url, code) => {
    expect(verdict('', url)).toBe(code);
  });
});

describe('resolved addresses', () => {
  it('refuses a name when a single one of its addresses is not public', () => {
    const url = 'https://fhir.example/r4';
    expect(verdict('', url, ['8.8.8.8', '2606:4700::1'])).toBeNull();
    expect(verdict('', url, ['8.8.8.8', '10.0.0.1'])).toBe(privateAddress);
    expect(verdict('', url, ['::ffff:169.254.169.254'])).toBe(privateAddress);
    expect(verdict('', url, ['not an address'])).toBe(privateAddress);
  });

  it('refuses the addresses of this machine', () => {
    const own = Object.values(os.networkInterfaces()).flatMap((entries) => entries ?? []);
    for (const { address } of own) {
      expect(verdict('', 'https://fhir.example/', [address])).toBe(privateAddress);
    }
  });
});

describe('the portal itself', () => {
  it.each([
    'http://localhost:3000/sandbox/harbor/fhir/r4/metadata',
    'http://LOCALHOST:3000/sandbox/pki/anchor.crl',
    'http://localhost:3000/api/../sandbox/pki/anchor.crl',
  ])('may be called in its sandbox: %s', (url) => {
    expect(verdict('', url, ['::1', '127.0.0.1'])).toBeNull();
  });

  it.each([
    'http://localhost:3000/clients/app_1',
    'http://localhost:3000/clients/app_1/jwks.json',
    'http://localhost:3000/sandbox/../clients/app_1/user',
  ])('may be called at the pages of apps: %s', (url) => {
    expect(verdict('', url, ['::1', '127.0.0.1'])).toBeNull();
  });

  it.each([
    ['http://localhost:3000/clients', 'policy.portal'],
    ['http://localhost:3000/clients-of-others/x', 'policy.portal'],
    ['http://localhost:3000/clients/../api/v1/me', 'policy.portal'],
    ['http://localhost:3000/clients/%2e%2e/api/v1/me', 'policy.portal'],
    ['http://localhost:3000/clients/x/..%2f..%2fapi', 'policy.portal'],
    ['http://localhost:3000/clients//x', 'policy.portal'],
    ['http://localhost:3000/x/clients/y', 'policy.portal'],
    ['https://localhost:3000/clients/app_1', 'policy.portal'],
    ['http://127.0.0.1:3000/clients/app_1', privateAddress],
    ['http://localhost:3001/clients/app_1', privateAddress],
    ['http://localhost:3000/api/v1/workspaces', 'policy.portal'],
    ['http://localhost:3000/', 'policy.portal'],
    ['http://localhost:3000/sandbox', 'policy.portal'],
    ['http://localhost:3000/sandboxes/x', 'policy.portal'],
    ['http://localhost:3000/sandbox/../api/v1/me', 'policy.portal'],
    ['http://localhost:3000/sandbox/%2e%2e/api/v1/me', 'policy.portal'],
    ['http://localhost:3000/sandbox/x/..%2f..%2fapi', 'policy.portal'],
    ['http://localhost:3000/sandbox/..%5capi', 'policy.portal'],
    ['http://localhost:3000/sandbox/..\\api', 'policy.portal'],
    ['http://localhost:3000/sandbox//x', 'policy.portal'],
    ['http://localhost.:3000/api', 'policy.portal'],
    ['https://localhost:3000/sandbox/x', 'policy.portal'],
    ['http://127.0.0.1:3000/sandbox/harbor', privateAddress],
    ['http://localhost:3001/sandbox/harbor', privateAddress],
  ])('may not be called at %s', (url, code) => {
    expect(verdict('', url, ['127.0.0.1'])).toBe(code);
  });

  it('stays closed whatever the operator lists', () => {
    const all = 'localhost, 127.0.0.0/8, ::1, portal.example, localhost:3000, 127.0.0.1:3000';
    for (const url of [
      'http://localhost:3000/api',
      'http://127.0.0.1:3000/api',
      'http://portal.example:3000/api',
    ]) {
      expect(verdict(all, url, ['127.0.0.1'])).not.toBeNull();
    }
    expect(verdict(all, 'http://localhost:3001/', ['::1', '127.0.0.1'])).toBeNull();
  });

  it('is closed at a public address with a path too', () => {
    const portal = 'https://portal.example/onramp';
    const at = (path: string) => verdict('', `https://portal.example${path}`, ['10.1.1.1'], portal);
    expect(at('/onramp/sandbox/harbor/fhir/r4')).toBeNull();
    expect(at('/onramp/clients/app_1/jwks.json')).toBeNull();
    expect(at('/clients/app_1')).toBe('policy.portal');
    expect(at('/onramp/api')).toBe('policy.portal');
    expect(at('/sandbox/harbor')).toBe('policy.portal');
  });
});

describe('OUTBOUND_ALLOW', () => {
  it.each([
    ['fhir.internal', 'https://fhir.internal/', '10.0.0.5', null],
    ['FHIR.Internal.', 'https://fhir.internal:8443/', '10.0.0.5', null],
    ['fhir.internal:8443', 'https://fhir.internal:8443/', '10.0.0.5', null],
    ['fhir.internal:8443', 'https://fhir.internal/', '10.0.0.5', privateAddress],
    ['fhir.internal:443', 'https://fhir.internal/', 'fd00::5', null],
    ['fhir.internal', 'https://other.internal/', '10.0.0.5', privateAddress],
    ['fhir.internal', 'https://fhir.internal/', '169.254.169.254', privateAddress],
    ['fhir.internal', 'https://fhir.internal/', '::ffff:10.0.0.5', privateAddress],
    ['10.0.0.0/8', 'https://other.internal/', '10.200.0.5', null],
    ['10.0.0.0/8', 'https://other.internal/', '11.0.0.0', null],
    ['10.0.0.0/9', 'https://10.200.0.5/', '10.200.0.5', privateAddress],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/', '127.0.0.1', null],
    ['127.0.0.1:8080', 'http://127.0.0.1:8081/', '127.0.0.1', privateAddress],
    ['127.0.0.1:8080', 'http://2130706433:8080/', '127.0.0.1', null],
    ['127.0.0.1', 'http://[::ffff:127.0.0.1]:8080/', '127.0.0.1', privateAddress],
    ['[fd00::1]:8080', 'http://[fd00::1]:8080/', 'fd00::1', null],
    ['fd00::/8', 'http://[fd12::1]/', 'fd12::1', null],
    ['::1', 'http://[::1]:9000/', '::1', null],
    ['mail.internal:25', 'http://mail.internal:25/', '10.0.0.5', null],
  ])('%s and %s at %s', (allow, url, address, code) => {
    expect(verdict(allow, url, [address])).toBe(code);
  });

  it.each([
    ['http://fhir.internal', 'is no CIDR'],
    ['fhir.internal/r4', 'is no CIDR'],
    ['10.0.0.0/33', 'too long'],
    ['10.0.0/8', 'is no CIDR'],
    ['fhir.internal:0', 'no port'],
    ['fhir.internal:99999', 'no port'],
    ['fhir.internal:', 'no port'],
    ['*.internal', 'is not a host name'],
    ['[fhir]:80', 'no IPv6 address'],
    ['a:b:c', 'no port'],
    ['user@host', 'is not a host name'],
  ])('says what is wrong with %s', (entry, why) => {
    expect(() => parseAllowList(`good.example, ${entry}`)).toThrow(`“${entry}”`);
    expect(() => parseAllowList(entry)).toThrow(why);
  });

  it('is empty when there is nothing', () => {
    expect(parseAllowList(' , ')).toEqual([]);
  });
});
