/** Calendar files. */
@NullMarked
package de.mojoinstitut.core.calendar;

import org.jspecify.annotations.NullMarked;
