/** Whom to call: a tap dials. */
export function Phone({ name, number }: { name: string; number: string }) {
  return (
    <span className="whitespace-nowrap">
      {name} <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{number}</a>
    </span>
  );
}
