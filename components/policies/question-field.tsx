import { ClientTerm } from '@/components/help/client-term';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import type { PracticeState } from '@/lib/guide/practice/assess';
import type { PracticeQuestion } from '@/lib/guide/practice/question';

/** Whether there is an answer, and what it is worth. */
function StateBadge({ state }: Readonly<{ state: PracticeState | undefined }>) {
  if (!state || state.state === 'missing') return <Badge>open</Badge>;
  if (state.state === 'weak') return <Badge tone="warn">weak</Badge>;
  return state.isAskedAbout ? (
    <Badge tone="info">holders ask</Badge>
  ) : (
    <Badge tone="pass">answered</Badge>
  );
}

/** Why it is asked and how to answer, with the word of the field explained where it stands. */
function Hint({ question: { why, help, term } }: Readonly<{ question: PracticeQuestion }>) {
  const text = `${why} ${help}`;
  if (!term) return text;
  const [before = '', ...rest] = text.split(term.words);
  return (
    <>
      {before}
      <ClientTerm id={term.id} term={term.words} />
      {rest.join(term.words)}
    </>
  );
}

/** One question with its control, why it is asked, and what speaks against the answer. */
export function QuestionField({
  question,
  value,
  state,
  error,
  onChange,
}: Readonly<{
  question: PracticeQuestion;
  value: string;
  state: PracticeState | undefined;
  error: string | undefined;
  onChange: (value: string) => void;
}>) {
  const { title, usual, write, citation } = question;
  const shared = {
    label: title,
    hint: <Hint question={question} />,
    error,
    aside: <StateBadge state={state} />,
  };
  return (
    <div id={question.id} className="min-w-0 scroll-mt-20 space-y-1">
      {question.kind === 'choice' ? (
        <SelectField {...shared} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Not answered</option>
          {question.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </SelectField>
      ) : question.kind === 'text' ? (
        <TextAreaField
          {...shared}
          rows={2}
          maxLength={4000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <TextField
          {...shared}
          type={{ url: 'url', mail: 'email', date: 'date' }[question.kind]}
          maxLength={2000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {state?.weakness != null && <p className="text-xs text-warn">{state.weakness}</p>}
      <Disclosure
        summary={
          <>
            What is usual{write !== undefined && ', and words to begin with'}
            <span className="sr-only">: {title}</span>
          </>
        }
        summaryClassName="w-auto gap-1 text-xs text-muted hover:text-ink"
      >
        <div className="mt-1 space-y-2 rounded-lg bg-sunken p-3 text-xs">
          <p>{usual}</p>
          {write !== undefined && (
            <div className="flex items-start gap-2 border-t border-line pt-2">
              <p className="min-w-0 flex-1 break-words italic">{write}</p>
              <CopyButton value={write} label={`words about ${title.toLowerCase()}`} />
            </div>
          )}
        </div>
      </Disclosure>
      {citation && (
        <a
          href={citation.url}
          rel="noreferrer"
          className="text-xs text-muted underline underline-offset-2"
        >
          {citation.label}
        </a>
      )}
    </div>
  );
}
