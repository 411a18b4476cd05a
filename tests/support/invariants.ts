/** What must hold of the rows whatever happened, as plain SQL: each query lists the rows that break its rule. */
import type { Connection } from "#db/client.server.ts";

const rules = {
  "an approved requisition has one order for each supplier of its open lines, no other requisition has any": `
    select r.number from requisitions r
    where (select array_agg(distinct l.supplier_id order by l.supplier_id) from requisition_lines l
           where l.requisition_id = r.id and l.state = 'open' and r.state = 'approved')
      is distinct from
          (select array_agg(o.supplier_id order by o.supplier_id) from purchase_orders o where o.requisition_id = r.id)`,
  "an order has the lines its requisition had of that supplier": `
    select o.number from purchase_orders o
    where (select array_agg(array[l.variant_id::text, l.packs::text, l.amount_fen::text] order by l.variant_id, l.packs)
           from requisition_lines l
           where l.requisition_id = o.requisition_id and l.supplier_id = o.supplier_id and l.state = 'open')
      is distinct from
          (select array_agg(array[l.variant_id::text, l.packs::text, l.amount_fen::text] order by l.variant_id, l.packs)
           from purchase_order_lines l where l.order_id = o.id)`,
  "a total is the sum of its lines": `
    select o.number from purchase_orders o
    where o.total_fen is distinct from (select sum(l.amount_fen) from purchase_order_lines l where l.order_id = o.id)
    union all
    select r.number from requisitions r
    where r.total_fen is distinct from (select sum(l.amount_fen) from requisition_lines l where l.requisition_id = r.id)`,
  "a requisition that waits has one open approval of its content, every other none": `
    select r.number from requisitions r
    where (select count(*) from approvals a
           where a.requisition_id = r.id and a.state = 'open' and a.content_hash = r.content_hash)
      <> (case when r.state = 'submitted' then 1 else 0 end)`,
  "numbers of a series run from 1 to its last without a gap": `
    with given as (select number from requisitions where number is not null union all select number from purchase_orders)
    select s.series || '-' || lpad(n::text, 6, '0') as number
    from number_series s cross join generate_series(1, s.last) n
    where s.series not like 'RC-%' and s.series || '-' || lpad(n::text, 6, '0') not in (select number from given)
    union all
    select g.number from given g
    left join number_series s on s.series = left(g.number, -7)
    where g.number not like 'PO-TEST-%' and (s.last is null or right(g.number, 6)::int > s.last)`,
  "recalls of a year run from 1 to the last without a gap": `
    select s.series || '-' || lpad(n::text, 4, '0') as number
    from number_series s cross join generate_series(1, s.last) n
    where s.series like 'RC-%' and s.series || '-' || lpad(n::text, 4, '0') not in (select number from recalls)`,
  "every batch that a recall reached is recalled, and so is what was made of it": `
    select b.code from batches b
    where b.state <> 'recalled' and (
      exists (select from recall_batches r where r.batch_id = b.id)
      or exists (select from batch_inputs i join batches source on source.id = i.source_id
                 where i.batch_id = b.id and source.state = 'recalled'))`,
  "a notice goes to everybody who was sent a recalled batch, about every line of it": `
    select l.id from recall_batches r join delivery_lines l on l.batch_id = r.batch_id
    where not exists (select from recall_notice_lines n join recall_notices a on a.id = n.notice_id
                      where a.recall_id = r.recall_id and n.delivery_line_id = l.id)`,
  "what an answer found is a return of the same packs": `
    select a.delivery_line_id from recall_answer_lines a left join goods_returns g on g.id = a.goods_return_id
    where a.found_packs <> coalesce(g.packs, 0)`,
  "stock held is what waiting requisitions hold and open orders still owe": `
    select s.variant_id from stocks s
    where s.allocated_packs <>
      (select coalesce(sum(l.packs), 0) from requisition_lines l join requisitions r on r.id = l.requisition_id
       where l.variant_id = s.variant_id and r.state = 'submitted' and l.state = 'open')
      + (select coalesce(sum(l.packs - l.waived_packs - l.dispatched_packs), 0)
         from purchase_order_lines l join purchase_orders o on o.id = l.order_id
         where l.variant_id = s.variant_id
           and o.state in ('placed', 'confirmed', 'partly-dispatched', 'partly-accepted'))`,
  "what left the stock is what deliveries carry": `
    select l.variant_id from purchase_order_lines l left join delivery_lines d on d.order_line_id = l.id
    group by l.variant_id
    having coalesce(sum(d.packs), 0) <>
      -(select coalesce(sum(m.packs), 0) from stock_movements m
        where m.variant_id = l.variant_id and m.kind = 'dispatch')`,
  "a line's counters are the sums of its deliveries, acceptances and returns": `
    select l.id from purchase_order_lines l
    left join lateral (
      select coalesce(sum(d.packs), 0) as dispatched,
             coalesce(sum(f.accepted_packs), 0) as accepted,
             coalesce(sum(f.short_packs), 0) as short,
             coalesce(sum(f.rejected_packs), 0) as rejected
      from delivery_lines d
      left join acceptances a on a.delivery_id = d.delivery_id and a.state = 'signed'
      left join acceptance_lines f on f.acceptance_id = a.id and f.delivery_line_id = d.id
      where d.order_line_id = l.id
    ) s on true
    where (l.dispatched_packs, l.accepted_packs, l.short_packs, l.rejected_packs)
       <> (s.dispatched, s.accepted, s.short, s.rejected)
       or l.returned_packs <> (select coalesce(sum(g.packs), 0) from goods_returns g where g.order_line_id = l.id)`,
  "a batch gave what deliveries drew from it": `
    select b.code from batches b
    where b.dispatched_grams <>
      (select coalesce(sum(d.packs * l.net_grams), 0) from delivery_lines d
       join purchase_order_lines l on l.id = d.order_line_id where d.batch_id = b.id)`,
  "what is waived is what both sides agreed will not come": `
    select l.id from purchase_order_lines l
    where l.waived_packs <> (select coalesce(sum(w.packs), 0) from order_amendment_lines w
                             join order_amendments a on a.id = w.amendment_id
                             where w.order_line_id = l.id and a.state = 'agreed')
    union all
    select o.id from purchase_orders o
    where o.waived_fen <> (select sum(l.waived_packs * l.unit_price_fen) from purchase_order_lines l where l.order_id = o.id)`,
  "the ledger counts every accepted line once, less what was returned": `
    select o.number from purchase_orders o
    where (o.accepted_fen - o.returned_fen, o.accepted_fen - o.returned_fen) is distinct from (
      (select coalesce(sum(e.amount_fen), 0) from ledger_entries e where e.order_id = o.id),
      (select coalesce(sum((l.accepted_packs - l.returned_packs) * l.unit_price_fen), 0)
       from purchase_order_lines l where l.order_id = o.id))`,
  "the kept sums are the sums of the entries": `
    select g.grade from
      (select g.grade, sum(e.amount_fen) as fen, count(*) as entries
       from ledger_grades g join ledger_entries e on e.id = g.entry_id group by 1) g
    full join (select grade, sum(amount_fen) as fen, sum(entry_count) as entries
               from (select grade, amount_fen, entry_count from ledger_sums
                     union all select grade, amount_fen, entry_count from ledger_changes) kept group by 1) s
      on s.grade = g.grade
    where (g.fen, g.entries) is distinct from (s.fen, s.entries)`,
  "the ledger's chain runs from 1 to its end without a gap and seals every entry and every evidence once": `
    select end_of.position from ledger_chain_end end_of
    where end_of.position <> (select count(*) from ledger_links)
      or end_of.position <> (select coalesce(max(position), 0) from ledger_links)
      or end_of.position <> (select count(*) from ledger_entries) + (select count(*) from ledger_grades)
      or exists (select from ledger_entries e where not exists (
        select from ledger_links l where l.entry_id = e.id and l.grade = ''))`,
  "an order has received what its payments say": `
    select o.number from purchase_orders o
    where (o.received_fen, o.invoiced_fen) is distinct from (
      (select coalesce(sum(case p.kind when 'received' then p.amount_fen when 'refunded' then -p.amount_fen else 0 end), 0)
       from payments p where p.order_id = o.id and p.withdrawn_at is null),
      (select coalesce(sum(f.amount_fen), 0) from fapiaos f where f.order_id = o.id))`,
} as const;

/** The rules that rows break, each with up to five of them; nothing when all hold. */
export async function brokenRules({ sql }: Connection): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [rule, query] of Object.entries(rules)) {
    const rows = await sql.unsafe(`${query} limit 5`);
    if (rows.length > 0) broken[rule] = [...rows];
  }
  return broken;
}
