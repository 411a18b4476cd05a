import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readForm } from "#app/http/respond.server.ts";
import { isId } from "#app/kernel/id.ts";
import { withoutThousands } from "#app/kernel/money.ts";
import { paths } from "#app/paths.ts";

/** Somebody who follows the form's address by hand is shown the product. */
export function loader({ params }: { params: { id?: string } }) {
  return redirect(paths.product(params.id ?? ""));
}

/** Carries a pack and a quantity to the buyer's order table, which checks both and asks a stranger to sign in. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const variant = String(form.get("variant") ?? "");
  const packs = withoutThousands(String(form.get("packs") ?? "")) ?? "";
  if (!isId(variant)) return redirect(paths.product(params.id ?? ""));
  const wanted = /^\d{1,7}$/.test(packs) ? packs : "1";
  return redirect(paths.newRequisition({ add: `${variant}:${wanted}` }));
}
