'use client';

import { useState } from 'react';
import { ImportError, type Imported, type ImportFile } from '@/lib/run/import/imported';
import { readImport } from '@/lib/run/import/read-import';
import { textsOf, type ChosenFile } from './chosen-files';
import { importDraftOf, type ImportDraft, type KnownHolders } from './import-drafts';

/** What was read, as drafts of the console. */
export interface ReadImport {
  imported: Imported;
  drafts: readonly ImportDraft[];
}

/** Reads what is pasted or chosen. Everything happens in this browser; the portal gets only what is opened or saved. */
export function useImport(known: KnownHolders) {
  const [found, setFound] = useState<ReadImport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function read(files: readonly ImportFile[]): void {
    try {
      const imported = readImport(files);
      setFound({
        imported,
        drafts: imported.requests.map((request) => importDraftOf(request, known)),
      });
      setProblem(null);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      setFound(null);
      setProblem(error.message);
    }
  }

  async function readFiles(find: () => Promise<ChosenFile[]>): Promise<void> {
    try {
      read(await textsOf(await find()));
    } catch (error) {
      setProblem(
        error instanceof ImportError
          ? error.message
          : 'The browser could not read that. Look whether the files are still there and may be read.',
      );
    }
  }

  return { found, problem, read, readFiles, clear: () => setFound(null) };
}
