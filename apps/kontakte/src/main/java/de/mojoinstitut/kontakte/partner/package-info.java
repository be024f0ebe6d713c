/** Partners of a tenant, known by e-mail. */
@NullMarked
package de.mojoinstitut.kontakte.partner;

import org.jspecify.annotations.NullMarked;
