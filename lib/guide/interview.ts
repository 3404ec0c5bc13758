import { chosen, type Answers } from './answers';
import type { Question } from './recommendation';

/** One answer that can be chosen. */
export interface InterviewOption {
  value: string;
  label: string;
  /** What it means, in one line. */
  text: string;
  /** It cannot be chosen together with others. */
  isAlone?: boolean;
}

/** One question of a step. */
export interface InterviewQuestion {
  key: Question;
  title: string;
  /** Why it is asked: what hangs on it. */
  why: string;
  /** several: any number of options; holders: FHIR base URLs. */
  kind: 'one' | 'several' | 'holders';
  options: readonly InterviewOption[];
}

/** What is asked at a time. */
export interface InterviewStep {
  id: string;
  questions: readonly InterviewQuestion[];
}

const notSure = (text: string): InterviewOption => ({
  value: 'not-sure',
  label: 'Not sure',
  text,
  isAlone: true,
});

/** The interview: nine steps. */
export const interview: readonly InterviewStep[] = [
  {
    id: 'user',
    questions: [
      {
        key: 'user',
        title: 'Who uses the app?',
        why: 'Where a person is there, the person signs in and allows the app to read. Where nobody is, the app has to prove itself.',
        kind: 'one',
        options: [
          {
            value: 'patient',
            label: 'Patients, or those who care for them',
            text: 'They look at their own data, or at that of a child or parent.',
          },
          {
            value: 'clinician',
            label: 'Clinicians, in the EHR',
            text: 'They open it beside the record of a patient.',
          },
          {
            value: 'staff',
            label: 'Staff of an organization',
            text: 'Billing, quality, care management, research.',
          },
          {
            value: 'nobody',
            label: 'Nobody, it is a service',
            text: 'A server that fetches data on its own.',
          },
          notSure('Skip it; the others may tell.'),
        ],
      },
    ],
  },
  {
    id: 'credentials',
    questions: [
      {
        key: 'credentials',
        title: 'With whose account do they sign in?',
        why: 'A holder has to know who a person is. It can do so itself, or ask an organization that it trusts.',
        kind: 'one',
        options: [
          {
            value: 'holder',
            label: 'An account at the data holder',
            text: 'Such as the patient portal, or their account in the EHR.',
          },
          {
            value: 'other',
            label: 'An account at another organization',
            text: 'An identity provider that works for many holders.',
          },
          {
            value: 'none',
            label: 'None',
            text: 'Nobody signs in at a holder.',
          },
          notSure('Ask what your users have today.'),
        ],
      },
    ],
  },
  {
    id: 'data',
    questions: [
      {
        key: 'data',
        title: 'Whose data does it read?',
        why: 'People may open their own data. For the data of others, an organization answers, and that takes an agreement.',
        kind: 'one',
        options: [
          {
            value: 'own',
            label: 'Their own',
            text: 'A person asks for the data about that person: individual access.',
          },
          {
            value: 'care',
            label: 'Of patients in care',
            text: 'One patient at a time, for those who treat them.',
          },
          {
            value: 'population',
            label: 'Of a population',
            text: 'Many patients at once: members, a registry, a study.',
          },
          notSure('Think of the first screen of your app.'),
        ],
      },
      {
        key: 'agreements',
        title: 'Under what agreement?',
        why: 'It says what you may do with the data. A framework also brings rules for the technique. Choose all that you have or expect.',
        kind: 'several',
        options: [
          {
            value: 'terms',
            label: 'Terms of the holder only',
            text: 'What every developer accepts there.',
          },
          {
            value: 'holder',
            label: 'An agreement with the holder',
            text: 'A contract about this use of the data.',
          },
          {
            value: 'baa',
            label: 'A business associate agreement (BAA)',
            text: 'Under HIPAA, where you work for a provider or payer.',
          },
          {
            value: 'framework',
            label: 'A framework such as TEFCA',
            text: 'Rules that all members have signed.',
          },
          {
            value: 'none',
            label: 'None needed',
            text: 'As far as you know.',
            isAlone: true,
          },
          notSure('Your lawyer and the holder decide; go on.'),
        ],
      },
    ],
  },
  {
    id: 'secret',
    questions: [
      {
        key: 'secret',
        title: 'Where does your code run?',
        why: 'A key or secret is one only while nobody else can read it. In an app that people install, anybody can.',
        kind: 'one',
        options: [
          {
            value: 'server',
            label: 'On a server of yours',
            text: 'With pages or apps in front of it. It can keep a secret.',
          },
          {
            value: 'device',
            label: 'On the device of the user',
            text: 'A phone or desktop app without a server of yours.',
          },
          {
            value: 'browser',
            label: 'In the browser only',
            text: 'A page with scripts and no server behind it.',
          },
          notSure('Counts as “no secret” for now.'),
        ],
      },
    ],
  },
  {
    id: 'redirects',
    questions: [
      {
        key: 'redirects',
        title: 'How does the browser come back to your app?',
        why: 'After the sign-in, the holder sends the browser to an address that you registered. Not every way of registering takes every kind.',
        kind: 'several',
        options: [
          {
            value: 'https',
            label: 'A page of yours (https)',
            text: 'https://app.example.org/callback',
          },
          {
            value: 'app-claimed',
            label: 'https that the app claims',
            text: 'The phone opens the app instead of the page.',
          },
          {
            value: 'custom-scheme',
            label: 'A scheme of the app’s own',
            text: 'org.example.app:/callback',
          },
          {
            value: 'loopback',
            label: 'The device itself',
            text: 'http://127.0.0.1:PORT/ on a desktop.',
          },
          {
            value: 'none',
            label: 'It does not',
            text: 'No browser takes part.',
            isAlone: true,
          },
          notSure('A page of yours works everywhere.'),
        ],
      },
    ],
  },
  {
    id: 'holderCount',
    questions: [
      {
        key: 'holderCount',
        title: 'At how many holders?',
        why: 'What is little work once is a lot of work a hundred times.',
        kind: 'one',
        options: [
          { value: 'one', label: 'One', text: 'A pilot, or one partner.' },
          { value: 'few', label: 'A few', text: 'You could name them all.' },
          { value: 'many', label: 'Many', text: 'Wherever your users are.' },
          notSure('Begin with one.'),
        ],
      },
    ],
  },
  {
    id: 'holders',
    questions: [
      {
        key: 'holders',
        title: 'Which holders?',
        why: 'What a holder offers decides more than any rule. Name some, and the answer goes by what is known of them. You can leave it out.',
        kind: 'holders',
        options: [],
      },
    ],
  },
  {
    id: 'certificate',
    questions: [
      {
        key: 'certificate',
        title: 'Is there a certificate for the app?',
        why: 'A UDAP certificate of a trust community names your app. It is not the one of your web server.',
        kind: 'one',
        options: [
          { value: 'have', label: 'Yes', text: 'From a community of the holders.' },
          {
            value: 'can-get',
            label: 'Not yet, but we can get one',
            text: 'Somebody checks who you are first.',
          },
          { value: 'no', label: 'No', text: 'And we do not want to wait for one.' },
          notSure('Look at what your holders ask for.'),
        ],
      },
    ],
  },
  {
    id: 'offline',
    questions: [
      {
        key: 'offline',
        title: 'Does it read while nobody uses it?',
        why: 'Then it needs refresh tokens, which somebody has to keep safe.',
        kind: 'one',
        options: [
          { value: 'yes', label: 'Yes', text: 'At night, or to tell people what is new.' },
          { value: 'no', label: 'No', text: 'Only while somebody looks at it.' },
          notSure('Begin without; you can ask for it later.'),
        ],
      },
    ],
  },
];

/** Every question of the interview, in its order. */
export const interviewQuestions = interview.flatMap(({ questions }) => questions);

/** A question of the interview by its key. */
export function questionOf(key: Question): InterviewQuestion {
  const found = interviewQuestions.find((question) => question.key === key);
  if (!found) throw new Error(`The interview does not ask ${key}.`);
  return found;
}

/** The answers to a question in words; empty when there are none. “Not sure” is none. */
export function answerWords(answers: Answers, key: Question): string[] {
  const { options } = questionOf(key);
  return chosen(answers, key).map(
    (value) => options.find((option) => option.value === value)?.label ?? value,
  );
}

/** The answers after an option was pressed: of several, what stands alone takes the place of the others. */
export function press(answers: Answers, key: Question, value: string): Answers {
  const { kind, options } = questionOf(key);
  if (kind === 'one') return { ...answers, [key]: value };
  const isAlone = (one: string) => options.find((option) => option.value === one)?.isAlone === true;
  const before = (answers[key] ?? []) as readonly string[];
  const next = before.includes(value)
    ? before.filter((one) => one !== value)
    : isAlone(value)
      ? [value]
      : [...before.filter((one) => !isAlone(one)), value];
  return { ...answers, [key]: next.length === 0 ? undefined : next };
}
