/** Tests of the documents. */
@NullMarked
package de.mojoinstitut.documents;

import org.jspecify.annotations.NullMarked;
