/** Catches every mail of the sandbox and shows it. */
@NullMarked
package de.mojoinstitut.sandbox.mail;

import org.jspecify.annotations.NullMarked;
