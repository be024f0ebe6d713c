package de.mojoinstitut.connectors.payments;

/** Body of {@code POST /api/disputes/{id}/answer}. */
record DisputeAnswerBody(String outcome, String evidence) {}
