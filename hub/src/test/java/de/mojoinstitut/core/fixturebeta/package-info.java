/** Breaks rules on purpose, so that a test can prove that the rules notice. */
@NullMarked
package de.mojoinstitut.core.fixturebeta;

import org.jspecify.annotations.NullMarked;
