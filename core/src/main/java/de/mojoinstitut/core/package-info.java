/** The business of MOJO Hub, feature by feature; knows no engine, no route and no provider. */
@NullMarked
package de.mojoinstitut.core;

import org.jspecify.annotations.NullMarked;
