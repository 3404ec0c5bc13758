import { Badge } from '@/components/ui/badge';
import { SelectField, TextAreaField, TextField } from '@/components/ui/field';
import type { PracticeState } from '@/lib/guide/practice/assess';
import type { PracticeQuestion } from '@/lib/guide/practice/question';

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
  const { title, why, help, citation } = question;
  const shared = {
    label: title,
    hint: `${why} ${help}`,
    error,
    aside:
      state?.state === 'weak' ? (
        <Badge tone="warn">weak</Badge>
      ) : state?.isAskedAbout === true && state.state === 'done' ? (
        <Badge tone="info">holders ask</Badge>
      ) : undefined,
  };
  return (
    <div className="min-w-0 space-y-1">
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
