'use client';

import { useEffect, useRef, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { ListPreviewSchema, type ListPreviewView } from '@/lib/schemas/directory-preview';
import { readListHead, type ListHead } from './list-head';
import type { Mapping } from '@/lib/schemas/directory-import';
import { mappingDraftOf, mappingOf, type MappingDraft } from './mapping-draft';

/** What is looked at: a file that was chosen, or the file of a reading that was set aside. */
export type PreviewOf = { kind: 'file'; file: File } | { kind: 'reading'; id: string };

interface Choice {
  headerRows?: number;
  rows?: string;
}

/** Choices follow each other quickly; the rows are read anew when they rest. */
const restMs = 300;

/**
 * A list before it is read: its columns, a suggested mapping, and its first rows as the mapping reads them, read anew
 * after every change.
 *
 * @param initial what is looked at from the beginning
 * @param before the mapping that the source has: it stays when the list has its columns
 * @param onFound told what the list is, and the mapping that was suggested
 */
export function useListPreview(
  initial: PreviewOf | null,
  before: MappingDraft | null,
  onFound: (found: { format: string | null; mapping: MappingDraft | null }) => void,
) {
  const [of, setOf] = useState<PreviewOf | null>(initial);
  const [preview, setPreview] = useState<ListPreviewView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(initial !== null);
  const head = useRef<ListHead | null>(null);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function ask(
    target: PreviewOf,
    body: Choice & { mapping: Record<keyof Mapping, unknown> | null; format: string | null },
  ): Promise<ListPreviewView | null> {
    turn.current += 1;
    const mine = turn.current;
    setBusy(true);
    try {
      const isFile = target.kind === 'file';
      if (isFile) head.current ??= await readListHead(target.file);
      const path = isFile
        ? '/admin/directory/preview'
        : `/admin/directory/snapshots/${target.id}/preview`;
      const answer = await callApi(ListPreviewSchema, 'POST', path, {
        ...body,
        ...(isFile ? head.current : {}),
      });
      if (mine !== turn.current) return null;
      setPreview(answer);
      setTrouble(null);
      return answer;
    } catch (error) {
      if (mine !== turn.current) return null;
      setTrouble(
        error instanceof ApiError
          ? (error.problem.errors[0]?.detail ?? error.message)
          : 'The file could not be opened. Choose it again.',
      );
      return null;
    } finally {
      if (mine === turn.current) setBusy(false);
    }
  }

  /** Looks at the list anew and takes what is suggested. */
  async function suggest(target: PreviewOf, choice: Choice, format: string | null): Promise<void> {
    clearTimeout(timer.current);
    const answer = await ask(target, { ...choice, format, mapping: null });
    if (!answer) return;
    const { sample, mapping } = answer;
    const from = mapping ?? (sample && { headerRows: sample.headerRows, rows: sample.rows });
    const draft = from && { ...mappingDraftOf(mapping), ...choiceDraft(from) };
    onFound({ format: answer.format?.key ?? null, mapping: draft });
  }

  /** Takes the mapping that there is when it fits, else what is suggested. */
  async function look(target: PreviewOf): Promise<void> {
    if (before !== null && before.url !== '') {
      const answer = await ask(target, { format: null, mapping: mappingOf(before) });
      const fits = answer !== null && answer.sample !== null && answer.problem === null;
      if (fits) return onFound({ format: answer.format?.key ?? null, mapping: null });
    }
    await suggest(target, {}, null);
  }

  // The reading that the page was opened for is looked at once.
  const begin = useRef(() => (initial ? look(initial) : undefined));
  useEffect(() => {
    void begin.current();
    return () => clearTimeout(timer.current);
  }, []);

  return {
    of,
    preview,
    trouble,
    isBusy,
    take: (file: File): void => {
      head.current = null;
      const target = { kind: 'file', file } as const;
      setOf(target);
      setPreview(null);
      void look(target);
    },
    choose: (choice: Choice): void => {
      if (of && preview?.format) void suggest(of, choice, preview.format.key);
    },
    /** Reads the rows again, as a changed mapping has them. */
    follow: (draft: MappingDraft): void => {
      clearTimeout(timer.current);
      const format = preview?.format?.key ?? null;
      const mapping = mappingOf(draft);
      if (!of || format === null) return;
      if ((mapping.url as string[]).length === 0) {
        turn.current += 1;
        setBusy(false);
        setPreview((before) => before && { ...before, rows: [], problem: null });
        return;
      }
      timer.current = setTimeout(() => void ask(of, { format, mapping }), restMs);
    },
  };
}

function choiceDraft({ headerRows, rows }: { headerRows: number; rows: string }) {
  return { headerRows: String(headerRows), rows };
}
