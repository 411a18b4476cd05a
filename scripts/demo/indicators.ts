import { confirmReport } from "#app/domain/indicators/report/confirm.server.ts";
import { reportIndicator } from "#app/domain/indicators/report/report.server.ts";
import { sendBackReport } from "#app/domain/indicators/report/send-back.server.ts";
import { yearOf } from "#app/kernel/calendar.ts";
import { actorFor, type Company } from "./people.ts";
import type { Stage } from "./stage.ts";

type Reported = {
  code: string;
  county: string;
  value: string;
  /** What the prefecture says; what waits has no answer. */
  answer?: "confirm" | "send-back";
};

const REPORTED: readonly Reported[] = [
  { code: "labour", county: "522323", value: "612", answer: "confirm" },
  { code: "labour", county: "522324", value: "548", answer: "confirm" },
  { code: "labour", county: "522326", value: "731", answer: "confirm" },
  { code: "labour", county: "522327", value: "690" },
  { code: "labour-lifted", county: "522323", value: "58", answer: "confirm" },
  { code: "labour-lifted", county: "522324", value: "49", answer: "send-back" },
  { code: "model-schools", county: "522323", value: "1", answer: "confirm" },
  { code: "model-schools", county: "522325", value: "1", answer: "confirm" },
  { code: "model-hospitals", county: "522323", value: "1", answer: "confirm" },
  { code: "county-parks", county: "522323", value: "1" },
  { code: "fiscal-funds", county: "522323", value: "31000000", answer: "confirm" },
  { code: "fiscal-funds", county: "522324", value: "28500000.50", answer: "confirm" },
];

/** Counties report what else the plan asks for; the prefecture confirms most of it, sends one back, and some still waits. */
export async function playIndicators(stage: Stage, company: Company): Promise<void> {
  const year = yearOf(stage.today);
  const day = stage.daysAgo(2);
  if (yearOf(day) !== year) return;
  const prefecture = actorFor(company.get("prefecture-office"), "official-manager");
  for (const { code, county, value, answer } of REPORTED) {
    const office = actorFor(company.officeOf(county), "official-reviewer");
    const report = await reportIndicator(stage.at(office, day, 9), {
      indicatorCode: code,
      year,
      value,
      asOf: day,
      source: "演示台账 DEMO",
      note: "演示数据",
    });
    const deciding = stage.at(prefecture, day, 15);
    if (answer === "confirm") await confirmReport(deciding, { reportId: report.id });
    if (answer === "send-back")
      await sendBackReport(deciding, { reportId: report.id, reason: "与人社系统数据不一致，请核对（演示）" });
  }
}
