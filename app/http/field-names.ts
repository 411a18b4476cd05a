const MOST_FIELDS = 10_000;
const LONGEST = 120;
const DEEPEST = 5;

/**
 * Whether these can be the field names of a form of ours: not too many, none long or deep, no list with a thousand
 * entries (a name like `lines[4294967290]` alone would make a list of that length), and none that aims at a prototype.
 */
export function hasSoundFieldNames(names: Iterable<string>): boolean {
  let count = 0;
  for (const name of names) {
    count += 1;
    if (count > MOST_FIELDS || name.length > LONGEST) return false;
    if (/\[\d{4,}\]|__proto__|prototype|constructor/.test(name)) return false;
    if ((name.match(/[.[]/g) ?? []).length > DEEPEST) return false;
  }
  return true;
}
