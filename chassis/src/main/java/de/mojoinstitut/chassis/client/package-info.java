/** How one of our services calls another. */
@NullMarked
package de.mojoinstitut.chassis.client;

import org.jspecify.annotations.NullMarked;
