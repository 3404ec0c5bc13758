'use client';

import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { RadioCards } from '@/components/requests/radio-cards';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CommunitySchema } from '@/lib/schemas/community';
import { KeyAlgorithmSchema } from '@/lib/schemas/key';
import { bodyOf, type CommunityDraft } from './community-draft';
import { revocationWords } from './community-words';
import { PemField } from './pem-field';

const shown = [
  'name',
  'uri',
  'description',
  'anchorsPem',
  'intermediatesPem',
  'algorithms',
  'caName',
  'caUrl',
  'caInstructions',
  'agreement',
];

/**
 * Adds a trust community, or changes one.
 *
 * @param api where it is sent, below `/api/v1`; for a change the address of the community itself
 * @param root address below which each community has its page
 */
export function CommunityForm({
  api,
  root,
  initial,
  isNew,
}: Readonly<{ api: string; root: string; initial: CommunityDraft; isNew: boolean }>) {
  const router = useRouter();
  const id = useId();
  const [draft, setDraft] = useState(initial);
  const change = (part: Partial<CommunityDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { isBusy, error, submit } = useSubmit(async () => {
    const saved = await callApi(CommunitySchema, isNew ? 'POST' : 'PATCH', api, bodyOf(draft));
    toast.success(isNew ? `${saved.name} is trusted now` : 'Saved');
    router.push(`${root}/${saved.id}`);
    router.refresh();
  });
  // One of several schemes is named by its place: sanSchemes.1
  const schemeErrors = (error?.problem.errors ?? []).filter(({ path }) =>
    path.startsWith('sanSchemes'),
  );
  const algorithmsError = error?.field('algorithms');
  return (
    <Form onSubmit={submit} noValidate className="max-w-3xl space-y-4">
      <Card>
        <CardHeader title="Name and URI" />
        <CardBody className="space-y-3">
          <TextField
            label="Name"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
            error={error?.field('name')}
          />
          <TextField
            label="URI"
            mono
            value={draft.uri}
            onChange={(event) => change({ uri: event.target.value })}
            error={error?.field('uri')}
            placeholder="https://… or urn:oid:…"
            hint="As the community has it: sent as ?community= and compared byte for byte."
          />
          <TextField
            label="What it is for"
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
            error={error?.field('description')}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Whom it trusts"
          description="Get the anchor from the community itself, and compare its fingerprint."
        />
        <CardBody className="space-y-4">
          <PemField
            label="Anchors"
            value={draft.anchorsPem}
            onChange={(anchorsPem) => change({ anchorsPem })}
            error={error?.field('anchorsPem')}
            hint="One or several CA certificates in PEM."
          />
          <PemField
            label="Known intermediates"
            value={draft.intermediatesPem}
            onChange={(intermediatesPem) => change({ intermediatesPem })}
            error={error?.field('intermediatesPem')}
            hint="If any: they complete chains that are sent without them."
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="By which rules" />
        <CardBody className="space-y-4">
          <RadioCards
            legend="When revocation cannot be found out"
            value={draft.revocation}
            onChange={(revocation) => change({ revocation })}
            options={[
              { value: 'hard', title: 'Refuse', description: revocationWords.hard },
              { value: 'soft', title: 'Warn', description: revocationWords.soft },
            ]}
          />
          <fieldset
            aria-describedby={algorithmsError === undefined ? undefined : `${id}-algorithms`}
            className="min-w-0"
          >
            <legend className="mb-1 text-sm font-medium">Algorithms</legend>
            <div className="flex flex-wrap gap-4">
              {KeyAlgorithmSchema.options.map((algorithm) => (
                <CheckboxField
                  key={algorithm}
                  label={algorithm}
                  checked={draft.algorithms.includes(algorithm)}
                  onChange={(event) =>
                    change({
                      algorithms: event.target.checked
                        ? [...draft.algorithms, algorithm]
                        : draft.algorithms.filter((one) => one !== algorithm),
                    })
                  }
                />
              ))}
            </div>
            {algorithmsError !== undefined && (
              <p id={`${id}-algorithms`} className="mt-1 text-xs text-fail">
                {algorithmsError}
              </p>
            )}
          </fieldset>
          <TextField
            label="Schemes of URIs in certificates"
            mono
            value={draft.sanSchemes}
            onChange={(event) => change({ sanSchemes: event.target.value })}
            error={schemeErrors[0]?.detail}
            placeholder="https, urn"
            hint="Empty: any."
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="How members get a certificate" />
        <CardBody className="space-y-3">
          <SelectField
            label="Issuance"
            value={draft.issuance}
            onChange={(event) =>
              change({ issuance: event.target.value as CommunityDraft['issuance'] })
            }
          >
            <option value="none">They bring one</option>
            <option value="outside">A certification authority outside issues for a CSR</option>
          </SelectField>
          {draft.issuance === 'outside' && (
            <>
              <TextField
                label="Name of the authority"
                value={draft.caName}
                onChange={(event) => change({ caName: event.target.value })}
                error={error?.field('caName')}
              />
              <TextField
                label="Its address"
                type="url"
                value={draft.caUrl}
                onChange={(event) => change({ caUrl: event.target.value })}
                error={error?.field('caUrl')}
                placeholder="https://…"
              />
              <TextAreaField
                label="How to ask it"
                value={draft.caInstructions}
                onChange={(event) => change({ caInstructions: event.target.value })}
                error={error?.field('caInstructions')}
              />
              <TextAreaField
                label="Agreement to accept"
                value={draft.agreement}
                onChange={(event) => change({ agreement: event.target.value })}
                error={error?.field('agreement')}
                hint="Word for word. Empty: nothing has to be accepted here."
              />
            </>
          )}
        </CardBody>
      </Card>
      <FormError error={error} shown={[...shown, ...schemeErrors.map(({ path }) => path)]} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" busy={isBusy}>
          {isNew ? 'Trust this community' : 'Save'}
        </Button>
        <Button onClick={() => router.back()}>Back</Button>
      </div>
    </Form>
  );
}
