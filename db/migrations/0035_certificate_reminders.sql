CREATE TABLE "certificate_reminders" (
	"certificate_id" uuid NOT NULL,
	"step" smallint NOT NULL,
	"reminded_at" timestamp (3) with time zone NOT NULL,
	"dismissed_at" timestamp (3) with time zone,
	"renewed_by_id" uuid,
	CONSTRAINT "certificate_reminders_certificate_id_step_pk" PRIMARY KEY("certificate_id","step"),
	CONSTRAINT "certificate_reminders_step" CHECK ("certificate_reminders"."step" in (60, 30, 7)),
	CONSTRAINT "certificate_reminders_dismissed" CHECK (("certificate_reminders"."dismissed_at" is null) = ("certificate_reminders"."renewed_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "certificate_reminders" ADD CONSTRAINT "certificate_reminders_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_reminders" ADD CONSTRAINT "certificate_reminders_renewed_by_id_certificates_id_fk" FOREIGN KEY ("renewed_by_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;