import { customType } from "drizzle-orm/pg-core";

/** Bytes as PostgreSQL stores them. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
});
