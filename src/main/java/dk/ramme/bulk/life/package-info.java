/** The deeds of many users' lives: suspended, reopened, deleted and brought back as one user is. */
@NullMarked
package dk.ramme.bulk.life;

import org.jspecify.annotations.NullMarked;
