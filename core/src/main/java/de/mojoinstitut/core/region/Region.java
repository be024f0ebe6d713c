package de.mojoinstitut.core.region;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/** A world region with its own currency and language. */
public record Region(RegionCode code, String name, Currency currency, Locale locale, ZoneId zone) {}
