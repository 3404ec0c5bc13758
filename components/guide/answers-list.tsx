import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FactRow, Facts } from '@/components/ui/facts';
import type { Answers } from '@/lib/guide/answers';
import { answerWords, interviewQuestions } from '@/lib/guide/interview';

/** What was answered, in words. */
export function AnswersList({ answers }: Readonly<{ answers: Answers }>) {
  return (
    <Card className="break-inside-avoid">
      <CardHeader title="The answers" />
      <CardBody>
        <Facts>
          {interviewQuestions.map(({ key, title }) => (
            <FactRow key={key} name={title}>
              {answerWords(answers, key).join(', ') || <span className="text-muted">open</span>}
            </FactRow>
          ))}
        </Facts>
      </CardBody>
    </Card>
  );
}
