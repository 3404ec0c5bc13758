import { execFile, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, importSPKI } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startExportJob } from '@/lib/domain/sandbox-exports/start-export-job';
import { readSample } from '@/lib/domain/docs/read-sample';
import type { FlowName } from '@/lib/guide/flows/flows';
import type { SampleLanguage, SampleValues } from '@/lib/guide/samples/sample';
import { sandboxCommands } from '@/lib/guide/samples/sandbox-commands';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import { makeToken, makeWorkspace } from './api';
import { redirectUri, startSandbox, Visitor } from './libraries/kit';
import { newUserApp } from './sandbox-people.fixtures';
import { postRegistration } from './sandbox-oauth.fixtures';
import { visitProvider } from './tiered-people.fixtures';

const launchUrl = 'https://app.example.org/launch';
const userScope = 'openid fhirUser launch/patient patient/*.rs';
const serviceScope = 'system/Patient.rs system/Condition.rs';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let folder: string;
let files: Pick<SampleValues, 'keyFile' | 'certificateFile' | 'anchorFile'>;
let serviceId: string;
let exportJob: ReturnType<typeof startExportJob>;

/** A Python with the two libraries that the programs need; null where there is none. */
function findPython(): string | null {
  const usable = (command: string) =>
    spawnSync(command, ['-c', 'import jwt, cryptography']).status === 0;
  return ['/usr/bin/python3', 'python3'].find(usable) ?? null;
}
const python = findPython();
if (python === null) {
  process.stderr.write(
    'The Python programs are not run: no python3 with PyJWT and cryptography (Debian: python3-jwt).\n',
  );
}

beforeAll(async () => {
  sandbox = await startSandbox();
  exportJob = startExportJob({ isAlone: true, restMs: 0 });
  folder = mkdtempSync(path.join(tmpdir(), 'onramp-samples-'));
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKey = await importSPKI(pair.publicKey, 'RS256', { extractable: true });
  const { chainPem } = await issueClientCertificate({
    publicKey,
    subject: { commonName: 'A sample' },
    sanUris: [appUris.users, appUris.service],
  });
  files = {
    keyFile: path.join(folder, 'key.pem'),
    certificateFile: path.join(folder, 'chain.pem'),
    anchorFile: path.join(folder, 'anchor.pem'),
  };
  writeFileSync(files.keyFile, pair.privateKey);
  writeFileSync(path.join(folder, 'stranger.pem'), chainPem[0] ?? '');
  writeFileSync(files.certificateFile, chainPem.join('\n'));
  const anchor = await fetch(`${sandbox.url}/sandbox/pki/anchor.pem`);
  writeFileSync(files.anchorFile, await anchor.text());
  const jwk = { ...(await exportJWK(publicKey)), kid: 'sample-key', use: 'sig' };
  const { body } = await postRegistration({
    client_name: 'A sample service',
    contacts: ['dev@example.org'],
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [jwk] },
    scope: serviceScope,
  });
  serviceId = String(body.client_id);
}, 240_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await exportJob.stop();
  await sandbox.close();
});

const appUris = {
  users: `https://app.example.org/${randomUUID()}`,
  service: `https://app.example.org/${randomUUID()}`,
};

const valuesOf = (change: Partial<SampleValues>): SampleValues => ({
  fhirBase: holderAddresses('harbor').baseUrl,
  clientId: '',
  redirectUri,
  appUri: appUris.users,
  appName: 'A "sample" \\ \u202e',
  contact: 'mailto:dev@example.org',
  logoUri: 'https://app.example.org/logo.png',
  identityProvider: holderAddresses('idp').baseUrl,
  organizationId: 'https://example.org/organization',
  purposeOfUse: 'urn:oid:2.16.840.1.113883.5.8#TREAT',
  exportPath: 'Patient/$export?_type=Patient,Condition',
  scope: userScope,
  keyId: 'sample-key',
  ...files,
  ...change,
});

