import Link from 'next/link';
import { Term } from '@/components/help/term';
import { Definitions } from './definitions';

/** Which of several endpoints is the right one, and what to do when there is none. */
export function DirectoryChoiceGuide() {
  return (
    <>
      <h2 id="which-one">Which of several?</h2>
      <p>
        One hospital often has more than one endpoint, and one endpoint often serves many hospitals.
        Ask these questions, in this order:
      </p>
      <Definitions
        entries={[
          [
            'For whom?',
            'An endpoint for patients takes apps that patients allow; one for providers takes apps of the staff. Some vendors have a host for each, with the same path. The wrong one answers, and then refuses everybody.',
            'audience',
          ],
          [
            'Which FHIR?',
            'R4 is what nearly all new apps want. DSTU2 and STU3 are still there, at base URLs of their own.',
            'fhir',
          ],
          [
            'For tests or for real?',
            'Entries that look like tests are left out of the numbers by state. Where lists disagree the environment is “unknown”: ask the holder.',
            'environment',
          ],
          [
            'Does it work?',
            'Look at the status, and at when it last worked. Some entries of public lists have never worked for anybody.',
            'works',
          ],
          [
            'What does it speak?',
            <>
              A badge for <Term id="smart">SMART</Term>, one for <Term id="udap">UDAP</Term>, one
              for <Term id="dynamic-registration">dynamic registration</Term>. They decide which{' '}
              <Link href="/docs/flows">flows</Link> are open to you there.
            </>,
            'speaks',
          ],
        ]}
      />
      <h2 id="not-there">When it is not there</h2>
      <ol>
        <li>
          Type less: one rare word of the name and the state. Hospitals are listed under the name of
          their owner, or an old one.
        </li>
        <li>
          Look at <strong>What now?</strong> below an empty search. It asks the registry of
          providers, <Term id="nppes">NPPES</Term>, for the organization. Endpoints from there are
          what the provider typed in once, often years ago: take them as a hint, and check.
        </li>
        <li>
          Look at the site of the patient portal. Its host often tells the vendor, and vendors must
          publish their lists.
        </li>
        <li>
          Ask the organization. The same page writes the letter. When the answer is there,{' '}
          <strong>suggest</strong> it with its source, and everybody has it.
        </li>
        <li>
          If you have the base URL, you need no entry: the console takes any address, and so does a
          registration.
        </li>
      </ol>
    </>
  );
}
