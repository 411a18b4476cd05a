/** What is stored as the English name of a thing: where nobody gave one, the Chinese name stands in. */
export const englishOr = (english: string, chinese: string): string => english || chinese;

/** The English name as a form shows it: empty where the Chinese one stands in, so that it follows a change of that. */
export const givenEnglish = (english: string, chinese: string): string =>
  english === chinese ? "" : english;
