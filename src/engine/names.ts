// Many names in a sentence: a few are said, the rest is counted.

/** More than so many are not read any more. */
const MOST = 8;
/** How many of too many are named. */
const FEW = 3;

/** "n1", "n1 and n2", "n1, n2 and n3". */
const joined = (words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

const some = (names: readonly string[]): string =>
  joined([...names.slice(0, FEW), `${names.length - FEW} more`]);

/** "n1, n2 and n3"; of many, "n1, n2, n3 and 97 more". */
export const listed = (names: readonly string[]): string =>
  names.length > MOST ? some(names) : joined(names);

/**
 * Groups that stand against each other: "n1 and n2 | n3, n4 and n5"; a large one beside small ones is "the other 198".
 * `of`: how a small group is said.
 */
export function sides(groups: readonly (readonly string[])[], of = joined): string {
  const large = groups.filter(({ length }) => length > MOST);
  const rest = groups.length > 1 && large.length === 1 ? large[0] : undefined;
  return groups
    .map((group) => {
      if (group === rest) return `the other ${group.length}`;
      return group.length > MOST ? some(group) : of(group);
    })
    .join(' | ');
}
