/** RFC 9457 answers with stable codes. */
@NullMarked
package de.mojoinstitut.chassis.problem;

import org.jspecify.annotations.NullMarked;
