import * as z from 'zod';
import type { AppMetadata } from '@/lib/protocol/registration/client-metadata';
import { metadataQuestions, practiceQuestions } from './catalogue';
import type { PracticeQuestion } from './question';

/** Answers by the id of their question; what is not there was not answered. */
export type PracticeAnswers = Readonly<Record<string, string>>;

const longest = 4000;

/** What one question takes as an answer; empty takes the answer away. */
function answerSchema(question: PracticeQuestion): z.ZodType<string> {
  const text = z.string().trim().max(longest);
  const empty = z.literal('');
  switch (question.kind) {
    case 'choice':
      return z.union([empty, z.enum(question.choices.map(({ value }) => value))], {
        error: 'must be one of the answers',
      });
    case 'url': {
      // The words stand at the address itself: a union tells those of the option that comes closest.
      const error = 'must be a web address, for example https://app.example.org/privacy';
      const address = z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error }).max(2000);
      return z.union([empty, address]);
    }
    case 'mail':
      return z.union([empty, z.email({ error: 'must be a mail address' }).max(200)]);
    case 'date':
      return z.union([empty, z.iso.date({ error: 'must be a day, for example 2026-11-30' })]);
    case 'text':
      return text;
  }
}

/** Some answers; unknown questions are refused, the others stay as they are. */
export const PracticeAnswersInputSchema = z.strictObject(
  Object.fromEntries(
    practiceQuestions.map((question) => [question.id, answerSchema(question).optional()]),
  ),
);

const mailOf = (contact: string) => /^(?:mailto:)?([^\s@:]+@[^\s@?]+)/i.exec(contact)?.[1];

/** The answers that the metadata of an app gives. */
export function answersOfMetadata(metadata: AppMetadata): PracticeAnswers {
  const { policy_uri, tos_uri, contacts } = metadata;
  const mail = contacts.map(mailOf).find((one) => one !== undefined);
  const found = { policy_uri, tos_uri, contacts: mail };
  return Object.fromEntries(
    metadataQuestions.flatMap((question) => {
      const answer = 'member' in question && question.member ? found[question.member] : undefined;
      return answer === undefined ? [] : [[question.id, answer]];
    }),
  );
}

/** The metadata with the answers that belong into it; what they do not speak of stays. */
export function metadataWithAnswers(metadata: AppMetadata, answers: PracticeAnswers): AppMetadata {
  const next = { ...metadata };
  for (const question of metadataQuestions) {
    const answer = answers[question.id];
    if (answer === undefined || !('member' in question) || !question.member) continue;
    if (question.member === 'contacts') {
      next.contacts = withMail(metadata.contacts, answer);
    } else if (answer === '') {
      delete next[question.member];
    } else {
      next[question.member] = answer;
    }
  }
  return next;
}

/** The contacts with another first mail address, which is where holders write to. */
function withMail(contacts: readonly string[], mail: string): string[] {
  const place = contacts.findIndex((contact) => mailOf(contact) !== undefined);
  if (mail === '') return contacts.filter((_, index) => index !== place);
  // One that was there with a subject or so stays as it was written.
  if (place >= 0 && mailOf(contacts[place] ?? '') === mail) return [...contacts];
  const uri = `mailto:${mail}`;
  return place < 0 ? [uri, ...contacts] : contacts.map((one, i) => (i === place ? uri : one));
}

/** Answers without those of the metadata and without empty ones: what is stored beside the app. */
export function ownAnswers(answers: PracticeAnswers): PracticeAnswers {
  const elsewhere = new Set(metadataQuestions.map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => answer !== '' && !elsewhere.has(id)),
  );
}
