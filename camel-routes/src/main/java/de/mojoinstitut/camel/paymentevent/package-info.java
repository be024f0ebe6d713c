/** The route that takes what payments.mojo tells. */
@NullMarked
package de.mojoinstitut.camel.paymentevent;

import org.jspecify.annotations.NullMarked;
