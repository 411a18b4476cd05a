import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/guide.ts";

export default {
  title: "Guides",
  "buyer.title": "Guide for institutions",
  "buyer.text":
    "From finding goods to paying: how one order sheet runs its course, who does each step, and what may stop it.",
  "buyer.1.title": "Who does what",
  "buyer.1.text":
    "A requester orders, an approver approves, a receiver accepts, finance pays: four permissions, four different people. The manager keeps members, budget units, delivery places and approval rules. Who leaves is removed there: their sessions end at once, their signatures stay, colleagues go on with drafts and work under way; a rule that names them needs another approver, and the to-do list says so.",
  "buyer.2.title": "Finding goods",
  "buyer.2.text":
    'Search by pinyin, initials, product or cooperative; narrow by origin, verified mark, season, stock, price and minimum order. A gold seal always means a verified certificate that is valid today; what is "claimed only" is no ground for buying. "Waived until" means that an office has, under a named person, let goods be sold for a time without a certificate: it is no verified certificate, and orders keep it as what it is.',
  "buyer.3.title": "Ordering",
  "buyer.3.text":
    "A sheet takes 1–200 lines; paste them from a spreadsheet or repeat an earlier order. A pasted name may leave out what stands in parentheses; rows that were not read must be settled before you submit. If your sign-in ends meanwhile, what you typed is there again after the next one. Quantities begin at the minimum and rise in steps; a wrong one is answered with the nearest that fit. Give place, latest day of dispatch, budget unit, fund source and terms, and submit: stock and price are held for 7 days.",
  "buyer.4.title": "Approving",
  "buyer.4.text":
    "Rules go by amount and fund source; above the highest the answer is no. Nobody approves their own sheet. An approval binds the content: any edit voids it. An approver may reject a line or the whole, with a reason.",
  "buyer.5.title": "Accepting",
  "buyer.5.text":
    "The receiver records accepted, short and rejected packs line by line and batch by batch, with reasons and photographs; a second person countersigns. The printed sheet can be filed. What is accepted is counted at that moment.",
  "buyer.6.title": "Paying and returning",
  "buyer.6.text":
    "Quote the order's reference code in the bank transfer. Finance marks it transferred, and the supplier's bank statement confirms it; under-, over- and double payment are shown. Goods found bad after acceptance are recorded as a return and deducted.",
  "buyer.7.title": "A recall notice",
  "buyer.7.text":
    "When a recall notice waits in the inbox, stop using the batches it names and keep them apart. Before the deadline a receiver enters, line by line, what was found, destroyed and returned: found = destroyed + returned, 0 where nothing is left. What was found is recorded as a return, and less is due. Goods still under way are rejected when they arrive.",
  "buyer.8.title": "Cold goods",
  "buyer.8.text":
    "Look at the temperature before you count: above the acceptance form stand the chart, the times out of range and the times nothing was measured. When the to-do list says a cold chain is broken, look and take note; reject what thawed, line by line, for temperature. What was known when you signed stays on the acceptance sheet and the order's timeline.",
  "buyer.9.title": "Reserved shares",
  "buyer.9.text":
    "On the page Budget units say whether a unit has a canteen and whose rule holds for it, and plan what it spends in the year; the page then tells what must be reserved, what was accepted less returns, and what is missing. What the union and staff buy for the unit counts too; a unit without a canteen has no share.",
  "supplier.title": "Guide for suppliers",
  "supplier.text":
    "How cooperatives, leading enterprises and family farms join, list, dispatch and get paid.",
  "supplier.1.title": "Joining",
  "supplier.1.text":
    "Give the credit code, contacts, county, how farm households benefit, and the business licence. The county recommends, the prefecture approves. Brokers and e-commerce firms sell only as the agent of a named producer.",
  "supplier.2.title": "Listing",
  "supplier.2.text":
    "A product needs packs, price tiers, minimum and step, weekly capacity and a base. A base may be registered with its point and outline (one corner a line, pasted from a surveying program): its page draws them and shows the clock of its vegetable-basket status. Packaged food needs a food licence, livestock an epidemic-prevention certificate, fish an aquaculture certificate; publishing is refused, item by item, while one is missing, unverified or expired on the earliest dispatch date. Sixty days before a certificate ends you are reminded; once its renewal opens, Renew begins with the old one filled in. When a certificate no longer covers the earliest dispatch the goods go off the shelf by themselves, and come back when the new one is verified. Livestock needs an animal quarantine certificate of every batch before it may leave.",
  "supplier.3.title": "Batches and trace",
  "supplier.3.text":
    "Make a batch for each lot, record its steps with the kilograms you weighed, issue the certificate of conformity and release it; packaged food and livestock need a passing inspection report first. Print the certificate label (A6 or 60 × 40 mm) for the carton: its code leads to the batch. Recorded steps cannot be changed: declare a wrong one erroneous and record the right one. The page of a batch lists what does not fit together in order or amount. Batches past their best-before date stop by themselves.",
  "supplier.4.title": "Orders and dispatch",
  "supplier.4.text":
    "Confirm an order, or decline it with a reason. Dispatch in one or several deliveries, naming the batch of each line; print the delivery note.",
  "supplier.5.title": "Payment and fapiao",
  "supplier.5.text":
    "Upload the bank statement; lines are matched by reference code and amount, and what does not match waits in a list. Registered fapiao raise the evidence grade of the ledger.",
  "supplier.6.title": "Recalls and rehearsals",
  "supplier.6.text":
    "From a batch's page, rehearse its recall: everything made from it, who was sent how much, and whom to call; nothing is changed, and it can be printed. On the same page the manager opens the recall itself. It takes effect at once and the products go off sale; take the goods out, count every pack, declare it, and sale resumes. Once everybody has answered, write the conclusion and close.",
  "supplier.7.title": "Transport and cold chain",
  "supplier.7.text":
    "From a delivery open Transport and cold chain: say who carries it, in what, through which places and when; then record loading, arrivals, handovers and the last arrival. Chilled and frozen goods are measured at each step, and each stands in the trace of every batch. Thermometers are registered on the cold chain page, where the secret shows once; they send by themselves, or their CSV file is uploaded. Both sides are told of a break.",
  "supplier.8.title": "Inspection reports and re-tests",
  "supplier.8.text":
    "On a batch's page, record the report: every reading with its unit as it stands on the paper, and who took the sample. The limits decide: one reading beyond its limit fails the report, one not tested leaves it undecided. A released batch that fails is held back at once and stands in your to-do list. To have a verdict changed, have the kept sample tested; the county's reviewer changes it with a reason, and you release the batch again. Products overdue for a test are in your to-do list and under Tests due.",
  "supplier.9.title": "Farm households",
  "supplier.9.text":
    "On the page Farm households report, for the year so far, how many households your business reached, how many of them were lifted from poverty, and the money in each way; numbers alone, no names. Once your county has verified it, totals stand on your public page, the county's and the year's; fewer than 5 households are never shown. What is sent back leaves what was verified before.",
  "official.title": "Guide for officials",
  "official.text":
    "How counties, the prefecture, districts and the city recommend, verify and follow progress.",
  "official.1.title": "Who sees what",
  "official.1.text":
    "A county decides only its own suppliers, products and certificates; the prefecture approves; a district follows its own buyers. Every decision is audited with its reason.",
  "official.2.title": "Verifying",
  "official.2.text":
    "Compare scheme, number, issuer and validity with the document. Only then does the gold seal appear; from the day a certificate expires, products that need it stop selling; you are reminded 60, 30 and 7 days ahead. To let goods be sold for a time without one, grant a waiver from the page of the product or the supplier: who answers for it, why, and its last day, at most 90 days on; it can be revoked at any time, and what the law requires without exception cannot be waived. A waiver is nowhere shown as verified.",
  "official.3.title": "Where the number comes from",
  "official.3.text":
    "Each accepted line makes one ledger entry, exact to the fen, with origin, industry, channel, buyer's district and fund source. Entries are added, never edited; returns are reversed. Entries and evidence form a chain of hashes whose root is published daily: on the progress page anybody can download the ledger and a verifier. A total is never shown without its scope.",
  "official.4.title": "Following progress",
  "official.4.text":
    "The cockpit shows the year's total, the distance to the target, pace and forecast, divided by county, industry, month, channel and more; every number opens its entries, every entry its order, acceptance and batches. A wall view suits meeting rooms. The public page shows totals only.",
  "official.10.title": "Drafting and comparing policies",
  "official.10.text":
    "The prefecture drafts a policy on the page Counting policies: evidence asked for, channels, industries, buyer regions, sources of funds and the kind of trade (procurement or sales); it is saved, checked, then published. What is published cannot be changed: a change is a new version with its first day. Policies compared puts two side by side and says, rule by rule, how much money and how many entries each adds and takes away; together they are exactly the difference.",
  "official.11.title": "Dividing the target",
  "official.11.text":
    "On the page Targets the prefecture divides the year by county, industry, channel, paired district and month: filled in evenly or as last year went, then changed as needed. The parts sum to the whole, or a reason says why not. Every save is a version that shows what it changed. Once divided by month, the pace follows the months. The forecast in the cockpit says its method and by how much it missed when tried, and lists what it would have expected at each month-end of last year and how far the year's end was from that.",
  "official.20.title": "Crossings, gaps and the wall",
  "official.20.text":
    "Cross two divisions puts any two of county, district, industry, channel, sales force, fund, region, pair and month against each other, with filters on the rest; every figure opens the entries it is the sum of, and the file says policy, version, time and root. Gaps lists the parts of the target, divided by county, industry, channel and district, that are behind what is due by today (by how much, and which entries they are the sum of), units with an unspent reserved share, batches released 14 days ago and not sold, and pairs that are behind; every line leads to where something can be done. Reserved shares are recorded by year and jurisdiction, each time as another version. The wall keeps itself up to date, says from when its figures are while it is cut off, and goes on by itself.",
  "official.21.title": "Bringing in sales of other channels",
  "official.21.text":
    "Under Channel imports, upload what the channel exports as CSV or XLSX and say what its columns mean; it is read in the background. Rows that are wrong name their column and the reason, and can be downloaded, corrected and uploaded again. Sales count once your county has verified and the prefecture has confirmed them. A row whose invoice, order, or contract and delivery note was counted, or was named first by a row of another import, is refused at once and says what it repeats; when that other import is sent back, the row takes its place; one that is only alike goes to Likely duplicates, where the prefecture compares both sides and decides with a reason. A refund names what it takes back. Add a livestream session before its sales.",
  "official.9.title": "Closing and reopening",
  "official.9.text":
    "When a month is over, a manager or statistician of the prefecture closes it on the page Periods, month after month, and the year after its twelve months. Its figures then stand still; acceptances, returns and records that come late count in the first open month after it and are listed one by one. Reopening takes one official who asks and says why, and another who agrees. The page shows what was sealed and where the chain stood, and says so in red where that no longer agrees.",
  "official.5.title": "Recalls",
  "official.5.text":
    "Enter a trace code or a supplier's batch number, see what a recall would reach, then decide. A county recalls batches of its own bases, the prefecture any. The board puts who is late first, with their phone; a district sees its own institutions. You may close at any time; the report to print has the numbers, what happened, what is unaccounted for and who never answered.",
  "official.6.title": "Logistics places",
  "official.6.text":
    "A county keeps its county centre, township stations and village points under Logistics places, each with code, place above and contact; closing one asks for a reason, lower tiers first. Suppliers choose among them, and each passage stands on the timeline of the batches.",
  "official.7.title": "Spot checks and changed verdicts",
  "official.7.text":
    "Under Spot checks, choose the product, then the day, who goes and why; the supplier sees nothing beforehand. Record the result when the laboratory has reported: it stands on the batch that was sampled. A batch that fails is held back at once and its supplier cannot release it; where goods have left, open a recall from the batch. Tests due lists products that are overdue, each with a way to plan a check. Where a re-test overturns the first, change the verdict on the batch's page: your office and the reason are shown to everybody.",
  "official.8.title": "Times, expiries and coverage",
  "official.8.text":
    "Your to-do page and each queue say how much waits, how long the oldest has waited, and the median time of the last 30 days. The expiry calendar has every certificate on its last valid day; the prefecture may choose a county. Coverage shows, by county and industry, how much of the year's sales left with a valid certificate, a passing report and a full trace, as it stood on the day of dispatch. A full trace is: a harvest or a processing of the batch (or the batches it was made from), a packing, this dispatch and this acceptance, none of them declared erroneous.",
  "official.12.title": "Indicators and farm households",
  "official.12.text":
    "Counties report what an indicator reached since the year began and the paper it rests on; it counts once the prefecture confirms it, and what waits stands apart. Nothing is edited; a value below the one confirmed last owes a note. What suppliers report of farm households is verified by their county.",
  "official.13.title": "Reports",
  "official.13.text":
    "On the page Reports choose year and policy and download the assessment workbook, each table as CSV, and the monthly bulletin. Each names its policy and version, when it was made and the end of the chain; the workbook is read at one moment and agrees with the cockpit to the fen. Who took what away is listed below.",
  "api.title": "Open interface",
  "api.text": "Goods for sale and public progress as JSON: read only, no sign-in, readable from any site.",
  "api.1.title": "Products",
  "api.1.text":
    "GET /api/v1/products with industry (industry code), county (county code), q (text, at most 80 characters), cursor (the nextCursor of the page before) and limit (1–100, default 50).",
  "api.2.title": "Amounts",
  "api.2.text":
    "Money is an integer number of fen (fromPriceFen, the lowest price per pack); minimum order and weekly capacity are in packs. isDemo marks invented data.",
  "api.3.title": "Paging",
  "api.3.text": "Newest first, or best match when q is given. A nextCursor of null ends the list.",
  "api.4.title": "Errors and rate",
  "api.4.text":
    "A bad parameter is answered 400 with the reason for each field; beyond 120 requests a minute from one address, 429 with Retry-After; while the database cannot be reached, 503 with Retry-After.",
  "api.5.title": "Progress",
  "api.5.text":
    "GET /api/v1/progress?year=2026 gives the counting policy, the target, the total, and its parts by month, county, industry, channel and buyer's region.",
  "api.6.title": "Recalls",
  "api.6.text":
    "GET /api/v1/recalls gives the public notices: number, state, hazard, what to do, products and batch codes; open ones first, at most 100.",
  "api.7.title": "Thermometers",
  "api.7.text":
    "POST /api/v1/devices/{device identifier}/readings: the device signs timestamp, full stop and body with its secret (HMAC-SHA256) and sends both in X-HuiQian-Timestamp and X-HuiQian-Signature; the body is a JSON array of 1 to 10,000 {recordedAt, celsius}. Sending again writes nothing twice, order does not matter, and the clock may be 5 minutes off.",
  "api.9.title": "Channels pushing their sales",
  "api.9.text":
    "The prefecture issues a key under Channels and is shown it once. The channel signs what it sends to POST /api/v1/channels/(code)/sales; it lands in the counties' queues, and the same content again changes nothing. docs/api.md of the project has the fields and a signed example.",
  "api.10.title": "Provenance and ledger",
  "api.10.text":
    "GET /api/v1/batches/{trace code}/epcis gives a batch's public timeline as EPCIS 2.0; GET /01/{GTIN} and GET /01/{GTIN}/10/{lot} are GS1 Digital Links. GET /api/v1/ledger?after= gives all entries with their chain of hashes, which anybody can check with /ledger-verifier.mjs.",
  "api.8.title": "Tables and procurement",
  "api.8.text":
    "GET /api/v1/progress.csv gives the totals of a year as a table; GET /api/v1/ocds lists months, and GET /api/v1/ocds/{year-month} gives the orders of public buyers with contracts, acceptances and payments by OCDS 1.1, 200 to a page, with links. No persons; the ocid prefix is not registered, as the package says.",
} as const satisfies Translation<typeof zh>;
