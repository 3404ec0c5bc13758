'use client';

import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SelectField } from '@/components/ui/field';
import type { ReaderPlace } from '@/lib/guide/reader-place';

/** From the documentation to an app: a new one or one that is there. Without an account, to the sign-in and back. */
export function TakeAnswers({
  places,
  query,
}: Readonly<{
  /** Null when nobody is signed in. */
  places: readonly ReaderPlace[] | null;
  /** The answers as in the address. */
  query: string;
}>) {
  const [first] = places ?? [];
  const [target, setTarget] = useState(first ? `${first.slug}/apps/new` : '');
  const back = `/docs/choosing?${query}`;
  return (
    <Card className="print:hidden">
      <CardHeader
        title="Keep these answers"
        description="With an app they are saved, and a plan follows from them that ticks itself."
      />
      <CardBody>
        {places === null ? (
          <Link
            href={`/signin?callbackUrl=${encodeURIComponent(back)}`}
            className={buttonClass('primary')}
          >
            Sign in to keep them
          </Link>
        ) : first ? (
          <div className="flex flex-wrap items-end gap-2">
            <SelectField
              label="App"
              className="min-w-0 flex-1 basis-56"
              value={target}
              onChange={(event) => setTarget(event.target.value)}
            >
              {places.map(({ slug, name, apps }) => (
                <optgroup key={slug} label={name}>
                  <option value={`${slug}/apps/new`}>a new app</option>
                  {apps.map((app) => (
                    <option key={app.id} value={`${slug}/apps/${app.id}/choose`}>
                      {app.name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </SelectField>
            <Link href={`/w/${target}?${query}`} className={buttonClass('primary')}>
              Take them there
            </Link>
          </div>
        ) : (
          <p className="text-sm text-muted">
            Your role lets you read apps, not change them. Send the address of this page to a
            developer of your workspace: it holds the answers.
          </p>
        )}
      </CardBody>
    </Card>
  );
}
