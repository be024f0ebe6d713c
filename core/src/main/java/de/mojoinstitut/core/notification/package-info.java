/** Messages to people. */
@NullMarked
package de.mojoinstitut.core.notification;

import org.jspecify.annotations.NullMarked;
