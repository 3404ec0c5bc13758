import type { ReactNode } from 'react';
import { CertificatesNav } from '@/components/certificates/certificates-nav';

/** What is about certificates, keys and trust has one navigation. */
export default async function CertificatesLayout({
  children,
  params,
}: Readonly<{ children: ReactNode; params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  return (
    <>
      <CertificatesNav root={`/w/${workspace}/certificates`} />
      {children}
    </>
  );
}
