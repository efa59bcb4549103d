/** Writes rows that were judged: users, rights, administrators, organisation data. */
@NullMarked
package dk.ramme.imports.write;

import org.jspecify.annotations.NullMarked;
