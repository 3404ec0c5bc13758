'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { callApi } from '@/components/api-client';
import { useDraft } from '@/components/apps/drafts';
import { SaveBar } from '@/components/apps/save-bar';
import { CheckList } from '@/components/run/check-list';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { counted } from '@/lib/format/quantities';
import { assessPractice, type PracticeState } from '@/lib/guide/practice/assess';
import { practiceQuestions } from '@/lib/guide/practice/catalogue';
import { practiceSections, type PracticeSection } from '@/lib/guide/practice/question';
import { PracticeSchema, type Practice } from '@/lib/schemas/practice';
import { QuestionField } from './question-field';

const sections = Object.keys(practiceSections) as PracticeSection[];

function draftOf({ answers }: Practice): Record<string, string> {
  return Object.fromEntries(practiceQuestions.map(({ id }) => [id, answers[id] ?? '']));
}

/** The parts of the questionnaire with how many of their questions are answered: the way to each. */
function SectionList({ states }: Readonly<{ states: ReadonlyMap<string, PracticeState> }>) {
  return (
    <nav aria-label="Parts of the questionnaire">
      <ul className="space-y-1 text-sm">
        {sections.map((section) => {
          const own = practiceQuestions
            .filter((question) => question.section === section)
            .map(({ id }) => states.get(id)?.state);
          const open = own.filter((state) => state === 'missing').length;
          return (
            <li key={section} className="flex items-baseline gap-2">
              <a
                href={`#section-${section}`}
                className="min-w-0 flex-1 break-words underline-offset-2 hover:underline"
              >
                {practiceSections[section]}
              </a>
              {own.includes('weak') && <Badge tone="warn">weak</Badge>}
              <span className="text-xs text-muted tabular-nums">
                {own.length - open} of {own.length}
              </span>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The questionnaire about how an app treats data, with what is missing and what is weak beside it. */
export function PracticeForm({
  workspace,
  appId,
  practice,
  mayManage,
}: Readonly<{ workspace: string; appId: string; practice: Practice; mayManage: boolean }>) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const saved = draftOf(practice);
  const { draft, isChanged, change, discard } = useDraft(`${appId} practice`, saved);
  const path = `/workspaces/${workspace}/apps/${appId}/practice`;
  const saving = useSubmit(async () => {
    const answers = Object.fromEntries(
      Object.entries(draft).filter(([id, answer]) => answer !== saved[id]),
    );
    await callApi(PracticeSchema, 'PATCH', path, { version: practice.version, answers });
    toast.success('Saved');
    startRefresh(() => router.refresh());
  });
  const looking = useSubmit(async () => {
    await callApi(PracticeSchema, 'POST', `${path}/uri-checks`);
    startRefresh(() => router.refresh());
  });
  const states = new Map(assessPractice(draft).map((state) => [state.id, state]));
  const all = [...states.values()];
  const answered = all.filter(({ state }) => state !== 'missing').length;
  const weak = all.filter(({ state }) => state === 'weak').length;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <Form onSubmit={saving.submit} noValidate className="min-w-0 space-y-4">
        {!mayManage && (
          <Callout title="You can read this">
            Owners, admins and developers answer. An owner or admin can change your role.
          </Callout>
        )}
        <fieldset disabled={!mayManage} className="min-w-0 space-y-4">
          <legend className="sr-only">How the app treats data</legend>
          {sections.map((section) => (
            <Card key={section} id={`section-${section}`} className="scroll-mt-20">
              <CardHeader title={practiceSections[section]} />
              <CardBody className="space-y-5">
                {practiceQuestions
                  .filter((question) => question.section === section)
                  .map((question) => (
                    <QuestionField
                      key={question.id}
                      question={question}
                      value={draft[question.id] ?? ''}
                      state={states.get(question.id)}
                      error={saving.error?.field(`answers.${question.id}`)}
                      onChange={(value) => change({ [question.id]: value })}
                    />
                  ))}
              </CardBody>
            </Card>
          ))}
        </fieldset>
        <FormError
          error={saving.error}
          shown={practiceQuestions.map(({ id }) => `answers.${id}`)}
        />
        {mayManage && (
          <div className="sticky bottom-0 z-10 -mx-1 border-t border-line bg-bg px-1 py-3">
            <SaveBar
              isChanged={isChanged && !isRefreshing}
              isBusy={saving.isBusy || isRefreshing}
              onDiscard={() => {
                saving.clear();
                discard();
              }}
            />
          </div>
        )}
      </Form>
      <Card className="xl:sticky xl:top-20">
        <CardHeader
          title={`${answered} of ${counted(all.length, 'question')} answered`}
          description={
            weak === 0
              ? 'No answer is weak. What is usual is said here; what you must do, your lawyers say.'
              : `${counted(weak, 'answer')} with something that speaks against it.`
          }
        />
        <CardBody className="space-y-4">
          <progress
            className="w-full accent-accent"
            aria-label="Questions answered"
            value={answered}
            max={all.length}
          />
          <SectionList states={states} />
          {practice.uriChecks && <CheckList checks={practice.uriChecks.checks} />}
          {mayManage && (
            <Button
              busy={looking.isBusy}
              disabled={isChanged || practice.updatedAt === null}
              onClick={() => void looking.submit()}
            >
              Look at the pages
            </Button>
          )}
          <FormError error={looking.error} />
        </CardBody>
      </Card>
    </div>
  );
}
