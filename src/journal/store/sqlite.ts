import Database from "better-sqlite3";

// The library reads this once, when it is loaded: a file's name may then say how it is to be opened
// (sqlite.org/uri.html; see opening.ts).
process.env.SQLITE_USE_URI = "1";
// Loaded in the main thread first: a library that only threads have loaded is unloaded with the last of them, under the
// feet of its own clean-up, and the process ends with SIGSEGV (better-sqlite3 #1476).
new Database(":memory:").close();

/** The one place that loads the database library. */
export { Database };
