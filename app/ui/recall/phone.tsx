/** Whom to call: a tap dials. The number stays on one line. */
export function Phone({ name, number }: { name: string; number: string }) {
  return (
    <>
      <span className="inline-block">{name}</span>{" "}
      <a href={`tel:${number.replace(/[^\d+]/g, "")}`} className="link whitespace-nowrap">
        {number}
      </a>
    </>
  );
}
