/** The repository as a whole: what its pages say, and what its build refuses. */
@NullMarked
package de.mojoinstitut.sandbox.stack.repository;

import org.jspecify.annotations.NullMarked;
