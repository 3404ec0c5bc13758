import { requestPathOf } from '@/components/run/response/fhir-path';
import { bundleLink } from '@/components/run/response/resource-summary';
import { responseOf } from '@/components/run/response/response-source';
import type { RunView } from '@/components/run/run-model';

/** The paths of the pages before and after the one on the screen; null where there is none below the base URL. */
export function pagesOf(view: RunView | null): { next: string | null; previous: string | null } {
  const response = view && responseOf(view);
  const pathOf = (relation: string): string | null => {
    const url = response ? bundleLink(response.value, relation) : null;
    return url === null || !response ? null : requestPathOf(url, response.baseUrl);
  };
  // Some servers write `prev` for what FHIR calls `previous`.
  return { next: pathOf('next'), previous: pathOf('previous') ?? pathOf('prev') };
}
