'use client';

import { ChevronDown } from 'lucide-react';
import { toast } from 'sonner';
import { snippetLanguages, type SnippetLanguage } from '@/lib/run/snippets/languages';
import type { SnippetRequest } from '@/lib/run/snippets/sendable';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu';

const [curl, ...others] = snippetLanguages;

/** Copies a request as a program: as curl by one press, in other languages by two. Secrets are variables in it. */
export function CopyAs({ request }: Readonly<{ request: SnippetRequest }>) {
  async function copy({ label, write }: SnippetLanguage): Promise<void> {
    try {
      await navigator.clipboard.writeText(write(request));
      toast.success(`Copied: as ${label}`);
    } catch {
      toast.error('The browser did not allow copying. Allow it for this page and try again.');
    }
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
