/** What every HTTP service here does before a controller sees a request. */
@NullMarked
package de.mojoinstitut.chassis.web;

import org.jspecify.annotations.NullMarked;
