/** What people decide in Tasklist, and whether they may. */
@NullMarked
package de.mojoinstitut.core.task;

import org.jspecify.annotations.NullMarked;
