import 'server-only';
import type { PrismaClient } from '@/generated/prisma/client';
import { collectionValuesBinding } from '@/lib/domain/collection-runs/values-binding';
import { variableBinding } from '@/lib/domain/environments/variable-binding';
import {
  authorizationAnswerBinding,
  authorizationSecretsBinding,
} from '@/lib/domain/authorizations/authorization-binding';
import { keyBinding } from '@/lib/domain/keys/key-binding';
import { webhookBinding } from '@/lib/domain/notices/webhook-binding';
import {
  bulkTokenBinding,
  registrationTokenBinding,
  secretBinding,
} from '@/lib/domain/registrations/registration-binding';
import {
  accessTokenBinding,
  dpopKeyBinding,
  refreshTokenBinding,
} from '@/lib/domain/run-tokens/token-binding';
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
    {
      bindingOf: secretBinding,
      list: async () => {
        const rows = await client.registration.findMany({
          where: { sealedClientSecret: { not: null } },
          select: { id: true, sealedClientSecret: true },
        });
        return rows.flatMap(({ id, sealedClientSecret: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.registration.updateMany({
          where: { id, sealedClientSecret: before },
          data: { sealedClientSecret: after },
        }),
    },
    {
      bindingOf: registrationTokenBinding,
      list: async () => {
        const rows = await client.registration.findMany({
          where: { sealedRegistrationToken: { not: null } },
          select: { id: true, sealedRegistrationToken: true },
        });
        return rows.flatMap(({ id, sealedRegistrationToken: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.registration.updateMany({
          where: { id, sealedRegistrationToken: before },
          data: { sealedRegistrationToken: after },
        }),
    },
    {
      bindingOf: bulkTokenBinding,
      list: async () => {
        const rows = await client.bulkRegistration.findMany({
          where: { sealedToken: { not: null } },
          select: { id: true, sealedToken: true },
        });
        return rows.flatMap(({ id, sealedToken: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.bulkRegistration.updateMany({
          where: { id, sealedToken: before },
          data: { sealedToken: after },
        }),
    },
    {
      bindingOf: variableBinding,
      list: async () => {
        const rows = await client.environmentVariable.findMany({
          where: { sealedValue: { not: null } },
          select: { id: true, sealedValue: true },
        });
        return rows.flatMap(({ id, sealedValue: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.environmentVariable.updateMany({
          where: { id, sealedValue: before },
          data: { sealedValue: after },
        }),
    },
    {
      bindingOf: authorizationSecretsBinding,
      list: async () => {
        const rows = await client.runAuthorization.findMany({
          select: { id: true, sealedSecrets: true },
        });
        return rows.map(({ id, sealedSecrets }) => ({ id, sealed: sealedSecrets }));
      },
      replace: (id, before, after) =>
        client.runAuthorization.updateMany({
          where: { id, sealedSecrets: before },
          data: { sealedSecrets: after },
        }),
    },
    {
      bindingOf: authorizationAnswerBinding,
      list: async () => {
        const rows = await client.runAuthorization.findMany({
          where: { sealedAnswer: { not: null } },
          select: { id: true, sealedAnswer: true },
        });
        return rows.flatMap(({ id, sealedAnswer: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.runAuthorization.updateMany({
          where: { id, sealedAnswer: before },
          data: { sealedAnswer: after },
        }),
    },
    {
      bindingOf: accessTokenBinding,
      list: async () => {
        const rows = await client.runToken.findMany({
          select: { id: true, sealedAccessToken: true },
        });
        return rows.map(({ id, sealedAccessToken }) => ({ id, sealed: sealedAccessToken }));
      },
      replace: (id, before, after) =>
        client.runToken.updateMany({
          where: { id, sealedAccessToken: before },
          data: { sealedAccessToken: after },
        }),
    },
    {
      bindingOf: refreshTokenBinding,
      list: async () => {
        const rows = await client.runToken.findMany({
          where: { sealedRefreshToken: { not: null } },
          select: { id: true, sealedRefreshToken: true },
        });
        return rows.flatMap(({ id, sealedRefreshToken: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.runToken.updateMany({
          where: { id, sealedRefreshToken: before },
          data: { sealedRefreshToken: after },
        }),
    },
    {
      bindingOf: dpopKeyBinding,
      list: async () => {
        const rows = await client.runToken.findMany({
          where: { sealedDpopKey: { not: null } },
          select: { id: true, sealedDpopKey: true },
        });
        return rows.flatMap(({ id, sealedDpopKey: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.runToken.updateMany({
          where: { id, sealedDpopKey: before },
          data: { sealedDpopKey: after },
        }),
    },
    {
      bindingOf: collectionValuesBinding,
      list: async () => {
        const rows = await client.collectionRun.findMany({
          where: { sealedValues: { not: null } },
          select: { id: true, sealedValues: true },
        });
        return rows.flatMap(({ id, sealedValues: sealed }) =>
          sealed === null ? [] : [{ id, sealed }],
        );
      },
      replace: (id, before, after) =>
        client.collectionRun.updateMany({
          where: { id, sealedValues: before },
          data: { sealedValues: after },
        }),
    },
  ];
}
