import { rfc } from '@/lib/protocol/citations';
import type { PracticeQuestion } from './question';

/** What people are told before they share their records, and what the data is used for. */
export const toldQuestions: readonly PracticeQuestion[] = [
  {
    id: 'privacy-notice',
    section: 'told',
    kind: 'url',
    member: 'policy_uri',
    title: 'Privacy notice',
    why: 'People read it before they share their records, and holders ask for its address.',
    help: 'The https address of the page. It is the policy_uri of the app, here and in its metadata.',
    usual:
      'One page, without signing in, on the domain of the app. The Model Privacy Notice of the US health department is a template that many use.',
    write:
      'What data is read, and from whom. What it is used for. Who else gets it. How long it is kept. How to delete it and leave. What happens when the company is sold. Whom to ask. The day of the last change.',
    citation: rfc(7591, '2'),
  },
  {
    id: 'terms-of-use',
    section: 'told',
    kind: 'url',
    member: 'tos_uri',
    title: 'Terms of use',
    why: 'They say what people can count on, and what not.',
    help: 'The https address of the page. It is the tos_uri of the app, here and in its metadata.',
    usual:
      'One page, without signing in. It says that the app is no medical advice where that is so.',
    write:
      'Who offers the app, and to whom. What it does, and what it does not promise. What people may not do. How either side ends it. Which law applies. Your lawyers write it.',
    citation: rfc(7591, '2'),
  },
  {
    id: 'contact',
    section: 'told',
    kind: 'mail',
    member: 'contacts',
    title: 'Whom holders write to',
    why: 'Keys and registrations end. A holder has to reach somebody who reads the mail.',
    help: 'A mailbox of a team lasts longer than one of a person. It is the first mail address of the contacts of the app.',
    usual:
      'A mailbox of the team, on the domain of the app or of a redirect URI. Some holders compare the domains.',
    citation: rfc(7591, '2'),
  },
  {
    id: 'notice-date',
    section: 'told',
    kind: 'date',
    title: 'Last change of the privacy notice',
    why: 'A notice that is years old seldom tells of what the app does today.',
    help: 'The day that stands on the notice itself.',
    usual:
      'A notice is read again once a year, and whenever the app begins to use data in another way.',
  },
  {
    id: 'plain-notice',
    section: 'told',
    kind: 'choice',
    title: 'Plain words',
    why: 'Who does not understand what they agree to has not decided.',
    help: 'Read the notice aloud to somebody outside of the team.',
    usual: 'A summary that fits one screen of a telephone, with the whole text below it.',
    write:
      'We read [which records] from [which holders] when you say so. We use them to [what the person gets]. We do not sell them. You can delete them at any time: [where].',
    choices: [
      { value: 'summary', label: 'A short summary in plain words stands first' },
      { value: 'plain', label: 'All of it is written in plain words' },
      {
        value: 'legal',
        label: 'It is legal text only',
        weakness: 'People will not read it. Put a summary of a few sentences before it.',
      },
    ],
  },
  {
    id: 'accessible-consent',
    section: 'told',
    kind: 'choice',
    title: 'Consent that everybody can use',
    why: 'People with a screen reader, a keyboard or large letters decide about their records, too.',
    help: 'Try the way from the first page to the consent with the keyboard alone, and with a screen reader.',
    usual: 'Level AA of WCAG 2.2, tested by tools and by people.',
    citation: { label: 'WCAG 2.2', url: 'https://www.w3.org/TR/WCAG22/' },
    choices: [
      { value: 'tested', label: 'Tested against WCAG 2.2 AA' },
      { value: 'partly', label: 'Partly tested', isAskedAbout: true },
      {
        value: 'not-tested',
        label: 'Not tested',
        weakness: 'Nobody knows who cannot use it. Test the pages on which people decide.',
      },
    ],
  },
  {
    id: 'children',
    section: 'told',
    kind: 'choice',
    title: 'Children',
    why: 'Records of children are read by parents today and by themselves one day. Holders have rules for both.',
    help: 'What the app does, not what its terms forbid.',
    usual: 'Most apps begin with adults about themselves only, and add parents later.',
    choices: [
      { value: 'adults', label: 'For adults about themselves only' },
      { value: 'parents', label: 'Parents can act for children', isAskedAbout: true },
      { value: 'minors', label: 'Minors can use it themselves', isAskedAbout: true },
      {
        value: 'undecided',
        label: 'Not decided',
        weakness: 'It will happen anyway. Decide who may connect the records of a child.',
      },
    ],
  },
  {
    id: 'purpose',
    section: 'use',
    kind: 'text',
    title: 'What the data is for',
    why: 'Use beyond what the person asked for is what holders ask about first.',
    help: 'In one or two sentences: what the person gets from it.',
    usual:
      'Two sentences that a patient understands. Holders compare them with the scopes that are asked for.',
    write:
      '[App] shows people [which records] so that they can [what for]. It reads nothing that this does not need.',
  },
  {
    id: 'beyond-access',
    section: 'use',
    kind: 'choice',
    title: 'Use beyond a person’s own access',
    why: 'A person may read their own records. Whoever reads for another reason needs an agreement for it.',
    help: 'For example treatment, payment or quality work on behalf of a clinic or a plan.',
    usual:
      'Apps for patients read at the wish of each person and need no more. Every other use is covered by an agreement with the holder before the first read.',
    write:
      'We read data of [whom] on behalf of [holder] for [purpose], under [agreement] of [day]. We use it for nothing else.',
    choices: [
      { value: 'none', label: 'None: each person asks for their own records' },
      { value: 'agreement', label: 'Yes, each under a signed agreement', isAskedAbout: true },
      {
        value: 'pending',
        label: 'Yes, an agreement is not signed yet',
        weakness: 'Do not read before it is signed. Ask the holder which agreement it wants.',
      },
    ],
  },
  {
    id: 'research',
    section: 'use',
    kind: 'choice',
    title: 'Research',
    why: 'Research is a use of its own. People usually are asked for it apart.',
    help: 'Also by others to whom the data is handed.',
    usual: 'No, or a consent of its own that can be taken back. An ethics board often has a say.',
    write:
      'If you agree, we use your records for [study]. You can say no and still use the app. You can take it back: [where].',
    choices: [
      { value: 'none', label: 'No' },
      { value: 'consent', label: 'Only who agreed to it separately', isAskedAbout: true },
      {
        value: 'terms',
        label: 'Yes, as the terms say',
        weakness: 'A line in the terms is no decision. Ask for it apart from the rest.',
      },
    ],
  },
  {
    id: 'sale',
    section: 'use',
    kind: 'choice',
    title: 'Selling or handing on',
    why: 'Who gets data from others for money or for a favour is the question that people ask first.',
    help: 'Also in exchange for something else than money.',
    usual: 'No. Where data goes to others at the wish of the person, each receiver is named.',
    write:
      'We do not sell your data. We hand it to [receiver] only when you ask us to, for [purpose].',
    choices: [
      { value: 'none', label: 'No' },
      { value: 'consent', label: 'Only who agreed to it separately', isAskedAbout: true },
      {
        value: 'yes',
        label: 'Yes',
        weakness: 'Most holders will ask about every receiver. Name them, and ask people apart.',
      },
    ],
  },
  {
    id: 'advertising',
    section: 'use',
    kind: 'choice',
    title: 'Advertising',
    why: 'Health data that steers advertisements tells others of an illness.',
    help: 'Also trackers of other companies on pages that show health data.',
    usual: 'No advertising from health data, and no trackers of other companies after sign-in.',
    write:
      'We do not use your health data for advertising. Pages that show it load nothing from other companies.',
    choices: [
      { value: 'none', label: 'No, and no trackers on those pages' },
      { value: 'unrelated', label: 'Advertisements that know no health data', isAskedAbout: true },
      {
        value: 'yes',
        label: 'Health data steers advertisements',
        weakness: 'Most holders refuse it. Keep health data out of advertising.',
      },
    ],
  },
  {
    id: 'derived',
    section: 'use',
    kind: 'choice',
    title: 'Derived data and models',
    why: 'What is worked out from records, and models that are trained on them, outlive the records.',
    help: 'Statistics, profiles, training of models.',
    usual: 'Only what the person sees. Models and statistics come with a consent of their own.',
    write: 'We work out [what] from your records to show it to you. We train no models with them.',
    choices: [
      { value: 'none', label: 'None beyond what the person sees' },
      { value: 'anonymous', label: 'Statistics without persons', isAskedAbout: true },
      { value: 'consent', label: 'Models, from data of who agreed', isAskedAbout: true },
      {
        value: 'yes',
        label: 'Models, from all data',
        weakness: 'People did not decide it, and it cannot be taken back. Ask them first.',
      },
    ],
  },
];
