'use client';

import { useEffect, useState } from 'react';
import * as z from 'zod';
import { callApi } from '@/components/api-client';
import { RegistrationSummarySchema, type RegistrationSummary } from '@/lib/schemas/registration';

const ListSchema = z.object({ registrations: z.array(RegistrationSummarySchema) });

/** The active clients of the workspace that fit a way to authenticate; none until they are read. */
export function useRegistrations(
  workspace: string,
  fits: (registration: RegistrationSummary) => boolean,
): readonly RegistrationSummary[] {
  const [found, setFound] = useState<readonly RegistrationSummary[]>([]);
  useEffect(() => {
    let isLeft = false;
    callApi(ListSchema, 'GET', `/workspaces/${workspace}/registrations`).then(
      ({ registrations }) => {
        if (isLeft) return;
        setFound(
          registrations.filter(({ status, clientId }) => status === 'active' && clientId !== null),
        );
      },
      // Without the list the clients that the console registers itself are still there.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [workspace]);
  return found.filter(fits);
}
