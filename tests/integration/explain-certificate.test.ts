import { afterAll, beforeAll, describe, it } from 'vitest';
import { certificateCases } from './explain/certificate.cases';
import { expectTold, uploadCases } from './explain/upload.cases';
import { expectExplained, openWorld, type World } from './explain/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('explain-certificate');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('a certificate that cannot sign is explained', () => {
  it.each(certificateCases)('$row: $told', (entry) => expectExplained(world, entry), 60_000);
});

describe('files that cannot be taken are explained', () => {
  it.each(uploadCases)('$row: $told', (entry) => expectTold(world, entry), 60_000);
});
