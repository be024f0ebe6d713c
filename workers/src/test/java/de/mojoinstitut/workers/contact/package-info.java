/** Tests of the contact step. */
@NullMarked
package de.mojoinstitut.workers.contact;

import org.jspecify.annotations.NullMarked;
