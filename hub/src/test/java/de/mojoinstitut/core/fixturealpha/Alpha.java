package de.mojoinstitut.core.fixturealpha;

import de.mojoinstitut.core.fixturebeta.Beta;

/** One half of a circle. */
public interface Alpha {

  Beta beta();
}
