'use client';

import type { ApiError } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { TextAreaField, TextField } from '@/components/ui/field';
import { errorAt } from './error-at';
import type { ProfileDraft } from './profile-draft';

type Source = ProfileDraft['source'];

/**
 * How it is known.
 *
 * @param unproven names of what was changed while the source is the one from before
 * @param today day of today, YYYY-MM-DD
 */
export function SourceFields({
  source,
  onChange,
  error,
  unproven,
  today,
}: Readonly<{
  source: Source;
  onChange: (part: Partial<Source>) => void;
  error: ApiError | null;
  unproven: readonly string[];
  today: string;
}>) {
  return (
    <Card>
      <CardHeader
        title="How this is known"
        description="Whoever is judged by this profile can look it up."
      />
      <CardBody className="space-y-3">
        {unproven.length > 0 && (
          <Callout tone="warn" title="What you changed needs a source">
            {unproven.join('; ')}. Say where you read that, and on which day.
          </Callout>
        )}
        <TextAreaField
          label="Source"
          rows={2}
          maxLength={500}
          value={source.text}
          onChange={(event) => onChange({ text: event.target.value })}
          error={errorAt(error, 'source.text')}
          placeholder="Their developer guide, section 3; a mail of their support"
        />
        <TextField
          label="Address"
          type="url"
          value={source.url}
          onChange={(event) => onChange({ url: event.target.value })}
          error={errorAt(error, 'source.url')}
          placeholder="https://…"
          hint="Empty: it is not on the web."
        />
        <TextField
          label="Day on which it was read"
          type="date"
          className="max-w-xs"
          value={source.date}
          onChange={(event) => onChange({ date: event.target.value })}
          error={errorAt(error, 'source.date')}
          aside={
            source.date !== today && (
              <Button kind="ghost" size="sm" onClick={() => onChange({ date: today })}>
                Today
              </Button>
            )
          }
        />
      </CardBody>
    </Card>
  );
}
