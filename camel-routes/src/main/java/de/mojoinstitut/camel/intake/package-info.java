/** How a route takes records from Kafka: order kept, nothing lost, poison set aside. */
@NullMarked
package de.mojoinstitut.camel.intake;

import org.jspecify.annotations.NullMarked;
