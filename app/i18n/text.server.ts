import en from "#app/locales/en/index.ts";
import zh from "#app/locales/zh-CN/index.ts";
import { registerCatalogue, textOf } from "./text.ts";

registerCatalogue("zh-CN", zh);
registerCatalogue("en", en);

/** The text function for code that runs outside React on the server: actions, mail, files, printed sheets. */
export const textFor = textOf;
