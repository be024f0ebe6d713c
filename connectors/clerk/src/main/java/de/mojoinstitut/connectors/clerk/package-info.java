/** Clerk, the account system: who a person is at this moment. */
@NullMarked
package de.mojoinstitut.connectors.clerk;

import org.jspecify.annotations.NullMarked;
