'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { AnswersSchema } from '@/lib/guide/answers';
import { HolderSearch } from './holder-search';

/** Names holders: from the directory of a workspace, from the sandbox, or by address. */
export function HolderPicker({
  workspace,
  sandbox,
  chosen,
  disabled,
  onChange,
}: Readonly<{
  /** Null: nobody is signed in, so there is no directory. */
  workspace: string | null;
  /** FHIR base URL of the holder of the sandbox that does all by the book. */
  sandbox: string;
  chosen: readonly string[];
  disabled: boolean;
  onChange: (holders: readonly string[]) => void;
}>) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = (baseUrl: string) => {
    const address = baseUrl.trim();
    if (address === '' || chosen.includes(address)) return setText('');
    const next = [...chosen, address];
    const parsed = AnswersSchema.safeParse({ holders: next });
    if (!parsed.success) {
      setProblem(
        next.length > 20 ? 'Twenty are the most.' : 'This is no address: https://host/path.',
      );
      return;
    }
    setProblem(undefined);
    setText('');
    onChange(next);
  };
  return (
    <div className="space-y-4">
      {chosen.length > 0 && (
        <ul aria-label="Holders you named" className="space-y-2">
          {chosen.map((baseUrl) => (
            <li
              key={baseUrl}
              className="flex items-center gap-2 rounded-lg border border-accent bg-accent-soft py-1 pr-1 pl-3"
            >
              <span className="min-w-0 flex-1 font-mono text-xs break-all">{baseUrl}</span>
              <Button
                kind="ghost"
                size="icon"
                disabled={disabled}
                aria-label={`Remove ${baseUrl}`}
                onClick={() => onChange(chosen.filter((one) => one !== baseUrl))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <>
          {workspace !== null && <HolderSearch workspace={workspace} chosen={chosen} onAdd={add} />}
          <div className="flex items-end gap-2">
            <TextField
              className="flex-1"
              label="Address of a FHIR server"
              mono
              value={text}
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="https://fhir.example.org/r4"
              error={problem}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add(text);
              }}
            />
            <Button onClick={() => add(text)}>Add</Button>
          </div>
          {!chosen.includes(sandbox) && (
            <Button size="sm" kind="ghost" onClick={() => add(sandbox)}>
              Try with the sandbox holder
            </Button>
          )}
        </>
      )}
    </div>
  );
}
