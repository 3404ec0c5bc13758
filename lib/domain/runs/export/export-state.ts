import 'server-only';
import { mayCarryToken } from '@/lib/protocol/bulk/addresses';
import type { ExchangePurpose } from '@/lib/protocol/exchange';
import type { HttpRequest, HttpResult } from '@/lib/protocol/transport';
import type { BulkEvent } from '@/lib/run/bulk-events';
import type { RunState } from '../run-state';

/** A request about an export: where it goes, and whether the token may go along. */
export interface ExportRequest {
  purpose: Extract<ExchangePurpose, 'bulk-status' | 'bulk-file'>;
  method: 'GET' | 'DELETE';
  url: string;
  accept: string;
  isAuthorized: boolean;
}

/** Whether the token of a run, if it has one, may go along to an address. */
export function carriesToken({ baseUrl, request }: RunState, url: string): boolean {
  return mayCarryToken(url, { baseUrl, tokenOrigins: request.bulk?.tokenOrigins ?? [] });
}

/** Whether there is a token that must not go along to an address. */
export function keepsTokenBack(state: RunState, url: string): boolean {
  return state.accessToken !== undefined && !carriesToken(state, url);
}

function httpRequest(state: RunState, asked: ExportRequest): HttpRequest {
  const { purpose, method, url, accept, isAuthorized } = asked;
  const { accessToken } = state;
  const isSent = isAuthorized && accessToken !== undefined;
  return {
    purpose,
    method,
    url,
    headers: { accept, ...(isSent ? { authorization: `Bearer ${accessToken}` } : {}) },
    // Storage services redirect to signed addresses; credentials are not carried to another origin.
    redirect: method === 'GET' ? 'follow' : 'manual',
  };
}

/** Sends a request about the export; access that has run out meanwhile is renewed, once. */
export async function send(state: RunState, asked: ExportRequest): Promise<HttpResult> {
  const result = await state.context.transport(httpRequest(state, asked));
  const isRefused = result.response?.status === 401 && asked.isAuthorized;
  if (!isRefused || state.accessToken === undefined || !state.renew) return result;
  return (await state.renew()) ? state.context.transport(httpRequest(state, asked)) : result;
}

/** Sends a request although the run was cancelled. */
export function sendFarewell(state: RunState, asked: ExportRequest): Promise<HttpResult> {
  return state.farewell(httpRequest(state, asked));
}

/** Tells what happened to the export. */
export function tell(state: RunState, event: BulkEvent): Promise<void> {
  return state.recorder.emit({ type: 'bulk', step: 'export', event });
}
