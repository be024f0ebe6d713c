/** What all tasks of the staff have in common. */
@NullMarked
package de.mojoinstitut.workers.task;

import org.jspecify.annotations.NullMarked;
