/** Measures bookings against the bare engine, and seats against a table that grows. */
@NullMarked
package de.mojoinstitut.sandbox.bench;

import org.jspecify.annotations.NullMarked;
