/** Breaks rules on purpose, so that a test can prove that the rules notice. */
@NullMarked
package de.mojoinstitut.core.fixturealpha;

import org.jspecify.annotations.NullMarked;
