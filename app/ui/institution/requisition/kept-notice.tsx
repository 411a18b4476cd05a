import { useText } from "#app/i18n/use-text.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

/** Says that a work table came back through the sign-in page as it was typed. */
export function KeptNotice() {
  return <Notice>{useText("requisitions")("edit.kept")}</Notice>;
}
