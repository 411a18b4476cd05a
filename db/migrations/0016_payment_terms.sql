CREATE TABLE "payment_terms" (
	"terms" text NOT NULL,
	"effective_from" date NOT NULL,
	"days" integer NOT NULL,
	"extension_days" integer NOT NULL,
	CONSTRAINT "payment_terms_terms_effective_from_pk" PRIMARY KEY("terms","effective_from"),
	CONSTRAINT "payment_terms_terms_word" CHECK ("terms" in ('prepaid', 'goods-first')),
	CONSTRAINT "payment_terms_days" CHECK ("payment_terms"."days" > 0 and "payment_terms"."extension_days" >= 0)
);
--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "payment_extended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "payment_extension_reason" text;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_extension" CHECK (("purchase_orders"."payment_extended_at" is null) = ("purchase_orders"."payment_extension_reason" is null) and ("purchase_orders"."payment_extended_at" is null or "purchase_orders"."payment_due_on" is not null));