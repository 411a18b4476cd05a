import type { IncomingMessage, ServerResponse } from "node:http";
import { mayHoldFiles } from "#app/kernel/upload-limit.ts";

/** What the server itself refuses before any page is asked, in both languages: these pages know no language cookie. */
const REASONS = {
  400: ["无法理解这个请求", "The request could not be understood"],
  403: [
    "请求来自其他网站,已拒绝。请回到本站页面重新提交",
    "The request came from another site and was refused. Please send it again from a page of this site",
  ],
  404: ["没有找到", "Not found"],
  405: ["不支持这种请求方法", "This request method is not supported"],
  411: ["请求没有说明内容长度", "The request does not state its length"],
  412: ["文件与请求所说的条件不符", "The file is not as the request requires it to be"],
  413: [
    "提交的内容太大:连同文件最多 25 MB。请返回上一页,把文件分成几份再上传",
    "What was sent is too large: at most 25 MB with its files. Please go back, split the file and upload the parts",
  ],
  414: ["网址太长", "The address is too long"],
  415: ["不支持这种内容格式", "This kind of content is not supported"],
  416: ["文件没有所请求的这一段", "The file has no such part"],
  500: [
    "系统出错了,我们已记录。请稍后再试",
    "Something went wrong on our side and was recorded. Please try again later",
  ],
  503: [
    "系统正在启动或维护,请稍后再试",
    "The service is starting or being maintained. Please try again shortly",
  ],
} as const satisfies Record<number, readonly [zh: string, en: string]>;

export type RefusalStatus = keyof typeof REASONS;

type Reason = readonly [zh: string, en: string];

/** Said instead of the reason of 413 to whoever sent no files, for whom less is too much. */
const FORM_TOO_LARGE: Reason = [
  "提交的内容太大:不带文件的表单最多 2 MB。请返回上一页,把内容分成几次提交",
  "What was sent is too large: at most 2 MB without files. Please go back and send it in parts",
];

function reasonOf(req: IncomingMessage | undefined, status: RefusalStatus): Reason {
  return status === 413 && !mayHoldFiles(req?.headers["content-type"]) ? FORM_TOO_LARGE : REASONS[status];
}

type Body = { type: string; text: string };

/** A short page in both languages, for whoever sent a form without script or typed an address. */
function pageOf(status: RefusalStatus, [zh, en]: Reason): Body {
  return {
    type: "text/html; charset=utf-8",
    text: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${status} · 惠黔 HuiQian</title></head><body><h1>${zh}。</h1><p lang="en">${en}.</p><p><a href="/">惠黔 HuiQian</a></p></body></html>`,
  };
}

/** What a program is told that asks the open interface. */
function answerOf([, reason]: Reason): Body {
  return {
    type: "application/json; charset=utf-8",
    text: JSON.stringify({ error: "request.refused", reason }),
  };
}

/**
 * What the framework's script reads as an action that threw a response of this status, in its own stream format: it shows
 * the page of that status, in the words of the code. A page in its place would be a defect to it, shown as one of ours.
 */
function thrownOf(status: RefusalStatus, reason: Reason): Body {
  const code = reason === FORM_TOO_LARGE ? "form.too_large" : "request.refused";
  const stream = [{ _1: 2 }, "error", ["ErrorResponse", 3, 4, 5], code, status, ""];
  return { type: "text/x-script; charset=utf-8", text: `${JSON.stringify(stream)}\n` };
}

/** Whether an address belongs to the open interface, which programs ask. */
export const isForMachines = (url: string): boolean => url.startsWith("/api/");

function bodyFor(req: IncomingMessage | undefined, status: RefusalStatus): Body {
  const [path = ""] = req?.url?.split("?", 1) ?? [];
  const reason = reasonOf(req, status);
  if (isForMachines(path)) return answerOf(reason);
  return req?.method === "POST" && path.endsWith(".data") ? thrownOf(status, reason) : pageOf(status, reason);
}

/**
 * Ends a response with the reason, as whoever asked can read it: a page, the framework's script, or a program; it tells
 * nothing about the inside of the system.
 */
export function refuse(res: ServerResponse, status: RefusalStatus): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const { type, text } = bodyFor(res.req, status);
  res.statusCode = status;
  res.setHeader("Content-Type", type);
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Content-Length", Buffer.byteLength(text));
  // Closing the connection under a browser that is still sending resets it, and instead of the reason the visitor sees
  // "connection lost": what is sent is read and thrown away, as long as the server waits for any request. What does not
  // say how long it is, is cut off.
  if (status === 411) res.setHeader("Connection", "close");
  res.end(res.req?.method === "HEAD" ? undefined : text);
}
