import { useText } from "#app/i18n/use-text.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

/** Says that a form came back through the sign-in page as it was typed, but for its files. */
export function KeptFormNotice() {
  return <Notice>{useText("common")("form.kept")}</Notice>;
}
