'use client';

import { Command } from 'cmdk';
import {
  BookOpen,
  Building2,
  Copy,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Play,
  Search,
  SquareTerminal,
  Sun,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useTheme } from 'next-themes';
import { useRouter } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import { useState } from 'react';
import { kindNames } from '@/components/docs/hit-words';
import { useDocsHits } from '@/components/docs/use-docs-hits';
import { copyText } from '@/components/ui/copy-text';
import { Kbd } from '@/components/ui/kbd';
import { adminPlace, workspaceNav } from './nav';
import { useOfferedActions } from './page-actions';
import type { ShellData } from './shell-context';

interface Action {
  /** Where several have the same label. */
  id?: string;
  label: string;
  icon: LucideIcon;
  /** More words by which it is found. */
  words?: string[];
  keys?: readonly string[];
  /** What it is, where the name does not say so. */
  note?: string;
  run: () => void;
}

const groupClass =
  '[&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 ' +
  '[&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium';

function Group({
  heading,
  actions,
  onChoose,
}: Readonly<{ heading: string; actions: Action[]; onChoose: (action: Action) => void }>) {
  if (actions.length === 0) return null;
  return (
    <Command.Group heading={heading} className={groupClass}>
      {actions.map((action) => (
        <Command.Item
          key={action.id ?? action.label}
          value={action.id ?? action.label}
          keywords={[heading, ...(action.words ?? [])]}
          onSelect={() => onChoose(action)}
          className="mx-1 flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-2 text-sm data-[selected=true]:bg-accent-soft"
        >
          <action.icon aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 flex-1 truncate">{action.label}</span>
          {action.note !== undefined && (
            <span className="shrink-0 text-xs text-muted">{action.note}</span>
          )}
          {action.keys !== undefined && (
            <span className="hidden gap-1 sm:flex">
              {action.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </span>
          )}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** Pages and commands, found by typing. */
export function CommandPalette({
  data,
  open,
  onOpenChange,
  onShortcuts,
}: Readonly<{
  data: ShellData;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onShortcuts: () => void;
}>) {
  const router = useRouter();
  const offered = useOfferedActions();
  const { setTheme } = useTheme();
  const goTo = (href: string) => () => router.push(href);
  const [typed, setTyped] = useState('');
  const hits = useDocsHits(open ? typed : '') ?? [];

  const slug = data.current?.slug;
  const actions: Action[] = [
    ...(slug === undefined
      ? []
      : [
          {
            label: 'Start the guided first request',
            icon: Play,
            words: ['guide', 'tour', 'harbor', 'begin'],
            run: goTo(`/w/${slug}/console/first`),
          },
        ]),
    {
      label: 'Copy the sandbox base URL',
      icon: Copy,
      words: ['harbor', 'fhir', 'address'],
      run: () =>
        void copyText(data.sandboxBaseUrl, 'sandbox base URL', `It is: ${data.sandboxBaseUrl}`),
    },
    { label: 'Show keyboard shortcuts', icon: Keyboard, keys: ['?'], run: onShortcuts },
    { label: 'Use the light theme', icon: Sun, words: ['colour'], run: () => setTheme('light') },
    { label: 'Use the dark theme', icon: Moon, words: ['colour'], run: () => setTheme('dark') },
    { label: "Use the system's theme", icon: Monitor, run: () => setTheme('system') },
    {
      label: 'Sign out',
      icon: LogOut,
      words: ['log out'],
      run: () => void signOut({ callbackUrl: '/signin' }),
    },
  ];
  const pages: Action[] = [
    ...(slug === undefined
      ? []
      : workspaceNav(slug).map((item) => ({
          label: item.label,
          icon: item.icon,
          keys: ['g', item.key],
          run: goTo(item.href),
        }))),
    ...(data.user.isOperator
      ? [
          {
            label: adminPlace.label,
            icon: adminPlace.icon,
            words: ['operator', 'requests', 'review', 'communities'],
            run: goTo('/admin/requests'),
          },
        ]
      : []),
    { label: 'Account', icon: UserRound, words: ['password', 'sign-ins'], run: goTo('/account') },
    { label: 'Documentation', icon: BookOpen, words: ['docs', 'guides'], run: goTo('/docs') },
    { label: 'API reference', icon: BookOpen, words: ['openapi', 'curl'], run: goTo('/docs/api') },
    { label: 'Catalogue of checks', icon: BookOpen, run: goTo('/docs/checks') },
  ];
  const workspaces: Action[] = data.workspaces
    .filter((workspace) => workspace.slug !== slug)
    .map((workspace) => ({
      label: `Switch to ${workspace.name}`,
      icon: Building2,
      words: [workspace.slug],
      run: goTo(`/w/${workspace.slug}`),
    }));

  function choose(action: Action): void {
    onOpenChange(false);
    action.run();
  }

  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface shadow-xl"
        >
          <Radix.Title className="sr-only">Pages and commands</Radix.Title>
          <Command label="Pages and commands" loop>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                placeholder="Go to a page or do something"
                value={typed}
                onValueChange={setTyped}
                className="h-12 w-full bg-transparent text-sm outline-none placeholder:text-faint"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto pb-2">
              <Command.Empty className="px-4 py-8 text-center text-sm text-muted">
                Nothing here has that name.
              </Command.Empty>
              {offered && (
                <Group
                  heading={offered.heading}
                  actions={offered.actions.flatMap(({ label, keys, run }) =>
                    run === null ? [] : [{ label, keys, run, icon: SquareTerminal }],
                  )}
                  onChoose={choose}
                />
              )}
              <Group heading="Go to" actions={pages} onChoose={choose} />
              <Group heading="Do" actions={actions} onChoose={choose} />
              <Group heading="Workspaces" actions={workspaces} onChoose={choose} />
              <Group
                heading="In the documentation"
                actions={hits.map((hit) => ({
                  id: hit.href,
                  label: hit.heading === null ? hit.title : `${hit.title}: ${hit.heading}`,
                  note: kindNames[hit.kind],
                  icon: BookOpen,
                  // The server has matched it already, perhaps by another spelling.
                  words: [typed],
                  run: goTo(hit.href),
                }))}
                onChoose={choose}
              />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
