/** The route that takes what payments.mojo tells of disputes. */
@NullMarked
package de.mojoinstitut.camel.disputeevent;

import org.jspecify.annotations.NullMarked;
