/** When whoever was told that the database is away may ask again, in seconds: a server that restarts is back by then. */
export const RETRY_AFTER_S = 5;
