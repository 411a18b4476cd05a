/** A time from an instant up to, but not including, another; without an end while it is not known. */
export type BoundSpan = { fromAt: Date; untilAt: Date | null };

/** Whether two spans share an instant. */
export function overlaps(one: BoundSpan, other: BoundSpan): boolean {
  const ends = ({ untilAt }: BoundSpan) => untilAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return one.fromAt.getTime() < ends(other) && other.fromAt.getTime() < ends(one);
}
