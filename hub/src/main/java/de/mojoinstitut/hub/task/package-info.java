/** What whoever runs the hub sees of the staff's tasks. */
@NullMarked
package de.mojoinstitut.hub.task;

import org.jspecify.annotations.NullMarked;
