import 'server-only';
import type { Endpoint } from '../endpoint-types';
import { listAudit } from './audit';
import { getCertificate, issueCertificate, listCertificates } from './certificates';
import { describeApi } from './description';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  revokeInvitation,
} from './invitations';
import { changeMyPassword, getMe, listMySignIns, signOutEverywhere, updateMe } from './me';
import { listMembers, removeMember, updateMember } from './members';
import { listRegistrations } from './registrations';
import { cancelRun, exportRun, getRun, listRuns, startRun } from './runs';
import { completeSetup } from './setup';
import { createToken, listTokens, revokeToken } from './tokens';
import {
  createWorkspace,
  deleteWorkspace,
  getWorkspace,
  listWorkspaces,
  updateWorkspace,
} from './workspaces';

/** Every endpoint of the API, in the order in which the description shows them. */
export const endpoints: readonly Endpoint[] = [
  describeApi,
  completeSetup,
  getMe,
  updateMe,
  changeMyPassword,
  listMySignIns,
  signOutEverywhere,
  listWorkspaces,
  createWorkspace,
  getWorkspace,
  updateWorkspace,
  deleteWorkspace,
  listMembers,
  updateMember,
  removeMember,
  listInvitations,
  createInvitation,
  revokeInvitation,
  acceptInvitation,
  listTokens,
  createToken,
  revokeToken,
  listAudit,
  startRun,
  listRuns,
  getRun,
  cancelRun,
  exportRun,
  listCertificates,
  issueCertificate,
  getCertificate,
  listRegistrations,
];
