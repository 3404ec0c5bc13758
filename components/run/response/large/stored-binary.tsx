'use client';

import { useEffect, useState } from 'react';
import { readBytes } from '@/components/api-client';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { BinaryView } from '../binary/binary-view';

/** A body that is no text and is kept beside the frames. */
export function StoredBinary({
  path,
  said,
  name,
}: Readonly<{ path: string; said: string | null; name: string }>) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isLeft = false;
    readBytes(path).then(
      (read) => {
        if (!isLeft) setBytes(read);
      },
      (error: unknown) => {
        if (!isLeft) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      isLeft = true;
    };
  }, [path]);
  if (problem !== null) return <Callout tone="fail">{problem}</Callout>;
  if (!bytes) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-muted">
        <Spinner /> Reading the body …
      </p>
    );
  }
  return <BinaryView bytes={bytes} said={said} name={name} />;
}
