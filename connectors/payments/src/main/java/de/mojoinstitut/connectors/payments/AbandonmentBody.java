package de.mojoinstitut.connectors.payments;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** Body of the requests that end in {@code /abandonment}: an empty object. */
@JsonAutoDetect
record AbandonmentBody() {}
