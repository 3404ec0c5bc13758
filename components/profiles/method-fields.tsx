'use client';

import type { ApiError } from '@/components/api-client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { TextAreaField, TextField } from '@/components/ui/field';
import { GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';
import {
  RequirableMemberSchema,
  type ProfileMethod,
} from '@/lib/protocol/registration/holder-profile';
import { CheckGroup } from './check-group';
import { errorAt } from './error-at';
import type { MethodDraft } from './profile-draft';
import { grantWords, methodWords } from './profile-words';

/** The fields of one way of registering. What only matters where it is offered is hidden elsewhere. */
export function MethodFields({
  method,
  draft,
  onChange,
  error,
}: Readonly<{
  method: ProfileMethod;
  draft: MethodDraft;
  onChange: (part: Partial<MethodDraft>) => void;
  error: ApiError | null;
}>) {
  const { name, what } = methodWords[method];
  const at = (member: keyof MethodDraft) => errorAt(error, `methods.${method}.${member}`);
  return (
    <Card role="group" aria-label={name}>
      <CardHeader title={name} description={what} />
      <CardBody className="space-y-4">
        <CheckboxField
          label="The holder offers this"
          checked={draft.isOffered}
          onChange={(event) => onChange({ isOffered: event.target.checked })}
        />
        {draft.isOffered && (
          <>
            <CheckGroup
              legend="For"
              all={GrantTypeSchema.options}
              labelOf={(grantType) => grantWords[grantType]}
              chosen={draft.grantTypes}
              onChange={(grantTypes) => onChange({ grantTypes })}
              error={at('grantTypes')}
            />
            <CheckGroup
              legend="Demanded beside the standard"
              all={RequirableMemberSchema.options}
              labelOf={(member) => <code className="font-mono text-xs">{member}</code>}
              chosen={draft.requiredMembers}
              onChange={(requiredMembers) => onChange({ requiredMembers })}
              error={at('requiredMembers')}
            />
            <TextField
              label="Days that a client_id lives"
              inputMode="numeric"
              className="max-w-xs"
              value={draft.clientIdLifeDays}
              onChange={(event) => onChange({ clientIdLifeDays: event.target.value })}
              error={at('clientIdLifeDays')}
              hint="Empty: it does not end, or nobody says."
            />
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              <CheckboxField
                label="Loopback redirects"
                checked={draft.allowsLoopback}
                onChange={(event) => onChange({ allowsLoopback: event.target.checked })}
              />
              <CheckboxField
                label="Custom schemes"
                checked={draft.allowsCustomScheme}
                onChange={(event) => onChange({ allowsCustomScheme: event.target.checked })}
              />
              <CheckboxField
                label="Needs an initial access token"
                checked={draft.needsInitialAccessToken}
                onChange={(event) => onChange({ needsInitialAccessToken: event.target.checked })}
              />
            </div>
          </>
        )}
        <TextAreaField
          label="Note"
          rows={3}
          maxLength={1000}
          value={draft.note}
          onChange={(event) => onChange({ note: event.target.value })}
          error={at('note')}
          hint={
            draft.isOffered
              ? 'What a developer should know, in a sentence or two.'
              : 'What to do instead.'
          }
        />
      </CardBody>
    </Card>
  );
}
