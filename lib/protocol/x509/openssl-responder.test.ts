import 'reflect-metadata';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExtendedKeyUsageExtension, PemConverter } from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../testing/http';
import { issue, makeCa, type Party, type TestAlgorithm } from '../testing/pki';
import type { Transport } from '../transport';
import { askOcsp } from './ocsp';

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout;
const hasOpenssl = /^OpenSSL [3-9]\./.test(version ?? '');
if (!hasOpenssl) {
  console.info(
    `Skipped: needs the command openssl 3 or later, found ${version?.trim() || 'none'}.`,
  );
}

const url = 'http://ocsp.example/';
// The responder takes its time from the machine: here the certificates have to be valid now.
const dates = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-01-01') };
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'onramp-ocsp-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(directory, name);
  writeFileSync(place, content);
  return place;
}

async function keyFile(name: string, { keys }: Party): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return file(name, PemConverter.encode(der, 'PRIVATE KEY'));
}

interface World {
  ca: Party;
  leaf: Party;
  signer: Party;
  status: 'V' | 'R' | 'absent';
}

/** The openssl responder, which knows of the leaf what an index of its CA says. */
async function opensslResponder({ ca, leaf, signer, status }: World): Promise<Transport> {
  const pem = ({ certificate }: Party) => certificate.toString('pem');
  const serial = leaf.certificate.serialNumber.toUpperCase();
  const revoked = status === 'R' ? '260101000000Z,keyCompromise' : '';
  const line = [status, '490101000000Z', revoked, serial, 'unknown', '/CN=Leaf'].join('\t');
  const args = ['ocsp', '-index', file('index.txt', status === 'absent' ? '' : `${line}\n`)];
  args.push('-CA', file('ca.pem', pem(ca)), '-rsigner', file('signer.pem', pem(signer)));
  args.push('-rkey', await keyFile('signer.key', signer), '-rmd', 'sha256', '-ndays', '1');
  const respond = (request: Uint8Array) => {
    const output = path.join(directory, 'answer.der');
    const question = ['-reqin', file('request.der', request), '-respout', output];
    execFileSync('openssl', [...args, ...question], { stdio: 'pipe' });
    return new Uint8Array(readFileSync(output));
  };
  return ({ body }) => Promise.resolve(answer({ body: respond(body as Uint8Array) }));
}

async function ask(alg: TestAlgorithm, isAppointed: boolean, status: World['status']) {
  const ca = await makeCa(null, { name: 'CA', alg, ...dates });
  const leaf = await issue(ca, { name: 'Leaf', alg, ...dates });
  const more = [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.9'])];
  const signer = isAppointed ? await issue(ca, { name: 'Responder', alg, more, ...dates }) : ca;
  const transport = await opensslResponder({ ca, leaf, signer, status });
  const at = new Date();
  return askOcsp({
    certificate: leaf.certificate,
    issuer: ca.certificate,
    url,
    // The answer is of the second in which it was made.
    at: new Date(at.getTime() + 60_000),
    transport,
  });
}

describe.skipIf(!hasOpenssl)('askOcsp and the responder of openssl', () => {
  it.each([
    ['the CA', 'ES256', false],
    ['the CA', 'RS256', false],
    ['an appointed responder', 'ES256', true],
    ['an appointed responder', 'RS256', true],
  ] as const)('understand each other: %s, %s', async (_signer, alg, isAppointed) => {
    expect((await ask(alg, isAppointed, 'V')).status).toBe('good');
    const revoked = await ask(alg, isAppointed, 'R');
    expect(revoked.status).toBe('revoked');
    expect(revoked.seen).toContain('2026-01-01T00:00:00.000Z, reason keyCompromise');
    expect((await ask(alg, isAppointed, 'absent')).status).toBe('unknown');
  });
});
