package de.mojoinstitut.kontakte.entry;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What every book answers in the same way.
 *
 * @param <V> an entry as callers see it
 */
public abstract class EntryController<V> {

  private final AddressBook book;
  private final Function<Entry, V> view;

  protected EntryController(AddressBook book, Function<Entry, V> view) {
    this.book = book;
    this.view = view;
  }

  protected final AddressBook book() {
    return book;
  }

  protected final V view(Entry entry) {
    return view.apply(entry);
  }

  protected final Page<V> view(Page<Entry> page) {
    return page.map(view);
  }

  /** One entry. */
  @GetMapping("/{id}")
  public V get(@PathVariable @Pattern(regexp = EntryChange.ID) String id) {
    return view.apply(book.find(id));
  }

  /** Changes what is given. */
  @PatchMapping("/{id}")
  @ApiResponse(responseCode = "200", description = "changed")
  @ApiResponse(responseCode = "409", description = "WRONG_STATE")
  public V change(
      @PathVariable @Pattern(regexp = EntryChange.ID) String id,
      @Valid @RequestBody EntryChange change) {
    return view.apply(book.change(id, change));
  }

  /** Erases the person and leaves a tombstone. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void erase(@PathVariable @Pattern(regexp = EntryChange.ID) String id) {
    book.erase(id);
  }
}
