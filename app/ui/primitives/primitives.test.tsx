import "#app/i18n/text.server.ts";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LocaleProvider } from "#app/i18n/use-text.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Select, TextInput } from "./controls.tsx";
import { Field } from "./field.tsx";
import { ErrorSummary } from "./notice.tsx";
import { Table } from "./table.tsx";

function drawn(page: ReactNode, locale: "zh-CN" | "en" = "zh-CN"): string {
  return renderToStaticMarkup(<LocaleProvider locale={locale}>{page}</LocaleProvider>);
}

test("a field wires its control to its label, hint and errors", () => {
  const html = drawn(
    <Field id="packs" label="L" hint="H" errors={["E"]} required>
      <TextInput name="packs" />
    </Field>,
  );
  expect(html).toContain('<label for="packs"');
  expect(html).toMatch(/<input[^>]* id="packs"/);
  expect(html).toMatch(/<input[^>]* aria-invalid="true"/);
  expect(html).toMatch(/<input[^>]* aria-describedby="packs-error packs-hint"/);
  expect(html).toMatch(/<input[^>]* required=""/);
  expect(html).toContain('id="packs-hint"');
  expect(html).toContain('id="packs-error"');
});

test("a field in order describes its control by nothing", () => {
  const html = drawn(
    <Field id="unit" label="L">
      <Select name="unit" choices={[{ value: "a", label: "A" }]} />
    </Field>,
  );
  expect(html).not.toContain("aria-describedby");
  expect(html).not.toContain('aria-invalid="');
  expect(html).toContain("请选择");
});

test("the summary counts the fields that are wrong and leads to each", () => {
  const entries = [
    { id: "f-name", label: "Name", message: "required" },
    { message: "Someone has just changed this" },
  ];
  const html = drawn(<ErrorSummary entries={entries} />, "en");
  expect(html).toContain("One entry needs changing");
  expect(html).toMatch(/<a href="#f-name"[^>]*>Name: This must be filled in<\/a>/);
  expect(html).toContain("Someone has just changed this");
  expect(drawn(<ErrorSummary entries={[]} />)).toBe("");
});

test("a summary of what no field is to blame for begins with its first sentence", () => {
  const entries = [{ message: "This batch cannot be released yet" }, { message: "It has no certificate" }];
  const html = drawn(<ErrorSummary entries={entries} />, "en");
  expect(html).not.toContain("need");
  expect(html.match(/<li>/g)).toHaveLength(1);
  expect(html.indexOf("cannot be released")).toBeLessThan(html.indexOf("no certificate"));
});

test("a state is told by its word, and its icon is not read out", () => {
  const html = drawn(<State of="orderStates" is="partly-dispatched" />);
  expect(html).toContain("部分发货");
  expect(html).toMatch(/<svg[^>]* aria-hidden="true"/);
});

test("a table names itself, its columns and its rows", () => {
  const columns = [
    { key: "a", header: "A", heading: true, cell: (row: string) => row },
    { key: "b", header: "B", cell: (row: string) => row.length },
  ];
  const html = drawn(<Table caption="C" columns={columns} rows={["one"]} rowKey={(row) => row} />);
  expect(html).toContain("<caption");
  expect(html.match(/scope="col"/g)).toHaveLength(2);
  expect(html.match(/scope="row"/g)).toHaveLength(1);
  expect(drawn(<Table caption="C" columns={columns} rows={[]} rowKey={String} empty={<p>none</p>} />)).toBe(
    "<p>none</p>",
  );
});
