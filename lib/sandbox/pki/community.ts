import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { communityUri } from '../addresses';
import { authority } from './authority';

/** A trust community: its URI, and what its members' certificates must lead to. */
export interface Community {
  uri: string;
  name: string;
  anchors: X509Certificate[];
  intermediates: X509Certificate[];
}

/** The trust community of the sandbox. Its authorities are made when it is first asked for. */
export async function sandboxCommunity(): Promise<Community> {
  const anchor = await authority('anchor');
  const intermediate = await authority('intermediate');
  return {
    uri: communityUri(),
    name: 'Onramp sandbox',
    anchors: [anchor.certificate],
    intermediates: [intermediate.certificate],
  };
}
