import type { Metadata } from 'next';
import { PublicAppPage } from '@/components/apps/public-app-page';
import { findPublicApp, publicHead } from '../find-public-app';

type Props = Readonly<{ params: Promise<{ app: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return publicHead((await params).app);
}

/** The page behind the issuer URI of the client with people: the same app. */
export default async function UserClientPage({ params }: Props) {
  return <PublicAppPage {...await findPublicApp((await params).app)} />;
}
