/** How many edits make `one` of each beginning of `other`, the empty one first; null when all are above `most`. */
function editsToBeginnings(one: string, other: string, most: number): readonly number[] | null {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let edits = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) edits = Math.min(edits, beforeLast[j - 2]! + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return null;
    beforeLast = last;
    last = row;
  }
  return last;
}

/**
 * How many letters must be inserted, dropped, replaced or swapped with their neighbour to make one word of the
 * other (optimal string alignment). Counting stops above `most`, which is then answered plus one.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  return Math.min(editsToBeginnings(one, other, most)?.at(-1) ?? most + 1, most + 1);
}

/** The same from a word that may not be typed to its end: to the nearest beginning of the other. */
export function beginningDistance(typed: string, word: string, most: number): number {
  const beginnings = editsToBeginnings(typed, word.slice(0, typed.length + most), most);
  return Math.min(...(beginnings ?? []), most + 1);
}
