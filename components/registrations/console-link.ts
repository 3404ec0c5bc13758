import { consolePath, type ConsoleClient } from '@/lib/guide/console-path';

/** The console, ready to use a registration. Null for registrations with which it cannot get a token. */
export function consoleLink(workspace: string, registration: ConsoleClient): string | null {
  const path = consolePath(registration);
  return path && `/w/${workspace}/${path}`;
}
