package de.mojoinstitut.core.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The languages that there are texts in. */
enum MailLanguage {
  GERMAN("de"),
  HINDI("hi"),
  /** For everybody else. */
  ENGLISH("en");

  private final String code;
  private final Properties labels;

  MailLanguage(String code) {
    this.code = code;
    this.labels = new Properties();
    try {
      labels.load(new StringReader(resource("labels_" + code + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MailLanguage of(Locale reader) {
    for (MailLanguage language : values()) {
      if (language.code.equals(reader.getLanguage())) {
        return language;
      }
    }
    return ENGLISH;
  }

  String code() {
    return code;
  }

  /** This language with the reader's country, for dates and money. */
  Locale in(Locale reader) {
    return new Locale.Builder().setLanguage(code).setRegion(reader.getCountry()).build();
  }

  String label(String name) {
    return Objects.requireNonNull(labels.getProperty(name), name);
  }

  String text(NotificationTemplate template) {
    return resource(template.code() + "_" + code + ".txt");
  }

  static String resource(String name) {
    String path = "/notifications/" + name;
    try (InputStream in =
        Objects.requireNonNull(MailLanguage.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
