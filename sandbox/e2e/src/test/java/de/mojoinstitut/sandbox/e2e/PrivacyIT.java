package de.mojoinstitut.sandbox.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who books what stays where it belongs. */
@ExtendWith(StackExtension.class)
class PrivacyIT {

  private static final String TITLE = "Leben mit chronischer Erschöpfung";

  private final World world;

  PrivacyIT(World world) {
    this.world = world;
  }

  @Test
  void shouldLeaveNoPersonAndNoTitleInLogsTopicsEngineOrStripe() throws IOException {
    // given
    Member lena = world.member("user_lena");
    Booking booking = lena.books(world.anna().publishes(TITLE, 3, 2_200)).awaitsPayment();
    world.till().pays(booking);
    booking.reaches("CONFIRMED");
    world.ended(booking, "Event_BookingConfirmed");
    world.mailbox().receives(booking, "Buchung " + booking.number() + " ist bestätigt");
    // when
    Path home = world.stack().home();
    List<String> found =
        Stream.of("logs", "data/kafka", "data/broker", "data/stripe")
            .flatMap(folder -> hits(home.resolve(folder), "Hoffmann", lena.address(), TITLE))
            .toList();
    // then
    assertThat(hits(home.resolve("data/mail"), "Hoffmann", lena.address())).isNotEmpty();
    assertThat(hits(home.resolve("data/kafka"), booking.id())).isNotEmpty();
    assertThat(hits(home.resolve("data/broker"), booking.id())).isNotEmpty();
    assertThat(hits(home.resolve("data/stripe"), booking.id())).isNotEmpty();
    assertThat(found).isEmpty();
  }

  /** Files that hold one of the texts, each with the text. */
  private static Stream<String> hits(Path folder, String... texts) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(
              file -> {
                String content = content(file);
                return Stream.of(texts)
                    .filter(text -> content.contains(new String(text.getBytes(UTF_8), ISO_8859_1)))
                    .map(text -> folder.relativize(file) + ": " + text);
              })
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes as they are, one character each. */
  private static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
