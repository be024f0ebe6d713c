/** What the tests of the use cases share: one context, one PostgreSQL, fakes of the ports. */
@NullMarked
package de.mojoinstitut.core.testing;

import org.jspecify.annotations.NullMarked;
