@NullMarked
package de.mojoinstitut.hub.task;

import org.jspecify.annotations.NullMarked;
