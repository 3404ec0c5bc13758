import { isWrite } from '@/lib/protocol/fhir/is-write';
import type { Environment } from '@/lib/schemas/environment';
import type { ConsoleState } from './console-state';
import { resolvePlain } from './variables/resolve-plain';

/** A write that has to be confirmed before it is sent. */
export interface WriteToConfirm {
  method: string;
  path: string;
  /** Host of the holder, or the holder as it is written where its host cannot be known before. */
  host: string;
  /** The production environment that it is sent with; null: it only goes to a holder outside of the sandbox. */
  production: string | null;
}

/** The host of a holder outside of the sandbox; null for the sandbox. */
function hostOutside(holder: string, sandboxBaseUrl: string): string | null {
  const sandbox = sandboxBaseUrl.replace(/\/sandbox\/.*$/, '/sandbox/');
  // Without a scheme it is the name of a sandbox holder, unless a variable stands for it that may hold an address.
  if ((!holder.includes('://') && !holder.includes('{{')) || holder.startsWith(sandbox))
    return null;
  return URL.canParse(holder) ? new URL(holder).host : holder;
}

/** The write that a form would send and that has to be confirmed: in production, or outside of the sandbox. */
export function writeToConfirm(
  { target, request }: Pick<ConsoleState, 'target' | 'request'>,
  environment: Environment | null,
  sandboxBaseUrl: string,
): WriteToConfirm | null {
  const { method } = request;
  const path = resolvePlain(request.path, environment);
  if (target.until !== 'request' || !isWrite({ method, path })) return null;
  const holder = resolvePlain(target.holder, environment).trim();
  const outside = hostOutside(holder, sandboxBaseUrl);
  if (environment?.isProduction !== true && outside === null) return null;
  const sandboxHost = URL.canParse(sandboxBaseUrl) ? new URL(sandboxBaseUrl).host : sandboxBaseUrl;
  return {
    method,
    path,
    host: outside ?? `the sandbox at ${sandboxHost}`,
    production: environment?.isProduction === true ? environment.name : null,
  };
}
