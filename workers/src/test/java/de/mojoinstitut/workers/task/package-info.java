@NullMarked
package de.mojoinstitut.workers.task;

import org.jspecify.annotations.NullMarked;
