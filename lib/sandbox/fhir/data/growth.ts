import 'server-only';

/** Typical height in cm and weight in kg of a child, by age in years. */
type Row = readonly [age: number, heightCm: number, weightKg: number];

const girls: readonly Row[] = [
  [0, 49, 3.3],
  [0.25, 60, 5.8],
  [0.5, 66, 7.3],
  [1, 74, 9.2],
  [2, 86, 12],
  [4, 101, 16],
  [6, 115, 20],
  [8, 128, 26],
  [10, 138, 33],
  [12, 151, 42],
  [14, 159, 50],
  [16, 162, 54],
  [19, 163, 57],
];

const boys: readonly Row[] = [
  [0, 50, 3.4],
  [0.25, 61, 6.2],
  [0.5, 68, 7.9],
  [1, 76, 9.8],
  [2, 87, 12.5],
  [4, 102, 16.5],
  [6, 116, 21],
  [8, 128, 26],
  [10, 139, 32],
  [12, 149, 41],
  [14, 163, 51],
  [16, 173, 61],
  [19, 176, 68],
];

/** Interpolates what is typical at an age. Above the last row the last row holds. */
export function typicalGrowth(
  gender: 'female' | 'male',
  age: number,
): { heightCm: number; weightKg: number } {
  const rows = gender === 'female' ? girls : boys;
  const after = rows.findIndex((row) => row[0] >= age);
  const upper = rows[after === -1 ? rows.length - 1 : after];
  const lower = rows[after === -1 ? rows.length - 1 : Math.max(0, after - 1)];
  if (!upper || !lower) throw new RangeError('There is no row for this age.');
  const part = upper[0] === lower[0] ? 0 : (age - lower[0]) / (upper[0] - lower[0]);
  return {
    heightCm: lower[1] + part * (upper[1] - lower[1]),
    weightKg: lower[2] + part * (upper[2] - lower[2]),
  };
}
