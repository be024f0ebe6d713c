/** The route to payments.mojo for answers to disputes. */
@NullMarked
package de.mojoinstitut.camel.dispute;

import org.jspecify.annotations.NullMarked;
