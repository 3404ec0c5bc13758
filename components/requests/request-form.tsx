'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { ApiError, callApi } from '@/components/api-client';
import { KeyNotHereError, signCsrInBrowser } from '@/components/keys/browser-keys';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import {
  RequestDetailSchema,
  RequestFormSchema,
  type RequestDetail,
} from '@/lib/schemas/certificate-request';
import type { KeySummary } from '@/lib/schemas/key';
import { AgreementField } from './agreement-field';
import { AppFields } from './app-fields';
import { fieldProblem } from './field-problem';
import { KeyChoice } from './key-choice';
import { RadioCards } from './radio-cards';
import {
  createBody,
  emptyDraft,
  tidyDraft,
  type CommunityOption,
  type RequestDraft,
} from './request-draft';

/** Has the browser sign the CSR. Throws an ApiError at the field when it cannot. */
async function csrOfBrowser(draft: RequestDraft, keys: readonly KeySummary[]): Promise<string> {
  const key = keys.find(({ id }) => id === draft.browserKeyId);
  if (!key) throw fieldProblem({ path: 'csr.keyId', detail: 'Choose a key, or make one here.' });
  const form = RequestFormSchema.safeParse(createBody(draft, null).form);
  if (!form.success) {
    throw fieldProblem(
      ...form.error.issues.map(({ path, message }) => ({
        path: ['form', ...path].join('.'),
        detail: message,
      })),
    );
  }
  const { appName, organization, sanUris } = form.data;
  try {
    const wanted = { commonName: appName, organization, sanUris };
    return await signCsrInBrowser(key.thumbprint, wanted);
  } catch (problem) {
    if (!(problem instanceof KeyNotHereError)) throw problem;
    throw fieldProblem({ path: 'csr.keyId', detail: problem.message });
  }
}

/** Whether what was read is not the agreement any more: the page has to show the new one. */
function isAgreementChanged(problem: unknown): boolean {
  if (!(problem instanceof ApiError)) return false;
  return problem.problem.errors.some(({ code }) => code === 'agreement_changed');
}

function shownPaths({ keySource, contacts, sanUris }: RequestDraft): string[] {
  return [
    'communityId',
    'acceptsAgreement',
    ...['organization', 'appName', 'website', 'purpose', 'contacts', 'sanUris'].map(
      (name) => `form.${name}`,
    ),
    ...contacts.map((_, index) => `form.contacts.${index}`),
    ...sanUris.map((_, index) => `form.sanUris.${index}`),
    ...(keySource === 'new' ? ['csr.name', 'csr.kind'] : []),
    ...(keySource === 'upload' ? ['csr.name', 'csr.csrPem'] : ['csr.keyId']),
  ];
}

/** Moves the focus to the first field that has an error, when one comes. */
function useFocusOnError(error: ApiError | null) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!error) return;
    const found = ref.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    // A group of radio buttons takes no focus itself.
    const inside = found?.querySelector<HTMLElement>('input:enabled');
    (inside ?? found)?.focus();
  }, [error]);
  return ref;
}

/** Asks for a certificate: the community, the app, the key, the agreement. */
export function RequestForm({
  slug,
  email,
  communities,
  keys: knownKeys,
  keyId,
  communityId,
}: Readonly<{
  slug: string;
  email: string;
  communities: readonly [CommunityOption, ...CommunityOption[]];
  keys: readonly KeySummary[];
  /** The key that was chosen before the form was opened. */
  keyId: string | null;
  /** The community that was chosen before the form was opened. */
  communityId: string | null;
}>) {
  const router = useRouter();
  const [made, setMade] = useState<readonly KeySummary[]>([]);
  const keys = useMemo(() => [...made, ...knownKeys], [made, knownKeys]);
  const [draft, setDraft] = useState(() =>
    emptyDraft({
      communityId: (communities.find(({ id }) => id === communityId) ?? communities[0]).id,
      email,
      key: knownKeys.find(({ id }) => id === keyId),
    }),
  );
  const change = (changes: Partial<RequestDraft>) => setDraft((old) => ({ ...old, ...changes }));
  const community = communities.find(({ id }) => id === draft.communityId) ?? communities[0];

  const { isBusy, error, submit } = useSubmit(async () => {
    const tidy = tidyDraft(draft);
    setDraft(tidy);
    const csr = tidy.keySource === 'browser' ? await csrOfBrowser(tidy, keys) : null;
    const path = `/workspaces/${slug}/certificate-requests`;
    const body = { ...createBody(tidy, csr), agreementRead: community.agreement };
    let request: RequestDetail;
    try {
      request = await callApi(RequestDetailSchema, 'POST', path, body);
    } catch (problem) {
      if (isAgreementChanged(problem)) {
        change({ acceptsAgreement: false });
        router.refresh();
      }
      throw problem;
    }
    toast.success('The request is made');
    router.push(`/w/${slug}/certificates/requests/${request.id}`);
  });
  const ref = useFocusOnError(error);

  return (
    <div ref={ref} className="max-w-4xl">
      <Form className="space-y-6" noValidate onSubmit={submit}>
        <Card>
          <CardHeader
            title="Community"
            description="A certificate is good in one trust community: the one that the data holder belongs to."
          />
          <CardBody>
            <RadioCards
              legend="Community"
              value={draft.communityId}
              onChange={(communityId) => change({ communityId, acceptsAgreement: false })}
              error={error?.field('communityId')}
              options={communities.map(({ id, name, description, issuance, caName }) => ({
                value: id,
                title: name,
                description: (
                  <>
                    {description !== '' && <span className="block">{description}</span>}
                    <span className="mt-1 block text-ink">
                      {issuance === 'portal'
                        ? 'Issued here, after the operator of the portal has looked at it.'
                        : `Issued by ${caName || 'a certification authority'} outside: you take the CSR there.`}
                    </span>
                  </>
                ),
              }))}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="About the app"
            description="The certificate and later registrations rest on it."
          />
          <CardBody>
            <AppFields
              draft={draft}
              onChange={change}
              error={error}
              sanSchemes={community.sanSchemes}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Key" description="What the certificate certifies." />
          <CardBody>
            <KeyChoice
              slug={slug}
              draft={draft}
              onChange={change}
              keys={keys}
              onMade={(key) => {
                setMade((old) => [key, ...old]);
                change({ browserKeyId: key.id });
              }}
              error={error}
            />
          </CardBody>
        </Card>
        {community.agreement !== '' && (
          <Card>
            <CardHeader title="Agreement" description={`Of “${community.name}”.`} />
            <CardBody>
              <AgreementField
                text={community.agreement}
                checked={draft.acceptsAgreement}
                onChange={(acceptsAgreement) => change({ acceptsAgreement })}
                error={error?.field('acceptsAgreement')}
              />
            </CardBody>
          </Card>
        )}
        <FormError error={error} shown={shownPaths(draft)} />
        <Button type="submit" kind="primary" size="lg" busy={isBusy}>
          {community.issuance === 'portal' ? 'Submit for review' : 'Make the CSR'}
        </Button>
      </Form>
    </div>
  );
}
