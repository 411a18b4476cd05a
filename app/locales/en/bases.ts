import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/bases.ts";

export default {
  "map.title": "Place and outline",
  "map.note":
    "Drawn from the registered coordinates, for orientation only; it shows no administrative boundary.",
  "map.prefecture": "Within Qianxinan Prefecture (county seats are approximate)",
  "map.prefecture.label": "Where {{name}} lies in Qianxinan Prefecture",
  "map.outline": "The registered outline, {{corners}} corners",
  "map.outline.label": "The outline of {{name}}",
  "map.north": "N",
  "map.kilometres": "{{km}} km",
  "map.metres": "{{metres}} m",
  "map.drawn_area": "Area as drawn",
  "map.drawn_area.differs": "differs by over three tenths from the registered area: please check",
  "map.corners": "Corners (latitude, longitude)",
  "map.unknown": "No coordinates are registered yet.",

  "basket.title": "Greater Bay Area vegetable-basket base",
  "basket.note":
    "Granted for 3 years; renewal opens 60 days before the end and needs a test report of the last 6 months. Only certificates verified by an officer count.",
  "basket.standing": "Standing",
  "basket.standing.column": "Basket standing",
  "basket.none": "Not granted",
  "basket.applied": "Handed in, not in force",
  "basket.valid": "Valid",
  "basket.renewal_open": "Renewal open",
  "basket.expired": "Expired",
  "basket.withdrawn": "Suspended or revoked",
  "basket.valid_until": "Valid until",
  "basket.days_left_one": "{{count}} day left",
  "basket.days_left_other": "{{count}} days left",
  "basket.days_over_one": "{{count}} day ago",
  "basket.days_over_other": "{{count}} days ago",
  "basket.renewal_opens": "Renewal opens",
  "basket.report": "Newest passing test report",
  "basket.report.none": "None",
  "basket.report.fresh": "young enough to apply with until",
  "basket.report.old": "older than 6 months; it served until",
  "basket.renew": "Hand in the renewed certificate",

  "batches.title": "Recent batches",
  "batches.none": "No released batch at present",

  "review.title": "Production bases",
  "review.note": "Bases of approved suppliers in your counties; the vegetable-basket standing is today's.",
  "review.caption": "Production bases of your counties",
  "review.empty": "No base is registered in your counties yet",
  "review.report": "Newest passing report",
  "review.until": "Basket valid until",
} satisfies Translation<typeof zh>;
