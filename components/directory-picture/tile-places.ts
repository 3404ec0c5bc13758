/** Where each state stands in the grid, `column row` from 1: roughly as on a map, one tile each. */
const grid = `
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. WI .. .. .. VT NH
WA ID MT ND MN IL MI .. NY MA ..
OR NV WY SD IA IN OH PA NJ CT RI
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
HI .. .. TX .. .. .. .. FL .. ..
.. .. .. .. .. .. .. .. .. .. ..
AS GU MP FM MH PW AA AE AP PR VI`;

export const columns = 11;

/** Column and row of each state and territory, by its USPS code. */
export const tilePlaces: ReadonlyMap<string, { readonly column: number; readonly row: number }> =
  new Map(
    grid
      .trim()
      .split('\n')
      .flatMap((line, row) =>
        line
          .split(' ')
          .map((code, column) => [code, { column: column + 1, row: row + 1 }] as const)
          .filter(([code]) => code !== '..'),
      ),
  );
