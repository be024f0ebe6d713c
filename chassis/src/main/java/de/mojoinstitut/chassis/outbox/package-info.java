/** Messages that leave after the transaction that caused them, and survive a crash. */
@NullMarked
package de.mojoinstitut.chassis.outbox;

import org.jspecify.annotations.NullMarked;
