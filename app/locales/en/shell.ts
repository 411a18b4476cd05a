import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/shell.ts";

export default {
  brand: "HuiQian",
  title: "HuiQian · From Qianxinan to Huizhou",
  description:
    "Produce from the cooperatives and firms of Qianxinan for the schools, hospitals, canteens and unions of Huizhou and Guangdong: origin you can check, certificates you can verify, batches you can trace.",
  skip: "Skip to content",
  "nav.label": "Main",
  "nav.products": "All products",
  "nav.counties": "Counties",
  "nav.suppliers": "Suppliers",
  "nav.progress": "Progress",
  "nav.menu": "Menu",
  "search.label": "Search products",
  "search.placeholder": "Product, pinyin or cooperative",
  "search.submit": "Search",
  "personal.sign_in": "Sign in",
  "personal.basket": "Purchase list",
  "language.other": "中文",
  "footer.about": "What HuiQian is",
  "footer.about.text":
    "Cooperatives and firms of Qianxinan list what they grow, raise and make; institutions in Huizhou and Guangdong order in bulk. Every accepted delivery counts toward the year's total and can be checked entry by entry.",
  "footer.source": "Basis",
  "footer.source.text":
    "Qianxinan's 2021 work points of East–West cooperation (州乡振指通〔2021〕5号), clause (9): help sell and procure not less than ¥370 million.",
  "footer.public": "Public information",
  "footer.progress": "Progress",
  "footer.trace": "Trace a batch",
  "footer.recalls": "Recalls",
  "footer.join": "Apply to join",
  "footer.guides": "Guides",
  "footer.guide.institution": "Institutions",
  "footer.guide.supplier": "Suppliers",
  "footer.guide.official": "Officials",
  "footer.guide.api": "Open interface",
  "footer.demo":
    "The organisations, prices and transactions shown here are demonstration data (DEMO) and do not describe real ones.",
  "workspace.menu": "Workspace menu",
  "workspace.to_shop": "Browse goods",
  "workspace.switch": "Switch organisation",
  "workspace.sign_out": "Sign out",
  "wall.read_at": "Confirmed at",
  "wall.stale": "Connection lost: these figures were confirmed at {time}; connecting again",
  "wall.leave": "Leave wall view",
  "print.print": "Print this sheet",
  "error.404.title": "This page was not found",
  "error.404.text":
    "The address may be wrong, the product may have been withdrawn, or it is not yours to see.",
  "error.403.title": "You may not do this",
  "error.403.text":
    "Ask your organisation's administrator for the role, or switch to an account that has it.",
  "error.409.title": "Someone has just changed this",
  "error.409.text": "Go back, look at the latest state, then decide.",
  "error.413.title": "What was sent is too large",
  "error.413.text":
    "A form takes at most 25 MB with its files; nothing was saved. Go back to the form, split the file and upload the parts.",
  "error.too_large.title": "What was sent is too large",
  "error.too_large.text":
    "A form without files takes at most 2 MB; nothing was saved. Go back to the form and send it in parts.",
  "error.429.title": "Too many attempts",
  "error.429.text": "Wait a minute and try again.",
  "error.400.title": "The request could not be read",
  "error.400.text": "What was sent is incomplete or malformed. Go back and try again.",
  "error.500.title": "Something went wrong on our side",
  "error.500.text":
    "What you were doing may not have finished. Go back and try again; if it happens twice, tell the administrator the address and the time.",
  "error.503.title": "The database cannot be reached at the moment",
  "error.503.text":
    "This usually passes within seconds: wait a moment and try again. If you were sending something, it was most likely not saved; your browser's reload sends it again as it was. If in doubt, look whether it is in the list already.",
  "error.lost.title": "The system did not answer",
  "error.lost.text":
    "The network may be down, or the files were too large and the sending was cut off. Check the network and try again; if you are not sure whether it was done, look in the list first.",
  "error.again": "Open this page again",
  "error.send_again": "Send it again",
  "error.workspace": "My workspace",
  "error.products": "See all products",
  "error.form": "Back to the form",
  "error.home": "Back to the home page",
} satisfies Translation<typeof zh>;
