import {
  AppWindow,
  BadgeCheck,
  BookUser,
  ClipboardList,
  FlaskConical,
  House,
  ListTree,
  Settings,
  ShieldCheck,
  SquareTerminal,
  type LucideIcon,
} from 'lucide-react';

/** One place that the navigation leads to. `key` is pressed after `g`. */
export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  key: string;
}

/** The places of a workspace, in the order of the sidebar. The first one is the home page. */
export function workspaceNav(slug: string): NavItem[] {
  const root = `/w/${slug}`;
  return [
    { href: root, label: 'Home', icon: House, key: 'h' },
    { href: `${root}/console`, label: 'Console', icon: SquareTerminal, key: 'c' },
    { href: `${root}/runs`, label: 'Runs', icon: ListTree, key: 'r' },
    { href: `${root}/apps`, label: 'Apps', icon: AppWindow, key: 'a' },
    { href: `${root}/certificates`, label: 'Certificates', icon: BadgeCheck, key: 'k' },
    { href: `${root}/directory`, label: 'Directory', icon: BookUser, key: 'd' },
    { href: `${root}/registrations`, label: 'Registrations', icon: ClipboardList, key: 'e' },
    { href: `${root}/sandbox`, label: 'Sandbox', icon: FlaskConical, key: 's' },
    { href: `${root}/settings`, label: 'Settings', icon: Settings, key: ',' },
  ];
}

/** The place of those who operate the portal, beside the workspaces. */
export const adminPlace = {
  href: '/admin',
  label: 'Administration',
  icon: ShieldCheck,
} as const satisfies Omit<NavItem, 'key'>;

/**
 * Whether a link leads to where the reader is: `page` for the page itself, `true` for a place below it,
 * `undefined` otherwise. The values are those of `aria-current`.
 */
export function currentOf(
  href: string,
  pathname: string,
  isExact = false,
): 'page' | true | undefined {
  if (pathname === href) return 'page';
  return !isExact && pathname.startsWith(`${href}/`) ? true : undefined;
}
