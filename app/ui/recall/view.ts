/** What pages and papers of a recall show; routes hand it over as the queries read it. */
import type { Rehearsal } from "#app/domain/recall/impact/rehearse.server.ts";
import type { RecallDetail } from "#app/domain/reporting/recall/detail.server.ts";
import type { RecallListRow } from "#app/domain/reporting/recall/list.server.ts";
import type { NoticeDetail, NoticeListRow } from "#app/domain/reporting/recall/notices.server.ts";
import type { PublicRecall } from "#app/domain/reporting/recall/public.server.ts";

/** Instants may have become text on their way to the browser. */
type Shown<Value> = Value extends Date
  ? Date | string
  : Value extends readonly (infer Item)[]
    ? readonly Shown<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Shown<Value[Key]> }
      : Value;

export type RehearsalView = Shown<Rehearsal>;
export type RecallView = Shown<RecallDetail>;
export type RecallRow = Shown<RecallListRow>;
export type NoticeView = Shown<NoticeDetail>;
export type NoticeRow = Shown<NoticeListRow>;
export type PublicRecallView = Shown<PublicRecall>;

/** Where the pages of one audience lie: the same pages stand in the supplier's and the officials' workspace. */
export type RecallPaths = { list: string; report: string };
