import type { FlowName } from '../flows/flows';
import type { SampleValues } from './sample';

/** Where the commands of a reader go. */
export interface Portal {
  /** Public address of the portal, without a trailing slash. */
  appUrl: string;
  /** The registration endpoint of the sandbox holder. */
  registrationEndpoint: string;
}

/** A text as one argument of a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A public client. The answer has its `client_id`. */
function registerUser(values: SampleValues, { registrationEndpoint }: Portal): string {
  const metadata = JSON.stringify({
    client_name: values.appName,
    redirect_uris: [values.redirectUri],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    scope: values.scope,
  });
  return [
    `curl -s ${quoted(registrationEndpoint)} -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(metadata)}`,
  ].join('\n');
}

/** A new key, and a client that is known by it. The answer has its `client_id`. */
function registerService(values: SampleValues, { registrationEndpoint }: Portal): string {
  const metadata = JSON.stringify({
    client_name: values.appName,
    contacts: [values.contact],
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'private_key_jwt',
    scope: values.scope,
  });
  const script = [
    'const { generateKeyPairSync } = require("node:crypto");',
    'const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });',
    'const pem = privateKey.export({ type: "pkcs8", format: "pem" });',
    `require("node:fs").writeFileSync(${JSON.stringify(values.keyFile)}, pem, { mode: 0o600 });`,
    'const jwk = publicKey.export({ format: "jwk" });',
    `const keys = [{ ...jwk, kid: ${JSON.stringify(values.keyId)}, alg: "RS384", use: "sig" }];`,
    `const metadata = ${metadata};`,
    'console.log(JSON.stringify({ ...metadata, jwks: { keys } }));',
  ].join('\n');
  return [
    `node -e ${quoted(script)} > client.json`,
    `curl -s ${quoted(registrationEndpoint)} -H 'Content-Type: application/json' -d @client.json`,
  ].join('\n');
}

/** The files that the program reads: a good certificate of the test set with its key, and the anchor. */
function fetchCertificate(values: SampleValues, { appUrl }: Portal): string {
  const wanted = JSON.stringify({ kind: 'good', sanUri: values.appUri });
  const script = [
    'const { readFileSync, writeFileSync } = require("node:fs");',
    'const { privateKeyPem, chainPem } = JSON.parse(readFileSync("good.json", "utf8"));',
    `writeFileSync(${JSON.stringify(values.keyFile)}, privateKeyPem, { mode: 0o600 });`,
    `writeFileSync(${JSON.stringify(values.certificateFile)}, chainPem.join("\\n"));`,
  ].join('\n');
  return [
    `curl -s ${quoted(`${appUrl}/api/v1/workspaces/demo/test-certificates`)} \\`,
    `  -H "Authorization: Bearer $ONRAMP_TOKEN" -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(wanted)} -o good.json`,
    `node -e ${quoted(script)}`,
    `curl -s ${quoted(`${appUrl}/sandbox/pki/anchor.pem`)} -o ${quoted(values.anchorFile)}`,
  ].join('\n');
}

const commands: Readonly<Record<FlowName, (values: SampleValues, portal: Portal) => string>> = {
  'smart-standalone': registerUser,
  'smart-ehr': registerUser,
  'udap-code': fetchCertificate,
  'tiered-oauth': fetchCertificate,
  'backend-services': registerService,
  'udap-client-credentials': fetchCertificate,
  'bulk-export': registerService,
};

/** What is done in a shell before the program of a flow runs against the sandbox. It needs curl and Node. */
export function sandboxCommands(flow: FlowName, values: SampleValues, portal: Portal): string {
  return commands[flow](values, portal);
}
