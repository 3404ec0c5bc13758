'use client';

import type { ApiError } from '@/components/api-client';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { CheckGroup } from './check-group';
import { errorAt } from './error-at';
import type { ProfileDraft } from './profile-draft';
import { pkceWords, ruleSetWords, strengthWords } from './profile-words';

const algorithms = ['RS256', 'RS384', 'ES256', 'ES384', 'PS256', 'PS384', 'ES512'];
const singleUse = { unknown: null, yes: true, no: false } as const;

const wordOf = (value: boolean | null) => (value === null ? 'unknown' : value ? 'yes' : 'no');

function Options({ words }: Readonly<{ words: Readonly<Record<string, string>> }>) {
  return Object.entries(words).map(([value, word]) => (
    <option key={value} value={value}>
      {word}
    </option>
  ));
}

/** What counts for every way of registering. */
export function RuleFields({
  draft,
  onChange,
  error,
}: Readonly<{
  draft: ProfileDraft;
  onChange: (part: Partial<ProfileDraft>) => void;
  error: ApiError | null;
}>) {
  const refresh = (part: Partial<ProfileDraft['refreshTokens']>) =>
    onChange({ refreshTokens: { ...draft.refreshTokens, ...part } });
  return (
    <Card>
      <CardHeader title="What counts for every way" />
      <CardBody className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Live pages"
            value={draft.liveUris}
            onChange={(event) =>
              onChange({ liveUris: event.target.value as HolderProfile['liveUris'] })
            }
            hint="The addresses of the app are public pages that do not redirect."
          >
            <Options words={strengthWords} />
          </SelectField>
          <SelectField
            label="Contact of the domain"
            value={draft.contactDomain}
            onChange={(event) =>
              onChange({ contactDomain: event.target.value as HolderProfile['contactDomain'] })
            }
            hint="A contact is of the domain of a redirect_uri or of client_uri."
          >
            <Options words={strengthWords} />
          </SelectField>
          <SelectField
            label="Judges UDAP by"
            value={draft.ruleSet ?? 'none'}
            onChange={({ target: { value } }) =>
              onChange({ ruleSet: value === 'stu1' || value === 'stu2' ? value : null })
            }
            error={errorAt(error, 'ruleSet')}
          >
            <Options words={ruleSetWords} />
          </SelectField>
          <SelectField
            label="PKCE"
            value={draft.pkce}
            onChange={(event) => onChange({ pkce: event.target.value as HolderProfile['pkce'] })}
          >
            <Options words={pkceWords} />
          </SelectField>
        </div>
        <CheckGroup
          legend="Algorithms of statements and assertions"
          all={algorithms}
          chosen={draft.algorithms}
          onChange={(chosen) => onChange({ algorithms: chosen })}
          error={errorAt(error, 'algorithms')}
        />
        <CheckGroup
          legend="Versions of scopes"
          all={['v1', 'v2'] as const}
          chosen={draft.scopeVersions}
          onChange={(scopeVersions) => onChange({ scopeVersions })}
          error={errorAt(error, 'scopeVersions')}
        />
        <div className="space-y-3">
          <CheckboxField
            label="Gives refresh tokens"
            checked={draft.refreshTokens.isOffered}
            onChange={(event) => refresh({ isOffered: event.target.checked })}
          />
          {draft.refreshTokens.isOffered && (
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                label="Days that they live"
                inputMode="numeric"
                value={draft.refreshTokens.lifeDays}
                onChange={(event) => refresh({ lifeDays: event.target.value })}
                error={errorAt(error, 'refreshTokens.lifeDays')}
                hint="Empty: not known."
              />
              <SelectField
                label="Each is good for one use"
                value={wordOf(draft.refreshTokens.isSingleUse)}
                onChange={(event) =>
                  refresh({ isSingleUse: singleUse[event.target.value as keyof typeof singleUse] })
                }
              >
                <Options words={{ unknown: 'Not known', yes: 'Yes', no: 'No' }} />
              </SelectField>
            </div>
          )}
        </div>
        <TextAreaField
          label="Communities"
          mono
          rows={3}
          spellCheck={false}
          value={draft.communities}
          onChange={(event) => onChange({ communities: event.target.value })}
          error={errorAt(error, 'communities')}
          hint="URIs of trust communities of which it is a member, one a line."
        />
      </CardBody>
    </Card>
  );
}
