import 'server-only';
import type { PrismaClient } from '@/generated/prisma/client';
import { keyBinding } from '@/lib/domain/keys/key-binding';
import { webhookBinding } from '@/lib/domain/notices/webhook-binding';
import { authorityBinding } from '@/lib/sandbox/pki/authority-keys';

/** One column of sealed values: how to read it, and how to replace a value that nobody changed meanwhile. */
export interface SealedColumn {
  bindingOf: (id: string) => string;
  list: () => Promise<{ id: string; sealed: string }[]>;
  replace: (id: string, before: string, after: string) => Promise<unknown>;
}

/** Every column of the database that holds sealed values. A test compares this with the schema. */
export function sealedColumns(client: PrismaClient): SealedColumn[] {
  return [
    {
      bindingOf: keyBinding,
      list: async () => {
        const rows = await client.key.findMany({
          where: { sealedPrivate: { not: null } },
          select: { id: true, sealedPrivate: true },
        });
        return rows.flatMap(({ id, sealedPrivate }) =>
          sealedPrivate === null ? [] : [{ id, sealed: sealedPrivate }],
        );
      },
      replace: (id, before, after) =>
        client.key.updateMany({
          where: { id, sealedPrivate: before },
          data: { sealedPrivate: after },
        }),
    },
    {
      bindingOf: authorityBinding,
      list: async () => {
        const rows = await client.sandboxAuthority.findMany({
          select: { id: true, sealedPrivate: true },
        });
        return rows.map(({ id, sealedPrivate }) => ({ id, sealed: sealedPrivate }));
      },
      replace: (id, before, after) =>
        client.sandboxAuthority.updateMany({
          where: { id, sealedPrivate: before },
          data: { sealedPrivate: after },
        }),
    },
    {
      bindingOf: webhookBinding,
      list: async () => {
        const rows = await client.webhook.findMany({ select: { id: true, sealedSecret: true } });
        return rows.map(({ id, sealedSecret }) => ({ id, sealed: sealedSecret }));
      },
      replace: (id, before, after) =>
        client.webhook.updateMany({
          where: { id, sealedSecret: before },
          data: { sealedSecret: after },
        }),
    },
  ];
}
