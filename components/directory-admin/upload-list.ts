import { ApiError, ProblemSchema } from '@/components/api-client';
import { byteSize } from '@/lib/format/quantities';
import { SnapshotSchema, type SnapshotView } from '@/lib/schemas/directory-source';

/** What the API takes at most. The largest list that is known has 100 MB. */
export const maxFileBytes = 1024 ** 3;

/**
 * Why a file cannot be sent, in words for people; undefined when it can.
 *
 * @param file its size in bytes
 */
export function listRefusal({ name, size }: { name: string; size: number }): string | undefined {
  if (size === 0) return `${name} is empty. Choose the file of the list itself.`;
  if (size > maxFileBytes) {
    return `${name} has ${byteSize(size)}; a list may have ${byteSize(maxFileBytes)} at most. Compress it with gzip, or leave out what is not about endpoints.`;
  }
  return undefined;
}

function broken(detail: string): ApiError {
  return new ApiError({
    type: 'about:blank',
    title: 'The upload broke off',
    status: 0,
    code: 'client.unreachable',
    detail,
    errors: [],
  });
}

/** What the portal answered: the reading that the file began, or why it was refused. */
export function readUploadAnswer(status: number, text: string): SnapshotView {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw broken(`The portal answered with status ${status} and no explanation.`);
  }
  if (status === 201) return SnapshotSchema.parse(json);
  const refusal = ProblemSchema.safeParse(json);
  if (refusal.success) throw new ApiError(refusal.data);
  throw broken(`The portal answered with status ${status} and no explanation.`);
}

/**
 * Sends the file of a source. `fetch` tells nothing of how much of a body is sent, so this is an XMLHttpRequest.
 *
 * @param options.onProgress told how many bytes are sent
 * @param options.signal ends it; the promise rejects with the reason of the signal
 * @throws ApiError whose message can be shown
 */
export function uploadList(
  sourceId: string,
  file: File,
  { onProgress, signal }: { onProgress: (sentBytes: number) => void; signal: AbortSignal },
): Promise<SnapshotView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ fileName: file.name.slice(-200) });
    request.open(
      'POST',
      `/api/v1/admin/directory/sources/${encodeURIComponent(sourceId)}/upload?${query}`,
    );
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('load', () => {
      try {
        resolve(readUploadAnswer(request.status, request.responseText));
      } catch (error) {
        reject(error instanceof Error ? error : broken('The answer could not be read.'));
      }
    });
    request.addEventListener('error', () =>
      reject(
        broken(
          'The portal stopped taking the file. Check that it runs and that no other reading of this source is under way, then send it again.',
        ),
      ),
    );
    request.addEventListener('abort', () => reject(signal.reason as Error));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
