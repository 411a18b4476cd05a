import { Plus, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { usePackFacts } from "./use-pack-facts.ts";

const PAUSE_MS = 160;
const FIELD = "pack-search";

const field = () => document.getElementById(FIELD) as HTMLInputElement | null;

/**
 * Finds packs as one types: arrow keys choose, Enter adds, Escape closes. Enter before an answer has come waits for it,
 * and adds when it means one pack alone. Without script the button sends the form, and what was found comes back with a
 * button each.
 */
export function PackSearch({
  wantedOn,
  find = "",
  found,
  onAdd,
}: {
  wantedOn: string;
  /** What the field begins with. */
  find?: string;
  found?: CertifiedFacts[];
  onAdd: (facts: CertifiedFacts) => void;
}) {
  const t = useText("requisitions");
  const listId = useId();
  const [term, setTerm] = useState(find);
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState(found !== undefined);
  const [waiting, setWaiting] = useState(false);
  const [scripted, setScripted] = useState(false);
  const typed = term.trim();
  const isGiven = found !== undefined && typed === find;
  const address = typed === "" || isGiven || !scripted ? null : paths.variants({ q: typed, wantedOn });
  const { answered, failed } = usePackFacts(address, PAUSE_MS);
  const isFresh = isGiven || answered?.address === address;
  const results = isGiven ? found : typed === "" ? undefined : answered?.facts;
  const shown = open && typed !== "" && results !== undefined;

  useEffect(() => {
    setScripted(true);
    const before = field()?.value ?? "";
    setTerm(before);
    if (before !== find) setOpen(true);
  }, [find]);

  const pick = (facts: CertifiedFacts | undefined) => {
    if (!facts) return;
    onAdd(facts);
    const box = field();
    if (box) box.value = "";
    setTerm("");
    setOpen(false);
    setWaiting(false);
  };
  useEffect(() => {
    if (!waiting || !isFresh || !results) return;
    setWaiting(false);
    if (results.length === 1) pick(results[0]);
  });
  useEffect(() => {
    if (shown) document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [shown, chosen, listId]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const count = results?.length ?? 0;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
      setWaiting(false);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (shown && isFresh) pick(results[chosen]);
      else if (typed !== "") {
        setOpen(true);
        setWaiting(!isFresh);
      }
    } else if (step && count > 0) {
      event.preventDefault();
      if (shown) setChosen((before) => (before + step + count) % count);
      else setOpen(true);
    }
  };
  return (
    <div className="relative max-w-2xl">
      <div className="flex items-end gap-2">
        <Field label={t("search.label")} id={FIELD} className="flex-1">
          <TextInput
            name="term"
            defaultValue={find}
            autoComplete="off"
            placeholder={t("search.placeholder")}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown && results.length > 0}
            aria-controls={listId}
            aria-activedescendant={shown && results[chosen] ? `${listId}-${chosen}` : undefined}
            maxLength={60}
            onChange={(event) => {
              setTerm(event.currentTarget.value);
              setChosen(0);
              setOpen(true);
              setWaiting(false);
            }}
            onKeyDown={onKeyDown}
          />
        </Field>
        <Button
          name="intent"
          value="find"
          onClick={(event) => {
            event.preventDefault();
            setOpen(true);
            field()?.focus();
          }}
        >
          <Search aria-hidden="true" className="size-4" />
          {t("search.button")}
        </Button>
      </div>
      <p className="mt-1 text-ink-soft text-sm pointer-coarse:hidden">{t("search.keys")}</p>
      <div
        id={listId}
        role="listbox"
        aria-label={t("search.found")}
        aria-busy={!isFresh}
        tabIndex={-1}
        hidden={!shown || results.length === 0}
        className="mt-1"
      >
        {shown
          ? results.map((facts, index) => (
              <FoundPack
                key={facts.variantId}
                id={`${listId}-${index}`}
                facts={facts}
                chosen={index === chosen}
                inTabOrder={!scripted}
                onPick={() => pick(facts)}
              />
            ))
          : null}
      </div>
      <p
        role="status"
        className={
          failed || (shown && isFresh && results.length === 0)
            ? "mt-1 rounded-control bg-paper-deep px-3 py-2 text-sm"
            : "sr-only"
        }
      >
        {failed ? t("search.unreached") : shown && isFresh ? outcome(t, results.length, typed) : null}
      </p>
    </div>
  );
}

/** What a search came to, in words. */
function outcome(t: ReturnType<typeof useText<"requisitions">>, count: number, term: string): string {
  return count === 0 ? t("search.none", { term }) : t("search.count", { count });
}

function FoundPack({
  id,
  facts,
  chosen,
  inTabOrder,
  onPick,
}: {
  id: string;
  facts: CertifiedFacts;
  chosen: boolean;
  /** Without script each pack is a button of its own; with it the field keeps the focus and the arrows choose. */
  inTabOrder: boolean;
  onPick: () => void;
}) {
  const t = useText("requisitions");
  const locale = useLocale();
  const english = locale === "en";
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
      tabIndex={inTabOrder ? undefined : -1}
      onClick={(event) => {
        event.preventDefault();
        onPick();
      }}
      className="grid w-full items-center sm:grid-cols-[1fr_auto] gap-x-4 break-words border-line border-x border-t bg-white px-3 py-1.5 text-left first:rounded-t-control last:rounded-b-control last:border-b hover:bg-green-soft aria-selected:bg-green-soft"
    >
      <span className="min-w-0">
        <span className="block font-medium sm:truncate">
          {english ? facts.productNameEn : facts.productNameZh}
          <span className="ml-2 font-normal text-ink-soft">{english ? facts.packEn : facts.packZh}</span>
        </span>
        <span className="block text-ink-soft text-sm sm:truncate">
          {localName(locale, { nameZh: facts.supplierName, nameEn: facts.supplierNameEn })} · {facts.sku}
        </span>
      </span>
      <span className="flex items-center justify-between gap-3 text-sm sm:text-right">
        <span className="max-sm:flex max-sm:flex-wrap max-sm:gap-x-3">
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
