package dk.ramme.imports.stage;

import dk.ramme.imports.decision.DoubtfulRows;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.run.Chunks;
import dk.ramme.people.cpr.CprHolders;
import dk.ramme.people.cpr.CprTries;
import org.springframework.stereotype.Component;

/** Where users of a source are looked for among those who are here, and set side by side. */
@Component
public record UserPlaces(
        Chunks chunks,
        DoubtfulRows doubtfulRows,
        Doubts doubts,
        ExistingUsers usersHere,
        UserMatches matches,
        HeldAddresses addresses,
        RidVerdicts ridVerdicts,
        CprHolders cprHolders,
        CprTries cprTries) {}
