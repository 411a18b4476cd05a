import common from "./common.ts";
import elements from "./elements.ts";
import entrance from "./entrance.ts";
import errors from "./errors.ts";
import fields from "./fields.ts";
import orders from "./orders.ts";
import shell from "./shell.ts";
import vocabulary from "./vocabulary.ts";
import workspace from "./workspace.ts";

/** Every namespace of the Chinese catalogue; one line each, in the order of the alphabet. */
export default {
  common,
  elements,
  entrance,
  errors,
  fields,
  orders,
  shell,
  vocabulary,
  workspace,
};
