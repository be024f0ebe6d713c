/** One OpenSearch node in a process of its own: what Operate and Tasklist search in. */
@NullMarked
package de.mojoinstitut.sandbox.opensearch;

import org.jspecify.annotations.NullMarked;
