package dk.ramme.imports.check;

import org.jspecify.annotations.Nullable;

/**
 * Why rows with a RID number do not become a user, or change one, while a source is read: what hangs on the number in other
 * sections must not go to whoever else has it.
 */
public final class RidFates {

    private final LineByNumber leftOut = new LineByNumber();
    private final LineByNumber notInUse = new LineByNumber();
    /** By RID number the place of the problem among all. */
    private final LineByNumber others = new LineByNumber();

    /** The row is left out, whatever the reason. */
    public void leaveOut(String rid, int line) {
        leftOut.putIfAbsent(rid, line);
    }

    /** The row is left out because it is in use no more, or may not be. */
    public void putOutOfUse(String rid, int line) {
        notInUse.putIfAbsent(rid, line);
    }

    /**
     * Whether nobody with the number is in use.
     *
     * @param taken whether there is a row with it that was right for itself
     */
    public boolean isOutOfUse(String rid, boolean taken) {
        return !taken && notInUse.get(rid) != null;
    }

    /** What was found of a row that is not left out for itself. */
    public void put(String rid, RowProblem problem) {
        others.putIfAbsent(rid, problem.ordinal());
    }

    /**
     * What its rights come to, null when they are given.
     *
     * @param taken whether there is a row with it that was right for itself
     */
    public @Nullable RowProblem ofRights(String rid, boolean taken) {
        var found = others.get(rid);
        if (found == null) return !taken && leftOut.get(rid) != null ? RowProblem.RIGHT_OF_LEFT_OUT : null;
        var problem = RowProblem.values()[found];
        return switch (problem.weight()) {
            case LEFT_OUT -> RowProblem.RIGHT_OF_LEFT_OUT;
            case DECIDE -> RowProblem.RIGHT_UNDECIDED;
            default -> problem;
        };
    }
}