const commands: Record<'typescript' | 'python', { file: string; command: string[] }> = {
  typescript: { file: 'app.mts', command: [process.execPath, '--import', 'tsx'] },
  python: { file: 'app.py', command: [python ?? 'python3'] },
};

/** Runs a program; where it waits for an address, `onAddress` gives what is typed. */
async function run(
  language: 'typescript' | 'python',
  source: string,
  onQuestion: (printed: string) => Promise<string> = () => Promise.reject(new Error('a question')),
): Promise<string> {
  const { file, command } = commands[language];
  const program = path.join(folder, `${randomUUID()}-${file}`);
  writeFileSync(program, source);
  const [executable = '', ...args] = command;
  const child = spawn(executable, [...args, program], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test' },
  });
  let printed = '';
  let errors = '';
  let answered = 0;
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    const questions = printed.split(/Paste the address [^:]*: /).length - 1;
    if (questions <= answered) return;
    answered = questions;
    onQuestion(printed).then(
      (answer) => child.stdin.write(`${answer}\n`),
      (error: unknown) => {
        errors += String(error);
        child.kill();
      },
    );
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${errors}\n${printed}`);
  return printed;
}

const addressIn = (printed: string) => /^http\S*\/oauth\/authorize\?\S+$/m.exec(printed)?.[0] ?? '';
const languages = ['typescript', ...(python === null ? [] : (['python'] as const))] as const;
const sample = (language: SampleLanguage, flow: FlowName, change: Partial<SampleValues>) =>
  readSample(language, flow, valuesOf(change));

describe('the commands that come before the programs', () => {
  const hasCurl = spawnSync('curl', ['--version']).status === 0;
  const ownFiles = () => ({
    keyFile: path.join(folder, `${randomUUID()}'s key.pem`),
    certificateFile: path.join(folder, `${randomUUID()}.pem`),
    anchorFile: path.join(folder, `${randomUUID()}.pem`),
  });

  /** Runs them as the page shows them; gives what they print. */
  function prepare(flow: FlowName, values: SampleValues, env: Record<string, string> = {}) {
    const { registrationEndpoint } = holderAddresses('harbor');
    const commands = sandboxCommands(flow, values, { appUrl: sandbox.url, registrationEndpoint });
    // Not synchronous: the server that answers is in this process.
    return new Promise<string>((resolve, reject) => {
      execFile(
        'sh',
        ['-ec', commands],
        { cwd: folder, env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', ...env } },
        (error, printed, errors) => {
          if (error) reject(new Error(`${error.message}\n${errors}`));
          else resolve(printed);
        },
      );
    });
  }
  const clientIn = (printed: string) => (JSON.parse(printed) as { client_id: string }).client_id;

  it.runIf(hasCurl)(
    'register a client with which people sign in',
    async () => {
      const values = valuesOf({});
      const clientId = clientIn(await prepare('smart-standalone', values));
      const source = readSample('typescript', 'smart-standalone', { ...values, clientId });
      const printed = await run('typescript', source, async (text) =>
        String(await new Visitor().allow(addressIn(text))),
      );
      expect(printed).toMatch(/"resourceType": "Patient"/);
    },
    120_000,
  );

  it.runIf(hasCurl)(
    'make a key and register a client that is known by it',
    async () => {
      const values = valuesOf({ scope: serviceScope, ...ownFiles() });
      const clientId = clientIn(await prepare('backend-services', values));
      const source = readSample('typescript', 'backend-services', { ...values, clientId });
      expect(await run('typescript', source)).toMatch(/"resourceType": "Bundle"/);
    },
    120_000,
  );

  it.runIf(hasCurl)(
    'fetch a certificate with its key, and the anchor',
    async () => {
      const { id } = await makeWorkspace('demo', ['developer']);
      const sender = await makeToken(id, 'developer');
      const token = 'token' in sender ? sender.token : '';
      const values = valuesOf({
        appUri: `https://app.example.org/${randomUUID()}`,
        scope: 'system/Patient.rs',
        ...ownFiles(),
      });
      await prepare('udap-client-credentials', values, { ONRAMP_TOKEN: token });
      const source = readSample('typescript', 'udap-client-credentials', values);
      expect(await run('typescript', source)).toMatch(/"resourceType": "Bundle"/);
    },
    120_000,
  );
});

