package de.mojoinstitut.core.fixturebeta;

import de.mojoinstitut.core.fixturealpha.Alpha;

/** The other half. */
public interface Beta {

  Alpha alpha();
}
