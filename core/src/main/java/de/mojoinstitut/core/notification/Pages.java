package de.mojoinstitut.core.notification;

import java.net.URI;

/**
 * Where people look things up.
 *
 * @param base ends with a slash
 */
public record Pages(URI base) {
  public Pages {
    if (!base.isAbsolute() || !base.getPath().endsWith("/")) {
      throw new IllegalArgumentException("mojo.pages.url must be absolute and end with a slash");
    }
  }

  /**
   * @param kind of the page, such as {@code bookings}
   */
  public URI of(String kind, String id) {
    return base.resolve(kind + "/" + id);
  }
}
