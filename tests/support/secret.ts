/** What sessions and keys are signed with in every test, by the tests themselves and by the servers they start. */
export const TEST_SECRET = "a-secret-that-only-tests-know-0123456789";
