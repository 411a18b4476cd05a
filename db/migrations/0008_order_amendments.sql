CREATE TABLE "order_amendment_lines" (
	"amendment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"packs" integer NOT NULL,
	CONSTRAINT "order_amendment_lines_amendment_id_order_line_id_pk" PRIMARY KEY("amendment_id","order_line_id"),
	CONSTRAINT "order_amendment_lines_packs" CHECK ("order_amendment_lines"."packs" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_amendments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_by_id" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"waived_fen" bigint NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"decided_reason" text,
	CONSTRAINT "order_amendments_proposed_by_word" CHECK ("proposed_by" in ('buyer', 'supplier')),
	CONSTRAINT "order_amendments_state_word" CHECK ("state" in ('proposed', 'agreed', 'declined', 'withdrawn')),
	CONSTRAINT "order_amendments_amount" CHECK ("order_amendments"."waived_fen" > 0),
	CONSTRAINT "order_amendments_decided" CHECK (("order_amendments"."state" = 'proposed') = ("order_amendments"."decided_at" is null) and ("order_amendments"."decided_at" is null) = ("order_amendments"."decided_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "purchase_order_lines" DROP CONSTRAINT "purchase_order_lines_quantities";--> statement-breakpoint
ALTER TABLE "purchase_orders" DROP CONSTRAINT "purchase_orders_amounts";--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD COLUMN "waived_packs" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "waived_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_amendment_lines" ADD CONSTRAINT "order_amendment_lines_amendment_id_order_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."order_amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_amendment_lines" ADD CONSTRAINT "order_amendment_lines_order_line_id_purchase_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."purchase_order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_amendments" ADD CONSTRAINT "order_amendments_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_amendments" ADD CONSTRAINT "order_amendments_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_amendments" ADD CONSTRAINT "order_amendments_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "order_amendments_one_open" ON "order_amendments" USING btree ("order_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "order_amendments_order" ON "order_amendments" USING btree ("order_id");--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_quantities" CHECK ("purchase_order_lines"."waived_packs" >= 0 and "purchase_order_lines"."dispatched_packs" between 0 and "purchase_order_lines"."packs" - "purchase_order_lines"."waived_packs" and "purchase_order_lines"."accepted_packs" + "purchase_order_lines"."short_packs" + "purchase_order_lines"."rejected_packs" <= "purchase_order_lines"."dispatched_packs" and "purchase_order_lines"."accepted_packs" >= 0 and "purchase_order_lines"."short_packs" >= 0 and "purchase_order_lines"."rejected_packs" >= 0 and "purchase_order_lines"."returned_packs" between 0 and "purchase_order_lines"."accepted_packs");--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_amounts" CHECK ("purchase_orders"."total_fen" > 0 and "purchase_orders"."waived_fen" >= 0 and "purchase_orders"."accepted_fen" between 0 and "purchase_orders"."total_fen" - "purchase_orders"."waived_fen" and "purchase_orders"."returned_fen" between 0 and "purchase_orders"."accepted_fen" and "purchase_orders"."received_fen" >= 0 and "purchase_orders"."claimed_fen" >= 0);