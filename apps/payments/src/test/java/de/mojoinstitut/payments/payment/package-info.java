/** What a payment may become. */
@NullMarked
package de.mojoinstitut.payments.payment;

import org.jspecify.annotations.NullMarked;
