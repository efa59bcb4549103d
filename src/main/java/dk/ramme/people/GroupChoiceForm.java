package dk.ramme.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The group that was chosen, if any. */
record GroupChoiceForm(@Nullable UUID group) {}
