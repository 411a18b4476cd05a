CREATE TABLE "recall_answer_lines" (
	"notice_id" uuid NOT NULL,
	"delivery_line_id" uuid NOT NULL,
	"found_packs" integer NOT NULL,
	"destroyed_packs" integer NOT NULL,
	"returned_packs" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"goods_return_id" uuid,
	CONSTRAINT "recall_answer_lines_notice_id_delivery_line_id_pk" PRIMARY KEY("notice_id","delivery_line_id"),
	CONSTRAINT "recall_answer_lines_return" UNIQUE("goods_return_id"),
	CONSTRAINT "recall_answer_lines_packs" CHECK ("recall_answer_lines"."destroyed_packs" >= 0 and "recall_answer_lines"."returned_packs" >= 0 and "recall_answer_lines"."found_packs" = "recall_answer_lines"."destroyed_packs" + "recall_answer_lines"."returned_packs" and ("recall_answer_lines"."found_packs" > 0) = ("recall_answer_lines"."goods_return_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "recall_batches" (
	"organisation_id" uuid NOT NULL,
	"recall_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"state_before" text NOT NULL,
	"grams_left" bigint NOT NULL,
	CONSTRAINT "recall_batches_recall_id_batch_id_pk" PRIMARY KEY("recall_id","batch_id"),
	CONSTRAINT "recall_batches_state_before_word" CHECK ("state_before" in ('draft', 'released', 'on-hold', 'recalled', 'depleted', 'expired')),
	CONSTRAINT "recall_batches_grams" CHECK ("recall_batches"."grams_left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "recall_notice_lines" (
	"organisation_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"delivery_line_id" uuid NOT NULL,
	"sent_packs" integer NOT NULL,
	"kept_packs" integer,
	CONSTRAINT "recall_notice_lines_notice_id_delivery_line_id_pk" PRIMARY KEY("notice_id","delivery_line_id"),
	CONSTRAINT "recall_notice_lines_packs" CHECK ("recall_notice_lines"."sent_packs" > 0 and coalesce("recall_notice_lines"."kept_packs" between 0 and "recall_notice_lines"."sent_packs", true))
);
--> statement-breakpoint
CREATE TABLE "recall_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recall_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text DEFAULT 'sent' NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" uuid,
	"remark" text DEFAULT '' NOT NULL,
	CONSTRAINT "recall_notices_one_each" UNIQUE("recall_id","organisation_id"),
	CONSTRAINT "recall_notices_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "recall_notices_state_word" CHECK ("state" in ('sent', 'answered')),
	CONSTRAINT "recall_notices_answered" CHECK (("recall_notices"."state" = 'answered') = ("recall_notices"."answered_at" is not null) and ("recall_notices"."answered_at" is null) = ("recall_notices"."answered_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "recall_products" (
	"organisation_id" uuid NOT NULL,
	"recall_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"resumed_at" timestamp (3) with time zone,
	"resumed_by_id" uuid,
	"statement" text,
	CONSTRAINT "recall_products_recall_id_product_id_pk" PRIMARY KEY("recall_id","product_id"),
	CONSTRAINT "recall_products_resumed" CHECK (("recall_products"."resumed_at" is null) = ("recall_products"."resumed_by_id" is null) and ("recall_products"."resumed_at" is null) = ("recall_products"."statement" is null))
);
--> statement-breakpoint
CREATE TABLE "recalls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	"hazard" text NOT NULL,
	"reason" text NOT NULL,
	"instructions" text NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"opened_by_organisation_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" uuid,
	"closed_by_organisation_id" uuid,
	"closing_summary" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "recalls_number_unique" UNIQUE("number"),
	CONSTRAINT "recalls_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "recalls_hazard_word" CHECK ("hazard" in ('microbial', 'residue', 'contaminant', 'foreign-matter', 'spoilage', 'temperature', 'allergen', 'labelling', 'other')),
	CONSTRAINT "recalls_state_word" CHECK ("state" in ('open', 'closed')),
	CONSTRAINT "recalls_answer_by" CHECK ("recalls"."answer_by" > "recalls"."opened_at"),
	CONSTRAINT "recalls_closed" CHECK (("recalls"."state" = 'closed') = ("recalls"."closed_at" is not null) and ("recalls"."closed_at" is null) = ("recalls"."closed_by_id" is null) and ("recalls"."closed_at" is null) = ("recalls"."closed_by_organisation_id" is null) and ("recalls"."closed_at" is null) = ("recalls"."closing_summary" is null))
);
--> statement-breakpoint
ALTER TABLE "acceptance_lines" DROP CONSTRAINT "acceptance_lines_rejection_reason_word";--> statement-breakpoint
ALTER TABLE "goods_returns" DROP CONSTRAINT "goods_returns_reason_word";--> statement-breakpoint
ALTER TABLE "trace_events" DROP CONSTRAINT "trace_events_kind_word";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sale_held_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recall_answer_lines" ADD CONSTRAINT "recall_answer_lines_goods_return_id_goods_returns_id_fk" FOREIGN KEY ("goods_return_id") REFERENCES "public"."goods_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_answer_lines" ADD CONSTRAINT "recall_answer_lines_line_fk" FOREIGN KEY ("notice_id","delivery_line_id") REFERENCES "public"."recall_notice_lines"("notice_id","delivery_line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_batches" ADD CONSTRAINT "recall_batches_organisation_id_recall_id_recalls_organisation_id_id_fk" FOREIGN KEY ("organisation_id","recall_id") REFERENCES "public"."recalls"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_batches" ADD CONSTRAINT "recall_batches_organisation_id_batch_id_batches_organisation_id_id_fk" FOREIGN KEY ("organisation_id","batch_id") REFERENCES "public"."batches"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_notice_lines" ADD CONSTRAINT "recall_notice_lines_delivery_line_id_delivery_lines_id_fk" FOREIGN KEY ("delivery_line_id") REFERENCES "public"."delivery_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_notice_lines" ADD CONSTRAINT "recall_notice_lines_organisation_id_notice_id_recall_notices_organisation_id_id_fk" FOREIGN KEY ("organisation_id","notice_id") REFERENCES "public"."recall_notices"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_notices" ADD CONSTRAINT "recall_notices_recall_id_recalls_id_fk" FOREIGN KEY ("recall_id") REFERENCES "public"."recalls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_notices" ADD CONSTRAINT "recall_notices_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_notices" ADD CONSTRAINT "recall_notices_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_products" ADD CONSTRAINT "recall_products_resumed_by_id_users_id_fk" FOREIGN KEY ("resumed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_products" ADD CONSTRAINT "recall_products_organisation_id_recall_id_recalls_organisation_id_id_fk" FOREIGN KEY ("organisation_id","recall_id") REFERENCES "public"."recalls"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recall_products" ADD CONSTRAINT "recall_products_organisation_id_product_id_products_organisation_id_id_fk" FOREIGN KEY ("organisation_id","product_id") REFERENCES "public"."products"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_opened_by_id_users_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_opened_by_organisation_id_organisations_id_fk" FOREIGN KEY ("opened_by_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_closed_by_organisation_id_organisations_id_fk" FOREIGN KEY ("closed_by_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_organisation_id_batch_id_batches_organisation_id_id_fk" FOREIGN KEY ("organisation_id","batch_id") REFERENCES "public"."batches"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recall_batches_batch" ON "recall_batches" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "recall_notice_lines_delivery_line" ON "recall_notice_lines" USING btree ("delivery_line_id");--> statement-breakpoint
CREATE INDEX "recall_notices_waiting" ON "recall_notices" USING btree ("organisation_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "recall_products_product" ON "recall_products" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recalls_one_open_for_a_batch" ON "recalls" USING btree ("batch_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "recalls_newest" ON "recalls" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "recalls_supplier" ON "recalls" USING btree ("organisation_id","opened_at","id");--> statement-breakpoint
ALTER TABLE "acceptance_lines" ADD CONSTRAINT "acceptance_lines_rejection_reason_word" CHECK ("rejection_reason" in ('quality', 'damaged', 'temperature', 'wrong-goods', 'document-missing', 'recalled', 'other'));--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_reason_word" CHECK ("reason" in ('quality', 'damaged', 'temperature', 'wrong-goods', 'document-missing', 'recalled', 'other'));--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_kind_word" CHECK ("kind" in ('sown', 'harvested', 'processed', 'inspected', 'packed', 'transformed', 'stored', 'handed-over', 'loaded', 'dispatched', 'arrived', 'accepted', 'returned', 'recalled'));--> statement-breakpoint
CREATE TRIGGER "recall_batches_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "recall_batches" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "recall_notice_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "recall_notice_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "recall_answer_lines_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "recall_answer_lines" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
