/** Camunda's task list: who completed which task, and how. */
@NullMarked
package de.mojoinstitut.connectors.tasklist;

import org.jspecify.annotations.NullMarked;
