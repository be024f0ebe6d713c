/** What Stripe tells: verified, stored, answered, and handled afterwards. */
@NullMarked
package de.mojoinstitut.payments.webhook;

import org.jspecify.annotations.NullMarked;
