import { describe, expect, it } from "vitest";
import { sharedReads } from "./shared-reads.ts";

/** A store whose readings end when the test says so; each gives the value there was when it began. */
function slowStore() {
  const ends: { settle(): void; fail(error: Error): void }[] = [];
  const store = { value: 1, begun: 0 };
  const read = () => {
    store.begun += 1;
    const seen = store.value;
    return new Promise<number>((resolve, reject) => {
      ends.push({ settle: () => resolve(seen), fail: reject });
    });
  };
  const begun = async (count: number) => {
    while (store.begun < count) await Promise.resolve();
  };
  return { store, read, begun, ends };
}

const database = {};

describe("sharedReads", () => {
  it("reads once for all who ask before it begins", async () => {
    const { store, read, begun, ends } = slowStore();
    const shared = sharedReads<number>();
    const asked = [shared(database, "a", read), shared(database, "a", read)];
    await begun(1);
    ends[0]?.settle();
    expect(await Promise.all(asked)).toEqual([1, 1]);
    expect(store.begun).toBe(1);
  });

  it("gives nobody a reading that began before they asked", async () => {
    const { store, read, begun, ends } = slowStore();
    const shared = sharedReads<number>();
    const first = shared(database, "a", read);
    await begun(1);
    store.value = 2;
    const late = [shared(database, "a", read), shared(database, "a", read)];
    ends[0]?.settle();
    expect(await first).toBe(1);
    await begun(2);
    ends[1]?.settle();
    expect(await Promise.all(late)).toEqual([2, 2]);
    expect(store.begun).toBe(2);
  });

  it("refuses a failed reading to those who shared it, and reads anew for those who came meanwhile", async () => {
    const { read, begun, ends } = slowStore();
    const shared = sharedReads<number>();
    const refused = Promise.allSettled([shared(database, "a", read), shared(database, "a", read)]);
    await begun(1);
    const late = shared(database, "a", read);
    ends[0]?.fail(new Error("cut"));
    expect((await refused).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await begun(2);
    ends[1]?.settle();
    expect(await late).toBe(1);
  });

  it("keeps apart what has another name or lies in another database", async () => {
    const { store, read, begun, ends } = slowStore();
    const shared = sharedReads<number>();
    const asked = [
      shared(database, "a", read),
      shared(database, "b", read),
      shared({ another: true }, "a", read),
    ];
    await begun(3);
    for (const end of ends) end.settle();
    await Promise.all(asked);
    expect(store.begun).toBe(3);
  });

  it("remembers nothing: whoever asks after a reading has ended is given a new one", async () => {
    const { store, read, begun, ends } = slowStore();
    const shared = sharedReads<number>();
    const first = shared(database, "a", read);
    await begun(1);
    ends[0]?.settle();
    await first;
    store.value = 3;
    const second = shared(database, "a", read);
    await begun(2);
    ends[1]?.settle();
    expect(await second).toBe(3);
  });
});
