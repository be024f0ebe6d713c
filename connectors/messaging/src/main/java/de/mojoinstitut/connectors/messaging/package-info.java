/** The mail server: hands notifications over by SMTP. */
@NullMarked
package de.mojoinstitut.connectors.messaging;

import org.jspecify.annotations.NullMarked;
