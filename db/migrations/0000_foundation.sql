CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget_units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"has_canteen" boolean NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "budget_units_code" UNIQUE("organisation_id","code"),
	CONSTRAINT "budget_units_owner" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "counties" (
	"code" text PRIMARY KEY NOT NULL,
	"gb_code" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"lifted_from_poverty" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"label" text NOT NULL,
	"district_code" text NOT NULL,
	"line" text NOT NULL,
	"contact_name" text NOT NULL,
	"contact_phone" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "delivery_addresses_owner" UNIQUE("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"code" text PRIMARY KEY NOT NULL,
	"gb_code" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"region" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "districts_region_word" CHECK ("region" in ('huizhou', 'other-guangdong', 'ningbo', 'elsewhere'))
);
--> statement-breakpoint
CREATE TABLE "file_contents" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"thumbnail" "bytea"
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"visibility" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_length" integer NOT NULL,
	"sha256" text NOT NULL,
	"width" integer,
	"height" integer,
	"original_name" text NOT NULL,
	"uploaded_by_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_kind_word" CHECK ("kind" in ('photograph', 'document')),
	CONSTRAINT "files_visibility_word" CHECK ("visibility" in ('public', 'private'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_one_per_user" UNIQUE("organisation_id","user_id"),
	CONSTRAINT "memberships_state_word" CHECK ("state" in ('invited', 'active', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "organisation_documents" (
	"organisation_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "organisation_documents_organisation_id_file_id_pk" PRIMARY KEY("organisation_id","file_id"),
	CONSTRAINT "organisation_documents_kind_word" CHECK ("kind" in ('business-licence', 'household-benefit', 'authorisation', 'other'))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'applied' NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"short_code" text NOT NULL,
	"credit_code" text,
	"credit_code_override" text,
	"contact_name" text NOT NULL,
	"contact_phone" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"introduction" text DEFAULT '' NOT NULL,
	"county_code" text,
	"district_code" text,
	"seller_force" text,
	"agent_of_id" uuid,
	"households_involved" integer,
	"household_benefit" text,
	"institution_kind" text,
	"office_level" text,
	"bank_account_name" text,
	"bank_name" text,
	"bank_account_number" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	"applied_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_by_id" uuid,
	"recommended_at" timestamp (3) with time zone,
	"recommended_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	"decision_reason" text,
	CONSTRAINT "organisations_short_code_unique" UNIQUE("short_code"),
	CONSTRAINT "organisations_credit_code_unique" UNIQUE("credit_code"),
	CONSTRAINT "organisations_kind_word" CHECK ("kind" in ('institution', 'supplier', 'office', 'platform')),
	CONSTRAINT "organisations_state_word" CHECK ("state" in ('applied', 'recommended', 'approved', 'rejected', 'suspended')),
	CONSTRAINT "organisations_seller_force_word" CHECK ("seller_force" in ('cooperative', 'leading-enterprise', 'family-farm', 'rural-broker', 'rural-ecommerce')),
	CONSTRAINT "organisations_institution_kind_word" CHECK ("institution_kind" in ('school', 'hospital', 'state-organ', 'factory', 'trade-union', 'other')),
	CONSTRAINT "organisations_office_level_word" CHECK ("office_level" in ('county', 'prefecture', 'district', 'city')),
	CONSTRAINT "organisations_supplier_has_county" CHECK ("organisations"."kind" <> 'supplier' or ("organisations"."county_code" is not null and "organisations"."seller_force" is not null)),
	CONSTRAINT "organisations_institution_has_district" CHECK ("organisations"."kind" <> 'institution' or ("organisations"."district_code" is not null and "organisations"."institution_kind" is not null)),
	CONSTRAINT "organisations_office_has_level" CHECK ("organisations"."kind" <> 'office' or "organisations"."office_level" is not null),
	CONSTRAINT "organisations_county_office_has_county" CHECK ("organisations"."office_level" is distinct from 'county' or "organisations"."county_code" is not null),
	CONSTRAINT "organisations_district_office_has_district" CHECK ("organisations"."office_level" is distinct from 'district' or "organisations"."district_code" is not null)
);
--> statement-breakpoint
CREATE TABLE "pairings" (
	"county_code" text NOT NULL,
	"district_code" text NOT NULL,
	"since" date NOT NULL,
	"verified" boolean NOT NULL,
	CONSTRAINT "pairings_county_code_district_code_since_pk" PRIMARY KEY("county_code","district_code","since")
);
--> statement-breakpoint
CREATE TABLE "reserved_shares" (
	"year" integer NOT NULL,
	"jurisdiction" text NOT NULL,
	"share_basis_points" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "reserved_shares_year_jurisdiction_pk" PRIMARY KEY("year","jurisdiction")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"active_organisation_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "yearly_spends" (
	"budget_unit_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "yearly_spends_budget_unit_id_year_pk" PRIMARY KEY("budget_unit_id","year"),
	CONSTRAINT "yearly_spends_amount" CHECK ("yearly_spends"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "catalogue_versions" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "catalogue_versions_single" CHECK ("catalogue_versions"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "claimed_marks" (
	"product_id" uuid NOT NULL,
	"claim" text NOT NULL,
	"source_url" text,
	CONSTRAINT "claimed_marks_product_id_claim_pk" PRIMARY KEY("product_id","claim")
);
--> statement-breakpoint
CREATE TABLE "industries" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"one_of_the_ten" boolean NOT NULL,
	"sellable_online" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"pack_zh" text NOT NULL,
	"low_fen" bigint NOT NULL,
	"high_fen" bigint NOT NULL,
	"basis" text NOT NULL,
	"source_url" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "price_evidence_range" CHECK ("price_evidence"."low_fen" > 0 and "price_evidence"."high_fen" >= "price_evidence"."low_fen")
);
--> statement-breakpoint
CREATE TABLE "price_tiers" (
	"variant_id" uuid NOT NULL,
	"from_packs" integer NOT NULL,
	"unit_price_fen" bigint NOT NULL,
	CONSTRAINT "price_tiers_variant_id_from_packs_pk" PRIMARY KEY("variant_id","from_packs"),
	CONSTRAINT "price_tiers_numbers" CHECK ("price_tiers"."from_packs" > 0 and "price_tiers"."unit_price_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "product_photographs" (
	"product_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"alt_zh" text DEFAULT '' NOT NULL,
	CONSTRAINT "product_photographs_product_id_file_id_pk" PRIMARY KEY("product_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"industry_code" text NOT NULL,
	"county_code" text NOT NULL,
	"base_id" uuid,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"search_text" text NOT NULL,
	"family" text NOT NULL,
	"description_zh" text DEFAULT '' NOT NULL,
	"description_en" text DEFAULT '' NOT NULL,
	"storage_class" text NOT NULL,
	"processing" text NOT NULL,
	"tax_treatment" text NOT NULL,
	"season_from_month" integer,
	"season_to_month" integer,
	"lead_days" integer DEFAULT 3 NOT NULL,
	"shelf_life_days" integer,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"from_price_fen" bigint,
	"from_moq_packs" integer,
	"in_stock" boolean DEFAULT false NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"verified_at" timestamp (3) with time zone,
	"verified_by_id" uuid,
	"verified_by_organisation_id" uuid,
	"returned_reason" text,
	"published_at" timestamp (3) with time zone,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "products_storage_class_word" CHECK ("storage_class" in ('ambient', 'chilled', 'frozen')),
	CONSTRAINT "products_processing_word" CHECK ("processing" in ('fresh', 'primary', 'packaged-food', 'livestock', 'aquatic', 'craft')),
	CONSTRAINT "products_tax_treatment_word" CHECK ("tax_treatment" in ('exempt-own-produce', 'vat-0', 'vat-1', 'vat-3', 'vat-9', 'vat-13')),
	CONSTRAINT "products_state_word" CHECK ("state" in ('draft', 'submitted', 'verified', 'published', 'withdrawn', 'suspended')),
	CONSTRAINT "products_season" CHECK (("products"."season_from_month" is null) = ("products"."season_to_month" is null) and coalesce("products"."season_from_month" between 1 and 12 and "products"."season_to_month" between 1 and 12, true))
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"packs" integer NOT NULL,
	"reason" text,
	"delivery_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" uuid,
	CONSTRAINT "stock_movements_kind_word" CHECK ("kind" in ('receipt', 'dispatch', 'correction', 'return'))
);
--> statement-breakpoint
CREATE TABLE "stocks" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"on_hand_packs" integer DEFAULT 0 NOT NULL,
	"allocated_packs" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stocks_never_oversold" CHECK ("stocks"."allocated_packs" >= 0 and "stocks"."allocated_packs" <= "stocks"."on_hand_packs")
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"pack_zh" text NOT NULL,
	"pack_en" text NOT NULL,
	"unit_zh" text NOT NULL,
	"unit_en" text NOT NULL,
	"net_grams" bigint NOT NULL,
	"moq_packs" integer NOT NULL,
	"multiple_packs" integer NOT NULL,
	"weekly_capacity_packs" integer NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "variants_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "variants_sku" UNIQUE("organisation_id","sku"),
	CONSTRAINT "variants_numbers" CHECK ("variants"."net_grams" > 0 and "variants"."moq_packs" > 0 and "variants"."multiple_packs" > 0 and "variants"."weekly_capacity_packs" >= 0)
);
--> statement-breakpoint
CREATE TABLE "certificate_schemes" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"seal_zh" text NOT NULL,
	"seal_en" text NOT NULL,
	"subject" text NOT NULL,
	"validity_months" integer,
	"renewal_days" integer,
	"number_rule" text NOT NULL,
	"is_mark" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "certificate_schemes_subject_word" CHECK ("subject" in ('product', 'base', 'organisation')),
	CONSTRAINT "certificate_schemes_number_rule_word" CHECK ("number_rule" in ('free', 'green-food', 'organic', 'agri-gi', 'food-licence'))
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"scheme_code" text NOT NULL,
	"product_id" uuid,
	"base_id" uuid,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"file_id" uuid NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"submitted_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	"decided_by_organisation_id" uuid,
	"decision_reason" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "certificates_state_word" CHECK ("state" in ('submitted', 'verified', 'rejected', 'suspended', 'revoked')),
	CONSTRAINT "certificates_one_subject" CHECK ("certificates"."product_id" is null or "certificates"."base_id" is null),
	CONSTRAINT "certificates_days" CHECK ("certificates"."valid_until" is null or "certificates"."valid_until" >= "certificates"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "scheme_requirements" (
	"processing" text NOT NULL,
	"scheme_code" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "scheme_requirements_processing_scheme_code_pk" PRIMARY KEY("processing","scheme_code"),
	CONSTRAINT "scheme_requirements_processing_word" CHECK ("processing" in ('fresh', 'primary', 'packaged-food', 'livestock', 'aquatic', 'craft'))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"actor_user_id" uuid,
	"actor_organisation_id" uuid,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"series" text PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"named_by_plan" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "channels_kind_word" CHECK ("kind" in ('own-platform', 'trading-network', 'government-hall', 'livestream', 'exhibition', 'offline'))
);
--> statement-breakpoint
CREATE TABLE "counting_policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"description_zh" text NOT NULL,
	"description_en" text NOT NULL,
	"minimum_grade" text NOT NULL,
	"scope" jsonb NOT NULL,
	"effective_from" date NOT NULL,
	"is_headline" boolean NOT NULL,
	CONSTRAINT "counting_policies_version" UNIQUE("code","version"),
	CONSTRAINT "counting_policies_minimum_grade_word" CHECK ("minimum_grade" in ('ordered', 'shipped', 'accepted', 'invoiced', 'paid'))
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"reverses_id" bigint,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"occurred_on" date NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"posted_by_id" uuid,
	"amount_fen" bigint NOT NULL,
	"county_code" text NOT NULL,
	"industry_code" text NOT NULL,
	"channel_code" text NOT NULL,
	"seller_force" text NOT NULL,
	"supplier_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"buyer_district_code" text NOT NULL,
	"buyer_region" text NOT NULL,
	"fund_source" text NOT NULL,
	"order_id" uuid,
	"order_line_id" uuid,
	"delivery_line_id" uuid,
	"acceptance_id" uuid,
	"goods_return_id" uuid,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "ledger_entries_kind_word" CHECK ("kind" in ('sale', 'reversal')),
	CONSTRAINT "ledger_entries_seller_force_word" CHECK ("seller_force" in ('cooperative', 'leading-enterprise', 'family-farm', 'rural-broker', 'rural-ecommerce')),
	CONSTRAINT "ledger_entries_buyer_region_word" CHECK ("buyer_region" in ('huizhou', 'other-guangdong', 'ningbo', 'elsewhere')),
	CONSTRAINT "ledger_entries_fund_source_word" CHECK ("fund_source" in ('canteen', 'union', 'office', 'personal', 'enterprise')),
	CONSTRAINT "ledger_entries_sign" CHECK (("ledger_entries"."kind" = 'sale' and "ledger_entries"."amount_fen" > 0 and "ledger_entries"."reverses_id" is null) or ("ledger_entries"."kind" = 'reversal' and "ledger_entries"."amount_fen" < 0 and "ledger_entries"."reverses_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_grades" (
	"entry_id" bigint NOT NULL,
	"grade" text NOT NULL,
	"reached_on" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "ledger_grades_entry_id_grade_pk" PRIMARY KEY("entry_id","grade"),
	CONSTRAINT "ledger_grades_grade_word" CHECK ("grade" in ('ordered', 'shipped', 'accepted', 'invoiced', 'paid'))
);
--> statement-breakpoint
CREATE TABLE "ledger_sums" (
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"county_code" text NOT NULL,
	"industry_code" text NOT NULL,
	"channel_code" text NOT NULL,
	"seller_force" text NOT NULL,
	"buyer_district_code" text NOT NULL,
	"buyer_region" text NOT NULL,
	"fund_source" text NOT NULL,
	"grade" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"entry_count" bigint NOT NULL,
	CONSTRAINT "ledger_sums_key" PRIMARY KEY("year","grade","month","county_code","industry_code","channel_code","seller_force","buyer_district_code","buyer_region","fund_source")
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"is_floor" boolean NOT NULL,
	"source" text NOT NULL,
	"note_zh" text NOT NULL,
	"note_en" text NOT NULL,
	CONSTRAINT "targets_year" UNIQUE("year"),
	CONSTRAINT "targets_amount" CHECK ("targets"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "bank_statement_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"bank_reference" text NOT NULL,
	"booked_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"counterparty" text NOT NULL,
	"memo" text NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"order_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "bank_statement_lines_once" UNIQUE("organisation_id","bank_reference"),
	CONSTRAINT "bank_statement_lines_state_word" CHECK ("state" in ('matched', 'unmatched', 'ignored')),
	CONSTRAINT "bank_statement_lines_outcome_word" CHECK ("outcome" in ('exact', 'under', 'over', 'double')),
	CONSTRAINT "bank_statement_lines_amount" CHECK ("bank_statement_lines"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"line_count" integer NOT NULL,
	"uploaded_by_id" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_statements_once" UNIQUE("organisation_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "fapiaos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"number" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"issued_on" date NOT NULL,
	"file_id" uuid,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "fapiaos_number_unique" UNIQUE("number"),
	CONSTRAINT "fapiaos_amount" CHECK ("fapiaos"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"occurred_on" date NOT NULL,
	"statement_line_id" uuid,
	"request_key" uuid,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "payments_request_key_unique" UNIQUE("request_key"),
	CONSTRAINT "payments_kind_word" CHECK ("kind" in ('claimed', 'received', 'refunded')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "acceptance_lines" (
	"acceptance_id" uuid NOT NULL,
	"delivery_line_id" uuid NOT NULL,
	"accepted_packs" integer NOT NULL,
	"short_packs" integer NOT NULL,
	"rejected_packs" integer NOT NULL,
	"rejection_reason" text,
	"rejection_note" text DEFAULT '' NOT NULL,
	"temperature_centi_c" integer,
	CONSTRAINT "acceptance_lines_acceptance_id_delivery_line_id_pk" PRIMARY KEY("acceptance_id","delivery_line_id"),
	CONSTRAINT "acceptance_lines_rejection_reason_word" CHECK ("rejection_reason" in ('quality', 'damaged', 'temperature', 'wrong-goods', 'document-missing', 'other')),
	CONSTRAINT "acceptance_lines_packs" CHECK ("acceptance_lines"."accepted_packs" >= 0 and "acceptance_lines"."short_packs" >= 0 and "acceptance_lines"."rejected_packs" >= 0 and ("acceptance_lines"."rejected_packs" = 0 or "acceptance_lines"."rejection_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "acceptance_photographs" (
	"acceptance_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"delivery_line_id" uuid,
	CONSTRAINT "acceptance_photographs_acceptance_id_file_id_pk" PRIMARY KEY("acceptance_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "acceptances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"state" text DEFAULT 'awaiting-countersign' NOT NULL,
	"received_on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"receiver_id" uuid NOT NULL,
	"receiver_signed_at" timestamp (3) with time zone NOT NULL,
	"countersigner_id" uuid,
	"countersigned_at" timestamp (3) with time zone,
	"accepted_fen" bigint DEFAULT 0 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "acceptances_state_word" CHECK ("state" in ('awaiting-countersign', 'signed', 'withdrawn')),
	CONSTRAINT "acceptances_two_people" CHECK ("acceptances"."countersigner_id" is null or "acceptances"."countersigner_id" <> "acceptances"."receiver_id")
);
--> statement-breakpoint
CREATE TABLE "approval_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"fund_source" text,
	"up_to_fen" bigint NOT NULL,
	"approver_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_rules_fund_source_word" CHECK ("fund_source" in ('canteen', 'union', 'office', 'personal', 'enterprise')),
	CONSTRAINT "approval_rules_amount" CHECK ("approval_rules"."up_to_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"requisition_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"rule_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	"reason" text,
	CONSTRAINT "approvals_state_word" CHECK ("state" in ('open', 'approved', 'rejected', 'voided'))
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"state" text DEFAULT 'dispatched' NOT NULL,
	"carrier" text DEFAULT '' NOT NULL,
	"vehicle" text DEFAULT '' NOT NULL,
	"waybill" text DEFAULT '' NOT NULL,
	"dispatched_on" date NOT NULL,
	"dispatched_at" timestamp (3) with time zone NOT NULL,
	"dispatched_by_id" uuid NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "deliveries_sequence" UNIQUE("order_id","sequence"),
	CONSTRAINT "deliveries_state_word" CHECK ("state" in ('dispatched', 'accepted'))
);
--> statement-breakpoint
CREATE TABLE "delivery_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"packs" integer NOT NULL,
	CONSTRAINT "delivery_lines_batch" UNIQUE("delivery_id","order_line_id","batch_id"),
	CONSTRAINT "delivery_lines_packs" CHECK ("delivery_lines"."packs" > 0)
);
--> statement-breakpoint
CREATE TABLE "goods_returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"delivery_line_id" uuid NOT NULL,
	"request_key" uuid NOT NULL,
	"packs" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"returned_on" date NOT NULL,
	"recorded_by_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "goods_returns_request_key_unique" UNIQUE("request_key"),
	CONSTRAINT "goods_returns_reason_word" CHECK ("reason" in ('quality', 'damaged', 'temperature', 'wrong-goods', 'document-missing', 'other')),
	CONSTRAINT "goods_returns_packs" CHECK ("goods_returns"."packs" > 0 and "goods_returns"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"variant_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"product_name_zh" text NOT NULL,
	"product_name_en" text NOT NULL,
	"pack_zh" text NOT NULL,
	"pack_en" text NOT NULL,
	"unit_zh" text NOT NULL,
	"unit_en" text NOT NULL,
	"net_grams" bigint NOT NULL,
	"industry_code" text NOT NULL,
	"county_code" text NOT NULL,
	"storage_class" text NOT NULL,
	"tax_treatment" text NOT NULL,
	"packs" integer NOT NULL,
	"unit_price_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"dispatched_packs" integer DEFAULT 0 NOT NULL,
	"accepted_packs" integer DEFAULT 0 NOT NULL,
	"short_packs" integer DEFAULT 0 NOT NULL,
	"rejected_packs" integer DEFAULT 0 NOT NULL,
	"returned_packs" integer DEFAULT 0 NOT NULL,
	"certificates" jsonb NOT NULL,
	CONSTRAINT "purchase_order_lines_position" UNIQUE("order_id","position"),
	CONSTRAINT "purchase_order_lines_storage_class_word" CHECK ("storage_class" in ('ambient', 'chilled', 'frozen')),
	CONSTRAINT "purchase_order_lines_tax_treatment_word" CHECK ("tax_treatment" in ('exempt-own-produce', 'vat-0', 'vat-1', 'vat-3', 'vat-9', 'vat-13')),
	CONSTRAINT "purchase_order_lines_amount" CHECK ("purchase_order_lines"."packs" > 0 and "purchase_order_lines"."amount_fen" = "purchase_order_lines"."packs" * "purchase_order_lines"."unit_price_fen"),
	CONSTRAINT "purchase_order_lines_quantities" CHECK ("purchase_order_lines"."dispatched_packs" between 0 and "purchase_order_lines"."packs" and "purchase_order_lines"."accepted_packs" + "purchase_order_lines"."short_packs" + "purchase_order_lines"."rejected_packs" <= "purchase_order_lines"."dispatched_packs" and "purchase_order_lines"."accepted_packs" >= 0 and "purchase_order_lines"."short_packs" >= 0 and "purchase_order_lines"."rejected_packs" >= 0 and "purchase_order_lines"."returned_packs" between 0 and "purchase_order_lines"."accepted_packs")
);
--> statement-breakpoint
CREATE TABLE "purchase_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"requisition_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"state" text DEFAULT 'placed' NOT NULL,
	"requester_id" uuid NOT NULL,
	"approver_id" uuid NOT NULL,
	"budget_unit_id" uuid NOT NULL,
	"fund_source" text NOT NULL,
	"terms" text NOT NULL,
	"wanted_on" date NOT NULL,
	"own_reference" text NOT NULL,
	"delivery_place" jsonb NOT NULL,
	"district_code" text NOT NULL,
	"total_fen" bigint NOT NULL,
	"accepted_fen" bigint DEFAULT 0 NOT NULL,
	"returned_fen" bigint DEFAULT 0 NOT NULL,
	"received_fen" bigint DEFAULT 0 NOT NULL,
	"claimed_fen" bigint DEFAULT 0 NOT NULL,
	"invoiced_fen" bigint DEFAULT 0 NOT NULL,
	"payment_state" text DEFAULT 'not-due' NOT NULL,
	"payment_reference" text NOT NULL,
	"decline_reason" text,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"payment_due_on" date,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "purchase_orders_number_unique" UNIQUE("number"),
	CONSTRAINT "purchase_orders_payment_reference_unique" UNIQUE("payment_reference"),
	CONSTRAINT "purchase_orders_one_per_supplier" UNIQUE("requisition_id","supplier_id"),
	CONSTRAINT "purchase_orders_state_word" CHECK ("state" in ('placed', 'confirmed', 'declined', 'cancelled', 'partly-dispatched', 'dispatched', 'partly-accepted', 'accepted')),
	CONSTRAINT "purchase_orders_fund_source_word" CHECK ("fund_source" in ('canteen', 'union', 'office', 'personal', 'enterprise')),
	CONSTRAINT "purchase_orders_terms_word" CHECK ("terms" in ('prepaid', 'goods-first')),
	CONSTRAINT "purchase_orders_payment_state_word" CHECK ("payment_state" in ('not-due', 'unpaid', 'claimed', 'part-paid', 'paid', 'overpaid')),
	CONSTRAINT "purchase_orders_amounts" CHECK ("purchase_orders"."total_fen" > 0 and "purchase_orders"."accepted_fen" between 0 and "purchase_orders"."total_fen" and "purchase_orders"."returned_fen" between 0 and "purchase_orders"."accepted_fen" and "purchase_orders"."received_fen" >= 0 and "purchase_orders"."claimed_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "requisition_lines" (
	"requisition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"variant_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"packs" integer NOT NULL,
	"unit_price_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"rejected_reason" text,
	CONSTRAINT "requisition_lines_requisition_id_position_pk" PRIMARY KEY("requisition_id","position"),
	CONSTRAINT "requisition_lines_state_word" CHECK ("state" in ('open', 'rejected')),
	CONSTRAINT "requisition_lines_amount" CHECK ("requisition_lines"."packs" > 0 and "requisition_lines"."unit_price_fen" > 0 and "requisition_lines"."amount_fen" = "requisition_lines"."packs" * "requisition_lines"."unit_price_fen")
);
--> statement-breakpoint
CREATE TABLE "requisitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"number" text,
	"request_key" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"requester_id" uuid NOT NULL,
	"budget_unit_id" uuid NOT NULL,
	"fund_source" text NOT NULL,
	"terms" text NOT NULL,
	"delivery_address_id" uuid NOT NULL,
	"wanted_on" date NOT NULL,
	"own_reference" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"total_fen" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"hold_expires_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "requisitions_request_key" UNIQUE("organisation_id","request_key"),
	CONSTRAINT "requisitions_number" UNIQUE("number"),
	CONSTRAINT "requisitions_state_word" CHECK ("state" in ('draft', 'submitted', 'approved', 'rejected', 'expired', 'cancelled')),
	CONSTRAINT "requisitions_fund_source_word" CHECK ("fund_source" in ('canteen', 'union', 'office', 'personal', 'enterprise')),
	CONSTRAINT "requisitions_terms_word" CHECK ("terms" in ('prepaid', 'goods-first')),
	CONSTRAINT "requisitions_total" CHECK ("requisitions"."total_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"base_id" uuid NOT NULL,
	"code" text NOT NULL,
	"supplier_code" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"harvested_on" date NOT NULL,
	"packed_on" date NOT NULL,
	"best_before_on" date,
	"quantity_grams" bigint NOT NULL,
	"dispatched_grams" bigint DEFAULT 0 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "batches_code_unique" UNIQUE("code"),
	CONSTRAINT "batches_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "batches_supplier_code" UNIQUE("organisation_id","supplier_code"),
	CONSTRAINT "batches_state_word" CHECK ("state" in ('draft', 'released', 'on-hold', 'recalled', 'depleted', 'expired')),
	CONSTRAINT "batches_quantity" CHECK ("batches"."quantity_grams" > 0 and "batches"."dispatched_grams" >= 0 and "batches"."dispatched_grams" <= "batches"."quantity_grams"),
	CONSTRAINT "batches_days" CHECK ("batches"."packed_on" >= "batches"."harvested_on" and ("batches"."best_before_on" is null or "batches"."best_before_on" >= "batches"."packed_on"))
);
--> statement-breakpoint
CREATE TABLE "conformity_certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"product_name" text NOT NULL,
	"quantity" text NOT NULL,
	"origin" text NOT NULL,
	"issued_on" date NOT NULL,
	"promiser" text NOT NULL,
	"contact" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conformity_certificates_batch" UNIQUE("batch_id")
);
--> statement-breakpoint
CREATE TABLE "inspection_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"number" text NOT NULL,
	"laboratory" text NOT NULL,
	"method" text NOT NULL,
	"sampled_on" date NOT NULL,
	"reported_on" date NOT NULL,
	"verdict" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"file_id" uuid,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inspection_reports_verdict_word" CHECK ("verdict" in ('passed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "production_bases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"township" text NOT NULL,
	"village" text DEFAULT '' NOT NULL,
	"area_milli_mu" bigint NOT NULL,
	"latitude_micro" integer,
	"longitude_micro" integer,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "production_bases_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "production_bases_area" CHECK ("production_bases"."area_milli_mu" > 0)
);
--> statement-breakpoint
CREATE TABLE "trace_events" (
	"batch_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"place_zh" text NOT NULL,
	"note_zh" text DEFAULT '' NOT NULL,
	"actor_user_id" uuid,
	"actor_organisation_id" uuid,
	"delivery_id" uuid,
	"temperature_centi_c" integer,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "trace_events_sequence" UNIQUE("batch_id","sequence"),
	CONSTRAINT "trace_events_kind_word" CHECK ("kind" in ('sown', 'harvested', 'processed', 'inspected', 'packed', 'stored', 'handed-over', 'loaded', 'dispatched', 'arrived', 'accepted', 'returned'))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_units" ADD CONSTRAINT "budget_units_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_addresses" ADD CONSTRAINT "delivery_addresses_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_addresses" ADD CONSTRAINT "delivery_addresses_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_contents" ADD CONSTRAINT "file_contents_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_documents" ADD CONSTRAINT "organisation_documents_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_documents" ADD CONSTRAINT "organisation_documents_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_applied_by_id_users_id_fk" FOREIGN KEY ("applied_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_recommended_by_id_users_id_fk" FOREIGN KEY ("recommended_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "yearly_spends" ADD CONSTRAINT "yearly_spends_budget_unit_id_budget_units_id_fk" FOREIGN KEY ("budget_unit_id") REFERENCES "public"."budget_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claimed_marks" ADD CONSTRAINT "claimed_marks_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_evidence" ADD CONSTRAINT "price_evidence_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_tiers" ADD CONSTRAINT "price_tiers_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_photographs" ADD CONSTRAINT "product_photographs_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_photographs" ADD CONSTRAINT "product_photographs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_industry_code_industries_code_fk" FOREIGN KEY ("industry_code") REFERENCES "public"."industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_verified_by_id_users_id_fk" FOREIGN KEY ("verified_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_verified_by_organisation_id_organisations_id_fk" FOREIGN KEY ("verified_by_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_organisation_id_variant_id_variants_organisation_id_id_fk" FOREIGN KEY ("organisation_id","variant_id") REFERENCES "public"."variants"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_organisation_id_product_id_products_organisation_id_id_fk" FOREIGN KEY ("organisation_id","product_id") REFERENCES "public"."products"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_scheme_code_certificate_schemes_code_fk" FOREIGN KEY ("scheme_code") REFERENCES "public"."certificate_schemes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_base_id_production_bases_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."production_bases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_submitted_by_id_users_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_decided_by_organisation_id_organisations_id_fk" FOREIGN KEY ("decided_by_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_requirements" ADD CONSTRAINT "scheme_requirements_scheme_code_certificate_schemes_code_fk" FOREIGN KEY ("scheme_code") REFERENCES "public"."certificate_schemes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_posted_by_id_users_id_fk" FOREIGN KEY ("posted_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_industry_code_industries_code_fk" FOREIGN KEY ("industry_code") REFERENCES "public"."industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_channel_code_channels_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channels"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_supplier_id_organisations_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_buyer_id_organisations_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_buyer_district_code_districts_code_fk" FOREIGN KEY ("buyer_district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_order_line_id_purchase_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."purchase_order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_delivery_line_id_delivery_lines_id_fk" FOREIGN KEY ("delivery_line_id") REFERENCES "public"."delivery_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_acceptance_id_acceptances_id_fk" FOREIGN KEY ("acceptance_id") REFERENCES "public"."acceptances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_goods_return_id_goods_returns_id_fk" FOREIGN KEY ("goods_return_id") REFERENCES "public"."goods_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_grades" ADD CONSTRAINT "ledger_grades_entry_id_ledger_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fapiaos" ADD CONSTRAINT "fapiaos_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fapiaos" ADD CONSTRAINT "fapiaos_supplier_id_organisations_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fapiaos" ADD CONSTRAINT "fapiaos_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fapiaos" ADD CONSTRAINT "fapiaos_registered_by_id_users_id_fk" FOREIGN KEY ("registered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_statement_line_id_bank_statement_lines_id_fk" FOREIGN KEY ("statement_line_id") REFERENCES "public"."bank_statement_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_lines" ADD CONSTRAINT "acceptance_lines_acceptance_id_acceptances_id_fk" FOREIGN KEY ("acceptance_id") REFERENCES "public"."acceptances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_lines" ADD CONSTRAINT "acceptance_lines_delivery_line_id_delivery_lines_id_fk" FOREIGN KEY ("delivery_line_id") REFERENCES "public"."delivery_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_photographs" ADD CONSTRAINT "acceptance_photographs_acceptance_id_acceptances_id_fk" FOREIGN KEY ("acceptance_id") REFERENCES "public"."acceptances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_photographs" ADD CONSTRAINT "acceptance_photographs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_photographs" ADD CONSTRAINT "acceptance_photographs_delivery_line_id_delivery_lines_id_fk" FOREIGN KEY ("delivery_line_id") REFERENCES "public"."delivery_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_receiver_id_users_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_countersigner_id_users_id_fk" FOREIGN KEY ("countersigner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_approver_id_users_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requisition_id_requisitions_id_fk" FOREIGN KEY ("requisition_id") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_rule_id_approval_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."approval_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_supplier_id_organisations_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_dispatched_by_id_users_id_fk" FOREIGN KEY ("dispatched_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD CONSTRAINT "delivery_lines_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD CONSTRAINT "delivery_lines_order_line_id_purchase_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."purchase_order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_lines" ADD CONSTRAINT "delivery_lines_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_order_line_id_purchase_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."purchase_order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_delivery_line_id_delivery_lines_id_fk" FOREIGN KEY ("delivery_line_id") REFERENCES "public"."delivery_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_industry_code_industries_code_fk" FOREIGN KEY ("industry_code") REFERENCES "public"."industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_requisition_id_requisitions_id_fk" FOREIGN KEY ("requisition_id") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_supplier_id_organisations_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_requester_id_users_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_approver_id_users_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_budget_unit_id_budget_units_id_fk" FOREIGN KEY ("budget_unit_id") REFERENCES "public"."budget_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisition_lines" ADD CONSTRAINT "requisition_lines_requisition_id_requisitions_id_fk" FOREIGN KEY ("requisition_id") REFERENCES "public"."requisitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisition_lines" ADD CONSTRAINT "requisition_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisition_lines" ADD CONSTRAINT "requisition_lines_supplier_id_organisations_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_requester_id_users_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_organisation_id_budget_unit_id_budget_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","budget_unit_id") REFERENCES "public"."budget_units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_organisation_id_delivery_address_id_delivery_addresses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","delivery_address_id") REFERENCES "public"."delivery_addresses"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_organisation_id_product_id_products_organisation_id_id_fk" FOREIGN KEY ("organisation_id","product_id") REFERENCES "public"."products"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_organisation_id_base_id_production_bases_organisation_id_id_fk" FOREIGN KEY ("organisation_id","base_id") REFERENCES "public"."production_bases"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conformity_certificates" ADD CONSTRAINT "conformity_certificates_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD CONSTRAINT "inspection_reports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD CONSTRAINT "inspection_reports_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD CONSTRAINT "inspection_reports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_bases" ADD CONSTRAINT "production_bases_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_bases" ADD CONSTRAINT "production_bases_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_actor_user_id_users_id_fk" FOREIGN KEY ("actor_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_actor_organisation_id_organisations_id_fk" FOREIGN KEY ("actor_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "files_organisation" ON "files" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_open" ON "invitations" USING btree ("organisation_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "organisations_review" ON "organisations" USING btree ("kind","state","county_code");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factors_user" ON "two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "catalogue_versions_one" ON "catalogue_versions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "price_evidence_product" ON "price_evidence" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "products_newest" ON "products" USING btree ("published_at" DESC NULLS LAST,"id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "products_by_industry" ON "products" USING btree ("industry_code","published_at" DESC NULLS LAST,"id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "products_by_county" ON "products" USING btree ("county_code","published_at" DESC NULLS LAST,"id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "products_by_price" ON "products" USING btree ("from_price_fen","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "products_by_supplier" ON "products" USING btree ("organisation_id","state");--> statement-breakpoint
CREATE INDEX "products_review" ON "products" USING btree ("county_code","submitted_at") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "stock_movements_variant" ON "stock_movements" USING btree ("variant_id","created_at");--> statement-breakpoint
CREATE INDEX "variants_product" ON "variants" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "certificates_organisation" ON "certificates" USING btree ("organisation_id","state");--> statement-breakpoint
CREATE INDEX "certificates_product" ON "certificates" USING btree ("product_id") WHERE product_id is not null;--> statement-breakpoint
CREATE INDEX "certificates_base" ON "certificates" USING btree ("base_id") WHERE base_id is not null;--> statement-breakpoint
CREATE INDEX "certificates_review" ON "certificates" USING btree ("submitted_at") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "certificates_expiry" ON "certificates" USING btree ("valid_until") WHERE state = 'verified';--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_type","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_organisation" ON "audit_events" USING btree ("actor_organisation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "counting_policies_one_headline" ON "counting_policies" USING btree ("is_headline") WHERE is_headline;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_one_sale" ON "ledger_entries" USING btree ("acceptance_id","delivery_line_id") WHERE kind = 'sale';--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_one_reversal" ON "ledger_entries" USING btree ("goods_return_id") WHERE kind = 'reversal';--> statement-breakpoint
CREATE INDEX "ledger_entries_year" ON "ledger_entries" USING btree ("year","occurred_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ledger_entries_county" ON "ledger_entries" USING btree ("year","county_code","occurred_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ledger_entries_industry" ON "ledger_entries" USING btree ("year","industry_code","occurred_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ledger_entries_order" ON "ledger_entries" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_reverses" ON "ledger_entries" USING btree ("reverses_id") WHERE reverses_id is not null;--> statement-breakpoint
CREATE INDEX "bank_statement_lines_open" ON "bank_statement_lines" USING btree ("organisation_id","state","booked_on" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "bank_statement_lines_order" ON "bank_statement_lines" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "fapiaos_order" ON "fapiaos" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_per_line" ON "payments" USING btree ("statement_line_id") WHERE statement_line_id is not null;--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "acceptances_one_in_force" ON "acceptances" USING btree ("delivery_id") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "acceptances_order" ON "acceptances" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_rules_one_per_step" ON "approval_rules" USING btree ("organisation_id",coalesce(fund_source, ''),"up_to_fen") WHERE is_active;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_open" ON "approvals" USING btree ("requisition_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "delivery_lines_order_line" ON "delivery_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "delivery_lines_by_batch" ON "delivery_lines" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "goods_returns_order" ON "goods_returns" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "purchase_order_lines_variant" ON "purchase_order_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "purchase_orders_buyer" ON "purchase_orders" USING btree ("organisation_id","placed_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" USING btree ("supplier_id","placed_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier_state" ON "purchase_orders" USING btree ("supplier_id","state");--> statement-breakpoint
CREATE INDEX "requisition_lines_variant" ON "requisition_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "requisitions_organisation" ON "requisitions" USING btree ("organisation_id","state","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "requisitions_hold" ON "requisitions" USING btree ("hold_expires_at") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "batches_product" ON "batches" USING btree ("product_id","state","packed_on" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "inspection_reports_batch" ON "inspection_reports" USING btree ("batch_id");