/** The database: our own PostgreSQL in the data folder or somebody else's, its set-up, pools and transactions. */
@NullMarked
package dk.faelled.platform.database;

import org.jspecify.annotations.NullMarked;
