import 'server-only';
import { SlugSchema } from '@/lib/schemas/workspace';

/**
 * A valid slug made from a name: letters without their accents, everything else a hyphen. Names that leave
 * nothing usable become `workspace`.
 */
export function slugFromName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '');
  if (SlugSchema.safeParse(plain).success) return plain;
  const longer = plain ? `${plain}-workspace` : 'workspace-1';
  return SlugSchema.safeParse(longer).success ? longer : 'workspace-1';
}
