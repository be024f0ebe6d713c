/** Bad requests, generated from an application's OpenAPI document, and the check of its answers. */
@NullMarked
package de.mojoinstitut.testkit.negative;

import org.jspecify.annotations.NullMarked;
