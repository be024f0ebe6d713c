/** Real infrastructure for tests. */
@NullMarked
package de.mojoinstitut.testkit;

import org.jspecify.annotations.NullMarked;
