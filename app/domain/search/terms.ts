const MOST_TERMS = 6;

/** The words of a searched text, at most six. */
export function searchTerms(text: string): string[] {
  return [...new Set(text.split(" ").filter(Boolean))].slice(0, MOST_TERMS);
}

/** A LIKE pattern for texts that contain the term itself, whatever characters it has. */
export function likePattern(term: string): string {
  return `%${term.replace(/[\\%_]/g, "\\$&")}%`;
}

const MOST_PAIRS = 12;

/** The different pairs of neighbouring characters of a text, at most twelve; what a misspelt name still shares. */
export function characterPairs(text: string): string[] {
  const pairs = new Set<string>();
  for (const word of searchTerms(text)) {
    const characters = [...word];
    for (let index = 0; index + 1 < characters.length; index++)
      pairs.add(`${characters[index]}${characters[index + 1]}`);
  }
  return [...pairs].slice(0, MOST_PAIRS);
}
