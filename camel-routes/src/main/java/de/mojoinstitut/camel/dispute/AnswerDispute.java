package de.mojoinstitut.camel.dispute;

import de.mojoinstitut.core.dispute.DisputeGateway.Answer;
import de.mojoinstitut.core.tenant.TenantId;

/** The question of the route {@code dispute-answer}; given back when it is done. */
record AnswerDispute(TenantId seller, String disputeId, Answer answer) {}
