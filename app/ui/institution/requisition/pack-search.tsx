import { useFetcher } from "@remix-run/react";
import { Plus, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";

const PAUSE_MS = 160;

/**
 * Finds packs as one types: arrow keys choose, Enter adds. Without script the button sends the form, and what was found
 * comes back with a button each.
 */
export function PackSearch({
  wantedOn,
  find = "",
  found,
  onAdd,
}: {
  wantedOn: string;
  find?: string;
  found?: CertifiedFacts[];
  onAdd: (facts: CertifiedFacts) => void;
}) {
  const t = useText("requisitions");
  const listId = useId();
  const [term, setTerm] = useState(find);
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState(found !== undefined);
  const { load, data } = useFetcher<{ facts: CertifiedFacts[] }>();
  const typed = term.trim();
  useEffect(() => {
    if (typed === "" || typed === find) return;
    const timer = setTimeout(() => load(paths.variants({ q: typed, wantedOn })), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, find, wantedOn, load]);
  const results = typed === find ? found : data?.facts;
  const shown = open && typed !== "" && results !== undefined;

  const pick = (facts: CertifiedFacts | undefined) => {
    if (!facts) return;
    onAdd(facts);
    setTerm("");
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const count = results?.length ?? 0;
    if (event.key === "Escape") setOpen(false);
    else if (event.key === "Enter") {
      event.preventDefault();
      if (shown) pick(results?.[chosen]);
    } else if (shown && count > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setChosen((before) => (before + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    }
  };
  return (
    <div className="relative max-w-2xl">
      <div className="flex items-end gap-2">
        <Field label={t("search.label")} id="pack-search" className="flex-1">
          <TextInput
            name="term"
            value={term}
            autoComplete="off"
            placeholder={t("search.placeholder")}
            role="combobox"
            aria-expanded={shown}
            aria-controls={listId}
            aria-activedescendant={shown && results?.[chosen] ? `${listId}-${chosen}` : undefined}
            maxLength={60}
            onChange={(event) => {
              setTerm(event.currentTarget.value);
              setChosen(0);
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
          />
        </Field>
        <Button name="intent" value="find">
          <Search aria-hidden="true" className="size-4" />
          {t("search.button")}
        </Button>
      </div>
      <p className="mt-1 text-ink-soft text-sm">{t("search.keys")}</p>
      <div
        id={listId}
        role="listbox"
        aria-label={t("search.found")}
        tabIndex={-1}
        hidden={!shown}
        className="mt-1"
      >
        {shown
          ? results.map((facts, index) => (
              <FoundPack
                key={facts.variantId}
                id={`${listId}-${index}`}
                facts={facts}
                chosen={index === chosen}
                onPick={() => pick(facts)}
              />
            ))
          : null}
      </div>
      {shown && results.length === 0 ? (
        <p role="status" className="mt-1 rounded-control bg-paper-deep px-3 py-2 text-sm">
          {t("search.none", { term: typed })}
        </p>
      ) : null}
    </div>
  );
}

function FoundPack({
  id,
  facts,
  chosen,
  onPick,
}: {
  id: string;
  facts: CertifiedFacts;
  chosen: boolean;
  onPick: () => void;
}) {
  const t = useText("requisitions");
  const english = useLocale() === "en";
  const unit = english ? facts.unitEn : facts.unitZh;
  const price = facts.tiers[0]?.unitPriceFen;
  return (
    <button
      type="submit"
      id={id}
      name="intent"
      value={`add:${facts.variantId}`}
      role="option"
      aria-selected={chosen}
      onClick={(event) => {
        event.preventDefault();
        onPick();
      }}
      className="grid w-full grid-cols-[1fr_auto] items-center gap-x-4 border-line border-x border-t bg-white px-3 py-1.5 text-left first:rounded-t-control last:rounded-b-control last:border-b hover:bg-green-soft aria-selected:bg-green-soft"
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">
          {english ? facts.productNameEn : facts.productNameZh}
          <span className="ml-2 font-normal text-ink-soft">{english ? facts.packEn : facts.packZh}</span>
        </span>
        <span className="block truncate text-ink-soft text-sm">
          {facts.supplierName} · {facts.sku}
        </span>
      </span>
      <span className="flex items-center gap-3 text-right text-sm">
        <span>
          {price === undefined ? null : <Money fen={price} />}
          <span className="block text-ink-soft">
            {t("column.available")} <Count value={Math.max(0, facts.availablePacks)} unit={unit} />
          </span>
        </span>
        <Plus role="img" aria-label={t("search.add")} className="size-4 text-green" />
      </span>
    </button>
  );
}
