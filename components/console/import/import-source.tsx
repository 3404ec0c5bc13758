'use client';

import { FileUp, FolderUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useDrop } from '@/components/files/use-drop';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { TextAreaField } from '@/components/ui/field';
import { Callout } from '@/components/ui/callout';
import { entriesOf, filesOfEntries, filesOfList, type ChosenFile } from './chosen-files';

/** Where requests of another tool come from: pasted, dropped, or chosen. */
export function ImportSource({
  problem,
  onText,
  onFiles,
}: Readonly<{
  problem: string | null;
  onText: (text: string) => void;
  /** What finds them is called at once. */
  onFiles: (find: () => Promise<ChosenFile[]>) => void;
}>) {
  const [text, setText] = useState('');
  const { isOver, handlers } = useDrop((dropped) => {
    const entries = entriesOf(dropped);
    if (entries.length > 0) onFiles(() => filesOfEntries(entries));
    else onText(dropped.getData('text'));
  });
  const take = (list: FileList): void => {
    // The field is emptied at once, and its list with it.
    const files = [...list];
    onFiles(() => Promise.resolve().then(() => filesOfList(files)));
  };
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <div
      className={cn('space-y-4 rounded-lg', isOver && 'outline-2 outline-accent outline-dashed')}
      {...handlers}
    >
      <TextAreaField
        label="Paste"
        mono
        rows={8}
        // The panel was opened to paste something.
        autoFocus
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="curl 'https://fhir.example.org/r4/Patient?_count=5' -H 'Accept: application/fhir+json'"
        hint="Curl commands, a HAR, a Postman collection (2.0 or 2.1) or environment, or a Bruno request. Files and folders can be dropped here."
      />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" disabled={text.trim() === ''} onClick={() => onText(text)}>
          Read
        </Button>
        <Button onClick={() => files.current?.click()}>
          <FileUp aria-hidden /> Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>
          <FolderUp aria-hidden /> Choose a Bruno folder
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={({ target }) => {
          if (target.files?.length) take(target.files);
          target.value = '';
        }}
      />
      <input
        ref={(node) => {
          folder.current = node;
          // React has no name for it.
          node?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={({ target }) => {
          if (target.files?.length) take(target.files);
          target.value = '';
        }}
      />
      {problem !== null && (
        <Callout tone="fail" title="Nothing was read">
          {problem}
        </Callout>
      )}
      <Callout title="Credentials stay behind">
        Authorization headers, cookies and the values of secrets are not taken along: the portal
        gets tokens of its own. Scripts are not taken along and never run. Everything is read in
        this browser.
      </Callout>
    </div>
  );
}
