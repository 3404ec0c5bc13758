'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { Suggestion } from '@/lib/schemas/directory-suggestion';
import type { Role } from '@/lib/schemas/workspace';
import type { LetterApp } from './endpoint-letter';
import { LetterPanel } from './letter-panel';
import { NppesPanel } from './nppes-panel';
import type { Beginning } from './start-from';
import { SuggestPanel } from './suggest-panel';

/** What can be done in the portal when a search found nothing. A record of NPPES fills the forms below it. */
export function NotFoundHelp({
  workspace,
  workspaceName,
  role,
  maySuggest,
  beginning,
  apps,
  suggestions,
  now,
}: Readonly<{
  workspace: string;
  workspaceName: string;
  role: Role;
  maySuggest: boolean;
  beginning: Beginning;
  apps: readonly LetterApp[];
  suggestions: readonly Suggestion[];
  now: string;
}>) {
  const [chosen, setChosen] = useState({
    organization: beginning.name,
    state: beginning.state,
  });
  // Another organization begins the forms anew.
  const key = JSON.stringify(chosen);
  return (
    <>
      <NppesPanel
        workspace={workspace}
        beginning={beginning}
        maySuggest={maySuggest}
        onChoose={({ name, locations }) => {
          setChosen({ organization: name, state: locations[0]?.state ?? '' });
          toast.success(`The letter and the suggestion below are about ${name}`);
        }}
      />
      <LetterPanel
        key={`letter ${key}`}
        workspace={workspace}
        workspaceName={workspaceName}
        apps={apps}
        organization={chosen.organization}
      />
      <SuggestPanel
        key={`suggestion ${key}`}
        workspace={workspace}
        role={role}
        maySuggest={maySuggest}
        beginning={{ url: beginning.url, ...chosen }}
        suggestions={suggestions}
        now={now}
      />
    </>
  );
}
