import { useText } from "#app/i18n/use-text.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import type { Role } from "#db/vocabulary/organisations.ts";

/** The people of the demonstration world; each comes in with one press. */
export function DemonstrationSignIns({
  people,
  password,
}: {
  people: readonly { email: string; name: string; roles: readonly Role[] }[];
  password: string;
}) {
  const t = useText("entrance");
  return (
    <section aria-labelledby="demonstration" className="rounded-card border border-line bg-white">
      <header className="border-line border-b px-4 py-2.5">
        <h2 id="demonstration" className="flex items-center gap-2 text-[1.0625rem]">
          {t("demonstration.title")} <DemoMark />
        </h2>
        <p className="text-ink-soft text-sm">
          {t("demonstration.note")} <code className="font-mono">{password}</code>
        </p>
      </header>
      <ul className="divide-y divide-line">
        {people.map((person) => (
          <li key={person.email} className="flex items-center gap-3 px-4 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium text-[0.9375rem] leading-snug">
                <Roles roles={person.roles} />{" "}
                <span className="whitespace-nowrap font-normal text-ink-soft">{person.name}</span>
              </p>
              <p className="font-mono text-[0.8125rem] text-ink-soft">{person.email}</p>
            </div>
            <form method="post">
              <input type="hidden" name="email" value={person.email} />
              <input type="hidden" name="password" value={password} />
              <Button size="small" aria-label={t("demonstration.enter_as", { name: person.name })}>
                {t("demonstration.enter")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The side somebody stands on and what they may do there, in words. */
export function Roles({ roles }: { roles: readonly Role[] }) {
  const t = useText("entrance");
  const [first] = roles;
  if (!first) return null;
  const side = first.slice(0, first.indexOf("-")) as "institution" | "supplier" | "official" | "platform";
  return (
    <>
      {t(`side.${side}`)} ·{" "}
      {roles.map((role, position) => (
        <span key={role}>
          {position > 0 ? t("roles.and") : null}
          <Word of="roles" is={role} />
        </span>
      ))}
    </>
  );
}
