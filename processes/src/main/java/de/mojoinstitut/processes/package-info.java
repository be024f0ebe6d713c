/**
 * The names of every BPMN model, as constants: the models are the source, a contract test keeps
 * both equal.
 */
@NullMarked
package de.mojoinstitut.processes;

import org.jspecify.annotations.NullMarked;
