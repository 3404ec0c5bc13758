import { spawn } from 'node:child_process';
import { bin } from './steps.mjs';

/** The public address of the portal for an environment, as lib/env.ts works it out. */
export function addressOf(env) {
  return (env.APP_URL || `http://localhost:${env.PORT || 3000}`).replace(/\/+$/, '');
}

/**
 * Starts Next (`start` or `dev`) and resolves when the portal answers on its health address.
 * The child gets NEXTAUTH_URL, which next-auth reads for itself.
 */
export async function serve(mode, env) {
  const port = env.PORT || '3000';
  const host = env.HOST || '127.0.0.1';
  const child = spawn(process.execPath, [bin.next, mode, '-H', host, '-p', port], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, NEXTAUTH_URL: addressOf(env), NEXT_TELEMETRY_DISABLED: '1' },
  });
  // Next prints an address of its own that may differ from the public one; logs pass through.
  child.stdout.on('data', (chunk) => {
    const text = String(chunk)
      .split('\n')
      .filter((line) => !/▲ Next\.js|- Local:|- Network:|✓ (Starting|Ready)/.test(line))
      .join('\n');
    if (text.trim()) process.stdout.write(text.replace(/^\n+/, ''));
  });
  const exited = new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))),
  );
  let over = false;
  void exited.then(() => (over = true));
  const health = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/api/ready`;
  const deadline = Date.now() + 90_000;
  while (!over) {
    const ready = await fetch(health, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    if (Date.now() > deadline) {
      console.error(`The portal does not answer on ${health} after 90 s; see the messages above.`);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return { child, exited };
}

/** Passes termination on to the child, so that it can end what it is doing. */
export function forwardSignals(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
}
