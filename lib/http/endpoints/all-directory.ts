import 'server-only';
import type { Endpoint } from '../endpoint-types';
import {
  getDirectoryDuplicate,
  getDirectoryOrganizationSaid,
  keepDirectoryDuplicateApart,
  listDirectoryDuplicates,
  mergeDirectoryDuplicate,
  nameDirectoryDuplicate,
  splitDirectoryDuplicate,
  splitDirectoryOrganization,
} from './admin-directory-duplicates';
import {
  cancelDirectorySnapshot,
  fetchDirectorySource,
  forceDirectorySnapshot,
  getDirectorySnapshot,
  listDirectorySnapshots,
  previewDirectoryFile,
  previewDirectorySnapshot,
  rereadDirectorySnapshot,
  uploadDirectorySource,
} from './admin-directory-snapshots';
import {
  createDirectorySource,
  getDirectorySource,
  listDirectorySources,
  listNamedDirectorySources,
  removeDirectorySource,
  updateDirectorySource,
} from './admin-directory-sources';
import {
  getDirectoryEndpoint,
  getEndpointChange,
  getEndpointDocument,
  runEndpointConformance,
} from './directory-endpoints';
import { noteNppes, searchNppes } from './directory-nppes';
import { getDirectoryPicture } from './directory-picture';
import { exportDirectoryFile, searchDirectory } from './directory-search';
import {
  acceptSuggestion,
  listSuggestions,
  refuseSuggestion,
  reviewSuggestions,
  suggestEndpoint,
} from './directory-suggestions';
import { optInProbeHost, optOutProbeHost, probeDirectoryEndpoint } from './directory-probing';

/** Endpoints of the directory, for readers and for operators. */
export const directoryEndpoints: readonly Endpoint[] = [
  listDirectorySources,
  listNamedDirectorySources,
  createDirectorySource,
  getDirectorySource,
  updateDirectorySource,
  removeDirectorySource,
  fetchDirectorySource,
  uploadDirectorySource,
  listDirectorySnapshots,
  getDirectorySnapshot,
  cancelDirectorySnapshot,
  forceDirectorySnapshot,
  rereadDirectorySnapshot,
  previewDirectorySnapshot,
  previewDirectoryFile,
  reviewSuggestions,
  acceptSuggestion,
  refuseSuggestion,
  listDirectoryDuplicates,
  nameDirectoryDuplicate,
  getDirectoryDuplicate,
  mergeDirectoryDuplicate,
  keepDirectoryDuplicateApart,
  splitDirectoryDuplicate,
  getDirectoryOrganizationSaid,
  splitDirectoryOrganization,
  searchDirectory,
  exportDirectoryFile,
  getDirectoryPicture,
  getDirectoryEndpoint,
  getEndpointDocument,
  getEndpointChange,
  runEndpointConformance,
  searchNppes,
  noteNppes,
  listSuggestions,
  suggestEndpoint,
  probeDirectoryEndpoint,
  optOutProbeHost,
  optInProbeHost,
];
