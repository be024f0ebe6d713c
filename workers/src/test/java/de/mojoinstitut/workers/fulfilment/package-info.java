/** Tests of the fulfilment steps. */
@NullMarked
package de.mojoinstitut.workers.fulfilment;

import org.jspecify.annotations.NullMarked;
