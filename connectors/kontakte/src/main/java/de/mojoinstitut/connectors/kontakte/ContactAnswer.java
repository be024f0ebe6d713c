package de.mojoinstitut.connectors.kontakte;

import org.jspecify.annotations.Nullable;

/** What the hub needs of kontakte.mojo's answer; the rest is not read. */
record ContactAnswer(@Nullable String id) {}