describe.each(languages)('the programs in %s, at the sandbox over HTTP', (language) => {
  it('reads with the SMART standalone launch', async () => {
    const { id } = await newUserApp({ token_endpoint_auth_method: 'none', scope: userScope });
    const source = sample(language, 'smart-standalone', { clientId: id });
    const printed = await run(language, source, async (text) =>
      String(await new Visitor().allow(addressIn(text))),
    );
    expect(printed).toMatch(/"resourceType": "Patient"/);
    expect(printed).toMatch(/Granted: .*patient/);
  }, 120_000);

  it('reads with the SMART EHR launch, and turns down a foreign record system', async () => {
    const scope = 'openid fhirUser launch patient/*.rs';
    const { id } = await newUserApp({ token_endpoint_auth_method: 'none', scope });
    const source = sample(language, 'smart-ehr', { clientId: id, scope });
    const visitor = new Visitor();
    const launched = await visitor.launch('harbor', {
      launch_url: launchUrl,
      person: 'clinician-okafor',
      patient: 'harbor-basil',
    });
    const printed = await run(language, source, async (text) =>
      addressIn(text) === ''
        ? String(launched)
        : String(await visitor.allow(addressIn(text), { username: 'dr.okafor' })),
    );
    expect(printed).toMatch(/"id": "harbor-basil"/);
    const foreign = `${launchUrl}?iss=https%3A%2F%2Fevil.example&launch=x`;
    await expect(run(language, source, () => Promise.resolve(foreign))).rejects.toThrow(
      /record system/,
    );
  }, 120_000);

  it('registers and reads with the UDAP authorization code', async () => {
    const printed = await run(language, sample(language, 'udap-code', {}), async (text) =>
      String(await new Visitor().allow(addressIn(text))),
    );
    expect(printed).toMatch(/"resourceType": "Patient"/);
  }, 120_000);

  it('sends a person to their identity provider with Tiered OAuth', async () => {
    const scope = `udap ${userScope}`;
    const source = sample(language, 'tiered-oauth', { scope });
    const printed = await run(language, source, (text) => {
      const { searchParams } = new URL(addressIn(text));
      return visitProvider(Object.fromEntries(searchParams), 'ada.id');
    });
    expect(printed).toMatch(/"resourceType": "Patient"/);
  }, 120_000);

  it('reads with SMART backend services', async () => {
    const source = sample(language, 'backend-services', {
      clientId: serviceId,
      scope: serviceScope,
    });
    expect(await run(language, source)).toMatch(/"resourceType": "Bundle"/);
  }, 120_000);

  it('registers and reads with UDAP client credentials', async () => {
    const source = sample(language, 'udap-client-credentials', {
      appUri: appUris.service,
      scope: 'system/Patient.rs',
    });
    expect(await run(language, source)).toMatch(/"resourceType": "Bundle"/);
  }, 120_000);

  it('stops at a holder that leads to no anchor of theirs', async () => {
    const source = sample(language, 'udap-client-credentials', {
      appUri: appUris.service,
      scope: 'system/Patient.rs',
      anchorFile: path.join(folder, 'stranger.pem'),
    });
    await expect(run(language, source)).rejects.toThrow(/no anchor that you trust/);
  }, 120_000);

  it('exports in bulk to the last file', async () => {
    const source = sample(language, 'bulk-export', { clientId: serviceId, scope: serviceScope });
    const printed = await run(language, source);
    expect(printed).toMatch(/Patient \d+ resources/);
    expect(printed).toMatch(/Condition \d+ resources/);
  }, 120_000);
});
