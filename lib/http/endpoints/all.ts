import 'server-only';
import type { Endpoint } from '../endpoint-types';
import { directoryEndpoints } from './all-directory';
import { guideEndpoints } from './all-guide';
import { adminReadAuthorities, adminRevokeIssued } from './admin-ca';
import {
  adminCreateCommunity,
  adminDeleteCommunity,
  adminListCommunities,
  adminUpdateCommunity,
} from './admin-communities';
import {
  adminApproveRequest,
  adminAskRequest,
  adminGetRequest,
  adminListRequests,
  adminRejectRequest,
} from './admin-requests';
import {
  checkAppKeys,
  listAppKeys,
  publishAppKey,
  rotateAppKeys,
  withdrawAppKey,
} from './app-keys';
import { createApp, deleteApp, getApp, listApps, previewLogo, updateApp } from './apps';
import { listAudit } from './audit';
import {
  cancelBulkRegistration,
  getBulkRegistration,
  listBulkRegistrations,
  resumeBulkRegistration,
  retryBulkRegistration,
  startBulkRegistration,
} from './bulk-registrations';
import { getAuthorization } from './authorizations';
import { getCalendar, removeCalendar, replaceCalendar } from './calendar';
import { getCapabilities } from './capabilities';
import {
  deleteCertificate,
  exportPkcs12,
  renewCertificate,
  revokeCertificate,
} from './certificate-acts';
import {
  answerRequest,
  createRequest,
  getRequest,
  listRequests,
  receiveIssued,
  sendRequest,
  withdrawRequest,
} from './certificate-requests';
import { inspectUpload, uploadCertificate } from './certificate-uploads';
import { getCertificate, issueCertificate, listCertificates } from './certificates';
import {
  createCommunity,
  deleteCommunity,
  getCommunity,
  listCommunities,
  updateCommunity,
} from './communities';
import { describeApi } from './description';
import {
  cancelCollectionRun,
  exportCollectionRun,
  getCollectionRun,
  listCollectionRuns,
  startCollectionRun,
} from './collection-runs';
import {
  createCollection,
  createStarterCollection,
  deleteCollection,
  getCollection,
  listCollections,
  restoreCollection,
  updateCollection,
} from './collections';
import {
  createSavedRequest,
  deleteSavedRequest,
  duplicateSavedRequest,
  getSavedRequest,
  restoreSavedRequest,
  updateSavedRequest,
} from './saved-requests';
import {
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
  updateEnvironment,
} from './environments';
import { exportCollection, exportRuns } from './exports';
import {
  createProfile,
  deleteProfile,
  getProfile,
  listProfiles,
  saveProfile,
} from './holder-profiles';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  revokeInvitation,
} from './invitations';
import { createKey, deleteKey, exportKey, getKey, importKey, listKeys, updateKey } from './keys';
import { changeMyPassword, getMe, listMySignIns, signOutEverywhere, updateMe } from './me';
import { listMembers, removeMember, updateMember } from './members';
import { createWebhook, getNotices, removeWebhook, testWebhook, updateNotices } from './notices';
import { getRadar, refreshRadar } from './radar';
import {
  addRegistrationFile,
  getRegistrationFile,
  removeRegistrationFile,
} from './registration-files';
import {
  askHolder,
  editRegistration,
  forgetRegistration,
  getLetter,
  recordRegistration,
  revealSecret,
} from './registration-records';
import { draftStatement, lintStatement, makeCertification, signStatement } from './statements';
import {
  acceptDrift,
  cancelRegistration,
  checkDrift,
  modifyRegistration,
  renewRegistration,
} from './registration-life';
import { getRegistration, listRegistrations, preflight, register } from './registrations';
import { forgetRunToken, listRunTokens } from './run-tokens';
import { cancelRun, exportRun, getRun, getRunBody, listRuns, startRun, updateRun } from './runs';
import { createShare, listShares, openShare, revokeShare } from './shares';
import { completeSetup } from './setup';
import { answerSignature, getSignature, listSignatures } from './signatures';
import { listTestCertificates, makeTestCertificate } from './test-certificates';
import { createToken, listTokens, revokeToken } from './tokens';
import { startTokenTool } from './token-tools';
import { examineTrust } from './trust-doctor';
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
  // Before runs.get, whose path fits as well.
  exportRuns,
  exportCollection,
  updateRun,
  getRun,
  cancelRun,
  getRunBody,
  getCapabilities,
  exportRun,
  listCertificates,
  issueCertificate,
  inspectUpload,
  uploadCertificate,
  getCertificate,
  deleteCertificate,
  renewCertificate,
  revokeCertificate,
  exportPkcs12,
  listTestCertificates,
  makeTestCertificate,
  listRequests,
  createRequest,
  getRequest,
  answerRequest,
  withdrawRequest,
  sendRequest,
  receiveIssued,
  listKeys,
  createKey,
  importKey,
  getKey,
  updateKey,
  deleteKey,
  exportKey,
  getAuthorization,
  listRunTokens,
  forgetRunToken,
  listSignatures,
  getSignature,
  answerSignature,
  startTokenTool,
  examineTrust,
  listCommunities,
  createCommunity,
  getCommunity,
  updateCommunity,
  deleteCommunity,
  listEnvironments,
  createEnvironment,
  getEnvironment,
  updateEnvironment,
  deleteEnvironment,
  listCollections,
  createCollection,
  createStarterCollection,
  getCollection,
  updateCollection,
  deleteCollection,
  restoreCollection,
  createSavedRequest,
  getSavedRequest,
  updateSavedRequest,
  duplicateSavedRequest,
  deleteSavedRequest,
  restoreSavedRequest,
  startCollectionRun,
  listCollectionRuns,
  getCollectionRun,
  cancelCollectionRun,
  exportCollectionRun,
  adminListRequests,
  adminGetRequest,
  adminAskRequest,
  adminApproveRequest,
  adminRejectRequest,
  adminListCommunities,
  adminCreateCommunity,
  adminUpdateCommunity,
  adminDeleteCommunity,
  adminReadAuthorities,
  adminRevokeIssued,
  ...directoryEndpoints,
  listApps,
  createApp,
  previewLogo,
  getApp,
  updateApp,
  deleteApp,
  ...guideEndpoints,
  listAppKeys,
  publishAppKey,
  rotateAppKeys,
  withdrawAppKey,
  checkAppKeys,
  // Before those of one registration: `bulk` is not an id.
  startBulkRegistration,
  listBulkRegistrations,
  getBulkRegistration,
  cancelBulkRegistration,
  resumeBulkRegistration,
  retryBulkRegistration,
  listRegistrations,
  register,
  preflight,
  getRegistration,
  modifyRegistration,
  renewRegistration,
  cancelRegistration,
  checkDrift,
  acceptDrift,
  recordRegistration,
  askHolder,
  editRegistration,
  revealSecret,
  forgetRegistration,
  getLetter,
  addRegistrationFile,
  getRegistrationFile,
  removeRegistrationFile,
  draftStatement,
  lintStatement,
  signStatement,
  makeCertification,
  listProfiles,
  createProfile,
  getProfile,
  saveProfile,
  deleteProfile,
  getRadar,
  refreshRadar,
  getNotices,
  updateNotices,
  createWebhook,
  removeWebhook,
  testWebhook,
  replaceCalendar,
  removeCalendar,
  getCalendar,
  createShare,
  listShares,
  revokeShare,
  openShare,
];
