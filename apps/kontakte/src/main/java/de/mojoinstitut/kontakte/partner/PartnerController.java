package de.mojoinstitut.kontakte.partner;

import de.mojoinstitut.chassis.idempotency.Idempotency;
import de.mojoinstitut.kontakte.entry.AddressBook;
import de.mojoinstitut.kontakte.entry.Book;
import de.mojoinstitut.kontakte.entry.Entries;
import de.mojoinstitut.kontakte.entry.EntryListener;
import de.mojoinstitut.kontakte.entry.PartyController;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's partners. */
@RestController
@RequestMapping(path = "/api/partners", produces = MediaType.APPLICATION_JSON_VALUE)
class PartnerController extends PartyController {

  PartnerController(Entries entries, TransactionTemplate transaction, Idempotency idempotency) {
    super(new AddressBook(Book.PARTNER, entries, transaction, idempotency, EntryListener.NONE));
  }
}
