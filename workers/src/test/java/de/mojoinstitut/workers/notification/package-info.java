/** Tests of the messages to people. */
@NullMarked
package de.mojoinstitut.workers.notification;

import org.jspecify.annotations.NullMarked;
