import type { Catalogue } from "#app/locales/index.ts";
import account from "./account.ts";
import bases from "./bases.ts";
import benefit from "./benefit.ts";
import books from "./books.ts";
import bulletin from "./bulletin.ts";
import buying from "./buying.ts";
import certification from "./certification.ts";
import cockpit from "./cockpit.ts";
import channels from "./channels.ts";
import common from "./common.ts";
import deliveries from "./deliveries.ts";
import elements from "./elements.ts";
import entrance from "./entrance.ts";
import errors from "./errors.ts";
import fields from "./fields.ts";
import guide from "./guide.ts";
import indicators from "./indicators.ts";
import inspection from "./inspection.ts";
import join from "./join.ts";
import ledger from "./ledger.ts";
import logistics from "./logistics.ts";
import orders from "./orders.ts";
import origins from "./origins.ts";
import oversight from "./oversight.ts";
import recall from "./recall.ts";
import reports from "./reports.ts";
import requisitions from "./requisitions.ts";
import review from "./review.ts";
import settlement from "./settlement.ts";
import shell from "./shell.ts";
import shop from "./shop.ts";
import supply from "./supply.ts";
import trace from "./trace.ts";
import vocabulary from "./vocabulary.ts";
import workspace from "./workspace.ts";

/** Every namespace of the English catalogue; one line each, in the order of the alphabet. */
export default {
  account,
  bases,
  benefit,
  books,
  bulletin,
  buying,
  certification,
  cockpit,
  channels,
  common,
  deliveries,
  elements,
  entrance,
  errors,
  fields,
  guide,
  indicators,
  inspection,
  join,
  ledger,
  logistics,
  orders,
  origins,
  oversight,
  recall,
  reports,
  requisitions,
  review,
  settlement,
  shell,
  shop,
  supply,
  trace,
  vocabulary,
  workspace,
} satisfies Catalogue;
