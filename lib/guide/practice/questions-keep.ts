import { rfc } from '@/lib/protocol/citations';
import type { PracticeQuestion } from './question';

/** How long data stays, who sees it and where it is, and what happens when something goes wrong. */
export const keepQuestions: readonly PracticeQuestion[] = [
  {
    id: 'retention',
    section: 'keep',
    kind: 'choice',
    title: 'How long data is kept',
    why: 'What is not there cannot leak.',
    help: 'Of the records that were read from holders, backups included.',
    usual: 'As long as the account is there, or shorter. Backups end within one to three months.',
    choices: [
      { value: 'session', label: 'While the person uses the app' },
      { value: 'term', label: 'For a fixed time' },
      { value: 'account', label: 'As long as there is an account' },
      {
        value: 'forever',
        label: 'Without an end',
        weakness: 'Data of people who left long ago is a risk without a use. Set an end.',
      },
    ],
  },
  {
    id: 'retention-term',
    section: 'keep',
    kind: 'text',
    title: 'The time, in words',
    why: 'A holder wants to read a number, and when it begins.',
    help: 'For example: 90 days after the last sign-in, backups 30 days more.',
    usual:
      'A number of days, and the event from which it counts, for records and for backups apart.',
    write:
      'We keep records [90 days] after [the last sign-in]. Backups go [30 days] later. Logs stay [a year] and hold no health data.',
  },
  {
    id: 'deletion',
    section: 'keep',
    kind: 'choice',
    title: 'Deletion when somebody asks',
    why: 'People change their minds, and laws in many places let them.',
    help: 'What happens today, not what is planned.',
    usual: 'A button in the app, or 30 days after somebody asks.',
    write:
      'You can delete your records under [place in the app], or by mail to [address]. They are gone within [30 days], in backups within [30 days] more.',
    choices: [
      { value: 'self', label: 'People delete it themselves, in the app' },
      { value: 'request', label: 'Within 30 days after they ask' },
      {
        value: 'none',
        label: 'There is no way yet',
        weakness: 'Somebody will ask. Have a way, and say how long it takes.',
      },
    ],
  },
  {
    id: 'leaving',
    section: 'keep',
    kind: 'choice',
    title: 'When a person leaves',
    why: 'A refresh token that nobody revoked still opens the records.',
    help: 'What happens with records and tokens when an account is closed.',
    usual:
      'The app revokes its tokens at the holder, if it has a place for that, then deletes tokens and records.',
    write:
      'When you close your account we give up our access at your providers and delete your records within [days].',
    citation: rfc(7009, '1'),
    choices: [
      { value: 'revoked', label: 'Tokens are revoked at the holder, records deleted' },
      { value: 'forgotten', label: 'Tokens are forgotten, records deleted', isAskedAbout: true },
      {
        value: 'kept',
        label: 'Both stay',
        weakness: 'The app can still read for a person who left. Revoke the tokens and delete.',
      },
    ],
  },
  {
    id: 'staff-access',
    section: 'access',
    kind: 'choice',
    title: 'Access by staff',
    why: 'Most people who should not have looked worked there.',
    help: 'Who of your people can see records of persons.',
    usual:
      'A few named people by role, with a second factor; each look is logged and somebody reads the log.',
    write:
      '[Roles] can see records, for [reason] only. Each look is logged; [who] reads the log every [month].',
    choices: [
      { value: 'nobody', label: 'Nobody; in an emergency with a second person' },
      { value: 'named', label: 'A few, by role, and each look is logged' },
      {
        value: 'all',
        label: 'All who work on the app',
        weakness: 'Nobody can tell who looked. Limit it to roles and log each look.',
      },
    ],
  },
  {
    id: 'subprocessors',
    section: 'access',
    kind: 'text',
    title: 'Companies that work with the data for you',
    why: 'Their breach is yours. Agreements ask for the list.',
    help: 'Hosting, mail, support, analytics: name each and what it does. “None” if there are none.',
    usual: 'A short list on a public page, with what each does and in which country.',
    write: '[Company], [country]: hosting. [Company], [country]: mail; it gets no health data.',
  },
  {
    id: 'location',
    section: 'access',
    kind: 'text',
    title: 'Where the data is stored',
    why: 'Some holders and laws want it to stay in a country.',
    help: 'The country, and the region of the cloud if there is one. Backups, too.',
    usual: 'One country, backups included. Some agreements in the USA ask that data stays there.',
    write: 'Records and backups are stored in [country], at [company], region [name].',
  },
  {
    id: 'encryption-at-rest',
    section: 'access',
    kind: 'choice',
    title: 'Encryption of what is stored',
    why: 'A disk or a backup that is lost then tells nothing.',
    help: 'Databases, files and backups.',
    usual: 'All of it, by the database or the disk, with keys in a key service.',
    choices: [
      { value: 'all', label: 'All of it, backups included' },
      { value: 'nothing-stored', label: 'No records are stored' },
      { value: 'partly', label: 'A part of it', isAskedAbout: true },
      {
        value: 'none',
        label: 'None',
        weakness: 'Who copies a disk has the records. Turn encryption on; most hosts offer it.',
      },
    ],
  },
  {
    id: 'incident-contact',
    section: 'incident',
    kind: 'mail',
    title: 'Contact for incidents',
    why: 'When something goes wrong, a holder must reach somebody within hours.',
    help: 'A mailbox that somebody reads at night and on Sundays.',
    usual:
      'A mailbox that reaches whoever is on call, not one person. Often security@ on the domain of the app.',
    write: 'Write to [security@…] or call [number], day and night. We answer within [hours].',
  },
  {
    id: 'incident-phone',
    section: 'incident',
    kind: 'text',
    title: 'Telephone for incidents',
    why: 'A mail can lie unread over a weekend.',
    help: 'With the code of the country, and the hours in which somebody answers. It becomes public with the profile.',
    usual: 'The number of whoever is on call.',
  },
  {
    id: 'incident-time',
    section: 'incident',
    kind: 'choice',
    title: 'Time until a holder is told',
    why: 'Agreements and laws set times of their own. Which one holds for you, your lawyers say.',
    help: 'From when you know of it until you tell the holder.',
    usual: 'One to three days after you know of it. What law and agreements demand comes first.',
    write:
      'We tell you of an incident that concerns your data within [24 hours] after we know of it: what happened, whose data, what we did, what you should do.',
    choices: [
      { value: '24h', label: 'A day' },
      { value: '72h', label: 'Three days' },
      { value: 'contract', label: 'As the agreement with the holder says', isAskedAbout: true },
      {
        value: 'none',
        label: 'Not decided',
        weakness: 'In the first hours nobody has time to decide it. Write it down now.',
      },
    ],
  },
  {
    id: 'security-review',
    section: 'incident',
    kind: 'choice',
    title: 'Last look by somebody from outside',
    why: 'Who builds a thing does not see its holes.',
    help: 'A penetration test or an audit of the app and its servers.',
    usual:
      'Once a year, and after large changes. Holders ask for a summary, not for the whole report.',
    choices: [
      { value: 'year', label: 'Within the last year' },
      { value: 'older', label: 'Longer ago', isAskedAbout: true },
      {
        value: 'never',
        label: 'Never',
        weakness: 'Many holders ask for a report before production. Plan one.',
      },
    ],
  },
];
