import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readForm } from "#app/http/respond.server.ts";
import { defaultLocale, isLocale, localeCookieHeader } from "#app/i18n/locale.ts";
import { safeReturnPath } from "#app/i18n/return-path.ts";

/** Remembers the chosen language and returns to the page it was chosen on. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const chosen = form.get("language");
  const secure = new URL(request.url).protocol === "https:";
  return redirect(safeReturnPath(form.get("returnTo")), {
    status: 303,
    headers: { "Set-Cookie": localeCookieHeader(isLocale(chosen) ? chosen : defaultLocale, secure) },
  });
}

export function loader() {
  return redirect("/");
}
