import { useText } from "#app/i18n/use-text.tsx";
import type { TextKey } from "#app/i18n/text.ts";
import type { Vocabulary } from "#app/locales/vocabulary.ts";
import type { Choice } from "#app/ui/primitives/controls.tsx";

/** The words of a vocabulary, or some of them, as the choices of a list. */
export function useWordChoices<List extends keyof Vocabulary>(
  list: List,
  words: readonly Vocabulary[List][number][],
): Choice[] {
  const t = useText("vocabulary") as (key: TextKey<"vocabulary">) => string;
  return words.map((word) => ({
    value: String(word),
    label: t(`${list}.${word}` as TextKey<"vocabulary">),
  }));
}
