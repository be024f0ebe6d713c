package de.mojoinstitut.connectors.payments;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** Body of {@code POST /api/payments/{id}/cancellation}: an empty object. */
@JsonAutoDetect
record CancellationRequest() {}
