import 'server-only';

/** Where people live together: they share the address and the family's insurance. */
export interface Household {
  line: string;
  city: string;
  state: string;
  postalCode: string;
  payer: 'northlight' | 'tidewater' | 'state-plan';
}

const table = `
winslow    | 14 Lantern Street       | Alder Cove   | ME | 04990 | northlight
okonkwo    | 220 Ropewalk Lane       | Alder Cove   | ME | 04990 | tidewater
castellano | 7 Quarry Road           | Alder Cove   | ME | 04990 | northlight
nakamura   | 31 Ferry Landing        | Port Merrow  | ME | 04991 | northlight
thibodeau  | 1809 Old County Road    | Port Merrow  | ME | 04991 | state-plan
haddad     | 66 Shipwright Way       | Port Merrow  | ME | 04991 | tidewater
lindqvist  | 4 Beacon Hill Terrace   | Saltmarsh    | ME | 04992 | northlight
mercado    | 512 Heron Avenue        | Saltmarsh    | ME | 04992 | state-plan
abernathy  | 90 Windmill Court       | Saltmarsh    | ME | 04992 | tidewater
chaudhary  | 27 Orchard Row          | Kestrel Bay  | NH | 03899 | northlight
beaumont   | 141 Cooper Street       | Kestrel Bay  | NH | 03899 | northlight
tran       | 3 Juniper Close         | Kestrel Bay  | NH | 03899 | tidewater
oreilly    | 58 Schoolhouse Road     | Kestrel Bay  | NH | 03899 | state-plan
single-a   | 11 Net Loft Apartments  | Alder Cove   | ME | 04990 | tidewater
single-b   | 205 Harbor View Drive   | Alder Cove   | ME | 04990 | northlight
single-c   | 78 Granite Street       | Port Merrow  | ME | 04991 | northlight
single-d   | 9 Cannery Row, Unit 12  | Port Merrow  | ME | 04991 | state-plan
single-e   | 330 Marsh Road          | Saltmarsh    | ME | 04992 | tidewater
single-f   | 17 Signal House         | Saltmarsh    | ME | 04992 | northlight
single-g   | 44 Bridge Street        | Kestrel Bay  | NH | 03899 | northlight
single-h   | 600 Lighthouse Road     | Kestrel Bay  | NH | 03899 | tidewater
`;

const payers = ['northlight', 'tidewater', 'state-plan'] as const;

function parseHousehold(row: string): [string, Household] {
  const [key = '', line = '', city = '', state = '', postalCode = '', payerName] = row
    .split('|')
    .map((cell) => cell.trim());
  const payer = payers.find((known) => known === payerName);
  if (!payer) throw new Error(`Household ${key} has no payer.`);
  return [key, { line, city, state, postalCode, payer }];
}

/** The households, by the name that the roster uses. */
export const households: ReadonlyMap<string, Household> = new Map(
  table.trim().split('\n').map(parseHousehold),
);
