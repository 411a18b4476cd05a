import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/common.ts";

export default {
  "action.save": "Save",
  "action.cancel": "Cancel",
  "action.confirm": "Confirm",
  "action.back": "Back",
  "action.search": "Search",
  "action.close": "Close",
  "action.print": "Print",
  "action.details": "View details",
  "action.filter": "Filter",
  "action.clear": "Clear filters",
  "paging.label": "Pages",
  "paging.previous": "Previous",
  "paging.next": "Next",
  "breadcrumbs.label": "You are here",
  "steps.label": "Progress",
  "steps.done": "Done",
  "steps.current": "In progress",
  "steps.ahead": "Not started",
  "notice.info": "Note",
  "notice.success": "Done",
  "notice.warning": "Please note",
  "notice.danger": "Needs attention",
  "select.none": "Please choose",
  none: "—",
  "form.kept":
    "What was typed before the sign-in ended is back and not handed in yet; a file must be chosen again. Look it over, then hand it in.",
} satisfies Translation<typeof zh>;
