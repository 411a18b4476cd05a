ALTER TABLE "channel_keys" ALTER COLUMN "secret_salt" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "temperature_devices" ALTER COLUMN "secret_salt" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_keys" ADD COLUMN "sealed_secret" text;--> statement-breakpoint
ALTER TABLE "temperature_devices" ADD COLUMN "sealed_secret" text;--> statement-breakpoint
ALTER TABLE "channel_keys" ADD CONSTRAINT "channel_keys_secret" CHECK (num_nonnulls("channel_keys"."sealed_secret", "channel_keys"."secret_salt") = 1);--> statement-breakpoint
ALTER TABLE "temperature_devices" ADD CONSTRAINT "temperature_devices_secret" CHECK (num_nonnulls("temperature_devices"."sealed_secret", "temperature_devices"."secret_salt") = 1);