import { useText } from "#app/i18n/use-text.tsx";
import type { TextKey } from "#app/i18n/text.ts";
import type { Vocabulary } from "#app/locales/vocabulary.ts";
import { StateBadge } from "./badge.tsx";
import { type StateList, stateTones } from "./state-tone.ts";

/** A stored word in the language of the page: `<Word of="fundSources" is={order.fundSource} />`. */
export function Word<List extends keyof Vocabulary>({
  of: list,
  is,
}: {
  of: List;
  is: Vocabulary[List][number];
}) {
  const t = useText("vocabulary") as (key: TextKey<"vocabulary">) => string;
  return <>{t(`${list}.${is}` as TextKey<"vocabulary">)}</>;
}

/** A stored state as its badge: `<State of="orderStates" is={order.state} />`. */
export function State<List extends StateList>({ of: list, is }: { of: List; is: Vocabulary[List][number] }) {
  const tone = stateTones[list][is as keyof (typeof stateTones)[List]] as Parameters<
    typeof StateBadge
  >[0]["tone"];
  return (
    <StateBadge tone={tone}>
      <Word of={list} is={is} />
    </StateBadge>
  );
}
