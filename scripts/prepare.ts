/**
 * Everything between the build and the first request: checks the environment, applies migrations, makes
 * the first owner from the environment or a one-time set-up link, and the keys of the sandbox. The last
 * line of the output is a JSON array of messages for the person who started the portal.
 */
import { migrate } from '@/lib/db/migrations';
import { closeDb } from '@/lib/db/client';
import { DatabaseInUseError } from '@/lib/db/lock';
import { env } from '@/lib/env';
import { outboundPolicy } from '@/lib/net/policy';
import { createHeadlessOwner } from '@/lib/domain/setup/create-headless-owner';
import { createSetupLink } from '@/lib/domain/setup/create-setup-link';
import { prepareSandbox } from '@/lib/sandbox/prepare-sandbox';

const messages: string[] = [];
try {
  env();
  outboundPolicy();
  await migrate();
  const owner = await createHeadlessOwner();
  if (owner) messages.push(`Made the first owner, ${owner.email}, and the workspace "demo".`);
  const link = await createSetupLink();
  if (link) messages.push(`Set it up with this one-time link: ${link}`);
  // The keys of the sandbox's authorities take seconds to make: now, and not in somebody's first request.
  await prepareSandbox();
  await closeDb();
} catch (error) {
  const expected =
    error instanceof DatabaseInUseError ||
    (error instanceof Error && /^(The environment|OUTBOUND_ALLOW)/.test(error.message));
  console.error(expected ? error.message : error);
  process.exit(1);
}
console.log(JSON.stringify(messages));
process.exit(0);
