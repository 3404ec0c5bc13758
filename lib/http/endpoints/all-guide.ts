import 'server-only';
import type { Endpoint } from '../endpoint-types';
import {
  checkPracticeUris,
  getAppProfile,
  getPractice,
  openAppProfile,
  publishAppProfile,
  replaceAppProfileLink,
  unpublishAppProfile,
  updatePractice,
} from './practice';
import {
  addContact,
  getOutreachPacket,
  listContacts,
  removeContact,
  updateContact,
  writeOutreachLetter,
} from './outreach';
import {
  addAgreement,
  addAgreementFile,
  getAgreementFile,
  listAgreements,
  removeAgreement,
  removeAgreementFile,
  updateAgreement,
} from './agreements';
import { getPlan, savePlan } from './plans';
import { fillExamples, getExamples, removeExamples } from './examples';
import { listNextThings, setNextThing } from './next-things';
import { addPlanHolder, listPlanItems, removePlanHolder, updatePlanItem } from './plan-items';
import {
  addDocsWords,
  answerDocsFeedback,
  createDocsFeedback,
  listDocsFeedback,
  removeDocsFeedback,
} from './docs-feedback';

/** Endpoints of the guide: choosing, planning, practice, outreach, and what readers say of the documentation. */
export const guideEndpoints: readonly Endpoint[] = [
  getPractice,
  updatePractice,
  checkPracticeUris,
  getAppProfile,
  publishAppProfile,
  unpublishAppProfile,
  replaceAppProfileLink,
  openAppProfile,
  writeOutreachLetter,
  getOutreachPacket,
  addContact,
  listContacts,
  removeContact,
  updateContact,
  addAgreement,
  listAgreements,
  removeAgreement,
  updateAgreement,
  addAgreementFile,
  getAgreementFile,
  removeAgreementFile,
  getPlan,
  savePlan,
  listPlanItems,
  updatePlanItem,
  addPlanHolder,
  removePlanHolder,
  listNextThings,
  setNextThing,
  getExamples,
  fillExamples,
  removeExamples,
  createDocsFeedback,
  addDocsWords,
  listDocsFeedback,
  answerDocsFeedback,
  removeDocsFeedback,
];
