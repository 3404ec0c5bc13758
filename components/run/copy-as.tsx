'use client';

import { ChevronDown } from 'lucide-react';
import { snippetLanguages, type SnippetLanguage } from '@/lib/run/snippets/languages';
import type { SnippetRequest } from '@/lib/run/snippets/sendable';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { copyText } from '@/components/ui/copy-text';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu';

const [curl, ...others] = snippetLanguages;

/** Copies a request as a program: as curl by one press, in other languages by two. Secrets are variables in it. */
export function CopyAs({ request }: Readonly<{ request: SnippetRequest }>) {
  function copy({ label, write }: SnippetLanguage): Promise<boolean> {
    const otherwise = 'Allow it for this page and try again.';
    return copyText(() => write(request), `as ${label}`, otherwise);
  }

  return (
    <span className="inline-flex items-center">
      {curl && <CopyButton value={() => curl.write(request)} label="as curl" showLabel />}
      <Menu
        label="Languages"
        trigger={
          <Button kind="ghost" size="icon" className="size-8" aria-label="Copy in another language">
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuLabel>Copy as</MenuLabel>
        {others.map((language) => (
          <MenuItem key={language.id} onSelect={() => void copy(language)}>
            {language.label}
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}
