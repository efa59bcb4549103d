package dk.ramme.vault;

/** A sealed value does not open here: it was changed, moved from its place, or sealed under a key that is gone. */
public class SealBroken extends RuntimeException {

    SealBroken(SealContext context) {
        super("a sealed value does not open in " + context.table() + "." + context.column() + " of row "
                + context.rowId());
    }
}
