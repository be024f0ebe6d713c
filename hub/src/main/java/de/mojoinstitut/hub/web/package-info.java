/** Shapes that several answers share. */
@NullMarked
package de.mojoinstitut.hub.web;

import org.jspecify.annotations.NullMarked;
