import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import {
  answersOfMetadata,
  metadataWithAnswers,
  ownAnswers,
  PracticeAnswersInputSchema,
} from './answers';
import { readingOf } from '../reading';
import { assessPractice } from './assess';
import { metadataQuestions, practiceQuestions } from './catalogue';

const app = AppMetadataSchema.parse({
  client_name: 'Tides',
  contacts: ['https://tides.example/help', 'mailto:old@tides.example'],
  policy_uri: 'https://tides.example/privacy',
});

describe('the questionnaire', () => {
  it('asks each question once, in words that fit', () => {
    const ids = practiceQuestions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, why, help, usual, write, term } of practiceQuestions) {
      expect(id).toMatch(/^[a-z][a-z-]+$/);
      expect(title.length, id).toBeLessThan(60);
      expect(why, id).toMatch(/[.?]$/);
      expect(help, id).toMatch(/[.?]$/);
      expect(usual, id).toMatch(/\.$/);
      if (term) expect(`${why} ${help}`, id).toContain(term.words);
      if (write !== undefined) expect(write, id).toMatch(/\.$/);
    }
  });

  // What a developer has to have in order: each with what is usual, and words to begin with.
  it.each([
    ['privacy notice', ['privacy-notice', 'plain-notice']],
    ['terms', ['terms-of-use']],
    ['use beyond own access', ['purpose', 'beyond-access', 'research', 'sale', 'derived']],
    ['retention', ['retention-term', 'deletion', 'leaving']],
    ['incidents', ['incident-contact', 'incident-time']],
    ['refresh tokens', ['refresh-tokens']],
    ['keys', ['private-keys']],
  ])('offers words about %s', (_, ids) => {
    for (const id of ids) {
      expect(practiceQuestions.find((one) => one.id === id)?.write, id).toBeDefined();
    }
  });

  it('reads as plainly as the documentation', () => {
    const texts = practiceQuestions.flatMap(({ why, help, usual, write }) => [
      why,
      help,
      usual,
      ...(write === undefined ? [] : [write]),
    ]);
    expect(readingOf(texts).grade).toBeLessThanOrEqual(9);
  });

  it('has an answer without a weakness to each question, and says what speaks against the others', () => {
    for (const question of practiceQuestions) {
      if (question.kind !== 'choice') continue;
      const good = question.choices.filter(({ weakness }) => weakness === undefined);
      expect(good.length, question.id).toBeGreaterThan(0);
      expect(good.length, question.id).toBeLessThan(question.choices.length);
      expect(new Set(question.choices.map(({ value }) => value)).size).toBe(
        question.choices.length,
      );
    }
  });

  it('finds refresh tokens in the storage of a browser weak, and says why', () => {
    const found = assessPractice({ 'refresh-tokens': 'browser' }).find(
      ({ id }) => id === 'refresh-tokens',
    );
    expect(found).toMatchObject({ state: 'weak', isAskedAbout: true });
    expect(found?.weakness).toContain('Every script');
    const server = assessPractice({ 'refresh-tokens': 'server' });
    expect(server.find(({ id }) => id === 'refresh-tokens')).toMatchObject({
      state: 'done',
      weakness: null,
    });
  });

  it('asks again what it has no more, and finds an address without TLS weak', () => {
    const states = assessPractice({ research: 'gone', 'privacy-notice': 'http://a.example/' });
    expect(states.find(({ id }) => id === 'research')?.state).toBe('missing');
    expect(states.find(({ id }) => id === 'privacy-notice')?.state).toBe('weak');
  });
});

describe('answers', () => {
  it.each([
    [{ 'privacy-notice': 'javascript:alert(1)' }, 'privacy-notice', /must be a web address/],
    [{ 'privacy-notice': 'tides' }, 'privacy-notice', /must be a web address/],
    [{ 'incident-contact': 'nobody' }, 'incident-contact', /must be a mail address/],
    [{ 'notice-date': '2026-13-01' }, 'notice-date', /must be a day/],
    [{ 'refresh-tokens': 'nowhere' }, 'refresh-tokens', /must be one of the answers/],
    [{ unknown: 'x' }, '', /unknown/],
  ])('refuses %j in words', (answers, path, words) => {
    const { error } = PracticeAnswersInputSchema.safeParse(answers);
    expect(error?.issues[0]?.path.join('.')).toBe(path);
    expect(error?.issues[0]?.message).toMatch(words);
  });

  it('come from the metadata and go back into it', () => {
    expect(answersOfMetadata(app)).toEqual({
      'privacy-notice': 'https://tides.example/privacy',
      contact: 'old@tides.example',
    });
    const next = metadataWithAnswers(app, {
      contact: 'new@tides.example',
      'privacy-notice': '',
      'terms-of-use': 'https://tides.example/terms',
      research: 'none',
    });
    expect(next).toEqual({
      client_name: 'Tides',
      contacts: ['https://tides.example/help', 'mailto:new@tides.example'],
      tos_uri: 'https://tides.example/terms',
      redirect_uris: [],
      launch_uris: [],
    });
  });

  const answer = fc.record(
    {
      'privacy-notice': fc.constantFrom('', 'https://a.example/p', 'https://b.example/p'),
      'terms-of-use': fc.constantFrom('', 'https://a.example/t'),
      contact: fc.constantFrom('', 'a@a.example', 'b@b.example'),
      research: fc.constantFrom('', 'none', 'consent'),
    },
    { requiredKeys: [] },
  );

  it('in the metadata are the ones that were given, and the rest of it stays', () => {
    fc.assert(
      fc.property(
        answer,
        fc.array(fc.constantFrom('tel:+1', 'https://h.example/')),
        (given, more) => {
          const before = AppMetadataSchema.parse({ client_name: 'x', contacts: more });
          const after = metadataWithAnswers(before, given);
          const expected = Object.fromEntries(
            Object.entries(given).filter(([id, text]) => text !== '' && id !== 'research'),
          );
          expect(answersOfMetadata(after)).toEqual(expected);
          expect(after.contacts.filter((contact) => !contact.startsWith('mailto:'))).toEqual(more);
          expect(metadataWithAnswers(after, given)).toEqual(after);
          const own = ownAnswers(given);
          for (const { id } of metadataQuestions) expect(own).not.toHaveProperty(id);
        },
      ),
    );
  });
});
