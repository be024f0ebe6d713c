/** Leads: people who may become customers, known by e-mail only. */
@NullMarked
package de.mojoinstitut.kontakte.lead;

import org.jspecify.annotations.NullMarked;
