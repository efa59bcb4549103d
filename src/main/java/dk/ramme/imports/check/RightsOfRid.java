package dk.ramme.imports.check;

import dk.ramme.identifier.RidNumber;
import dk.ramme.rights.RightName;
import java.util.List;

/** Rights that hang on a RID number. */
public record RightsOfRid(int line, RidNumber rid, List<RightName> rights) {}
